import type { KpiId, LinkMeasure } from '../contract/desk.ts';
import type { InformationLevel, Seat, SiteId } from '../contract/ids.ts';
import {
  finishHeadless,
  forgetRound,
  headlessGame,
  openHeadlessHuddle,
  openHeadlessRound,
  resolveHeadlessRound,
  setHeadlessValues,
} from '../game/headless.ts';
import { resolvedDecisions } from '../game/resolve.ts';
import type { PolicyParameters } from '../game/rules.ts';
import type { Game, Injection } from '../game/state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { linkMeasures } from '../score/bullwhip.ts';
import { jointScore } from '../score/joint-score.ts';
import { judge } from '../score/judgement.ts';
import { kpisAtEnd } from '../score/kpis.ts';
import { countRound, noScore, roundsLookedBack, type RunningScore } from '../score/running-score.ts';
import { ordersPlaced } from '../simulation/round.ts';
import { newDeskMemory } from '../views/desk-memory.ts';
import type { DeskMemory } from '../views/desk-memory.ts';
import { sumsSoFar } from '../views/measures.ts';
import { roundsRemembered } from '../views/round-totals.ts';
import { metTogether, talkedThrough } from './bot-talk.ts';
import { botsOf, decide, speakersOf, telling, type Bot, type BotSeat } from './bots.ts';
import { traceRows, type TraceRow } from './trace.ts';

export type PlayOptions = {
  readonly seed: string;
  readonly policies: Readonly<Record<Seat, BotSeat>>;
  /** Missing: the acts decide. */
  readonly informationLevel?: InformationLevel;
  /** Events that the scenario holds back, and the round in which each one happens; checked by `injectionProblems` before. */
  readonly injections?: readonly Injection[];
  /** Rounds that neither desks nor the score look back on any more are emptied: for long games of which nobody asks the records. */
  readonly forgetful?: boolean;
};

/** A whole game as bots played it, scored. */
export type PlayedGame = {
  readonly seed: string;
  readonly game: Game;
  readonly kpis: Readonly<Record<KpiId, number | undefined>>;
  readonly jointScore: number;
  readonly parts: ReturnType<typeof jointScore>['parts'];
  readonly siteCosts: Readonly<Record<SiteId, number>>;
  readonly links: readonly LinkMeasure[];
  /** 0 where the company keeps no ledger. */
  readonly contributionCents: number;
  readonly totalCostCents: number;
  readonly stateHash: string;
  /** Rows of every period, made when asked: the policies decide once more, for the trace only. */
  readonly trace: () => readonly TraceRow[];
};

/** Counts the rounds played since the last time, and forgets those that nobody looks back on, where asked. */
const counter = (scenario: Scenario, desks: DeskMemory, forgetful: boolean): ((game: Game) => RunningScore) => {
  const kept = roundsRemembered + roundsLookedBack(scenario.company);
  let score = noScore(scenario.company);
  let next = 1;
  return (game) => {
    const { records, decisions } = game;
    for (; next < records.length; next += 1) {
      // Desks show the same sums: whoever comes first works them out for both.
      const sums = sumsSoFar({ setup: scenario, records, decisions, known: desks.scores }, next);
      score = countRound(scenario, score, records, next, decisions, sums);
      if (forgetful && next > kept) forgetRound(game, next - kept);
    }
    return score;
  };
};

/** Plays a scenario from the opening to the run-out with bots: no log, no clock, the same rules, desks and score as a live game. */
export const playGame = (scenario: Scenario, options: PlayOptions): PlayedGame => {
  const bots = botsOf(scenario, options.policies);
  const desks = newDeskMemory();
  const speakers = speakersOf(scenario, bots, desks);
  const tell = telling(scenario);
  let game = headlessGame(scenario, options.seed, options.informationLevel, options.injections);
  game = talkedThrough(scenario, game, speakers, tell);
  // Nobody looks back at the game before: its lists grow in place, and a round costs the same however many there were.
  let reviewed = resolveHeadlessRound(scenario, game, decide(scenario, game, bots, desks), 'inPlace', judge);
  const count = counter(scenario, desks, options.forgetful === true);
  let score = count(reviewed);
  while (reviewed.round < scenario.rules.playedRounds) {
    const met = speakers.length === 0 ? reviewed : openHeadlessHuddle(scenario, reviewed);
    game = openHeadlessRound(scenario, met.phase === 'huddle' ? metTogether(met, speakers, tell) : met);
    game = talkedThrough(scenario, game, speakers, tell);
    reviewed = resolveHeadlessRound(scenario, game, decide(scenario, game, bots, desks), 'inPlace', judge);
    score = count(reviewed);
  }
  const finished = finishHeadless(scenario, reviewed);
  return scored(scenario, options.seed, finished, score, () => lastOrders(scenario, reviewed, bots, desks));
};

/** Orders by cell that the policies would place after the last round. */
const lastOrders = (scenario: Scenario, reviewed: Game, bots: readonly Bot[], desks: DeskMemory): readonly number[] => {
  const game = openHeadlessRound(scenario, reviewed);
  const asked = setHeadlessValues(scenario, game, decide(scenario, game, bots, desks));
  return asked.world === undefined ? [] : ordersPlaced(scenario.company, asked.world, resolvedDecisions(scenario, asked));
};

/** `score` has counted all rounds but those of the run-out. */
const scored = (scenario: Scenario, seed: string, game: Game, score: RunningScore, ordersAfter: () => readonly number[]): PlayedGame => {
  const { company } = scenario;
  const records = game.runOut.length === 0 ? game.records : [...game.records, ...game.runOut];
  let whole = score;
  for (let at = game.records.length; at < records.length; at += 1) whole = countRound(scenario, whole, records, at, game.decisions);
  const values = kpisAtEnd(scenario, whole.kpis, records);
  const joint = jointScore(scenario.scoring, values);
  return {
    seed,
    game,
    kpis: values,
    jointScore: joint.score,
    parts: joint.parts,
    siteCosts: Object.fromEntries(company.sites.map((site, place) => [site.id, whole.siteCents[place]])),
    links: linkMeasures(company, whole.links),
    contributionCents: values.contribution ?? 0,
    totalCostCents: values.totalCost ?? 0,
    stateHash: game.stateHash,
    trace: () => traceRows(company, game.records.slice(1), ordersAfter()),
  };
};

/** The same policy on every seat. */
export const everySeat = (name: string, parameters?: PolicyParameters): PlayOptions['policies'] => {
  const bot: BotSeat = parameters === undefined ? { name } : { name, parameters };
  return { sales: bot, logistics: bot, procurement: bot, operations: bot };
};
