import type { Course, CourseRound, WhatIfResult } from '../../../server/contract/course.ts';
import type { Seat } from '../../../server/contract/ids.ts';
import type { WhatIfChange } from '../../../server/contract/what-if.ts';
import type { ChartTable, LinesDrawing } from '../chart.ts';
import { kpiName } from '../definitions.ts';
import { format, kpiText, money, whole, type RoundName } from '../numbers.ts';
import type { Speech } from '../say.ts';
import { inputName, valueText, type DeskThen } from './changes.ts';

/** A number of the whole game: as played, changed, and the difference with its sign. */
export type Headline = {
  readonly id: string;
  readonly label: string;
  readonly recorded: string;
  readonly changed: string;
  readonly difference: string;
  readonly tone: 'good' | 'bad' | 'plain';
};

const hasLedger = ({ recorded }: WhatIfResult): boolean => recorded.rounds.some((round) => round.contributionSoFarCents !== undefined);

const sign = (difference: number): string => (difference > 0 ? '+' : difference < 0 ? '−' : '±');

const signedMoney = (cents: number, language: string): string =>
  cents === 0 ? money(0, language) : `${sign(cents)}${money(Math.abs(cents), language)}`;

/** Points to a tenth, with their sign. */
const signedPoints = (points: number, language: string): string =>
  format(language, { signDisplay: 'exceptZero', maximumFractionDigits: 1 }).format(points);

const total = (course: Course, of: (round: CourseRound) => number): number => course.rounds.reduce((sum, round) => sum + of(round), 0);
const most = (course: Course, of: (round: CourseRound) => number): number => Math.max(0, ...course.rounds.map(of));

type Measured = {
  readonly id: string;
  readonly label: string;
  readonly recorded: number | undefined;
  readonly changed: number | undefined;
  readonly lessIsBetter: boolean;
  readonly say: (value: number) => string;
  readonly sayChange: (difference: number) => string;
};

const headline = ({ id, label, recorded, changed, lessIsBetter, say, sayChange }: Measured): readonly Headline[] => {
  if (recorded === undefined || changed === undefined) return [];
  const difference = changed - recorded;
  const nothing = say(changed) === say(recorded) && say(Math.abs(difference)) === say(0);
  return [
    {
      id,
      label,
      recorded: say(recorded),
      changed: say(changed),
      difference: sayChange(nothing ? 0 : difference),
      tone: nothing ? 'plain' : difference < 0 === lessIsBetter ? 'good' : 'bad',
    },
  ];
};

const kpiOf = (course: Course, kpi: 'perfectOrderRate' | 'fillRate'): number | undefined =>
  course.kpis.find((each) => each.kpi === kpi)?.value;

/** What the whole game came to, as played and changed: score, money, service, and what customers did not get. */
export const headlines = (result: WhatIfResult, speech: Speech): readonly Headline[] => {
  const { recorded, changed } = result;
  const { language, say } = speech;
  const ledger = hasLedger(result);
  const service = kpiOf(recorded, 'perfectOrderRate') === undefined ? 'fillRate' : 'perfectOrderRate';
  const units = (value: number): string => whole(value, language);
  const signedUnits = (value: number): string => (value === 0 ? units(0) : `${sign(value)}${units(Math.abs(value))}`);
  const euros = (cents: number): string => money(cents, language);
  return [
    ...headline({
      id: 'joint',
      label: say('end.joint'),
      recorded: recorded.jointScore,
      changed: changed.jointScore,
      lessIsBetter: false,
      say: (value) => format(language, { maximumFractionDigits: 1 }).format(value),
      sayChange: (value) => signedPoints(value, language),
    }),
    ...headline({
      id: 'money',
      label: say(ledger ? 'end.contribution' : 'end.totalCost'),
      recorded: ledger ? recorded.contributionCents : recorded.totalCostCents,
      changed: ledger ? changed.contributionCents : changed.totalCostCents,
      lessIsBetter: !ledger,
      say: euros,
      sayChange: (value) => signedMoney(value, language),
    }),
    ...headline({
      id: 'service',
      label: kpiName(service, speech),
      recorded: kpiOf(recorded, service),
      changed: kpiOf(changed, service),
      lessIsBetter: false,
      say: (value) => kpiText(service, value, language),
      sayChange: (value) =>
        say('whatIf.points', { points: format(language, { signDisplay: 'exceptZero', maximumFractionDigits: 1 }).format(value * 100) }),
    }),
    ...headline({
      id: 'lost',
      label: say('whatIf.lost'),
      recorded: total(recorded, (round) => round.lostUnits),
      changed: total(changed, (round) => round.lostUnits),
      lessIsBetter: true,
      say: units,
      sayChange: signedUnits,
    }),
    ...headline({
      id: 'backlog',
      label: say('whatIf.mostOwed'),
      recorded: most(recorded, (round) => round.backlogUnits),
      changed: most(changed, (round) => round.backlogUnits),
      lessIsBetter: true,
      say: units,
      sayChange: signedUnits,
    }),
    // A company where nothing is lost says so by leaving the line out.
  ].filter(({ id, recorded: then, changed: now }) => id !== 'lost' || then !== units(0) || now !== units(0));
};

