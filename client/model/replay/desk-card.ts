import type { Desk, Notice, Panel, PanelId } from '../../../server/contract/desk.ts';
import type { Lever, Seat } from '../../../server/contract/ids.ts';
import { columns, rowsToPlanBy } from '../../../server/contract/panels.ts';
import type { Replay } from '../../../server/contract/replay.ts';
import { agreementSentence } from '../agreements.ts';
import { fieldName, itemOf, keyName, seatNameOn } from '../names.ts';
import { format, quantity } from '../numbers.ts';
import { leverValueText } from '../pledges.ts';
import { textOf, type Speech } from '../say.ts';
import { unseenSeats } from '../sharing.ts';
import { messageText } from '../talk.ts';
import type { Difference } from './differences.ts';

/** What a seat saw at a moment, in so few lines that four of them can be read side by side. */
export type DeskCard = {
  /** Lever by lever. */
  readonly decided: readonly Decided[];
  readonly heard: readonly HeardLine[];
  readonly seen: readonly SeenLine[];
  /** What is not so and stands on none of these lines: a colleague's panel on the board, a lane's time. */
  readonly elsewhere: readonly Difference[];
  readonly said: readonly SaidLine[];
  /** Of whose desks nothing was shown here; empty where all showed something. */
  readonly unseen: string;
};
export type Decided = { readonly lever: Lever; readonly title: string; readonly lines: readonly DecidedLine[] };
/** `was`: before it was moved; missing for an order that was left as proposed. */
export type DecidedLine = { readonly id: string; readonly name: string; readonly value: string; readonly was: string | undefined };
export type HeardLine = {
  readonly id: string;
  readonly text: string;
  readonly only: boolean;
  readonly from: string | undefined;
  readonly over: boolean;
};
export type SeenLine = {
  readonly id: string;
  readonly name: string;
  readonly colour: string | undefined;
  readonly value: string;
  /** What is so, where it is not what is shown. */
  readonly so: string | undefined;
  /** Against the round before, as `+210 %`. */
  readonly change: string | undefined;
};
export type SaidLine = { readonly id: string; readonly from: Seat; readonly who: string; readonly text: string };

/** What of a panel matters most to its seat, in the order in which it is shown. `need` stands beside it where it is more; `least`: of many rows the smallest; `lever`: only rows that the seat has it for. */
type Highlight = {
  readonly panel: PanelId;
  readonly column: string;
  readonly need?: string;
  readonly rows: number;
  readonly least?: true;
  readonly lever?: Lever;
};
const highlights: readonly Highlight[] = [
  { panel: 'chain', column: 'incomingRound', rows: 2 },
  { panel: 'chain', column: 'onHand', rows: 2 },
  { panel: 'chain', column: 'backlog', rows: 2 },
  { panel: 'chain', column: 'onOrder', rows: 2 },
  { panel: 'chain', column: 'costTotal', rows: 1 },
  { panel: 'customerOrders', column: 'demandRound', rows: 3 },
  { panel: 'customerOrders', column: 'owed', rows: 1 },
  { panel: 'service', column: 'csat', rows: 1, least: true },
  { panel: 'lanes', column: 'bookedNow', need: 'need', rows: 2, lever: 'booking' },
  { panel: 'ports', column: 'waiting', rows: 1 },
  { panel: 'regions', column: 'onHand', rows: 2, least: true },
  { panel: 'supply', column: 'book', rows: 3 },
  { panel: 'suppliers', column: 'leadTime', rows: 1 },
  { panel: 'purchaseOrders', column: 'openUnits', rows: 1 },
  { panel: 'shelf', column: 'book', rows: 3 },
  { panel: 'dock', column: 'dockUnits', rows: 1 },
  { panel: 'crew', column: 'overtimeRound', rows: 1 },
  { panel: 'crew', column: 'fill', rows: 1 },
  { panel: 'quality', column: 'errorRate', rows: 1 },
];
const mostSeen = 7;
const mostHeard = 3;
const mostSaid = 4;

/** A change that is worth a word, in per cent of the round before. */
const leastChange = 10;

const changeWords = (series: readonly number[] | undefined, speech: Speech): string | undefined => {
  const [before, now] = series?.slice(-2) ?? [];
  if (before === undefined || now === undefined || before <= 0) return undefined;
  const percent = Math.round((now * 100) / before) - 100;
  if (Math.abs(percent) < leastChange) return undefined;
  const size = format(speech.language, { maximumFractionDigits: 0 }).format(Math.abs(percent));
  return `${percent > 0 ? '+' : '−'}${size}\u00a0%`;
};

