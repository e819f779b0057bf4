import type { RoundRecord } from '../simulation/records.ts';
import { ratio, unitsPerHour } from './formulas.ts';

/** Work of all crews, added up over periods. */
export type LabourSums = {
  readonly pickedUnits: number;
  readonly errorUnits: number;
  readonly lines: number;
  readonly emergencyLines: number;
  /** Regular time of who came, and overtime as used. */
  readonly workedMinutes: number;
};

export const noLabour: LabourSums = { pickedUnits: 0, errorUnits: 0, lines: 0, emergencyLines: 0, workedMinutes: 0 };

export const addLabour = (one: LabourSums, other: LabourSums): LabourSums => ({
  pickedUnits: one.pickedUnits + other.pickedUnits,
  errorUnits: one.errorUnits + other.errorUnits,
  lines: one.lines + other.lines,
  emergencyLines: one.emergencyLines + other.emergencyLines,
  workedMinutes: one.workedMinutes + other.workedMinutes,
});

export const labourSums = (record: RoundRecord): LabourSums => {
  let pickedUnits = 0;
  let errorUnits = 0;
  let lines = 0;
  let emergencyLines = 0;
  let workedMinutes = 0;
  for (const period of record.periods) {
    for (const labour of period.labour) {
      if (labour === undefined || labour === null) continue;
      pickedUnits += labour.pickedUnits;
      errorUnits += labour.errorUnits;
      lines += labour.lines;
      emergencyLines += labour.emergencyLines;
      workedMinutes += labour.regularMinutes + labour.overtimeMinutes;
    }
  }
  return { pickedUnits, errorUnits, lines, emergencyLines, workedMinutes };
};

/** Wages, overtime, temps and hires per unit picked right, cents. */
export const labourCentsPerUnit = (sums: LabourSums, labourCents: number): number | undefined =>
  ratio(labourCents, sums.pickedUnits - sums.errorUnits);

/** Share of order lines that left as emergencies, 0..1. */
export const expediteShare = (sums: LabourSums): number | undefined => ratio(sums.emergencyLines, sums.lines);

/** Units picked right for each hour of work, busy or not. */
export const throughputPerHour = (sums: LabourSums): number | undefined =>
  unitsPerHour(sums.pickedUnits - sums.errorUnits, sums.workedMinutes);
