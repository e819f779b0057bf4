import type { Company } from './company.ts';
import { layoutOf } from './layout.ts';
import type { PeriodRecord, RoundRecord } from './records.ts';
import type { World } from './world.ts';

/** Units of an item anywhere in the network, and with customers. */
const unitsOf = (company: Company, world: World, item: number): number => {
  const items = company.items.length;
  let units = world.sold[item] + (world.expired[item] ?? 0);
  layoutOf(company).eventPlan.quarantines.forEach(({ cell }, place) => {
    if (cell % items === item) units += world.eventMemory?.quarantined[place] ?? 0;
  });
  for (let cell = item; cell < world.onHand.length; cell += items) units += world.onHand[cell] + (world.returns[cell] ?? 0);
  for (const list of [world.moving, world.parcels, world.waiting, world.held, world.door, world.dock])
    for (const lot of list) if (lot.item === item) units += lot.units;
  for (const back of world.returning) if (back.item === item) units += back.units;
  return units;
};

/** Lists in which nothing may be below zero. */
const neverNegative = [
  'onHand',
  'book',
  'backlog',
  'onOrder',
  'atDoor',
  'returns',
  'made',
  'sold',
  'shelved',
  'expired',
  'owed',
  'crew',
  'temps',
  'fatigue',
  'csat',
  'bookedNow',
  'bookedNext',
  'pantry',
] as const satisfies readonly (keyof World)[];

const sumsOf = (company: Company, world: World): readonly string[] => {
  const layout = layoutOf(company);
  const { items } = layout;
  const broken: string[] = [];
  const backlog = world.backlog.map(() => 0);
  const owed = world.owed.map(() => 0);
  const onOrder = world.onOrder.map(() => 0);
  const atDoor = world.atDoor.map(() => 0);
  const open = new Map<number, number>();
  const owe = (segment: number, item: number, order: number, units: number): void => {
    owed[segment * items + item] += units;
    open.set(order, (open.get(order) ?? 0) + units);
  };
  for (const line of world.lines) {
    backlog[line.site * items + line.item] += line.units;
    if (line.segment >= 0) owe(line.segment, line.item, line.order, line.units);
    else onOrder[line.bound * items + line.item] += line.units;
  }
  for (const card of world.cards) onOrder[card.site * items + card.item] += card.units;
  for (const order of world.supplierOrders) onOrder[order.site * items + order.item] += order.openUnits;
  for (const list of [world.moving, world.parcels, world.waiting, world.held])
    for (const lot of list)
      if (lot.segment >= 0) owe(lot.segment, lot.item, lot.order, lot.units);
      else onOrder[lot.site * items + lot.item] += lot.units;
  for (const lot of world.door) {
    const lane = company.lanes[lot.lane];
    const atSite = lane.modes[lot.mode].direct || lane.to.index === lot.site;
    (atSite ? atDoor : onOrder)[lot.site * items + lot.item] += lot.units;
  }
  for (const lot of world.dock) atDoor[lot.site * items + lot.item] += lot.units;
  const compare = (name: string, have: readonly number[], should: readonly number[]): void =>
    have.forEach((value, place) => {
      if (value !== should[place]) broken.push(`${name}[${place}] is ${value}, its parts add up to ${should[place]}`);
    });
  compare('backlog', world.backlog, backlog);
  compare('owed', world.owed, owed);
  compare('onOrder', world.onOrder, onOrder);
  compare('atDoor', world.atDoor, atDoor);
  for (const order of world.orders)
    if (order.openUnits !== open.get(order.number))
      broken.push(`order ${order.number} has ${order.openUnits} open, its lines and parcels ${open.get(order.number)}`);
  if (open.size !== world.orders.length) broken.push(`${open.size} orders have units open, ${world.orders.length} are on the list`);
  return broken;
};

const wholeNumbers = (value: unknown, path: string, broken: string[]): void => {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) broken.push(`${path} is ${value}, not a whole number`);
  } else if (Array.isArray(value)) value.forEach((each, place) => wholeNumbers(each, `${path}[${place}]`, broken));
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) wholeNumbers(each, `${path}.${key}`, broken);
  else if (value === undefined && !/labour|proposals|ledger|eventMemory/.test(path)) broken.push(`${path} is missing`);
};

