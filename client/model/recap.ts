import type { Desk, Recap } from '../../server/contract/desk.ts';
import { keyName } from './names.ts';
import { format, money, quantity, whole } from './numbers.ts';
import type { Speech } from './say.ts';

export type RecapLine = { readonly sentence: string; readonly tone: 'good' | 'bad' | 'plain' };

/** A value of a recap as words: what it counts is in its name (see `recapTexts`). */
const valueText = (desk: Desk, name: string, value: string | number, speech: Speech): string => {
  if (typeof value === 'string') return keyName(desk.map, value, speech);
  if (name === 'cents' || name === 'centsBefore') return money(value, speech.language);
  if (name === 'minutes' || name === 'periods') return quantity({ value, unit: name }, speech.language, desk.act.periodName);
  return name === 'percent' || name === 'points'
    ? format(speech.language, { maximumFractionDigits: 1 }).format(value)
    : whole(value, speech.language);
};

/** Cover of less than half a period: there is nothing left to last. */
const isOut = (line: Recap['lines'][number]): boolean =>
  (line.text === 'regionLow' || line.text === 'coverLow') && Number(line.values['periods'] ?? 1) < 0.5;

/** A recap's lines as sentences: ids become names, numbers are grouped and have their unit. */
export const recapLines = (desk: Desk, recap: Recap, speech: Speech): readonly RecapLine[] =>
  recap.lines.map((line) => ({
    tone: line.tone,
    sentence: speech.say(`recap.line.${isOut(line) ? 'out' : line.text}`, {
      round: speech.say(`round.${desk.act.roundName}`),
      place: '',
      ...Object.fromEntries(Object.entries(line.values).map(([name, value]) => [name, valueText(desk, name, value, speech)])),
      count: Number(line.values['count'] ?? line.values['loads'] ?? 2),
      ...(typeof line.values['site'] === 'string' ? { place: `${keyName(desk.map, line.values['site'], speech)}: ` } : {}),
    }),
  }));
