import { seats } from '../../server/contract/ids.ts';
import type { PersonId, Seat, Text } from '../../server/contract/ids.ts';
import { evolve } from '../../server/game/evolve.ts';
import type { GameFact } from '../../server/game/facts.ts';
import { seatOf } from '../../server/game/seats.ts';
import type { Game } from '../../server/game/state.ts';
import { decodeGameEntry } from '../../server/log/codec.ts';
import { textPrefix } from '../../server/log/texts.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import type { Store } from '../../server/store/port.ts';
import { desk } from '../../server/views/desk.ts';
import { mayLearn } from '../architecture/secrecy-readers.ts';

type Path = readonly (string | number)[];

/** Shorter numbers are everybody's by accident; the company of `distinct-scenario.ts` has few of them. */
const shortest = 100_000;

/** Lists of a period whose places are segments by items. */
const ofCustomers: ReadonlySet<string> = new Set(['demand', 'delivered', 'lost', 'owed']);

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
  /** Public on purpose: the numbers of every seat's measures (the list in secrecy-table.ts). */
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
  const visit = (value: unknown, path: Path): void => {
    if (typeof value === 'number') note(places, value, path);
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
      if (fact.type === 'DecisionsSet' && fact.reason !== undefined) reasons.add(fact.reason);
      if (fact.type === 'RoundResolved' || fact.type === 'GameFinished') hashes.add(fact.stateHash);
      if (fact.type === 'RoundResolved') {
        if (fact.round === 0) numbersIn(fact.world, (value) => opening.add(value));
        visitWorld(fact.world, ['game', 'world']);
        const after = state;
        for (const seat of seats) numbersIn(desk(setup, after, seat).measures, (value) => aggregates.add(Math.abs(value)));
      }
      const { records: played, world: _, ...rest } = state;
      for (; records < played.length; records += 1) {
        visit(played[records], ['game', 'records', records]);
        addUp(state, records);
      }
      visit(rest, ['game']);
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
    aggregates,
    opening,
    reasons,
    hashes,
    refresh,
  };
};

/** Whoever is sent something: a page, or somebody who only calls. `game` is the one watched. */
export type Listener = {
  readonly name: string;
  readonly person: PersonId | undefined;
  readonly game: string | undefined;
  /** Texts of their own: a token, a person's id, a name. */
  readonly own: readonly string[];
  readonly facilitates?: boolean;
};

/** Texts that are secret from everybody but those whose own they are. */
export type SecretText = { readonly what: string; readonly text: string };

export type Secrets = {
  readonly setup: Scenario;
  readonly games: readonly WatchedGame[];
  readonly seed: string;
  readonly texts: readonly SecretText[];
  /** Names of people by their ids. */
  readonly people: ReadonlyMap<PersonId, string>;
  /** Every number a client set, whether taken or not, with the seat and game it was set in. */
  readonly set: ReadonlyMap<number, { readonly game: string; readonly seat: Seat }>;
};

/** Never secret: when it is, when something was over or said, and by when to decide. */
const clock: ReadonlySet<unknown> = new Set(['deadlineMs', 'minUntilMs', 'resolvedAtMs', 'atMs']);
const isClock = ([root, ...parts]: Path): boolean => root === 'game' && parts.some((part) => clock.has(part));

const seatMayLearn = (setup: Scenario, game: Game, seat: Seat | undefined, path: Path): boolean => {
  const [root, part] = path;
  if (isClock(path)) return true;
  if (seat === undefined) return false;
  if (root === 'game' && (part === 'world' || part === 'seats' || part === 'remainingMs')) return false;
  if (game.phase === 'finished') return true;
  if (part === 'runOut' || part === 'benchmarks') return false;
  if (part === 'decisions' && setup.company.fields[Number(path[3])].seat === seat) return true;
  return mayLearn({ game, setup }, path).has(seat);
};