/** Differences too small to speak of: a twentieth of a point. */
const leastPoints = 0.05;

/** The outcome in one sentence. */
export const verdict = (result: WhatIfResult, speech: Speech): string => {
  const { recorded, changed } = result;
  const points = changed.jointScore - recorded.jointScore;
  const ledger = hasLedger(result);
  // More is better on both sides: money saved counts like money earned.
  const cents = ledger ? changed.contributionCents - recorded.contributionCents : recorded.totalCostCents - changed.totalCostCents;
  if (recorded.stateHash === changed.stateHash) return speech.say('whatIf.verdict.equal');
  if (Math.abs(points) < leastPoints && cents === 0) return speech.say('whatIf.verdict.same');
  const better = points > leastPoints ? true : points < -leastPoints ? false : cents > 0;
  const mixed = points * cents < 0;
  const how = Math.abs(points) < leastPoints ? (better ? 'betterMoney' : 'worseMoney') : mixed ? 'mixed' : better ? 'better' : 'worse';
  return speech.say(`whatIf.verdict.${how}`, {
    points: signedPoints(points, speech.language),
    money: speech.say(`whatIf.verdict.${cents >= 0 ? (ledger ? 'earned' : 'saved') : ledger ? 'lost' : 'spent'}`, {
      money: money(Math.abs(cents), speech.language),
    }),
  });
};

// Round by round

const comparedMeasures = ['service', 'cost', 'backlog'] as const;
export type ComparedMeasure = (typeof comparedMeasures)[number];

const measureOf = (round: CourseRound | undefined, measure: ComparedMeasure): number | undefined => {
  switch (measure) {
    case 'service':
      return round?.servicePercent;
    case 'cost':
      return round?.costCents;
    case 'backlog':
      return round?.backlogUnits;
  }
};

/** How a value of a measure is said. */
const sayMeasure =
  (measure: ComparedMeasure, language: string) =>
  (value: number): string =>
    measure === 'service' ? `${whole(value, language)}\u00a0%` : measure === 'cost' ? money(value, language) : whole(value, language);

export type ComparedChart = {
  readonly measure: ComparedMeasure;
  readonly title: string;
  readonly description: string;
  readonly drawing: LinesDrawing;
  readonly table: ChartTable;
};

/** Two lines for each measure that the company has: as played, and changed. */
export const comparedCharts = (result: WhatIfResult, roundName: RoundName, speech: Speech): readonly ComparedChart[] => {
  const { recorded, changed, fromRound } = result;
  const rounds = recorded.rounds.map(({ round }) => round);
  const Round = speech.say(`Round.${roundName}`);
  const steps = rounds.map((round) => `${Round} ${round}`);
  return comparedMeasures.flatMap((measure) => {
    const then = recorded.rounds.map((round) => measureOf(round, measure));
    const now = rounds.map((round) =>
      measureOf(
        changed.rounds.find((each) => each.round === round),
        measure,
      ),
    );
    if ([...then, ...now].every((value) => value === undefined)) return [];
    const say = sayMeasure(measure, speech.language);
    const sayOr = (value: number | undefined): string => (value === undefined ? '–' : say(value));
    const title = speech.say(`whatIf.chart.${measure}`);
    const names = [speech.say('whatIf.asPlayed'), speech.say('whatIf.changed')] as const;
    return [
      {
        measure,
        title,
        description: speech.say('whatIf.chartAbout', { round: speech.say(`round.${roundName}`), number: fromRound }),
        drawing: {
          kind: 'lines',
          steps,
          lines: [
            { name: names[0], values: then, colour: 'quiet', dashed: true },
            { name: names[1], values: now, colour: 'ink' },
          ],
          say,
          least: 0,
          ...(measure === 'service' ? { most: 100 } : {}),
        },
        table: {
          caption: title,
          head: [Round, ...names],
          rows: rounds.map((round, place) => [String(round), sayOr(then[place]), sayOr(now[place])]),
        },
      },
    ];
  });
};

// What else was decided otherwise

export type Consequence = {
  readonly round: number;
  readonly seat: Seat;
  readonly input: string;
  readonly recorded: string;
  readonly changed: string;
};

/** What followed from the changes: decisions of others, or of later rounds, that went another way. What was asked for is left out. */
export const consequences = (
  result: WhatIfResult,
  changes: readonly WhatIfChange[],
  deskThen: DeskThen,
  speech: Speech,
): readonly Consequence[] => {
  // A standing value that was asked for holds on in later rounds: that is no consequence.
  const isAsked = ({ round, lever, key, changed }: WhatIfResult['decisions'][number]): boolean =>
    changes.some(
      (change) =>
        change.kind === 'decision' &&
        change.lever === lever &&
        change.key === key &&
        (change.round === round || (change.round < round && change.value === changed)),
    );
  return result.decisions
    .filter((decision) => !isAsked(decision))
    .flatMap((decision) => {
      const desk = deskThen(decision.seat, decision.round);
      if (desk === undefined) return [];
      return [
        {
          round: decision.round,
          seat: decision.seat,
          input: inputName(desk, decision, speech),
          recorded: valueText(desk, decision, decision.recorded, speech),
          changed: valueText(desk, decision, decision.changed, speech),
        },
      ];
    });
};
