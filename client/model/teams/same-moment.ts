import { momentKinds, type Moment, type MomentKind, type TeamResult, type WorkshopDebrief } from '../../../server/contract/debrief.ts';
import type { Speech } from '../say.ts';
import { roundValue, roundValueText, smallMeasures, type SmallMeasure } from './multiples.ts';
import { latestFinished, resultLabel } from './standing.ts';

/** Where a link into a team's replay goes: a day, or a moment. */
export type Spot = { readonly at: string } | { readonly moment: string; readonly at: string };

/** A team's round beside that of the others. */
export type RoundRow = {
  readonly game: string;
  readonly name: string;
  readonly values: readonly { readonly measure: SmallMeasure; readonly text: string; readonly share: number }[];
  readonly spot: Spot;
};

/** The last day of a round, as an address says it. */
const lastDay = (debrief: Pick<WorkshopDebrief, 'periodsPerRound'>, round: number): Spot => ({
  at: String(round * debrief.periodsPerRound),
});

/** The same round in every team: what it came to, and where to look. `share`: of the largest, 0 to 1. */
export const roundRows = (debrief: WorkshopDebrief, round: number, speech: Speech): readonly RoundRow[] => {
  const results = latestFinished(debrief);
  const of = (result: TeamResult, measure: SmallMeasure): number | undefined =>
    roundValue(
      result.rounds.find((each) => each.round === round),
      measure,
    );
  const most = (measure: SmallMeasure): number =>
    measure === 'service' ? 100 : Math.max(1, ...results.map((result) => of(result, measure) ?? 0));
  return results.map((result) => ({
    game: result.game,
    name: resultLabel(result, speech),
    values: smallMeasures.map((measure) => {
      const value = of(result, measure);
      return { measure, text: roundValueText(measure, value, speech), share: value === undefined ? 0 : value / most(measure) };
    }),
    spot: lastDay(debrief, round),
  }));
};

export const spotOf = (moment: Moment): Spot => ({ moment: moment.id, at: String(moment.period) });

/** Kinds of moments that teams had, those of most teams first. */
export const kindsMet = (debrief: WorkshopDebrief): readonly { readonly kind: MomentKind; readonly teams: number }[] => {
  const results = latestFinished(debrief);
  return momentKinds
    .map((kind) => ({ kind, teams: results.filter(({ moments }) => moments.some((moment) => moment.kind === kind)).length }))
    .filter(({ teams }) => teams > 0)
    .toSorted((one, other) => other.teams - one.teams);
};

/** The same kind of moment in every team: the one that mattered most there, or none. */
export const kindRows = (
  debrief: WorkshopDebrief,
  kind: MomentKind,
  speech: Speech,
): readonly { readonly game: string; readonly name: string; readonly moment: Moment | undefined }[] =>
  latestFinished(debrief).map((result) => ({
    game: result.game,
    name: resultLabel(result, speech),
    moment: result.moments.filter((moment) => moment.kind === kind).toSorted((one, other) => other.weight - one.weight)[0],
  }));
