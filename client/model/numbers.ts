import type { Quantity } from '../../server/contract/units.ts';
import type { KpiId } from '../../server/contract/desk.ts';
import { kpiCatalogue, lessIsBetter, scoredValue } from '../../server/contract/kpi-catalogue.ts';

/** What time steps are called: a day, a week, a plain period. */
export type PeriodName = 'day' | 'week' | 'period';
export type RoundName = 'week' | 'round';

const formats = new Map<string, Intl.NumberFormat>();
/** A format of a language. Its minus is the real sign and not a hyphen, which would be too short and could end a line. */
export const format = (language: string, options: Intl.NumberFormatOptions): { readonly format: (value: number) => string } => {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.NumberFormat(language, options);
  formats.set(key, known);
  return { format: (value) => known.format(value).replace('-', '−') };
};

/** A plain number without decimals, grouped. */
export const whole = (value: number, language: string): string => format(language, { maximumFractionDigits: 0 }).format(value);

/** What somebody typed as a number: `2400`, `2,400` and `2 400` are the same, a single comma is a decimal one; a real minus counts. */
export const typedNumber = (text: string): number => {
  const plain = text.trim().replace('−', '-');
  return Number(/^-?\d{1,3}([,. \u00a0\u202f]\d{3})+$/.test(plain) ? plain.replace(/[^\d-]/g, '') : plain.replace(',', '.'));
};

/** Money from cents: two decimals below `decimalsBelow`, none below 10,000, thousands above. Never more digits than matter. */
export const money = (cents: number, language: string, decimalsBelow = 100): string => {
  const amount = cents / 100;
  const size = Math.abs(amount);
  const base = { style: 'currency', currency: 'EUR', currencyDisplay: 'narrowSymbol' } as const;
  if (size < decimalsBelow && size !== 0)
    return format(language, { ...base, minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(amount);
  if (size < 10_000) return format(language, { ...base, maximumFractionDigits: 0 }).format(amount);
  const digits = size < 999_500 ? 0 : 1;
  return format(language, { ...base, notation: 'compact', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(amount);
};

const periodSign: Readonly<Record<PeriodName, string>> = { day: 'd', week: 'wk', period: 'p' };

/** A number with its unit as short as a desk needs it; `days` says what a period is called. */
export const quantity = (each: Quantity, language: string, periodName: PeriodName): string => {
  const { value } = each;
  switch (each.unit) {
    case 'cents':
      return money(value, language);
    case 'percent':
      return `${whole(value, language)}\u00a0%`;
    case 'ppm':
      return `${format(language, { maximumFractionDigits: 1 }).format(value / 10_000)}\u00a0%`;
    case 'periods':
      return `${format(language, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)}\u00a0${periodSign[periodName]}`;
    case 'minutes':
      return `${format(language, { maximumFractionDigits: value < 600 ? 1 : 0 }).format(value / 60)}\u00a0h`;
    case 'score':
      return format(language, { maximumFractionDigits: 0 }).format(value);
    case 'units':
    case 'loads':
    case 'people':
    case 'choice':
    case 'count':
    case 'round':
      return whole(value, language);
  }
};

/** A KPI's value for a screen; a dash where there is none yet. */
export const kpiText = (kpi: KpiId, value: number | undefined, language: string): string => {
  if (value === undefined) return '–';
  switch (kpiCatalogue[kpi].unit) {
    case 'money':
      // Totals stand beside each other: cents only where there is hardly more.
      return money(value, language, 10);
    case 'moneyPerUnit':
      return format(language, {
        style: 'currency',
        currency: 'EUR',
        currencyDisplay: 'narrowSymbol',
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
      }).format(value / 100);
    case 'share':
      return `${format(language, { maximumFractionDigits: shareDigits(value) }).format(value * 100)}\u00a0%`;
    case 'points':
      return format(language, { maximumFractionDigits: 0 }).format(value);
    case 'days':
      return `${format(language, { maximumFractionDigits: 1 }).format(value)}\u00a0d`;
    case 'units':
      return whole(value, language);
    case 'times':
      return `${format(language, { maximumFractionDigits: 1 }).format(value)}×`;
    case 'unitsPerHour':
      return `${format(language, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)}\u00a0/\u00a0h`;
  }
};

/** A small share is said to a tenth of a per cent. */
const shareDigits = (value: number): number => (value !== 0 && Math.abs(value) < 0.1 ? 1 : 0);

/** A change since last round: which way it went, whether that is good, and its size; `undefined` when nothing moved that would show. */
export type Change = { readonly direction: 'up' | 'down'; readonly good: boolean; readonly text: string };

/** The size of a change to `value` as text: rates change by points, as exact as the rate itself is said; all else in its own unit. */
const sizeText = (kpi: KpiId, value: number, size: number, language: string): string =>
  kpiCatalogue[kpi].unit === 'share'
    ? `${format(language, { maximumFractionDigits: shareDigits(value) }).format(size * 100)}\u00a0pts`
    : kpiText(kpi, size, language);

/** The change of a KPI between two rounds. One with a target is better the nearer it is. */
export const kpiChange = (kpi: KpiId, value: number | undefined, before: number | undefined, language: string): Change | undefined => {
  if (value === undefined || before === undefined) return undefined;
  const text = sizeText(kpi, value, Math.abs(value - before), language);
  if (value === before || text === sizeText(kpi, value, 0, language)) return undefined;
  const [now, then] = [scoredValue(kpi, value), scoredValue(kpi, before)];
  return { direction: value > before ? 'up' : 'down', good: lessIsBetter(kpi) ? now < then : now > then, text };
};

/** The change of a score from 0 to 100 (more is better). */
export const scoreChange = (value: number | undefined, before: number | undefined, language: string): Change | undefined => {
  if (value === undefined || before === undefined) return undefined;
  const difference = Math.round(value) - Math.round(before);
  return difference === 0
    ? undefined
    : { direction: difference > 0 ? 'up' : 'down', good: difference > 0, text: whole(Math.abs(difference), language) };
};

/** Two significant digits: how exact a guess about units is. */
const rough = (value: number): number => {
  let size = 1;
  while (Math.abs(value) >= size * 100) size *= 10;
  return Math.round(value / size) * size;
};

/** A likely range as `9–12 d`: the unit once, units only as exact as a guess can be. One number where both ends read the same. */
export const spanText = (from: Quantity, to: Quantity, language: string, periodName: PeriodName): string => {
  const guess = (each: Quantity): Quantity => (each.unit === 'units' ? { ...each, value: rough(each.value) } : each);
  const [least, most] = [quantity(guess(from), language, periodName), quantity(guess(to), language, periodName)];
  if (least === most) return most;
  if (from.value < 0) return `${least} … ${most}`;
  const [number = '', unit = ''] = least.split('\u00a0');
  return unit !== '' && most.endsWith(`\u00a0${unit}`) ? `${number}–${most}` : `${least}–${most}`;
};

/** A factor as `3.3×`. */
export const factorText = (percent: number, language: string): string =>
  `${format(language, { maximumFractionDigits: 1 }).format(percent / 100)}×`;
