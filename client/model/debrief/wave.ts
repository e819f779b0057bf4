import type { BullwhipReport } from '../../../server/contract/debrief.ts';
import type { LinkView } from '../../../server/contract/desk.ts';
import type { ItemId } from '../../../server/contract/ids.ts';
import type { Replay } from '../../../server/contract/replay.ts';
import {
  figuresOf,
  firstShown,
  linkRows,
  ratioOf,
  ratioText,
  type BullwhipChoice,
  type BullwhipMeasure,
  type LinkRow,
} from '../bullwhip.ts';
import type { BarsDrawing, ChartBand, ChartTable, LinesDrawing } from '../chart.ts';
import { keyName } from '../names.ts';
import { whole } from '../numbers.ts';
import { textOf, type Speech } from '../say.ts';

/** A chart in words, in lines and in numbers. */
export type Charted<D> = { readonly drawing: D; readonly table: ChartTable; readonly sentence: string };

const roundName = ({ about }: Replay, round: number, speech: Speech): string =>
  speech.say('debrief.round', { round: speech.say(`Round.${about.roundName}`), number: round });

/** Rounds one after the other become one stretch. */
const stretches = (rounds: readonly number[]): readonly (readonly [number, number])[] => {
  const found: [number, number][] = [];
  for (const round of rounds) {
    const last = found.at(-1);
    if (last !== undefined && round === last[1] + 1) last[1] = round;
    else found.push([round, round]);
  }
  return found;
};

/** Promotions in the rounds they ran in: decided the round before. Of one item where only one is looked at. */
const promotionBands = ({ rounds, map }: Replay, item: ItemId | undefined, speech: Speech): readonly ChartBand[] => {
  const last = rounds.at(-1)?.round ?? 0;
  const ran = new Map<string, number[]>();
  for (const { round, decisions } of rounds)
    for (const { lever, key, value } of decisions)
      if (lever === 'promotion' && value > 0 && round < last && (item === undefined || key === item))
        ran.set(key, [...(ran.get(key) ?? []), round + 1]);
  return [...ran].flatMap(([key, at]) =>
    stretches(at).map(
      ([from, to]): ChartBand => ({
        from: from - 1,
        to: to - 1,
        name: speech.say('debrief.wave.promotion', { item: keyName(map, key, speech) }),
        tone: 'promotion',
      }),
    ),
  );
};

/** Events in the rounds in which they were felt. */
const eventBands = ({ truth }: Replay, speech: Speech): readonly ChartBand[] =>
  truth.events.flatMap(({ name }, event) => {
    const felt = new Set(
      truth.periods.flatMap(({ round, runOut, events }) =>
        !runOut && events.some((each) => each.event === event && each.state === 'active') ? [round] : [],
      ),
    );
    return stretches([...felt]).map(
      ([from, to]): ChartBand => ({ from: from - 1, to: to - 1, name: textOf(name, speech.language), tone: 'trouble' }),
    );
  });

/** The link whose orders swing most against what customers behind it wanted; links of several suppliers together. */
const wildest = (links: readonly LinkView[], choice: BullwhipChoice): LinkView | undefined => {
  const swing = (link: LinkView): number => {
    const figures = figuresOf(link, choice.item);
    return (figures === undefined ? undefined : choice.measure === 'goods' ? figures.goodsRatio : figures.amplification) ?? -1;
  };
  return links
    .filter((link) => link.partOf === undefined && figuresOf(link, choice.item) !== undefined)
    .toSorted((one, other) => swing(other) - swing(one))[0];
};

const waveSentence = (replay: Replay, choice: BullwhipChoice, rows: readonly LinkRow[], speech: Speech): string => {
  const link = wildest(replay.end.links, choice);
  const row = rows.find((each) => each.link === link?.link);
  const [demand] = rows;
  if (link === undefined || row === undefined || demand === undefined) return speech.say('debrief.wave.none');
  const figures = figuresOf(link, choice.item);
  const swing = choice.measure === 'goods' ? figures?.goodsRatio : figures?.amplification;
  return speech.say(
    swing === undefined ? 'debrief.wave.plain' : choice.measure === 'goods' ? 'debrief.wave.goods' : 'debrief.wave.orders',
    {
      round: speech.say(`round.${replay.about.roundName}`),
      least: demand.least,
      most: demand.most,
      link: row.name,
      linkLeast: row.least,
      linkMost: row.most,
      ratio: ratioText(swing, speech),
    },
  );
};

