import type { Agreement, AgreementId } from '../../contract/agreements.ts';
import { seats, type InformationLevel, type Seat } from '../../contract/ids.ts';
import { closingFacts } from '../../game/agreements/closing.ts';
import { isBy } from '../../game/agreements/parties.ts';
import { evolve } from '../../game/evolve.ts';
import type { GameFact } from '../../game/facts.ts';
import { finishHeadless, openHeadlessHuddle, openHeadlessRound, setHeadlessValues } from '../../game/headless.ts';
import { untouchedValue } from '../../game/inputs.ts';
import { resolveRound } from '../../game/resolve.ts';
import type { Game } from '../../game/state.ts';
import { nothingTogether } from '../../game/together.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { judge } from '../../score/judgement.ts';
import { newDeskMemory } from '../../views/desk-memory.ts';
import { metTogether, talkedThrough, type Speaker } from '../bot-talk.ts';
import { botOf, decide, speakersOf, telling, type Bot, type BotSeat } from '../bots.ts';
import { asPromised } from '../worth.ts';
import { decideAsPeople, type Deciding, type Person } from './people.ts';
import { referencesOf, type Recording } from './recording.ts';
import { silentVoter } from './silent-voter.ts';
import { carrier, type ToldBesides } from './tellings.ts';
import { withoutAgreements } from './without-agreements.ts';

/**
 * Who decides for a seat in a re-run. `meant`: as its people meant it, carried to what its desk shows there. `decided`: the recorded
 * numbers. Otherwise a bot.
 */
export type SeatPlay = Person['play'] | { readonly bot: string; readonly parameters?: BotSeat['parameters'] };

/**
 * An input at a value, whatever would be decided otherwise; `undefined`: untouched, which for an order is what its desk proposes. With a
 * relation only as far as what would be decided is less, or more.
 */
export type InputChange = {
  readonly round: number;
  readonly place: number;
  readonly value: number | undefined;
  readonly relation?: 'atLeast' | 'atMost';
};

/** `told` and `published`: in planning of the round that stands in them; notices by their ids in the recorded game. */
export type RerunOptions = ToldBesides & {
  /** Missing: `meant`. */
  readonly seats?: Readonly<Partial<Record<Seat, SeatPlay>>>;
  /** Missing: `recorded`, round by round. */
  readonly level?: 'recorded' | InformationLevel;
  /** Before this round everything is exactly as recorded. */
  readonly fromRound?: number;
  readonly changes?: readonly InputChange[];
  /** Agreements that nobody made: what they filled in is put back, their emergencies are not pushed. */
  readonly without?: readonly AgreementId[];
  /** Inputs (place among the company's fields) at which the reference decides in a round, on the desk of the re-run, instead of people. */
  readonly asReference?: (round: number, place: number) => boolean;
  /** One-shot inputs in which people do in a round what the reference at their desk does in the re-run, and not in the recorded game: else those stay as recorded. */
  readonly follows?: (round: number, place: number) => boolean;
  /** Agreements that a seat knows of in a round besides: people take them into account as the reference at their desk would, and judge nobody by them. */
  readonly agreedBesides?: (seat: Seat, round: number) => readonly Agreement[];
  /** Hears of every fact from `fromRound` on, but not of what becomes of agreements when a round is over. Rounds are hashed then. */
  readonly onFact?: (fact: GameFact) => void;
};

type Table = { readonly people: readonly Person[]; readonly bots: readonly Bot[]; readonly references: Deciding['references'] };

