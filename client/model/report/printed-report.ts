import type { Commitment, Debrief } from '../../../server/contract/debrief.ts';
import type { Replay } from '../../../server/contract/replay.ts';
import type { LinesDrawing } from '../chart.ts';
import { endAgreements, type EndAgreement } from '../end-team.ts';
import { scoreBars } from '../end.ts';
import { seatNameOn } from '../names.ts';
import { format, money } from '../numbers.ts';
import { momentWords } from '../replay/moments.ts';
import { textOf, type Speech } from '../say.ts';
import { kpisTable, roundsTable } from './course-tables.ts';
import type { DeskAt } from './deciding-tables.ts';
import type { ReportCell, ReportTable } from './report-table.ts';

/** A report for paper, part by part: what a writer of a format lays out. */
export type ReportPart =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly tone?: 'quiet' | 'question' }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'moment'; readonly title: string; readonly when: string; readonly parts: readonly ReportPart[] }
  | { readonly kind: 'picture'; readonly title: string; readonly description: string; readonly drawing: LinesDrawing }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly numbersFrom: number;
    };

export type PrintedReport = { readonly title: string; readonly language: string; readonly parts: readonly ReportPart[] };

/** What is known of a game by now. */
export type ReportSource = {
  readonly replay: Replay;
  readonly debrief: Debrief | undefined;
  readonly commitments: readonly Commitment[];
  readonly deskAt: DeskAt;
};

/** A number of a spreadsheet as people read it on paper. */
const cellText = (value: ReportCell, kind: ReportTable['columns'][number]['kind'], language: string): string => {
  if (value === undefined) return '–';
  if (typeof value === 'string') return value;
  if (kind === 'money') return money(value * 100, language, 10);
  return format(language, { maximumFractionDigits: kind === 'whole' ? 0 : 1 }).format(value);
};

const tableOf = (table: ReportTable, language: string, columns = table.columns.map((_, place) => place)): ReportPart => ({
  kind: 'table',
  head: columns.map((place) => table.columns[place]?.name ?? ''),
  rows: table.rows.map((row) => columns.map((place) => cellText(row[place], table.columns[place]?.kind ?? 'text', language))),
  numbersFrom: 1,
});

/** Perfect orders and cost, round by round. */
const courseDrawing = ({ rounds, truth, about }: Replay, speech: Speech): LinesDrawing => {
  const played = rounds.map(({ round }) => truth.periods.filter((period) => period.round === round && !period.runOut));
  const total = (place: number, of: (period: (typeof truth.periods)[number]) => number): number =>
    (played[place] ?? []).reduce((sum, period) => sum + of(period), 0);
  return {
    kind: 'lines',
    steps: rounds.map(({ round }) => `${speech.say(`round.${about.roundName}`)} ${round}`),
    lines: [
      {
        name: speech.say('export.column.service'),
        colour: 'good',
        values: rounds.map((_, place) => {
          const orders = total(place, (period) => period.orders);
          return orders === 0 ? undefined : (100 * total(place, (period) => period.perfectOrders)) / orders;
        }),
      },
      {
        name: speech.say('export.column.cost'),
        colour: 'bad',
        dashed: true,
        right: true,
        values: rounds.map((_, place) => total(place, (period) => period.costCents) / 100),
      },
    ],
    say: (value) => `${format(speech.language, { maximumFractionDigits: 0 }).format(value)} %`,
    sayRight: (value) => money(value * 100, speech.language),
    least: 0,
  };
};

const withoutStop = (text: string): string => text.replace(/\.$/, '');

const agreementLine = ({ view, state, marks, worth }: EndAgreement): string =>
  [`${view.lead} ${withoutStop(view.sentence)}: ${withoutStop(state)}`, ...marks, ...(worth === undefined ? [] : [worth])].join('; ');

