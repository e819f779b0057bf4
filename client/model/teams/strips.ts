import type { Spread, WorkshopDebrief } from '../../../server/contract/debrief.ts';
import type { Speech } from '../say.ts';
import { latestFinished, measureLess, measureName, measureText, resultName, valueOf, type TeamMeasure } from './standing.ts';

/** How the teams spread on one number: a strip from the least to the most with a box over the middle half and a dot for each team. */
export type Strip = {
  readonly measure: TeamMeasure;
  readonly name: string;
  readonly lessIsBetter: boolean;
  readonly least: string;
  readonly most: string;
  readonly median: string;
  /** In a sentence, for those who do not see the strip. */
  readonly words: string;
  /** Places along the strip, 0 to 1. */
  readonly box: { readonly from: number; readonly to: number; readonly median: number };
  readonly dots: readonly {
    readonly game: string;
    readonly name: string;
    readonly value: string;
    readonly place: number;
    /** How many dots before it stand as good as in its place: they are stacked. */
    readonly stacked: number;
  }[];
};

/** Dots nearer than this to each other are stacked. */
const nearness = 0.022;

const stripOf = (spread: Spread, debrief: WorkshopDebrief, speech: Speech): Strip => {
  const { kpi, least, most, lowerQuartile, median, upperQuartile } = spread;
  const placeOf = (value: number): number => (most === least ? 0.5 : (value - least) / (most - least));
  const say = (value: number): string => measureText(kpi, value, speech);
  const placed = latestFinished(debrief)
    .flatMap((result) => {
      const value = valueOf(result, kpi);
      return value === undefined ? [] : [{ game: result.game, name: resultName(result, speech), value, place: placeOf(value) }];
    })
    .toSorted((one, other) => one.place - other.place);
  return {
    measure: kpi,
    name: measureName(kpi, speech),
    lessIsBetter: measureLess(kpi),
    least: say(least),
    most: say(most),
    median: say(median),
    words: speech.say(spread.count < 4 ? 'teams.spreadFew' : 'teams.spreadWords', {
      least: say(least),
      most: say(most),
      median: say(median),
      lower: say(lowerQuartile),
      upper: say(upperQuartile),
    }),
    box: { from: placeOf(lowerQuartile), to: placeOf(upperQuartile), median: placeOf(median) },
    dots: placed.map((dot, at) => ({
      game: dot.game,
      name: dot.name,
      value: say(dot.value),
      place: dot.place,
      stacked: placed.slice(0, at).filter((other) => dot.place - other.place < nearness).length,
    })),
  };
};

/** A strip for everything that at least two teams have a number of. */
export const strips = (debrief: WorkshopDebrief, speech: Speech): readonly Strip[] =>
  debrief.spread.filter(({ count }) => count > 1).map((spread) => stripOf(spread, debrief, speech));