/** The people and the bots of a re-run. Whoever comes late as the reference has in mind what it would have had by then. */
const tableOf = (recording: Recording, { seats: wanted, asReference }: RerunOptions, place: number): Table => {
  const { scenario } = recording;
  const plays = seats.map((seat) => ({ seat, play: wanted?.[seat] ?? 'meant' }));
  const refers = asReference !== undefined || plays.some(({ play }) => play === 'meant');
  const comesLate = place > 0 && plays.some(({ play }) => typeof play === 'object' && play.bot === 'coordinated');
  const references = refers || comesLate ? referencesOf(recording) : undefined;
  const people: Person[] = [];
  const bots: Bot[] = [];
  for (const { seat, play } of plays) {
    const memory = references?.[place].memory[seat];
    if (typeof play === 'object') {
      const bot = botOf(
        scenario,
        seat,
        play.parameters === undefined ? { name: play.bot } : { name: play.bot, parameters: play.parameters },
      );
      bots.push(play.bot === 'coordinated' ? { ...bot, memory } : bot);
      continue;
    }
    const places = scenario.company.fields.flatMap((field, at) => (field.seat === seat ? [at] : []));
    people.push({ seat, play, places, reference: { ...botOf(scenario, seat, { name: 'coordinated' }), memory } });
  }
  return { people, bots, references };
};

/** Emergencies that were promised, by nobody but people who decide in the re-run too. */
const emergenciesOf = ({ game }: Recording, { people }: Table, without: readonly AgreementId[]): readonly Agreement[] => {
  const others = seats.filter((seat) => !people.some((person) => person.seat === seat));
  return game.together.agreements
    .filter(({ id, pledges }) => !without.includes(id) && !pledges.some((pledge) => others.some((seat) => isBy(pledge, seat))))
    .flatMap(asPromised);
};

/** What a change makes of an input that has been decided. */
const changed = (scenario: Scenario, game: Game, drafts: Game['drafts'], { place, value, relation }: InputChange): number | undefined => {
  if (value === undefined || relation === undefined) return value;
  const decided = drafts[place] ?? untouchedValue(scenario.company, game, place);
  return relation === 'atLeast' ? Math.max(decided, value) : Math.min(decided, value);
};

/** What people had promised each other in haste, as facts. The agreement's id is that of the recorded game, after a word that no id has. */
export const recordedAgreement = 'recorded ';
const promiseFacts = ({ id, round, atMs, by, to, terms, pledges, agreed }: Agreement): readonly GameFact[] => {
  if (agreed === undefined) return [];
  const agreement = `${recordedAgreement}${id}`;
  return [
    { type: 'AgreementProposed', agreement, round, atMs, by, to, terms, pledges, emergency: true },
    {
      type: 'AgreementMade',
      agreement,
      pledges,
      filled: [],
      emergency: true,
      round: agreed.round,
      period: agreed.period,
      atMs: agreed.atMs,
    },
  ];
};

/** Decisions over the drafts of a game, seat by seat: all but those that are as they would be untouched, and were. */
const decisionFacts = ({ company }: Scenario, game: Game, drafts: Game['drafts']): readonly GameFact[] =>
  seats.flatMap((seat): readonly GameFact[] => {
    const values = company.fields.flatMap(({ seat: of, lever, key }, place) => {
      const value = drafts[place];
      const asItWas = game.drafts[place] === undefined && (value === undefined || value === untouchedValue(company, game, place));
      return of !== seat || asItWas ? [] : [{ lever, key, value: value ?? null }];
    });
    return values.length === 0 ? [] : [{ type: 'DecisionsSet', round: game.round, seat, values }];
  });

/** A copy whose lists of rounds may grow, at a table where nobody has spoken yet. */
const branched = (game: Game): Game => ({
  ...game,
  decisions: [...game.decisions],
  records: [...game.records],
  resolvedAtMs: [...game.resolvedAtMs],
  levels: [...game.levels],
  together: nothingTogether,
});

