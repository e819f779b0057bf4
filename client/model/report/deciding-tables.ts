import type { Debrief } from '../../../server/contract/debrief.ts';
import type { Desk } from '../../../server/contract/desk.ts';
import type { Seat } from '../../../server/contract/ids.ts';
import type { Replay } from '../../../server/contract/replay.ts';
import { agreementSentence } from '../agreements.ts';
import { keyName, seatNameOn } from '../names.ts';
import { leverValueText } from '../pledges.ts';
import { momentWords } from '../replay/moments.ts';
import { entryWords } from '../replay/timeline-words.ts';
import { textOf, type Speech } from '../say.ts';
import { euros, type ReportCell, type ReportTable } from './report-table.ts';

/** What people decided, alone and together, as tables. */

/** A seat's desk as it stood at a frame. */
export type DeskAt = (seat: Seat, frame: number) => Desk;

export const decisionsTable = ({ rounds, map, about }: Replay, deskAt: DeskAt, speech: Speech): ReportTable => ({
  id: 'decisions',
  title: speech.say('export.table.decisions'),
  columns: [
    { name: speech.say('export.column.round'), kind: 'whole' },
    { name: speech.say('export.column.seat'), kind: 'text' },
    { name: speech.say('export.column.lever'), kind: 'text' },
    { name: speech.say('export.column.what'), kind: 'text' },
    { name: speech.say('export.column.decided'), kind: 'text' },
    { name: speech.say('export.column.value'), kind: 'number' },
    { name: speech.say('export.column.before'), kind: 'number' },
  ],
  rows: rounds.flatMap(({ round, decided, decisions }) =>
    decisions.map(({ seat, lever, key, value, before }): readonly ReportCell[] => [
      round,
      seatNameOn(map, seat, speech),
      speech.say(`lever.${lever}.title`, { round: speech.say(`round.${about.roundName}`) }),
      keyName(map, key, speech),
      leverValueText(deskAt(seat, Math.max(0, decided)), lever, key, value, speech),
      value,
      before,
    ]),
  ),
});

const seatList = ({ map }: Replay, seats: readonly Seat[], speech: Speech): string =>
  seats.map((seat) => seatNameOn(map, seat, speech)).join(', ');

export const agreementsTable = (replay: Replay, deskAt: DeskAt, speech: Speech): ReportTable => ({
  id: 'agreements',
  title: speech.say('export.table.agreements'),
  columns: [
    { name: speech.say('export.column.round'), kind: 'whole' },
    { name: speech.say('export.column.kind'), kind: 'text' },
    { name: speech.say('export.column.by'), kind: 'text' },
    { name: speech.say('export.column.to'), kind: 'text' },
    { name: speech.say('export.column.what'), kind: 'text' },
    { name: speech.say('export.column.state'), kind: 'text' },
    { name: speech.say('export.column.agreedRound'), kind: 'whole' },
    { name: speech.say('export.column.endedRound'), kind: 'whole' },
    { name: speech.say('export.column.points'), kind: 'number' },
    { name: speech.say('export.column.contribution'), kind: 'money' },
  ],
  rows: replay.end.agreements.map((agreement): readonly ReportCell[] => {
    const worth = replay.end.worth.find((each) => each.agreement === agreement.id);
    return [
      agreement.round,
      speech.say(`agreement.kind.${agreement.kind}`),
      seatNameOn(replay.map, agreement.by, speech),
      seatList(replay, agreement.to, speech),
      agreementSentence(deskAt(agreement.by, replay.frames.length - 1), agreement, speech),
      speech.say(`agreement.state.${agreement.state}`),
      agreement.agreed?.round,
      agreement.ended?.round,
      worth?.jointScore,
      euros(worth?.contributionCents),
    ];
  }),
});

export const timelineTable = (replay: Replay, deskAt: DeskAt, speech: Speech): ReportTable => ({
  id: 'timeline',
  title: speech.say('export.table.timeline'),
  columns: [
    { name: speech.say('export.column.round'), kind: 'whole' },
    { name: speech.say('export.column.period'), kind: 'whole' },
    { name: speech.say('export.column.kind'), kind: 'text' },
    { name: speech.say('export.column.by'), kind: 'text' },
    { name: speech.say('export.column.to'), kind: 'text' },
    { name: speech.say('export.column.what'), kind: 'text' },
    { name: speech.say('export.column.text'), kind: 'text' },
  ],
  rows: replay.timeline.map((entry): readonly ReportCell[] => {
    const { round, period, kind, seat, to, text, frame } = entry;
    return [
      round,
      period,
      speech.say(`export.kind.${kind}`),
      seat === undefined ? undefined : seatNameOn(replay.map, seat, speech),
      to === undefined ? undefined : seatList(replay, to, speech),
      entryWords(replay, (each) => deskAt(each, frame), entry, speech),
      text === undefined ? undefined : textOf(text, speech.language),
    ];
  }),
});

export const momentsTable = ({ map, about }: Replay, { moments }: Debrief, speech: Speech): ReportTable => ({
  id: 'moments',
  title: speech.say('export.table.moments'),
  columns: [
    { name: speech.say('export.column.round'), kind: 'whole' },
    { name: speech.say('export.column.moment'), kind: 'text' },
    { name: speech.say('export.column.what'), kind: 'text' },
    { name: speech.say('export.column.evidence'), kind: 'text' },
    { name: speech.say('export.column.question'), kind: 'text' },
    { name: speech.say('export.column.points'), kind: 'number' },
    { name: speech.say('export.column.contribution'), kind: 'money' },
  ],
  rows: moments.map((moment): readonly ReportCell[] => {
    const { title, sentence, evidence, question } = momentWords(map, about, moment, speech);
    return [moment.round, title, sentence, evidence.join('; '), question, moment.worth?.jointScore, euros(moment.worth?.contributionCents)];
  }),
});

/** Who brought what: the way from coordinated bots to the game, player by player. */
export const sharesTable = ({ attribution }: Debrief, speech: Speech): ReportTable => ({
  id: 'shares',
  title: speech.say('export.table.shares'),
  columns: [
    { name: speech.say('export.column.player'), kind: 'text' },
    { name: speech.say('export.column.points'), kind: 'number' },
    { name: speech.say('export.column.contribution'), kind: 'money' },
  ],
  rows: (attribution?.shares ?? []).map(({ player, jointScore, contributionCents }): readonly ReportCell[] => [
    player === 'information' ? speech.say('export.information') : speech.say(`seat.${player}`),
    jointScore,
    euros(contributionCents),
  ]),
});
