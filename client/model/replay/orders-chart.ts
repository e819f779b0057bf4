import type { Replay } from '../../../server/contract/replay.ts';
import { firstShown, linkRows } from '../bullwhip.ts';
import { keyName, listText } from '../names.ts';
import type { Speech } from '../say.ts';
import { eventWords } from './difference-words.ts';
import { eventBands } from './track.ts';

/** Orders at the links of a game over its periods, as the replay's chart draws them: customers first, then ever farther up. */
export type OrdersChart = {
  readonly lines: readonly OrdersLine[];
  readonly most: number;
  readonly last: number;
  readonly rounds: readonly { readonly round: number; readonly from: number; readonly to: number }[];
  readonly bands: readonly Band[];
};
/** A stretch of time with a name: an event while it was felt, a promotion in its round. */
type Band = {
  readonly id: string;
  readonly kind: 'event' | 'promotion';
  readonly name: string;
  readonly from: number;
  readonly to: number;
};
export type OrdersLine = {
  readonly link: string;
  /** Its place in the table of links, by which it has its colour and mark. */
  readonly place: number;
  readonly name: string;
  /** Variance over customers' demand; a dash where there is none. */
  readonly ratio: string;
  readonly units: readonly number[];
};

const mostLines = 6;

/** Promotions run in the round after the one in which they were decided; those of one round share a band. */
const promotionBands = ({ rounds, map }: Replay, speech: Speech): readonly Band[] =>
  rounds.flatMap(({ round, decisions }): readonly Band[] => {
    const items = decisions.filter(({ lever, value }) => lever === 'promotion' && value > 0).map(({ key }) => keyName(map, key, speech));
    const runs = rounds.find((each) => each.round === round + 1);
    if (items.length === 0 || runs === undefined) return [];
    const name = speech.say('replay.chart.promotion', { items: listText(items, speech) });
    return [{ id: `promotion ${round}`, kind: 'promotion', name, from: runs.firstPeriod - 1, to: runs.lastPeriod }];
  });

export const ordersChart = (replay: Replay, speech: Speech): OrdersChart => {
  const shown = firstShown(replay.end);
  const count = replay.rounds.length;
  const lines = linkRows(replay.end, replay.map, speech, { measure: 'demand', item: undefined })
    .filter(({ link }) => shown.has(link))
    .slice(0, mostLines)
    .map(({ link, place, name, ratio, units }) => ({ link, place, name, ratio, units: units.slice(0, count) }));
  return {
    lines,
    most: Math.max(1, ...lines.flatMap(({ units }) => units)),
    last: Math.max(1, replay.truth.periods.length - 1),
    rounds: replay.rounds.map(({ round, firstPeriod, lastPeriod }) => ({ round, from: firstPeriod - 1, to: lastPeriod })),
    bands: [
      ...promotionBands(replay, speech),
      ...eventBands(replay).map(
        ({ event, from, to }): Band => ({
          id: `${event} ${from}`,
          kind: 'event',
          name: eventWords(replay, event, speech),
          from: from - 1,
          to,
        }),
      ),
    ],
  };
};