const numberLeaks = (texts: string, listener: Listener, seat: Seat | undefined, secrets: Secrets): readonly string[] => {
  const { setup, games, set } = secrets;
  const own = games.find(({ id }) => id === listener.game);
  const found: string[] = [];
  for (const digits of new Set(texts.match(/\d{6,}/g))) {
    const value = Number(digits);
    const ours = own?.places.get(value) ?? [];
    const total = own?.sums.get(value) ?? [];
    if (own !== undefined && [...ours, ...total].some((path) => seatMayLearn(setup, own.game(), seat, path))) continue;
    if (own !== undefined && seat !== undefined && own.aggregates.has(value)) continue;
    const setter = set.get(value);
    if (setter !== undefined && setter.game === listener.game && setter.seat === seat) continue;
    const theirs = games.find((each) => each !== own && each.places.has(value) && own?.opening.has(value) !== true);
    const clockElsewhere = theirs?.places.get(value)?.some(isClock) === true;
    if (clockElsewhere) continue;
    if (ours.length > 0) found.push(`${ours[0].join('.')} (${digits})`);
    else if (setter !== undefined) found.push(`a number that ${setter.seat} set in ${setter.game} (${digits})`);
    else if (theirs !== undefined) found.push(`${theirs.places.get(value)?.[0].join('.')} of ${theirs.id} (${digits})`);
  }
  return found;
};

/** A text in all its languages. */
const wordings = (text: Text): readonly string[] => (typeof text === 'string' ? [text] : Object.values(text));

/** A text as it stands within JSON. */
const inJson = (text: string): string => JSON.stringify(text).replaceAll(/^"|"$/g, '');

/** Keys of what never leaves the server, and what a stack trace is made of. */
const insides = ['"memory":', '"reason":', '"world":', '"proposals":', '"drafts":', '"scenarioText":', 'node_modules', 'file://', '.ts:'];

const textLeaks = (texts: string, listener: Listener, seat: Seat | undefined, secrets: Secrets): readonly string[] => {
  const { setup, games, people } = secrets;
  const found: string[] = [];
  const must = (what: string, text: string, allowed: boolean): void => {
    if (!allowed && text !== '' && texts.includes(inJson(text))) found.push(`${what} (${text})`);
  };
  const own = games.find(({ id }) => id === listener.game);
  const finished = own?.game().phase === 'finished';
  must('the seed', secrets.seed, finished);
  for (const { what, text } of secrets.texts) must(what, text, listener.own.includes(text));
  for (const game of games) {
    for (const hash of game.hashes) must(`a state hash of ${game.id}`, hash, finished && game === own);
    for (const reason of game.reasons) must(`a bot's reason in ${game.id}`, reason, false);
  }
  const seated = new Set((own === undefined ? games : [own]).flatMap(({ game }) => seats.map((each) => holderOf(game(), each))));
  for (const [person, name] of people) {
    must('the id of a person', person, listener.own.includes(person));
    must('the name of somebody who is not here', name, listener.own.includes(name) || seated.has(person));
  }
  const heard = new Set(
    own
      ?.game()
      .records.flatMap(({ close }) => close.signals)
      .filter((signal) => seat !== undefined && signal.seats.includes(seat))
      .flatMap(({ text }) => wordings(text)) ?? [],
  );
  for (const [place, event] of setup.company.events.entries()) {
    // What a scenario holds back for facilitators is shown to them, and to nobody else.
    if (event.trigger.kind === 'held' && listener.facilitates === true) continue;
    for (const signal of event.signals) for (const text of wordings(signal.text)) must('a signal', text, heard.has(text));
    const began = own?.game().records.some(({ periods }) => periods.some(({ events }) => events[place] === 'active')) === true;
    for (const text of wordings(event.name)) must('an event to come', text, began && seat !== undefined);
  }
  for (const inside of insides) if (texts.includes(inside)) found.push(`insides (${inside})`);
  return found;
};

const holderOf = (game: Game, seat: Seat): PersonId | undefined => {
  const { holder } = game.seats[seat];
  return holder.kind === 'open' ? undefined : holder.person;
};

/** What a listener was told and may not know, by what the logs say now. Everything is looked for as raw text. */
export const leaksIn = (texts: readonly string[], listener: Listener, secrets: Secrets): readonly string[] => {
  const text = texts.join('\n');
  const own = secrets.games.find(({ id }) => id === listener.game);
  const seat = own === undefined || listener.person === undefined ? undefined : seatOf(own.game(), listener.person);
  return [...numberLeaks(text, listener, seat, secrets), ...textLeaks(text, listener, seat, secrets)].map(
    (leak) => `${listener.name} was told ${leak}`,
  );
};