const negatives = (value: unknown, path: string, broken: string[]): void => {
  if (typeof value === 'number') {
    if (value < 0 && !/priceVariance|cashCents|proposals|frozenAt/.test(path)) broken.push(`${path} is ${value}, below zero`);
  } else if (Array.isArray(value)) value.forEach((each, place) => negatives(each, `${path}[${place}]`, broken));
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) negatives(each, `${path}.${key}`, broken);
};

/** Assets less debts, in cents. */
const worth = (record: PeriodRecord): number | undefined =>
  record.ledger && record.ledger.cashCents + record.ledger.receivablesCents + record.ledger.stockCents - record.ledger.payablesCents;

const profit = (record: PeriodRecord): number => {
  const { ledger } = record;
  if (ledger === undefined) return 0;
  const costs =
    ledger.goodsCents +
    ledger.priceVarianceCents +
    ledger.freightCents +
    ledger.labourCents +
    ledger.storageCents +
    ledger.penaltyCents +
    ledger.promotionCents +
    ledger.writeOffCents +
    ledger.interestCents +
    ledger.otherCents;
  return ledger.revenueCents - costs;
};

/** Periods in a row: the worth of the company moves by the profit, what is owed to customers by demand, deliveries and losses. */
const rows = (periods: readonly PeriodRecord[]): readonly string[] => {
  const broken: string[] = [];
  for (let place = 1; place < periods.length; place += 1) {
    const before = periods[place - 1];
    const after = periods[place];
    const [had, has] = [worth(before), worth(after)];
    if (had !== undefined && has !== undefined && has - had !== profit(after))
      broken.push(`period ${after.period}: worth moved by ${has - had} cents, profit is ${profit(after)}`);
    after.owed.forEach((units, demand) => {
      const should = before.owed[demand] + after.demand[demand] - after.delivered[demand] - after.lost[demand];
      if (units !== should) broken.push(`period ${after.period}: owed[${demand}] is ${units}, should be ${should}`);
    });
  }
  return broken;
};

/**
 * The laws of RULES.md (R3) that a world and its records break, in sentences; none when all is well. Units are conserved, nothing is
 * negative, numbers are whole, totals equal their parts, the ledger balances. Give the periods in a row, the one before included, to
 * have the ledger checked. For tests: live games don't pay for it.
 */
export const brokenInvariants = (company: Company, world: World, record?: RoundRecord | readonly PeriodRecord[]): readonly string[] => {
  const broken: string[] = [];
  const layout = layoutOf(company);
  wholeNumbers(world, 'world', broken);
  for (const key of neverNegative)
    world[key].forEach((value, place) => {
      if (value < 0) broken.push(`${key}[${place}] is ${value}, below zero`);
    });
  for (const key of ['triggered', 'heldRounds', 'quarantined', 'quarantinedBook', 'quarantinedAges'] as const)
    world.eventMemory?.[key].forEach((value, place) => {
      if (value < 0) broken.push(`${key}[${place}] is ${value}, below zero`);
    });
  for (const list of [world.moving, world.parcels, world.waiting, world.held, world.door, world.dock])
    for (const lot of list)
      if (lot.units <= 0 || lot.wrong < 0 || lot.wrong > lot.units) broken.push(`a lot of ${lot.units} units, ${lot.wrong} wrong`);
  for (const line of world.lines) if (line.units <= 0) broken.push(`a line of ${line.units} units`);
  company.items.forEach((item, index) => {
    const units = unitsOf(company, world, index);
    if (units !== world.made[index]) broken.push(`${units} units of ${item.id} exist, ${world.made[index]} were made`);
  });
  if (company.money.ledger) {
    let cents = 0;
    for (let item = 0; item < layout.items; item += 1)
      cents += (world.made[item] - world.sold[item] - (world.expired[item] ?? 0)) * layout.costCents[item];
    if (cents !== world.stockCents) broken.push(`stock is booked at ${world.stockCents} cents, it is worth ${cents}`);
  }
  broken.push(...sumsOf(company, world));
  if (record !== undefined) {
    const periods = 'periods' in record ? record.periods : record;
    wholeNumbers(record, 'record', broken);
    negatives(record, 'record', broken);
    broken.push(...rows(periods));
  }
  return broken;
};
