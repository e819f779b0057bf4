/**
 * Exponential, logarithm and power from + - x / and sqrt alone: those five give the same bits on every machine, the
 * built-in functions do not. Relative error below 1e-14 in the ranges a company needs.
 */

const ln2High = 6.9314718036912381649e-1;
const ln2Low = 1.90821492927058770002e-10;

/** 2 to a whole power between -1022 and 1023, exactly: products of powers of two never round. */
const twoTo = (exponent: number): number => {
  let result = 1;
  let base = exponent < 0 ? 0.5 : 2;
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= base;
    base *= base;
  }
  return result;
};

/** e to the x. Zero below -700, the largest power of e that fits above 700. */
export const exp = (x: number): number => {
  if (x < -700) return 0;
  const bounded = x > 700 ? 700 : x;
  const halvings = Math.floor(bounded / (ln2High + ln2Low) + 0.5);
  const rest = bounded - halvings * ln2High - halvings * ln2Low;
  let sum = 1;
  for (let place = 16; place >= 1; place -= 1) sum = 1 + (sum * rest) / place;
  return sum * twoTo(halvings);
};

/** Natural logarithm of a number above 0; throws for others, since no rule of the company asks for them. */
export const log = (x: number): number => {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) throw new Error(`no logarithm of ${x}`);
  let mantissa = x;
  let exponent = 0;
  while (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent += 1;
  }
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    exponent -= 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let sum = 0;
  for (let odd = 25; odd >= 1; odd -= 2) sum = sum * square + 1 / odd;
  return exponent * ln2High + (2 * s * sum + exponent * ln2Low);
};

/** `base` to a real power; base above 0. */
export const pow = (base: number, exponent: number): number => (exponent === 0 || base === 1 ? 1 : exp(exponent * log(base)));

/** Sine of so many whole turns: sin(2 pi turns). */
export const sineOfTurns = (turns: number): number => {
  const part = turns - Math.floor(turns + 0.5);
  const near = part > 0.25 ? 0.5 - part : part < -0.25 ? -0.5 - part : part;
  const x = near * 2 * Math.PI;
  const square = x * x;
  let sum = 1;
  for (let place = 20; place >= 2; place -= 2) sum = 1 - (sum * square) / (place * (place + 1));
  return x * sum;
};

/** The value a standard normal variable stays below with this chance, 0 < chance < 1. Acklam's rational approximation, error below 1.2e-9. */
export const normalQuantile = (chance: number): number => {
  const tail = 0.02425;
  if (chance < tail) return tailQuantile(chance);
  if (chance > 1 - tail) return -tailQuantile(1 - chance);
  const q = chance - 0.5;
  const r = q * q;
  return (
    ((((((-3.969683028665376e1 * r + 2.209460984245205e2) * r - 2.759285104469687e2) * r + 1.38357751867269e2) * r - 3.066479806614716e1) *
      r +
      2.506628277459239) *
      q) /
    (((((-5.447609879822406e1 * r + 1.615858368580409e2) * r - 1.556989798598866e2) * r + 6.680131188771972e1) * r - 1.328068155288572e1) *
      r +
      1)
  );
};

const tailQuantile = (chance: number): number => {
  const q = Math.sqrt(-2 * log(chance));
  return (
    (((((-7.784894002430293e-3 * q - 3.223964580411365e-1) * q - 2.400758277161838) * q - 2.549732539343734) * q + 4.374664141464968) * q +
      2.938163982698783) /
    ((((7.784695709041462e-3 * q + 3.224671290700398e-1) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1)
  );
};

/** The smallest count a Poisson variable of this mean stays at or below with this chance: how one uniform becomes a count. */
export const poissonQuantile = (mean: number, chance: number): number => {
  if (!(mean > 0)) return 0;
  if (mean > 200) return Math.max(0, Math.floor(mean + Math.sqrt(mean) * normalQuantile(chance) + 0.5));
  let count = 0;
  let probability = exp(-mean);
  let total = probability;
  while (total < chance && count < 1000) {
    count += 1;
    probability *= mean / count;
    total += probability;
  }
  return count;
};
