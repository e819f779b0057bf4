import { seats } from '../../server/contract/ids.ts';
import { evolve } from '../../server/game/evolve.ts';
import type { GameFact } from '../../server/game/facts.ts';
import type { Game } from '../../server/game/state.ts';
import { decodeGameEntry } from '../../server/log/codec.ts';
import { textPrefix } from '../../server/log/texts.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import type { Store } from '../../server/store/port.ts';
import { desk } from '../../server/views/desk.ts';
import type { Path } from '../architecture/secrecy-truth.ts';

/** Shorter numbers are everybody's by accident; the company of `distinct-scenario.ts` has few of them. */
const shortest = 100_000;

/** Lists of a period whose places are segments by items. */
const ofCustomers: ReadonlySet<string> = new Set(['demand', 'delivered', 'lost', 'owed']);

/** What people write has one of these in it, each once. */
export const wordPattern = /said-\d{5}-z/g;
export const wordOf = (place: number): string => `said-${String(place).padStart(5, '0')}-z`;

const numbersIn = (value: unknown, found: (value: number) => void): void => {
  if (typeof value === 'number') found(value);
  else if (typeof value === 'object' && value !== null) for (const child of Object.values(value)) numbersIn(child, found);
};

/** What a game's log says by now, with every number that ever stood in it and where. Read from the store, not from the host. */
export type WatchedGame = {
  readonly id: string;
  readonly game: () => Game;
  /** Places at which a number has stood; `sums` holds the totals of a round, by which panels show them. */
  readonly places: ReadonlyMap<number, readonly Path[]>;
  readonly sums: ReadonlyMap<number, readonly Path[]>;
  /** Places at which what somebody wrote has stood, by its word. */
  readonly words: ReadonlyMap<string, readonly Path[]>;
  /** The game after every fact since the search before the last one: what was sent then may have been on its way for a while. */
  readonly states: () => readonly Game[];
  readonly looked: () => void;
  /** Public on purpose: the numbers of every seat's measures (the list in secrecy-table.ts); and those of a usual round, which the scenario makes. */
  readonly aggregates: ReadonlySet<number>;
  /** Numbers of the opening, which every team on the scenario shares. */
  readonly opening: ReadonlySet<number>;
  readonly reasons: ReadonlySet<string>;
  readonly hashes: ReadonlySet<string>;
  /** Reads what was logged since the last time. */
  refresh(): Promise<void>;
};

