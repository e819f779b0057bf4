import { seats } from '../../contract/ids.ts';
import type { Frame, ReplayRound } from '../../contract/replay.ts';
import type { GameFact } from '../../game/facts.ts';
import { informationLevel } from '../../game/information.ts';
import { untouchedValue } from '../../game/inputs.ts';
import { actOf } from '../../game/rules.ts';
import type { Game } from '../../game/state.ts';
import type { ViewSetup } from '../setup.ts';
import type { Step, Walk } from './steps.ts';

/** A round as it was resolved: its place among the steps, and the game just before. */
export type ResolvedStep = {
  readonly at: number;
  readonly fact: Extract<GameFact, { readonly type: 'RoundResolved' }>;
  readonly before: Game;
};

/** The rounds that were decided, in their order; the opening (round 0) is none. */
export const resolvedSteps = (steps: readonly Step[]): readonly ResolvedStep[] =>
  steps.flatMap(({ logged: { fact }, before }, at) =>
    fact.type === 'RoundResolved' && fact.round > 0 && before !== undefined ? [{ at, fact, before }] : [],
  );

/** Facts that one and the same command tells after planning has opened, or a round was resolved. */
const afterOpening: ReadonlySet<GameFact['type']> = new Set(['AgreementFilled']);
const afterResolving: ReadonlySet<GameFact['type']> = new Set(['AgreementJudged', 'AgreementLapsed', 'AgreementReleased', 'GameFinished']);

/** The frame of a step together with what followed at once: what people saw first. */
const frameWith = (steps: readonly Step[], at: number, following: ReadonlySet<GameFact['type']>): number => {
  const { atMs } = steps[at].logged;
  let last = at;
  while (last + 1 < steps.length && steps[last + 1].logged.atMs === atMs && following.has(steps[last + 1].logged.fact.type)) last += 1;
  return steps[last].frame;
};

const openedAt = (steps: readonly Step[], before: number, round: number): number => {
  for (let at = before - 1; at >= 0; at -= 1) {
    const { fact } = steps[at].logged;
    if (fact.type === 'PlanningOpened') return fact.round === round ? frameWith(steps, at, afterOpening) : -1;
    if (fact.type === 'RoundResolved') return -1;
  }
  return -1;
};

/** The last frame in which a round was still planned. */
const decidedAt = (frames: readonly Frame[], before: number, round: number): number => {
  for (let frame = before - 1; frame >= 0 && frames[frame].round === round; frame -= 1)
    if (frames[frame].phase === 'planning') return frame;
  return -1;
};

/** Inputs whose value as used is not what they would have been worth untouched, seat by seat. */
const movedInputs = ({ company }: ViewSetup, { fact, before }: ResolvedStep): ReplayRound['decisions'] =>
  seats.flatMap((seat) =>
    company.fields.flatMap((field, place) => {
      if (field.seat !== seat) return [];
      const value = fact.decisions[place];
      const untouched = untouchedValue(company, before, place);
      return value === undefined || value === untouched ? [] : [{ seat, lever: field.lever, key: field.key, value, before: untouched }];
    }),
  );

/** The rounds as people played them. Those of a fixed opening nobody planned: they have no frames and no decisions. */
export const replayRounds = (setup: ViewSetup, { steps, frames }: Walk): readonly ReplayRound[] =>
  resolvedSteps(steps).map((resolved) => {
    const { at, fact, before } = resolved;
    const { round, record } = fact;
    const opened = openedAt(steps, at, round);
    const planned = opened >= 0;
    return {
      round,
      firstPeriod: record.periods[0]?.period ?? 0,
      lastPeriod: record.periods.at(-1)?.period ?? 0,
      act: actOf(setup.rules, round).number,
      informationLevel: informationLevel(setup, { ...before, round }),
      opened,
      decided: planned ? decidedAt(frames, steps[at].frame, round) : -1,
      reviewed: planned ? frameWith(steps, at, afterResolving) : -1,
      decisions: planned ? movedInputs(setup, resolved) : [],
    };
  });
