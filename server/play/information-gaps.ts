import type { Agreement } from '../contract/agreements.ts';
import type { InformationGap, Learning, Outcome } from '../contract/debrief.ts';
import { usualValues } from '../contract/parameter.ts';
import type { Lever, Seat } from '../contract/ids.ts';
import { coordinatedParameters } from '../contract/team-parameters.ts';
import type { Game } from '../game/state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { outcomeOf } from './course.ts';
import { recordingOf } from './intent/recording.ts';
import { rerun, type RerunOptions } from './intent/rerun.ts';
import { knownFacts, type KnownFact } from './known-facts.ts';
import { reactionOf } from './reactions.ts';

/** So many delays of a game are measured by a re-run, the longest first. */
const mostMeasured = 24;

const logisticsUsual = usualValues(coordinatedParameters.logistics);
const procurementUsual = usualValues(coordinatedParameters.procurement);

/** A warning that a bot does not read by the scenario is worth so much stock ahead to one that does: a round's demand. */
const warnedRounds = 1;

/** Rounds from a signal until its event began; 0 for what is no signal, or did not come. */
const roundsAhead = ({ telling, values, firstRound }: KnownFact, scenario: Scenario, game: Game): number => {
  if (!('notice' in telling)) return 0;
  const event = scenario.company.events.findIndex(({ id }) => id === values['event']);
  const began = game.records.find(({ periods }) => periods.some(({ events }) => events[event] === 'active'));
  return began === undefined ? 0 : Math.max(0, began.round - firstRound + 1);
};

/**
 * The scenario with coordinated bots that act on every warning they can act on, told or heard, until what it warns of has come, also
 * where it has them wait for better news. People are carried to a world in which they knew sooner by what such a bot would have done
 * then: one that does not listen would make knowing worth nothing.
 */
const attentive = (scenario: Scenario, ahead: number): Scenario => {
  const { coordinated = {} } = scenario.policies;
  const { toldRounds, warningRounds } = { ...logisticsUsual, ...coordinated.logistics };
  const procurement = { ...procurementUsual, ...coordinated.procurement };
  return {
    ...scenario,
    policies: {
      ...scenario.policies,
      coordinated: {
        ...coordinated,
        logistics: { ...coordinated.logistics, toldRounds: Math.max(toldRounds, warningRounds, ahead) },
        procurement: {
          ...coordinated.procurement,
          warnedRounds: procurement.warnedRounds > 0 ? procurement.warnedRounds : warnedRounds,
          warnedPorts: 1,
        },
      },
    },
  };
};

/** Rounds from the first planning in which somebody knew to the first in which all who needed it did, or in which nothing was to be done any more. */
const delayOf = ({ others, neededBy, firstRound, untilRound }: KnownFact): number =>
  neededBy.reduce((longest, seat) => {
    const learnt = others.find((other) => other.seat === seat)?.learnt;
    return Math.max(longest, Math.min(learnt?.round ?? Infinity, untilRound + 1) - firstRound);
  }, 0);

const none: readonly Agreement[] = [];

/** One-shot inputs by which something can be done about what is known to come. */
const deeds: readonly Lever[] = ['reroute', 'expedite', 'qualify', 'transfer'];

/**
 * The re-run in which all who needed a fact know it in the first round in which somebody did; from when they knew of it, all is as they
 * meant it.
 */
const knownAtOnce = ({ company }: Scenario, { telling, others, neededBy, firstSeats, firstRound, untilRound }: KnownFact): RerunOptions => {
  const knew = new Map<Seat, number>(others.map(({ seat, learnt }) => [seat, learnt?.round ?? Infinity]));
  const isNew = (seat: Seat, round: number): boolean =>
    neededBy.includes(seat) && round >= firstRound && round <= untilRound && round < (knew.get(seat) ?? firstRound);
  const follows = (round: number, place: number): boolean => {
    const field = company.fields[place];
    return field !== undefined && deeds.includes(field.lever) && isNew(field.seat, round);
  };
  if ('plan' in telling) {
    const plan = [telling.plan];
    return { fromRound: firstRound, follows, agreedBesides: (seat, round) => (isNew(seat, round) ? plan : none) };
  }
  const told = firstSeats.slice(0, 1).map((by) => ({ notice: telling.notice, by, to: neededBy, round: firstRound, atMs: 0 }));
  return { fromRound: firstRound, follows, told };
};

/** What a delay cost: the re-run less the game; nothing where knowing at once would have changed no decision that can be foretold. */
const costOf = (scenario: Scenario, game: Game, fact: KnownFact): Outcome | undefined => {
  const recording = recordingOf(attentive(scenario, roundsAhead(fact, scenario, game)), game);
  if (recording === undefined || fact.firstRound < recording.firstRound) return undefined;
  const sooner = rerun(recording, knownAtOnce(scenario, fact));
  if (sooner.stateHash === game.stateHash) return undefined;
  const then = outcomeOf(scenario, sooner);
  const recorded = outcomeOf(scenario, game);
  return {
    jointScore: then.jointScore - recorded.jointScore,
    contributionCents: then.contributionCents - recorded.contributionCents,
  };
};

export type FoundGaps = {
  /** Re-runs that `measured` plays. */
  readonly games: number;
  /** All facts; with what their delays cost where the game can be re-simulated. `played` is called after every re-run. */
  readonly measured: (played: () => void) => readonly InformationGap[];
};

/**
 * Who knew what, when: every event's first signal and every promotion, when each of the others learnt of it and what it did then, and
 * what it cost that not all who needed it knew at once. `again`: the game can be re-simulated.
 */
export const informationGaps = (scenario: Scenario, game: Game, again: boolean): FoundGaps => {
  const facts = knownFacts(scenario, game).map((fact) => ({ fact, delayRounds: delayOf(fact) }));
  const late = facts.filter(({ delayRounds }) => delayRounds > 0).toSorted((one, other) => other.delayRounds - one.delayRounds);
  const toMeasure = again ? late.slice(0, mostMeasured) : [];
  const measured: FoundGaps['measured'] = (played) => {
    const costs = new Map<KnownFact, Outcome | undefined>();
    for (const { fact } of toMeasure) {
      costs.set(fact, costOf(scenario, game, fact));
      played();
    }
    return facts.map(({ fact, delayRounds }): InformationGap => {
      const { neededBy: _needed, untilRound, telling: _telling, others, ...seen } = fact;
      const cost = costs.get(fact);
      return {
        ...seen,
        others: others.map(({ seat, learnt }): Learning => {
          const acted = learnt === undefined ? undefined : reactionOf(scenario, game, seat, learnt.round, untilRound);
          return { seat, ...(learnt === undefined ? {} : { learnt }), ...(acted === undefined ? {} : { acted }) };
        }),
        delayRounds,
        ...(cost === undefined ? {} : { cost }),
      };
    });
  };
  return { games: toMeasure.length, measured };
};