/** The difference that a number of a panel is part of. */
const differenceAt = (differences: readonly Difference[], panel: PanelId, key: string, column: string): Difference | undefined =>
  differences.find((each) =>
    each.kind === 'stock'
      ? each.panel === panel && each.key === key && each.column === column
      : each.kind === 'leadTime' && panel === 'suppliers' && column === 'leadTime' && each.key === key,
  );

const soText = (difference: Difference | undefined, desk: Desk, speech: Speech): string | undefined => {
  if (difference === undefined || difference.kind === 'event' || difference.so === undefined) return undefined;
  const unit = difference.kind === 'stock' ? 'units' : 'periods';
  return quantity({ value: difference.so, unit }, speech.language, desk.act.periodName);
};

const seenOf = (
  desk: Desk,
  panel: Panel,
  highlight: Highlight,
  differences: readonly Difference[],
  speech: Speech,
): readonly SeenLine[] => {
  const all = columns[panel.id];
  const place = all.findIndex(({ id }) => id === highlight.column);
  const needPlace = all.findIndex(({ id }) => id === highlight.need);
  const unit = all[place]?.unit ?? 'count';
  const able = new Set(desk.fields.filter(({ lever }) => lever === highlight.lever).map(({ key }) => key));
  const rows = rowsToPlanBy(panel).filter(({ key }) => highlight.lever === undefined || able.has(key));
  const size = (row: (typeof rows)[number]): number => {
    if (differenceAt(differences, panel.id, row.key, highlight.column) !== undefined) return Number.MAX_SAFE_INTEGER;
    const value = row.values[needPlace < 0 ? place : needPlace] ?? 0;
    return highlight.least === true ? -value : value;
  };
  const kept = new Set(rows.toSorted((one, other) => size(other) - size(one)).slice(0, highlight.rows));
  return rows
    .filter((row) => kept.has(row))
    .flatMap((row): readonly SeenLine[] => {
      const value = row.values[place];
      if (value === undefined || value === null) return [];
      const need = row.values[needPlace];
      const shown = quantity({ value, unit }, speech.language, desk.act.periodName);
      const name = keyName(desk.map, row.key, speech);
      const difference = differenceAt(differences, panel.id, row.key, highlight.column);
      return [
        {
          id: `${panel.id} ${highlight.column} ${row.key}`,
          name: speech.say(name === '' ? `replay.seen.${highlight.column}` : 'replay.seen.of', {
            what: speech.say(`replay.seen.${highlight.column}`),
            name,
          }),
          colour: itemOf(desk.map, row.key)?.colour,
          value:
            need !== undefined && need > value
              ? speech.say('replay.seen.need', {
                  value: shown,
                  need: quantity({ value: need, unit }, speech.language, desk.act.periodName),
                })
              : shown,
          so: soText(difference, desk, speech),
          change: place === 0 ? changeWords(row.series, speech) : undefined,
        },
      ];
    });
};

const seenLines = (desk: Desk, differences: readonly Difference[], speech: Speech): readonly SeenLine[] => {
  const lines = highlights.flatMap((highlight) => {
    const panel = desk.panels.find(({ id, source }) => id === highlight.panel && source === desk.seat);
    return panel === undefined ? [] : seenOf(desk, panel, highlight, differences, speech);
  });
  // What is not so comes first, or it would be the line that is cut off.
  return [...lines.filter(({ so }) => so !== undefined), ...lines.filter(({ so }) => so === undefined)].slice(0, mostSeen);
};

/** The site that all keys begin with; with one site there is no need to name it. */
const sharedSite = (keys: readonly string[]): string => {
  const [first = ''] = keys;
  const site = first.includes(' ') ? `${first.split(' ')[0] ?? ''} ` : '';
  return site !== '' && keys.every((key) => key.startsWith(site)) ? site : '';
};