const momentParts = ({ replay, debrief }: ReportSource, speech: Speech): readonly ReportPart[] =>
  (debrief?.moments ?? []).map((moment): ReportPart => {
    const { title, sentence, evidence, question, when } = momentWords(replay.map, replay.about, moment, speech);
    return {
      kind: 'moment',
      title,
      when,
      parts: [
        { kind: 'text', text: sentence },
        ...(evidence.length === 0 ? [] : [{ kind: 'list', items: evidence } as const]),
        { kind: 'text', text: speech.say('export.report.question', { question }), tone: 'question' },
      ],
    };
  });

const shareParts = ({ debrief }: ReportSource, speech: Speech): readonly ReportPart[] => {
  const shares = debrief?.attribution?.shares;
  if (shares === undefined) return [];
  const points = format(speech.language, { signDisplay: 'exceptZero', maximumFractionDigits: 1 });
  return [
    { kind: 'heading', text: speech.say('export.report.shares') },
    { kind: 'text', text: speech.say('export.report.sharesLead'), tone: 'quiet' },
    {
      kind: 'table',
      head: [speech.say('export.column.player'), speech.say('export.column.points'), speech.say('export.column.contribution')],
      rows: shares.map(({ player, jointScore, contributionCents }) => [
        player === 'information' ? speech.say('export.information') : speech.say(`seat.${player}`),
        points.format(jointScore),
        money(contributionCents, speech.language),
      ]),
      numbersFrom: 1,
    },
  ];
};

/** The report that is printed or sent on: two minutes first, then what proves it. */
export const printedReport = (source: ReportSource, speech: Speech): PrintedReport => {
  const { replay, commitments, deskAt } = source;
  const { about, end, map } = replay;
  const title = speech.say('export.report.title', { team: about.team, title: textOf(about.title, speech.language) });
  const score = format(speech.language, { maximumFractionDigits: 0 });
  const last = deskAt('sales', replay.frames.length - 1);
  const { agreed } = endAgreements(last, end, false, speech);
  const moments = momentParts(source, speech);
  return {
    title,
    language: speech.language,
    parts: [
      { kind: 'text', text: speech.say('export.report.lead', { score: score.format(end.jointScore) }) },
      {
        kind: 'list',
        items: scoreBars(end, speech).flatMap(({ team, name, score: reached }) =>
          team ? [] : [speech.say('export.report.compared', { name, score: score.format(reached) })],
        ),
      },
      { kind: 'heading', text: speech.say('export.report.moments') },
      ...(moments.length === 0 ? [{ kind: 'text', text: speech.say('export.report.noMoments'), tone: 'quiet' } as const] : moments),
      ...(commitments.length === 0
        ? []
        : [
            { kind: 'heading', text: speech.say('export.report.commitments') } as const,
            {
              kind: 'list',
              items: commitments.map(({ text, seat }) => (seat === undefined ? text : `${seatNameOn(map, seat, speech)}: ${text}`)),
            } as const,
          ]),
      { kind: 'heading', text: speech.say('export.report.course') },
      {
        kind: 'picture',
        title: speech.say('export.report.course'),
        description: `${speech.say('export.column.service')}; ${speech.say('export.column.cost')}`,
        drawing: courseDrawing(replay, speech),
      },
      tableOf(roundsTable(replay, speech), speech.language, [0, 3, 4, 5, 6, 9, 10]),
      ...shareParts(source, speech),
      ...(agreed.length === 0
        ? []
        : [
            { kind: 'heading', text: speech.say('export.report.agreements') } as const,
            { kind: 'list', items: agreed.map(agreementLine) } as const,
          ]),
      { kind: 'heading', text: speech.say('export.report.figures') },
      tableOf(kpisTable(replay, speech), speech.language, [0, 1, 2]),
      ...(about.limits === undefined
        ? []
        : [
            { kind: 'heading', text: speech.say('export.report.limits') } as const,
            { kind: 'text', text: textOf(about.limits, speech.language) } as const,
          ]),
    ],
  };
};
