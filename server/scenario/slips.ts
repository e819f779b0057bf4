/** What people write who know spreadsheets and no YAML, and what they meant. */

/** A number with a unit, a currency, separators of thousands or a decimal comma. */
const dressedNumber = /^[^\d.,-]{0,4}(-?\d+(?:[.,' ]\d+)*)[^\d.,]{0,12}$/u;

/** The number that a text most likely means, written as YAML wants it: `0,35`, `95%`, `20.000,00`, `14.00 EUR`, `3 days`. */
const numberMeant = (text: string): string | undefined => {
  const digits = dressedNumber.exec(text.trim())?.[1]?.replaceAll(/[' ]/g, '');
  if (digits === undefined) return undefined;
  const decimal = /^(.*)[.,](\d{1,2})$/.exec(digits);
  const whole = (decimal?.[1] ?? digits).replaceAll(/[.,]/g, '');
  return decimal === null ? whole : `${whole}.${decimal[2] ?? ''}`;
};

/** What a value was perhaps meant to be, by what is expected in its place. */
export const slipOf = (value: unknown, expected: string | undefined): string | undefined => {
  if (typeof value !== 'string' || value.length > 80 || expected === undefined) return undefined;
  if (/^(a (whole )?number|money|minutes|units|seconds|points|degrees)/.test(expected)) {
    const meant = numberMeant(value);
    return meant?.includes('.') === true && /^(a whole|units|seconds)/.test(expected) ? undefined : meant;
  }
  if (expected.startsWith('true or false'))
    return /^(yes|on|y|ja)$/i.test(value) ? 'true' : /^(no|off|n|nein)$/i.test(value) ? 'false' : undefined;
  return expected.startsWith('a list') && /^[\w, -]+$/.test(value) ? `[${value}]` : undefined;
};

/** Why a key without a value is none: a comma within braces began it. */
export const commaSlip = (key: string, value: unknown): { readonly message: string; readonly expected: string } | undefined => {
  if (value !== null) return undefined;
  if (/^\d+$/.test(key)) return { message: `the comma before \`${key}\` begins a new key`, expected: 'a point in decimals: `12.50`' };
  return key.includes(' ')
    ? { message: `the comma before \`${key.slice(0, 40)}\` begins a new key`, expected: 'quotation marks round a text that holds a comma' }
    : undefined;
};
