import type { KpiId } from '../../contract/desk.ts';
import type { EventId, Lever, Seat, Text } from '../../contract/ids.ts';

/** The three benchmarks of a report: what others are compared with. */
export const benchmarkNames = ['silo', 'coordinated', 'doNothing'] as const;
export type BenchmarkName = (typeof benchmarkNames)[number];

/** One thing a report says about a scenario, good or bad. Words are made of it where it is shown. */
export type Finding =
  | {
      readonly kind: 'coordinationPays' | 'coordinationPaysLittle' | 'coordinationDoesNotPay';
      readonly tone: Tone;
      readonly points: number;
      readonly winShare: number;
    }
  | { readonly kind: 'siloNotBetterThanNothing'; readonly tone: 'warning'; readonly points: number }
  | { readonly kind: 'habitWins'; readonly tone: 'warning'; readonly habit: string; readonly seat: Seat; readonly points: number }
  | { readonly kind: 'noHabitWins'; readonly tone: 'good'; readonly habit: string; readonly points: number }
  | { readonly kind: 'oneSeatIsEnough'; readonly tone: 'warning'; readonly seat: Seat; readonly gapShare: number }
  | { readonly kind: 'seatHasNothingToDo'; readonly tone: 'warning'; readonly seat: Seat; readonly act: Text }
  | { readonly kind: 'seatDoesNotMatter'; readonly tone: 'warning'; readonly seat: Seat }
  | {
      readonly kind: 'absentSeatsAreNoWorse';
      readonly tone: 'note';
      readonly seats: readonly { readonly seat: Seat; readonly points: number }[];
    }
  | { readonly kind: 'boardBringsNothing'; readonly tone: 'note'; readonly points: number }
  | { readonly kind: 'leversMoveNothing'; readonly tone: 'note'; readonly levers: readonly Lever[] }
  | { readonly kind: 'heldIsBetter'; readonly tone: 'note'; readonly levers: readonly { readonly lever: Lever; readonly points: number }[] }
  | {
      readonly kind: 'crisisCannotBeSurvived';
      readonly tone: 'warning';
      readonly event: EventId;
      readonly name: Text;
      readonly survivedShare: number;
    }
  | { readonly kind: 'crisisIsNotFelt'; readonly tone: 'note'; readonly event: EventId; readonly name: Text }
  | { readonly kind: 'crisesAreSurvivable'; readonly tone: 'good'; readonly count: number }
  | { readonly kind: 'scoreIsClipped'; readonly tone: 'warning'; readonly name: BenchmarkName; readonly share: number }
  | {
      readonly kind: 'partIsSaturated';
      readonly tone: 'warning';
      readonly kpi: KpiId;
      readonly name: BenchmarkName;
      readonly end: 'zero' | 'full';
      readonly share: number;
    }
  | { readonly kind: 'minutesDoNotFit'; readonly tone: 'warning'; readonly estimatedMinutes: number; readonly statedMinutes: number }
  | { readonly kind: 'minutesFit'; readonly tone: 'good'; readonly estimatedMinutes: number; readonly statedMinutes: number }
  | { readonly kind: 'nobodyRunsOut'; readonly tone: 'note' }
  | { readonly kind: 'fewSeeds'; readonly tone: 'note'; readonly seeds: number };
export type Tone = 'good' | 'note' | 'warning';
