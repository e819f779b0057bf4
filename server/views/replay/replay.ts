import type { PersonId, Seat, Text } from '../../contract/ids.ts';
import { seats } from '../../contract/ids.ts';
import type { Replay, ReplayAbout } from '../../contract/replay.ts';
import type { GameFact, Logged } from '../../game/facts.ts';
import { ownerOf } from '../../game/seats.ts';
import type { Game } from '../../game/state.ts';
import { rulesVersion } from '../../simulation/round.ts';
import { endView } from '../end.ts';
import { mapView } from '../map.ts';
import type { ViewSetup } from '../setup.ts';
import { replayRounds } from './rounds.ts';
import { walk } from './steps.ts';
import type { Step } from './steps.ts';
import { timelineOf } from './timeline.ts';
import { truthOf } from './truth.ts';

/** What a game's log does not say of itself. */
export type ReplayExtras = Pick<ReplayAbout, 'attempt' | 'scenarioVersion' | 'branches' | 'branchOf' | 'limits'> & {
  /** Missing: the game's own, as logged. */
  readonly id?: string;
  readonly team?: string;
  readonly title?: Text;
  /** Names by person, where they may be told. */
  readonly names?: Readonly<Record<PersonId, string>>;
  /** Missing: whether all rounds were played under today's rules. */
  readonly playable?: boolean;
};

/** The game when it was over: who leaves a seat afterwards has played all the same. */
const atEnd = (steps: readonly Step[], last: Game): Game => steps.find(({ logged }) => logged.fact.type === 'GameFinished')?.game ?? last;

const namesOf = (game: Game, names: Readonly<Record<PersonId, string>>): Readonly<Partial<Record<Seat, string>>> =>
  Object.fromEntries(
    seats.flatMap((seat) => {
      const person = ownerOf(game.seats[seat]);
      const name = person !== undefined && Object.hasOwn(names, person) ? names[person] : undefined;
      return name === undefined ? [] : [[seat, name]];
    }),
  );

/** The rules under which rounds were played, of which those are told that are not today's. */
const rulesOf = (steps: readonly Step[]): number => {
  const versions = steps.flatMap(({ logged: { fact } }) => (fact.type === 'RoundResolved' ? [fact.rulesVersion] : []));
  return versions.find((version) => version !== rulesVersion) ?? rulesVersion;
};

const aboutOf = ({ company, rules, title }: ViewSetup, steps: readonly Step[], last: Game, extras: ReplayExtras): ReplayAbout => {
  const { attempt, scenarioVersion, branches, branchOf, limits, names } = extras;
  const end = atEnd(steps, last);
  const version = rulesOf(steps);
  const bySeat = <T>(of: (seat: Seat) => T): Readonly<Record<Seat, T>> => ({
    sales: of('sales'),
    logistics: of('logistics'),
    procurement: of('procurement'),
    operations: of('operations'),
  });
  return {
    id: extras.id ?? last.id,
    workshop: last.workshop,
    team: extras.team ?? last.team,
    attempt,
    scenario: last.scenario,
    title: extras.title ?? title,
    scenarioVersion,
    ...(limits === undefined ? {} : { limits }),
    rulesVersion: version,
    playable: extras.playable ?? version === rulesVersion,
    periodName: rules.periodName,
    roundName: rules.roundName,
    periodsPerRound: company.periodsPerRound,
    playedRounds: last.records.length - 1,
    kpis: bySeat((seat) => rules.roles[seat].kpi),
    holders: bySeat((seat) => (end.seats[seat].holder.kind === 'person' ? 'person' : 'bot')),
    ...(names === undefined ? {} : { names: namesOf(end, names) }),
    ...(branchOf === undefined ? {} : { branchOf }),
    branches,
    seed: last.seed,
    stateHash: last.stateHash,
  };
};

/**
 * A finished game as it can be looked at again, from its log alone: every desk at every moment, what was so, what happened. Words and
 * names are in it as far as the entries and the extras hold them. Throws on a log that cannot be, and on a game that is not over.
 */
export const replayView = (setup: ViewSetup, entries: readonly Logged<GameFact>[], extras: ReplayExtras): Replay => {
  const walked = walk(setup, entries);
  const { steps, last } = walked;
  const end = endView(setup, last);
  if (end === undefined) throw new Error('a game that is not over has no replay');
  const rounds = replayRounds(setup, walked);
  return {
    about: aboutOf(setup, steps, last, extras),
    map: mapView(setup),
    sections: walked.sections,
    parts: walked.parts,
    desks: walked.desks,
    frames: walked.frames,
    rounds,
    truth: truthOf(setup, walked),
    timeline: timelineOf(setup, walked, rounds),
    end,
  };
};