/** What stands in the inputs that were moved for this round. */
const decidedLines = (desk: Desk, speech: Speech): readonly Decided[] => {
  const moved = desk.fields.flatMap((field, place) => {
    const input = desk.inputs[place];
    if (input === undefined || input.locked) return [];
    const isMoved = input.touched && input.value !== input.untouched;
    // An order is placed also where nobody touched it.
    return isMoved || (field.lever === 'order' && input.value > 0) ? [{ field, input }] : [];
  });
  return [...new Set(moved.map(({ field }) => field.lever))].map((lever) => {
    const own = moved.filter(({ field }) => field.lever === lever);
    const site = sharedSite(desk.fields.filter((field) => field.lever === lever).map(({ key }) => key));
    return {
      lever,
      title: speech.say(`lever.${lever}.title`, { round: speech.say(`round.${desk.act.roundName}`) }),
      lines: own.map(({ field, input }) => ({
        id: field.key,
        name: fieldName(desk, { lever, key: field.key.slice(site.length) }, speech),
        value: leverValueText(desk, lever, field.key, input.value, speech),
        was: input.value === input.untouched ? undefined : leverValueText(desk, lever, field.key, input.untouched, speech),
      })),
    };
  });
};

const noticeWords = (desk: Desk, notice: Notice, speech: Speech): string => {
  const text = textOf(notice.text, speech.language);
  if (notice.item === undefined || (notice.kind !== 'promotion' && notice.kind !== 'credit')) return text;
  return speech.say(`notices.about.${notice.kind}`, {
    item: keyName(desk.map, notice.item, speech),
    text,
    round: speech.say(`round.${desk.act.roundName}`),
    number: notice.round + 1,
  });
};

/** What was heard lately, and what still lasts: what nobody else heard first. */
const heardLines = (desk: Desk, speech: Speech): readonly HeardLine[] =>
  desk.notices
    .filter((notice) => notice.over !== true && (notice.kind !== 'signal' || notice.round > desk.round - 3))
    .toSorted((one, other) => Number(other.onlyYou) - Number(one.onlyYou) || other.period - one.period)
    .slice(0, mostHeard)
    .map((notice) => ({
      id: notice.id,
      text: noticeWords(desk, notice, speech),
      only: notice.onlyYou,
      from: notice.from === undefined ? undefined : seatNameOn(desk.map, notice.from, speech),
      over: notice.over === true,
    }));

/** Words and agreements of this round: what was said to this seat and by it, newest first. */
const saidLines = (replay: Replay, desk: Desk, speech: Speech): readonly SaidLine[] => {
  const who = (from: Seat, to: string): string => speech.say('replay.said.fromTo', { from: seatNameOn(replay.map, from, speech), to });
  const messages = desk.messages
    .filter(({ round }) => round === desk.round)
    .map((message) => ({
      atMs: message.atMs,
      id: message.id,
      from: message.from,
      who: who(message.from, message.to === 'team' ? speech.say('replay.said.all') : seatNameOn(replay.map, message.to, speech)),
      text: messageText(message, speech),
    }));
  const agreements = desk.agreements
    .filter(
      ({ round, agreed, turn, ended }) =>
        round === desk.round || agreed?.round === desk.round || ended?.round === desk.round || turn.length > 0,
    )
    .map((agreement) => ({
      atMs: agreement.agreed?.atMs ?? agreement.answers.at(-1)?.atMs ?? agreement.atMs,
      id: agreement.id,
      from: agreement.by,
      who: speech.say('replay.said.agreement', {
        kind: speech.say(`agreement.kind.${agreement.kind}`),
        by: seatNameOn(replay.map, agreement.by, speech),
        state: speech.say(`replay.said.state.${agreement.state}`),
      }),
      text: agreementSentence(desk, agreement, speech),
    }));
  return [...messages, ...agreements].toSorted((one, other) => other.atMs - one.atMs).slice(0, mostSaid);
};

/** The line of a card that shows a difference. */
const lineOf = (difference: Difference): string =>
  difference.kind === 'stock'
    ? `${difference.panel} ${difference.column} ${difference.key}`
    : difference.kind === 'leadTime'
      ? `suppliers leadTime ${difference.key}`
      : '';

export const deskCard = (replay: Replay, desk: Desk, differences: readonly Difference[], speech: Speech): DeskCard => {
  const seen = seenLines(desk, differences, speech);
  const marked = new Set(seen.filter(({ so }) => so !== undefined).map(({ id }) => id));
  return {
    decided: decidedLines(desk, speech),
    heard: heardLines(desk, speech),
    seen,
    elsewhere: differences.filter((each) => each.kind !== 'event' && !marked.has(lineOf(each))),
    said: saidLines(replay, desk, speech),
    unseen: unseenSeats(desk, speech),
  };
};
