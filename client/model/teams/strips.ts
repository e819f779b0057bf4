import type { Spread, WorkshopDebrief } from '../../../server/contract/debrief.ts';
import type { Speech } from '../say.ts';
import { latestFinished, measureLess, measureName, measureText, resultLabel, valueOf, type TeamMeasure } from './standing.ts';

/** How the teams spread on one number: a strip from the worst to the best with a box over the middle half and a dot for each team. */
export type Strip = {
  readonly measure: TeamMeasure;
  readonly name: string;
  readonly worst: string;
  readonly best: string;
  readonly median: string;
  /** In a sentence, for those who do not see the strip. */
  readonly words: string;
  /** Places along the strip, 0 to 1. The middle half is one of four teams or more. */
  readonly middle: number;
  readonly box: { readonly from: number; readonly to: number } | undefined;
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
/** Fewer teams have no middle half to speak of. */
const leastOfBox = 4;

const stripOf = (spread: Spread, debrief: WorkshopDebrief, speech: Speech): Strip => {
  const { kpi, least, most, lowerQuartile, median, upperQuartile } = spread;
  const less = measureLess(kpi);
  const placeOf = (value: number): number => {
    if (most === least) return 0.5;
    const share = (value - least) / (most - least);
    return less ? 1 - share : share;
  };
  const say = (value: number): string => measureText(kpi, value, speech);
  const placed = latestFinished(debrief)
    .flatMap((result) => {
      const value = valueOf(result, kpi);
      return value === undefined ? [] : [{ game: result.game, name: resultLabel(result, speech), value, place: placeOf(value) }];
    })
    .toSorted((one, other) => one.place - other.place);
  return {
    measure: kpi,
    name: measureName(kpi, speech),
    worst: say(less ? most : least),
    best: say(less ? least : most),
    median: say(median),
    words: speech.say(spread.count < leastOfBox ? 'teams.spreadFew' : 'teams.spreadWords', {
      least: say(least),
      most: say(most),
      median: say(median),
      lower: say(lowerQuartile),
      upper: say(upperQuartile),
    }),
    middle: placeOf(median),
    box:
      spread.count < leastOfBox
        ? undefined
        : {
            from: Math.min(placeOf(lowerQuartile), placeOf(upperQuartile)),
            to: Math.max(placeOf(lowerQuartile), placeOf(upperQuartile)),
          },
    dots: placed.map((dot, at) => ({
      game: dot.game,
      name: dot.name,
      value: say(dot.value),
      place: dot.place,
      stacked: placed.slice(0, at).filter((other) => dot.place - other.place < nearness).length,
    })),
  };
};

/** What teams are compared by, in this order; the files have every number. */
const compared: readonly TeamMeasure[] = [
  'jointScore',
  'contribution',
  'totalCost',
  'perfectOrderRate',
  'fillRate',
  'csat',
  'cashToCash',
  'expediteShare',
  'forecastAccuracy',
  'bullwhip',
  'commitmentsKept',
];
const mostStrips = 8;

/** Money is compared by what is earned where there is a ledger, service by perfect orders where orders are judged. */
const standIns: readonly (readonly [TeamMeasure, TeamMeasure])[] = [
  ['totalCost', 'contribution'],
  ['fillRate', 'perfectOrderRate'],
];

/** A strip for each number that at least two teams have. */
export const strips = (debrief: WorkshopDebrief, speech: Speech): readonly Strip[] => {
  const found = compared.flatMap((measure) => debrief.spread.find(({ kpi, count }) => kpi === measure && count > 1) ?? []);
  return found
    .filter(({ kpi }) => !standIns.some(([other, first]) => other === kpi && found.some((each) => each.kpi === first)))
    .slice(0, mostStrips)
    .map((spread) => stripOf(spread, debrief, speech));
};
