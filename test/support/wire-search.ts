import { seats } from '../../server/contract/ids.ts';
import type { PersonId, Seat, Text } from '../../server/contract/ids.ts';
import { seatOf } from '../../server/game/seats.ts';
import type { Game } from '../../server/game/state.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import { mayLearn } from '../architecture/secrecy-readers.ts';
import { valueAt } from '../architecture/secrecy-truth.ts';
import type { Path } from '../architecture/secrecy-truth.ts';
import { wordPattern } from './watched-game.ts';
import type { WatchedGame } from './watched-game.ts';

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

/** A moment at which somebody may have been sent something, and the seat they had then. */
type Moment = { readonly game: Game; readonly seat: Seat | undefined };

/** Whether there was such a thing by then: a round, a word. */
const was = (setup: Scenario, game: Game, path: Path): boolean => {
  if (path[1] === 'records') return game.records[Number(path[2])] !== undefined;
  return path[1] !== 'together' || valueAt({ game, setup }, path) !== undefined;
};

const mayLearnThen = (setup: Scenario, { game, seat }: Moment, path: Path): boolean => {
  const [root, part] = path;
  if (isClock(path)) return true;
  if (seat === undefined || !was(setup, game, path)) return false;
  if (root === 'game' && (part === 'world' || part === 'seats' || part === 'remainingMs')) return false;
  if (game.phase === 'finished') return true;
  if (part === 'runOut' || part === 'benchmarks') return false;
  if (part === 'decisions' && setup.company.fields[Number(path[3])].seat === seat) return true;
  return mayLearn({ game, setup }, path).has(seat);
};

const numberLeaks = (texts: string, listener: Listener, moments: readonly Moment[], secrets: Secrets): readonly string[] => {
  const { setup, games, set } = secrets;
  const own = games.find(({ id }) => id === listener.game);
  const found: string[] = [];
  for (const digits of new Set(texts.match(/\d{6,}/g))) {
    const value = Number(digits);
    const ours = own?.places.get(value) ?? [];
    const total = own?.sums.get(value) ?? [];
    if (moments.some((moment) => [...ours, ...total].some((path) => mayLearnThen(setup, moment, path)))) continue;
    if (own !== undefined && moments.some(({ seat }) => seat !== undefined) && own.aggregates.has(value)) continue;
    const setter = set.get(value);
    if (setter !== undefined && setter.game === listener.game && moments.some(({ seat }) => setter.seat === seat)) continue;
    const theirs = games.find((each) => each !== own && each.places.has(value) && own?.opening.has(value) !== true);
    const clockElsewhere = theirs?.places.get(value)?.some(isClock) === true;
    if (clockElsewhere) continue;
    if (ours.length > 0) found.push(`${ours[0].join('.')} (${digits})`);
    else if (setter !== undefined) found.push(`a number that ${setter.seat} set in ${setter.game} (${digits})`);
    else if (theirs !== undefined) found.push(`${theirs.places.get(value)?.[0].join('.')} of ${theirs.id} (${digits})`);
  }
  return found;
};

const isMessage = (path: Path): boolean => path[1] === 'together' && path[2] === 'messages';

/** Words of others: a facilitator reads along the messages of the game that they look at. */
const wordLeaks = (texts: string, listener: Listener, moments: readonly Moment[], { setup, games }: Secrets): readonly string[] => {
  const found: string[] = [];
  const own = games.find(({ id }) => id === listener.game);
  for (const word of new Set(texts.match(wordPattern))) {
    const ours = own?.words.get(word) ?? [];
    if (listener.facilitates === true && ours.some(isMessage)) continue;
    if (moments.some((moment) => ours.some((path) => mayLearnThen(setup, moment, path)))) continue;
    const theirs = games.find(({ words }) => words.has(word));
    if (ours.length > 0) found.push(`${ours[0].join('.')} (${word})`);
    else found.push(`${theirs?.words.get(word)?.[0].join('.') ?? 'words'} of ${theirs?.id ?? 'nobody'} (${word})`);
  }
  return found;
};

/** A text in all its languages. */
const wordings = (text: Text): readonly string[] => (typeof text === 'string' ? [text] : Object.values(text));

/** A text as it stands within JSON. */
const inJson = (text: string): string => JSON.stringify(text).replaceAll(/^"|"$/g, '');

/** Keys of what never leaves the server, and what a stack trace is made of. */
const insides = ['"memory":', '"world":', '"proposals":', '"drafts":', '"scenarioText":', 'node_modules', 'file://', '.ts:'];

/** Texts of the signals that somebody heard, was told of or saw at a colleague's desk. */
const signalsHeard = (setup: Scenario, moments: readonly Moment[]): ReadonlySet<string> =>
  new Set(
    moments.flatMap((moment) =>
      moment.game.records.flatMap(({ close }, round) =>
        close.signals.flatMap(({ text }, place) =>
          mayLearnThen(setup, moment, ['game', 'records', round, 'close', 'signals', place, 'text']) ? wordings(text) : [],
        ),
      ),
    ),
  );

const textLeaks = (texts: string, listener: Listener, moments: readonly Moment[], secrets: Secrets): readonly string[] => {
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
  const present = new Set((own === undefined ? games : [own]).flatMap(({ game }) => seats.map((each) => holderOf(game(), each))));
  for (const [person, name] of people) {
    must('the id of a person', person, listener.own.includes(person));
    must('the name of somebody who is not here', name, listener.own.includes(name) || present.has(person));
  }
  const heard = signalsHeard(setup, moments);
  const seated = moments.some(({ seat }) => seat !== undefined);
  for (const [place, event] of setup.company.events.entries()) {
    // What a scenario holds back for facilitators is shown to them, and to nobody else.
    if (event.trigger.kind === 'held' && listener.facilitates === true) continue;
    for (const signal of event.signals) for (const text of wordings(signal.text)) must('a signal', text, heard.has(text));
    const began = own?.game().records.some(({ periods }) => periods.some(({ events }) => events[place] === 'active')) === true;
    for (const text of wordings(event.name)) must('an event to come', text, began && seated);
  }
  for (const inside of insides) if (texts.includes(inside)) found.push(`insides (${inside})`);
  return found;
};

const holderOf = (game: Game, seat: Seat): PersonId | undefined => {
  const { holder } = game.seats[seat];
  return holder.kind === 'open' ? undefined : holder.person;
};

/** Whose desk somebody is shown: their own, and a facilitator, when all is over, the first. */
const seatAt = (game: Game, { person, facilitates }: Listener): Seat | undefined => {
  if (person !== undefined) return seatOf(game, person);
  return facilitates === true && game.phase === 'finished' ? seats[0] : undefined;
};

/**
 * What a listener was told and may not know, by what the logs say: at no moment since the last search might they have learnt it.
 * Everything is looked for as raw text.
 */
export const leaksIn = (texts: readonly string[], listener: Listener, secrets: Secrets): readonly string[] => {
  const text = texts.join('\n');
  const own = secrets.games.find(({ id }) => id === listener.game);
  const moments = (own?.states() ?? []).map((game) => ({ game, seat: seatAt(game, listener) }));
  return [
    ...numberLeaks(text, listener, moments, secrets),
    ...wordLeaks(text, listener, moments, secrets),
    ...textLeaks(text, listener, moments, secrets),
  ].map((leak) => `${listener.name} was told ${leak}`);
};