export const watchGame = async (store: Store, setup: Scenario, id: string): Promise<WatchedGame> => {
  const places = new Map<number, Path[]>();
  const sums = new Map<number, Path[]>();
  const words = new Map<string, Path[]>();
  let states: Game[] = [];
  let older: readonly Game[] = [];
  let together: Game['together'] | undefined;
  const reasons = new Set<string>();
  const hashes = new Set<string>();
  const known = new Set<string>();
  const aggregates = new Set<number>();
  /** What the scenario file gives the company at its opening is no secret of the world. */
  const opening = new Set<number>();
  let state: Game | undefined;
  let sequence = 0;
  let records = 0;

  const note = (map: Map<number, Path[]>, value: number, path: Path): void => {
    if (Math.abs(value) < shortest) return;
    const name = `${value} ${path.join('.')}`;
    if (known.has(name)) return;
    known.add(name);
    const paths = map.get(Math.abs(value));
    if (paths === undefined) map.set(Math.abs(value), [path]);
    else paths.push(path);
  };
  const noteWords = (text: string, path: Path): void => {
    for (const [word] of text.matchAll(wordPattern)) {
      const paths = words.get(word) ?? [];
      words.set(word, paths);
      if (!paths.some((known) => known.join('.') === path.join('.'))) paths.push(path);
    }
  };
  const visit = (value: unknown, path: Path): void => {
    if (typeof value === 'number') note(places, value, path);
    else if (typeof value === 'string') noteWords(value, path);
    else if (typeof value === 'object' && value !== null)
      for (const [key, child] of Object.entries(value)) visit(child, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  const visitWorld = (value: unknown, path: Path): void => {
    if (typeof value === 'number') {
      if (!opening.has(value)) note(places, value, path);
    } else if (typeof value === 'object' && value !== null)
      for (const [key, child] of Object.entries(value)) visitWorld(child, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  /** A list's totals by site (cells stand item by item), or by item where it is of customers. */
  const groups = (name: string, list: readonly number[]): ReadonlyMap<number, number> => {
    const items = setup.company.items.length;
    const byItem = ofCustomers.has(name);
    const totals = new Map<number, number>();
    for (const [place, value] of list.entries()) {
      const group = byItem ? place % items : place - (place % items);
      totals.set(group, (totals.get(group) ?? 0) + value);
    }
    return totals;
  };
  /** What is under way is told by lane, item and day, what suppliers owe by supplier and item, however many shipments and orders that is. */
  const addCloseTotals = (game: Game, at: number): void => {
    const totals = new Map<string, number>();
    const add = (name: string, units: number, list: string, place: number, leaf: string): void => {
      const total = (totals.get(name) ?? 0) + units;
      totals.set(name, total);
      note(sums, total, ['game', 'records', at, 'close', list, place, leaf]);
    };
    const close = game.records[at]?.close;
    for (const [place, { laneIndex, itemIndex, duePeriod, expectedPeriod, units }] of (close?.shipments ?? []).entries()) {
      add(`shipment ${laneIndex} ${itemIndex} ${duePeriod}`, units, 'shipments', place, 'units');
      add(`shipment ${laneIndex} ${itemIndex} ${duePeriod} ${expectedPeriod}`, units, 'shipments', place, 'units');
    }
    for (const [place, { supplierIndex, itemIndex, openUnits }] of (close?.supplierOrders ?? []).entries())
      add(`order ${supplierIndex} ${itemIndex}`, openUnits, 'supplierOrders', place, 'openUnits');
  };
  /** Totals of a record: over its periods, over the items of a site, over customers. Panels show them. */
  const addUp = (game: Game, at: number): void => {
    const totals = new Map<string, { value: number; readonly path: Path }>();
    const add = (value: unknown, path: Path): void => {
      if (typeof value === 'number') {
        const name = path.slice(5).join('.');
        const before = totals.get(name);
        if (before === undefined) totals.set(name, { value, path });
        else before.value += value;
      } else if (typeof value === 'object' && value !== null) {
        const list = Array.isArray(value) && value.every((each) => typeof each === 'number') ? (value as readonly number[]) : [];
        const name = String(path.at(-1));
        for (const [group, total] of groups(name, list)) {
          note(sums, total, [...path, group]);
          const key = `${path.slice(5).join('.')} ${group}`;
          const before = totals.get(key);
          if (before === undefined) totals.set(key, { value: total, path: [...path, group] });
          else before.value += total;
        }
        for (const [key, child] of Object.entries(value)) add(child, [...path, Array.isArray(value) ? Number(key) : key]);
      }
    };
    for (const [place, period] of (game.records[at]?.periods ?? []).entries()) add(period, ['game', 'records', at, 'periods', place]);
    for (const { value, path } of totals.values()) note(sums, value, path);
    addCloseTotals(game, at);
  };

  visit({ company: setup.company, rules: setup.rules, scoring: setup.scoring }, ['setup']);
  const refresh = async (): Promise<void> => {
    const stream = `game/${id}`;
    const entries = await store.read(stream, sequence + 1);
    const texts = await store.keptAll('texts', textPrefix(stream));
    for (const entry of entries) {
      const read = decodeGameEntry(entry, texts);
      if ('problem' in read) throw new Error(read.problem);
      const { fact }: { readonly fact: GameFact } = read.entry;
      sequence = entry.sequence;
      state = evolve(setup, state, fact);
      states.push(state);
      if (fact.type === 'DecisionsSet' && fact.reason !== undefined) reasons.add(fact.reason);
      if (fact.type === 'RoundResolved' || fact.type === 'GameFinished') hashes.add(fact.stateHash);
      if (fact.type === 'RoundResolved') {
        if (fact.round === 0) numbersIn(fact.world, (value) => opening.add(value));
        visitWorld(fact.world, ['game', 'world']);
        const after = state;
        for (const seat of seats) {
          const { measures, panels } = desk(setup, after, seat);
          numbersIn([measures, panels.map(({ usual }) => usual)], (value) => aggregates.add(Math.abs(value)));
        }
      }
      const { records: played, world: _, together: said, ...rest } = state;
      for (; records < played.length; records += 1) {
        visit(played[records], ['game', 'records', records]);
        addUp(state, records);
      }
      visit(rest, ['game']);
      if (said !== together) visit(said, ['game', 'together']);
      together = said;
    }
  };
  await refresh();
  return {
    id,
    game: () => {
      if (state === undefined) throw new Error(`game ${id} has no log`);
      return state;
    },
    places,
    sums,
    words,
    states: () => [...older, ...states],
    looked: () => {
      older = states;
      states = states.slice(-1);
    },
    aggregates,
    opening,
    reasons,
    hashes,
    refresh,
  };
};
