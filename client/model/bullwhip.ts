import type { DemandSeries, EndView, LinkView, MapView } from '../../server/contract/desk.ts';
import type { ItemId } from '../../server/contract/ids.ts';
import { keyName } from './names.ts';
import { format, whole } from './numbers.ts';
import type { Speech } from './say.ts';

/** What is set against what: upstream a link's orders against what came in, customers' demand or the same without promotions; downstream goods. */
export const bullwhipMeasures = ['orders', 'demand', 'baseline', 'goods'] as const;
export type BullwhipMeasure = (typeof bullwhipMeasures)[number];

/** One comparison, for one item or for all together. */
export type BullwhipChoice = { readonly measure: BullwhipMeasure; readonly item: ItemId | undefined };

/** A row of the table beside the bullwhip chart: customers' demand first, then each link. The chart draws the same numbers. */
export type LinkRow = {
  readonly link: string;
  /** Its place in the table, by which the chart colours its line. */
  readonly place: number;
  readonly name: string;
  /** One supplier of several: the name of the link of all of them. */
  readonly partOf: string | undefined;
  readonly ratio: string;
  readonly hasRatio: boolean;
  readonly units: readonly number[];
  readonly least: string;
  readonly most: string;
};

/** What can be compared in this game: promotions count only where they made a difference. */
export const measuresOf = ({ demand }: EndView): readonly BullwhipMeasure[] =>
  demand.demandByRound.every((units, place) => units === demand.baselineByRound[place])
    ? bullwhipMeasures.filter((measure) => measure !== 'baseline')
    : bullwhipMeasures;

type Figures = Pick<LinkView, 'ratio' | 'goodsRatio' | 'amplification' | 'baselineAmplification' | 'ordersByRound' | 'goodsByRound'>;

/** How a link compares, in one of the ways. */
export const ratioOf = (figures: Figures, measure: BullwhipMeasure): number | undefined => {
  switch (measure) {
    case 'orders':
      return figures.ratio;
    case 'demand':
      return figures.amplification;
    case 'baseline':
      return figures.baselineAmplification;
    case 'goods':
      return figures.goodsRatio;
  }
};

export const ratioText = (ratio: number | undefined, { language }: Speech): string =>
  ratio === undefined ? '–' : format(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(ratio);

const ends = (units: readonly number[], { language }: Speech): Pick<LinkRow, 'units' | 'least' | 'most'> => ({
  units,
  least: units.length === 0 ? '–' : whole(Math.min(...units), language),
  most: units.length === 0 ? '–' : whole(Math.max(...units), language),
});

/** A link's figures, of all items or of one; nothing where that item does not pass. */
export const figuresOf = (link: LinkView, item: ItemId | undefined): Figures | undefined =>
  item === undefined ? link : link.items.find((each) => each.item === item);

export const linkRows = (end: EndView, map: MapView, speech: Speech, choice: BullwhipChoice): readonly LinkRow[] => {
  const { measure, item } = choice;
  const demand: DemandSeries = (item === undefined ? undefined : end.demand.items.find((each) => each.item === item)) ?? end.demand;
  const first: LinkRow = {
    link: 'demand',
    place: 0,
    name: speech.say(measure === 'baseline' ? 'end.baseline' : 'end.demand'),
    partOf: undefined,
    ratio: '',
    hasRatio: true,
    ...ends(measure === 'baseline' ? demand.baselineByRound : demand.demandByRound, speech),
  };
  const rows = end.links.flatMap((link, place): readonly LinkRow[] => {
    const figures = figuresOf(link, item);
    if (figures === undefined || (measure === 'goods' && link.partOf !== undefined)) return [];
    const ratio = ratioOf(figures, measure);
    return [
      {
        link: link.link,
        place: place + 1,
        name: keyName(map, link.link, speech),
        partOf: link.partOf === undefined ? undefined : keyName(map, link.partOf, speech),
        ratio: ratioText(ratio, speech),
        hasRatio: ratio !== undefined,
        ...ends(measure === 'goods' ? figures.goodsByRound : figures.ordersByRound, speech),
      },
    ];
  });
  return [first, ...rows];
};

/** The links to show at first, so that the chart can be read: customers' demand and the five that swell most, suppliers together. */
export const firstShown = (end: EndView): ReadonlySet<string> => {
  const swelling = end.links
    .filter((link) => link.partOf === undefined)
    .toSorted((one, other) => (other.ratio ?? 0) - (one.ratio ?? 0))
    .slice(0, 5);
  return new Set(['demand', ...swelling.map((link) => link.link)]);
};