/** The recorded world once more, on the same chance, with something done otherwise; finished. Throws on a round that nobody planned. */
export const rerun = (recording: Recording, options: RerunOptions = {}): Game => {
  const { scenario, rounds, firstRound } = recording;
  const { level = 'recorded', fromRound = firstRound, changes = [], without = [], asReference, follows, agreedBesides, onFact } = options;
  const start = rounds[fromRound - firstRound];
  if (start === undefined) throw new Error(`round ${fromRound} was not planned`);
  const table = tableOf(recording, options, fromRound - firstRound);
  const { people, bots, references } = table;
  const desks = newDeskMemory();
  const put = withoutAgreements(scenario, recording.game, without);
  const deciding: Deciding = { recording, people, references, desks, put, asReference, follows, agreedBesides };
  const emergencies = emergenciesOf(recording, table, without);
  const inhabited = people.map(({ seat }) => seat);
  const carry = carrier(recording.game, fromRound, inhabited, options);
  const speakers: readonly Speaker[] =
    bots.length === 0 ? [] : [...speakersOf(scenario, bots, desks), ...inhabited.map((seat) => silentVoter(seat))];

  const tell = (fact: GameFact): void => onFact?.(fact);
  const say = telling(scenario, (facts) => facts.forEach(tell));
  const happen = (game: Game, facts: readonly GameFact[]): Game => {
    let next = game;
    for (const fact of facts) {
      tell(fact);
      next = evolve(scenario, next, fact);
    }
    return next;
  };
  const withLevel = (game: Game): Game => {
    const now = level === 'recorded' ? rounds[game.round - firstRound].level : level;
    tell({ type: 'LevelSet', level: now });
    tell({ type: 'PlanningOpened', round: game.round, atMs: 0, deadlineMs: undefined, minUntilMs: 0 });
    return game.informationLevel === now ? game : { ...game, informationLevel: now };
  };
  /** One round from planning to review. */
  const playRound = (planned: Game): Game => {
    const { round } = planned;
    // What was told before the re-run begins is on the table, and is no news of it.
    const carried = carry(planned);
    const known = carried.filter((fact) => 'round' in fact && fact.round < fromRound);
    let game = planned;
    for (const fact of known) game = evolve(scenario, game, fact);
    game = happen(
      game,
      carried.filter((fact) => !known.includes(fact)),
    );
    game = talkedThrough(scenario, game, speakers, say);
    game = setHeadlessValues(scenario, game, decide(scenario, game, bots, desks));
    const drafts = game.drafts.slice();
    decideAsPeople(deciding, game, drafts);
    for (const change of changes) if (change.round === round) drafts[change.place] = changed(scenario, game, drafts, change);
    const pushed = emergencies.filter(({ agreed }) => agreed?.round === round);
    if (onFact !== undefined) [...pushed.flatMap(promiseFacts), ...decisionFacts(scenario, game, drafts)].forEach(tell);
    game = { ...game, drafts };
    const together = pushed.length === 0 ? game.together : { ...game.together, agreements: [...game.together.agreements, ...pushed] };
    const resolved = resolveRound(scenario, { ...game, together }, onFact === undefined ? 'unhashed' : 'hashed');
    tell(resolved);
    const reviewed = evolve(scenario, game, resolved, 'inPlace');
    let closed = reviewed;
    for (const fact of closingFacts(scenario, reviewed, judge)) closed = evolve(scenario, closed, fact);
    return closed;
  };

  let game = playRound(withLevel(branched(start.opened)));
  while (game.round < recording.game.decisions.length) {
    if (speakers.length > 0) {
      const met = openHeadlessHuddle(scenario, game);
      const huddle = met.together.huddles.at(-1);
      if (met.phase === 'huddle' && huddle !== undefined) {
        tell({ type: 'HuddleOpened', round: huddle.round, kind: huddle.kind, atMs: 0, deadlineMs: undefined });
        game = metTogether(met, speakers, say);
      }
    }
    game = playRound(withLevel(openHeadlessRound(scenario, game)));
  }
  const finished = finishHeadless(scenario, game);
  tell({ type: 'GameFinished', runOut: finished.runOut, stateHash: finished.stateHash });
  return finished;
};