/** Units over every link, round by round, from customers' demand to the suppliers, with what was going on behind them. */
export const waveOf = (replay: Replay, choice: BullwhipChoice, speech: Speech): Charted<LinesDrawing> => {
  const { end, map } = replay;
  const rows = linkRows(end, map, speech, choice);
  const shown = firstShown(end);
  const length = Math.max(0, ...rows.map(({ units }) => units.length));
  const steps = Array.from({ length }, (_, place) => roundName(replay, place + 1, speech));
  return {
    sentence: waveSentence(replay, choice, rows, speech),
    drawing: {
      kind: 'lines',
      steps,
      lines: rows
        .filter(({ link }) => shown.has(link))
        .map((row) => ({ name: row.name, values: row.units, colour: row.place === 0 ? 'ink' : row.place })),
      bands: [...promotionBands(replay, choice.item, speech), ...eventBands(replay, speech)],
      say: (units) => whole(units, speech.language),
      least: 0,
    },
    table: {
      caption: speech.say('debrief.wave.caption'),
      head: [speech.say(`Round.${replay.about.roundName}`), ...rows.map(({ name }) => name)],
      rows: steps.map((step, place) => [step, ...rows.map(({ units }) => unitText(units[place], speech))]),
    },
  };
};

const unitText = (units: number | undefined, { language }: Speech): string => (units === undefined ? '–' : whole(units, language));

/** The place of a round of the wave where a period lies; nothing before the first and after the last. */
export const wavePlace = ({ rounds }: Replay, period: number): number | undefined => {
  const at = rounds.find(({ firstPeriod, lastPeriod }) => firstPeriod <= period && period <= lastPeriod);
  return at === undefined ? undefined : at.round - 1;
};

/** How much each link makes of what it gets, beside the same links in the hands of the benchmark. */
export const ratiosOf = (
  replay: Replay,
  benchmark: BullwhipReport['benchmark'] | undefined,
  choice: BullwhipChoice,
  speech: Speech,
): Charted<BarsDrawing> => {
  const { map, end } = replay;
  // A link that nothing was ordered along swelled nothing.
  const links = end.links.filter((link) => ratioIn(link, choice) !== undefined && link.ordersByRound.some((units) => units > 0));
  const theirs = (link: LinkView): number | undefined => {
    const same = benchmark?.links.find((each) => each.link === link.link);
    return same === undefined ? undefined : ratioIn(same, choice);
  };
  const names = { game: speech.say('debrief.ratio.game'), bots: speech.say(`end.policy.${benchmark?.policy ?? 'coordinated'}`) };
  const worst = links.toSorted((one, other) => (ratioIn(other, choice) ?? 0) - (ratioIn(one, choice) ?? 0))[0];
  return {
    sentence:
      worst === undefined
        ? speech.say('debrief.ratio.none')
        : speech.say(theirs(worst) === undefined ? 'debrief.ratio.alone' : 'debrief.ratio.beside', {
            link: keyName(map, worst.link, speech),
            ratio: ratioText(ratioIn(worst, choice), speech),
            bots: ratioText(theirs(worst), speech),
          }),
    drawing: {
      kind: 'bars',
      rows: links.map(({ link }) => keyName(map, link, speech)),
      series: [
        { name: names.game, colour: 'ink', values: links.map((link) => ratioIn(link, choice)) },
        ...(benchmark === undefined ? [] : [{ name: names.bots, colour: 'logistics' as const, values: links.map(theirs) }]),
      ],
      say: (ratio) => ratioText(ratio, speech),
      mark: { value: 1, name: '1' },
    },
    table: {
      caption: speech.say('debrief.ratio.caption'),
      head: [speech.say('end.link'), names.game, ...(benchmark === undefined ? [] : [names.bots])],
      rows: links.map((link) => [
        keyName(map, link.link, speech),
        ratioText(ratioIn(link, choice), speech),
        ...(benchmark === undefined ? [] : [ratioText(theirs(link), speech)]),
      ]),
    },
  };
};

const ratioIn = (
  link: LinkView,
  { item, measure }: { readonly item: ItemId | undefined; readonly measure: BullwhipMeasure },
): number | undefined => {
  const figures = figuresOf(link, item);
  return figures === undefined ? undefined : ratioOf(figures, measure);
};
