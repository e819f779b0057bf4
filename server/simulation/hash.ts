import type { EventMemory } from './event-memory.ts';
import type { Card, CustomerOrder, DueMoney, Line, Lot, OrderRequest, Return, SupplierOrder, World } from './world.ts';

/** Every key of a record, once: the compiler refuses a list that forgets one. */
type Keys<T, K extends readonly (keyof T)[]> = Exclude<keyof T, K[number]> extends never ? K : never;
const keysOf =
  <T>() =>
  <const K extends readonly (keyof T)[]>(keys: Keys<T, K>): readonly (keyof T)[] =>
    keys;

// What only some cards and orders have is read after all of them, so that worlds without it keep their hash.
const cardKeys = keysOf<Omit<Card, 'duePeriod'>>()(['lane', 'item', 'site', 'units', 'readPeriod']);
const lineKeys = keysOf<Line>()([
  'site',
  'item',
  'lane',
  'bound',
  'segment',
  'order',
  'units',
  'duePeriod',
  'requestedPeriod',
  'priceCents',
]);
const requestKeys = keysOf<OrderRequest>()(['item', 'placedPeriod', 'latestPeriod']);
const orderKeys = keysOf<Omit<CustomerOrder, 'request'>>()([
  'number',
  'segment',
  'requestedPeriod',
  'quotedPeriod',
  'openUnits',
  'late',
  'lateOnQuote',
  'lost',
  'wrong',
]);
const supplierOrderKeys = keysOf<SupplierOrder>()([
  'supplier',
  'item',
  'site',
  'lane',
  'orderedUnits',
  'openUnits',
  'placedPeriod',
  'readyPeriod',
  'expectedPeriod',
  'priceCents',
]);
const lotKeys = keysOf<Lot>()([
  'lane',
  'mode',
  'item',
  'units',
  'wrong',
  'from',
  'site',
  'segment',
  'order',
  'priceCents',
  'emergency',
  'duePeriod',
  'expectedPeriod',
]);
const returnKeys = keysOf<Return>()(['site', 'item', 'units', 'duePeriod']);
const memoryKeys = keysOf<EventMemory>()([
  'triggered',
  'heldRounds',
  'quarantined',
  'quarantinedBook',
  'quarantinedAges',
  'frozenAt',
  'proposed',
]);
const dueKeys = keysOf<DueMoney>()(['duePeriod', 'cents']);

type NumberLists = { [K in keyof World]: World[K] extends readonly number[] ? K : never }[keyof World];
type LotLists = { [K in keyof World]: World[K] extends readonly Lot[] ? K : never }[keyof World];
type Numbers = { [K in keyof World]: World[K] extends number ? K : never }[keyof World];

const numbers = keysOf<Pick<World, Numbers>>()(['period', 'round', 'nextOrder', 'cashCents', 'stockCents']);
const numberLists = keysOf<Pick<World, NumberLists>>()([
  'onHand',
  'book',
  'backlog',
  'onOrder',
  'atDoor',
  'history',
  'drawnNow',
  'drawnLast',
  'drawnBefore',
  'returns',
  'made',
  'sold',
  'shelved',
  'expired',
  'promotionNow',
  'promotionNext',
  'pantry',
  'excess',
  'csat',
  'owed',
  'bookedNow',
  'bookedNext',
  'qualifying',
  'crew',
  'hiresDue',
  'hiresLater',
  'temps',
  'tempsNext',
  'fatigue',
  'slottedUntil',
  'countNext',
]);
const lotLists = keysOf<Pick<World, LotLists>>()(['moving', 'parcels', 'waiting', 'held', 'door', 'dock']);

/** Four lanes of 32 bits, mixed by multiplication as in MurmurHash3: whole numbers only, so every machine agrees. */
const start = [0x9e3779b9, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f] as const;

/**
 * A fingerprint of the whole world, 32 hexadecimal digits. It depends on values and their order alone, not on the order of keys, and
 * reads every leaf. Equal worlds have equal hashes in Node and in every browser.
 */
export const hashWorld = (world: World): string => {
  let [a, b, c, d] = start as unknown as [number, number, number, number];
  const word = (value: number): void => {
    let mixed = Math.imul(value ^ a, 0xcc9e2d51);
    mixed = (mixed << 15) | (mixed >>> 17);
    a = Math.imul(a ^ Math.imul(mixed, 0x1b873593), 5) + 0xe6546b64;
    a = (a << 13) | (a >>> 19);
    b = Math.imul(b ^ a, 0x85ebca6b) + mixed;
    b = (b << 17) | (b >>> 15);
    c = Math.imul(c ^ b, 0xc2b2ae35) + value;
    c = (c << 11) | (c >>> 21);
    d = Math.imul(d ^ c, 0x27d4eb2f) + a;
  };
  const number = (value: number): void => {
    const high = Math.floor(value / 4294967296);
    word(value - high * 4294967296);
    if (high !== 0) word(high ^ 0x5bd1e995);
  };
  const records = <T>(list: readonly T[], keys: readonly (keyof T)[]): void => {
    number(list.length);
    for (const record of list) for (const key of keys) number(record[key] as number);
  };
  for (const key of numbers) number(world[key]);
  for (const key of numberLists) {
    const list = world[key];
    number(list.length);
    for (const value of list) number(value);
  }
  for (const key of lotLists) records(world[key], lotKeys);
  records(world.cards, cardKeys);
  world.cards.forEach(({ duePeriod }, place) => {
    if (duePeriod === undefined) return;
    number(place);
    number(duePeriod);
  });
  records(world.lines, lineKeys);
  records(world.orders, orderKeys);
  for (const { number: name, request } of world.orders) {
    if (request === undefined) continue;
    number(name);
    for (const key of requestKeys) number(request[key]);
  }
  records(world.supplierOrders, supplierOrderKeys);
  records(world.returning, returnKeys);
  records(world.receivables, dueKeys);
  records(world.payables, dueKeys);
  // A world whose events remember nothing has the hash it had before there was such a memory.
  if (world.eventMemory !== undefined)
    for (const key of memoryKeys) {
      const list = world.eventMemory[key];
      number(list.length);
      for (const value of list) number(value);
    }
  number(world.events.length);
  for (const state of world.events) {
    number(state.length);
    for (let place = 0; place < state.length; place += 1) word(state.charCodeAt(place));
  }
  return [a, b, c, d].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
};
