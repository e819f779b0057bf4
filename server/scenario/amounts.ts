import type { KpiId } from '../contract/desk.ts';
import { kpiCatalogue } from '../contract/kpi-catalogue.ts';
import type { KpiUnit } from '../contract/kpi-definition.ts';
import type { PeriodsDistribution } from '../simulation/company.ts';

/** From the numbers people write (12.50, 35 %) to the whole numbers the engine counts in (cents, ppm, hundredths of a minute). */

/** Rounds half away from zero, after taking away the noise of decimal fractions. */
const whole = (value: number): number => Math.sign(value) * Math.floor(Math.abs(value) + 0.5 + 1e-9) || 0;

export const cents = (money: number): number => whole(money * 100);
export const ppmOfPercent = (percent: number): number => whole(percent * 10_000);
export const ppmOfFactor = (factor: number): number => whole(factor * 1_000_000);
export const centiminutes = (minutes: number): number => whole(minutes * 100);
export const thousandths = (points: number): number => whole(points * 1000);

/** A number of periods, or each number with its chance; the chances in ppm add up to a million exactly. */
export const distribution = (written: number | Readonly<Record<string, number>>): PeriodsDistribution => {
  if (typeof written === 'number') return { periods: [written], ppm: [1_000_000] };
  const rows = Object.entries(written)
    .map(([periods, percent]) => ({ periods: Number(periods), ppm: ppmOfPercent(percent) }))
    .filter((row) => row.ppm > 0)
    .sort((one, other) => one.periods - other.periods);
  const others = rows.slice(0, -1).reduce((total, row) => total + row.ppm, 0);
  return {
    periods: rows.map((row) => row.periods),
    ppm: rows.map((row, place) => (place === rows.length - 1 ? 1_000_000 - others : row.ppm)),
  };
};

/** How a file writes what a KPI counts: money as a decimal, shares in per cent, all else as it is. */
const writtenAs: Readonly<Record<KpiUnit, 'decimal' | 'percent' | 'plain'>> = {
  money: 'decimal',
  moneyPerUnit: 'decimal',
  share: 'percent',
  days: 'plain',
  points: 'plain',
  units: 'plain',
  times: 'plain',
  unitsPerHour: 'plain',
};

/** A KPI's value as a file writes it in the KPI's own unit (cents, 0..1). */
export const kpiFromFile = (kpi: KpiId, written: number): number => {
  const as = writtenAs[kpiCatalogue[kpi].unit];
  return as === 'decimal' ? whole(written * 100) : as === 'percent' ? written / 100 : written;
};

/** The other way round, rounded to what a person would write: cents, tenths of a per cent, tenths. */
export const kpiToFile = (kpi: KpiId, value: number): number => {
  const as = writtenAs[kpiCatalogue[kpi].unit];
  return as === 'decimal' ? whole(value) / 100 : as === 'percent' ? whole(value * 1000) / 10 : whole(value * 10) / 10;
};
