import { outcomeMeasures, type OutcomeMeasure } from '../../server/contract/agreement-words.ts';
import type {
  ActionPledge,
  ForecastPledge,
  KpiPledge,
  OutcomePledge,
  Pledge,
  RequestTerms,
} from '../../server/contract/agreement-schemas.ts';
import type { Desk, FieldView } from '../../server/contract/desk.ts';
import type { Lever, Seat } from '../../server/contract/ids.ts';
import { kpiName } from './definitions.ts';
import { dueText, roundText } from './game-time.ts';
import { keyName, listText } from './names.ts';
import { kpiText, quantity, whole } from './numbers.ts';
import { textOf, type Speech } from './say.ts';

/** What people ask for and promise, as words that fit after "Can you" and "will". Missing parts are left out or vague. */

type LeverWords = { readonly key: 'none' | 'of' | 'on' | 'at' | 'from' | 'for'; readonly value: 'number' | 'to' | 'choice' | 'switch' };

/** How a lever's sentence takes its key and its value. */
const leverWords: Readonly<Partial<Record<Lever, LeverWords>>> = {
  promotion: { key: 'none', value: 'choice' },
  redate: { key: 'none', value: 'number' },
  accountUnits: { key: 'none', value: 'number' },
  booking: { key: 'on', value: 'number' },
  mode: { key: 'on', value: 'to' },
  transfer: { key: 'on', value: 'number' },
  reroute: { key: 'on', value: 'switch' },
  order: { key: 'for', value: 'number' },
  expedite: { key: 'from', value: 'switch' },
  qualify: { key: 'of', value: 'switch' },
  staffing: { key: 'at', value: 'number' },
  overtime: { key: 'at', value: 'to' },
  labourSplit: { key: 'at', value: 'to' },
  slotting: { key: 'at', value: 'switch' },
  cycleCount: { key: 'at', value: 'number' },
  overflow: { key: 'at', value: 'number' },
};
const usualWords: LeverWords = { key: 'of', value: 'to' };

/** What is known of a lever's input, from this desk or from what can be asked of others. */
export type LeverOf = Pick<FieldView, 'lever' | 'key' | 'unit' | 'least' | 'most' | 'step'> & { readonly options?: FieldView['options'] };

export const leverOf = (desk: Desk, lever: Lever, key: string): LeverOf | undefined =>
  desk.fields.find((each) => each.lever === lever && each.key === key) ??
  desk.askables.find((each) => each.lever === lever && each.key === key) ??
  desk.fields.find((each) => each.lever === lever) ??
  desk.askables.find((each) => each.lever === lever);

/** The value of a lever in words: a choice's name, yes or no, or a number with its unit. */
export const leverValueText = (desk: Desk, lever: Lever, key: string, value: number, speech: Speech): string => {
  const known = leverOf(desk, lever, key);
  if (known?.unit !== 'choice') return quantity({ value, unit: known?.unit ?? 'count' }, speech.language, desk.act.periodName);
  const option = known.options?.[value];
  if (option !== undefined) {
    const name = textOf(option.name, speech.language);
    return name === '' ? speech.say('lever.noPromotion') : name;
  }
  if (known.options === undefined && known.most === 1) return speech.say(value > 0 ? 'lever.yes' : 'lever.no');
  return speech.say('agreement.optionUnknown', { number: value });
};

const relationText = (relation: ActionPledge['relation'] | undefined, value: string, speech: Speech): string =>
  relation === 'atLeast' || relation === 'atMost' ? speech.say(`phrase.${relation}`, { value }) : value;

type Action = {
  readonly lever: Lever;
  readonly key?: string | undefined;
  readonly value?: number | undefined;
  readonly relation?: ActionPledge['relation'] | undefined;
  readonly round?: number | undefined;
};

const actionPhrase = (desk: Desk, action: Action, speech: Speech): string => {
  const words = leverWords[action.lever] ?? usualWords;
  const name = action.key === undefined ? '' : keyName(desk.map, action.key, speech);
  const value =
    action.value === undefined
      ? undefined
      : relationText(action.relation, leverValueText(desk, action.lever, action.key ?? '', action.value, speech), speech);
  const part = (kind: LeverWords['value']): string =>
    words.value !== kind || value === undefined ? '' : speech.say(`phrase.${kind}`, { value });
  const phrase = speech.say(`phrase.lever.${action.lever}`, {
    key: name === '' ? '' : speech.say(`phrase.key.${words.key}`, { key: name }),
    number: words.value === 'number' && value === undefined ? speech.say('phrase.numberMissing') : part('number'),
    to: part('to'),
    choice: part('choice'),
  });
  const said = words.value === 'switch' && action.value === 0 ? speech.say('phrase.not', { phrase }) : phrase;
  if (action.round === undefined) return said;
  // A promotion runs in the round after the one in which it is decided.
  const when = speech.say(action.lever === 'promotion' ? 'phrase.decided' : 'phrase.in', {
    when: roundText(desk.act, action.round, speech),
  });
  return `${said}${when}`;
};

type Outcome = {
  readonly measure: OutcomeMeasure;
  readonly item?: string | undefined;
  readonly place?: string | undefined;
  readonly value?: number | undefined;
  readonly byPeriod?: number | undefined;
};

const byText = (desk: Desk, period: number | undefined, speech: Speech): string =>
  period === undefined ? '' : speech.say('phrase.by', { when: dueText(desk.act, period, speech) });

const outcomePhrase = (desk: Desk, outcome: Outcome, speech: Speech): string => {
  const { measure, item, place, value } = outcome;
  const itemName = item === undefined ? '' : keyName(desk.map, item, speech);
  const amount = value === undefined ? undefined : whole(value, speech.language);
  const least = amount !== undefined && measure === 'onHand' ? speech.say('phrase.atLeast', { value: amount }) : amount;
  const goods =
    least === undefined
      ? speech.say(itemName === '' ? 'phrase.someAll' : 'phrase.some', { item: itemName })
      : speech.say(itemName === '' ? 'phrase.goodsAll' : 'phrase.goods', { amount: least, item: itemName });
  return speech.say(`phrase.${measure}`, {
    goods,
    item: itemName === '' ? '' : speech.say('phrase.ofItem', { item: itemName }),
    place: place === undefined ? '' : speech.say(`phrase.place.${measure}`, { place: keyName(desk.map, place, speech) }),
    down: amount === undefined ? '' : speech.say('phrase.down', { amount }),
    when: byText(desk, outcome.byPeriod, speech),
  });
};

/** What a request asks for: `bring 600 Water to North by Monday of week 6`. */
export const requestPhrase = (desk: Desk, terms: RequestTerms, speech: Speech): string => {
  const { what, item, place, amount, byPeriod, inRound } = terms;
  return what.kind === 'action'
    ? actionPhrase(desk, { lever: what.lever, key: place, value: amount, round: inRound }, speech)
    : outcomePhrase(desk, { measure: what.measure, item, place, value: amount, byPeriod }, speech);
};

/** What else would do: part of it on time and the rest later, less, or all of it later. */
export const otherwisePhrase = (
  desk: Desk,
  { what, place, amount, byPeriod }: RequestTerms,
  { amount: less, byPeriod: later }: NonNullable<RequestTerms['otherwise']>,
  speech: Speech,
): string => {
  const number = (value: number): string =>
    what.kind === 'action' ? leverValueText(desk, what.lever, place ?? '', value, speech) : whole(value, speech.language);
  if (less === undefined) return speech.say('phrase.allLater', { when: byText(desk, later, speech) });
  const part = (key: string, value: number, period: number | undefined): string =>
    speech.say(key, { amount: number(value), when: byText(desk, period, speech) });
  if (later === undefined || amount === undefined || less >= amount) return part('phrase.only', less, later);
  return listText([part('phrase.part', less, byPeriod), part('phrase.more', amount - less, later)], speech);
};

const kpiPhrase = (desk: Desk, { kpi, relation, value, byRound }: KpiPledge, speech: Speech): string =>
  speech.say('phrase.kpi', {
    kpi: kpiName(kpi, speech),
    value: speech.say(`phrase.${relation}`, { value: kpiText(kpi, value, speech.language) }),
    when: roundText(desk.act, byRound, speech),
  });

const forecastPhrase = (desk: Desk, { item, round, units }: ForecastPledge, speech: Speech): string =>
  speech.say('phrase.forecast', {
    units: whole(units, speech.language),
    item: keyName(desk.map, item, speech),
    when: roundText(desk.act, round, speech),
  });

const pledgePhrase = (desk: Desk, pledge: Pledge, speech: Speech): string => {
  switch (pledge.kind) {
    case 'action':
      return actionPhrase(desk, pledge, speech);
    case 'outcome':
      return outcomePhrase(desk, pledge, speech);
    case 'kpi':
      return kpiPhrase(desk, pledge, speech);
    case 'forecast':
      return forecastPhrase(desk, pledge, speech);
  }
};

const sameThing = (one: OutcomePledge, other: Pledge): boolean =>
  other.kind === 'outcome' &&
  one.seat === other.seat &&
  one.measure === other.measure &&
  one.place === other.place &&
  one.item === other.item;

/** Instalments of the same thing as one phrase: `bring 50 Water to North by Monday of week 6 and 50 more by Friday of week 7`. */
const instalmentsPhrase = (desk: Desk, parts: readonly OutcomePledge[], speech: Speech): string => {
  const [first, ...later] = parts.toSorted((one, other) => one.byPeriod - other.byPeriod);
  if (first === undefined) return '';
  const more = later.map(({ value, byPeriod }) =>
    speech.say('phrase.more', { amount: whole(value, speech.language), when: byText(desk, byPeriod, speech) }),
  );
  return listText([outcomePhrase(desk, first, speech), ...more], speech);
};

/** Pledges that belong together: a phrase, whose they are (`undefined`: the team's), and where they stand in the agreement. */
export type PledgeLine = { readonly seat: Seat | undefined; readonly phrase: string; readonly places: readonly number[] };

/** Pledges as lines, totals in instalments on one line. */
export const pledgeLines = (desk: Desk, pledges: readonly Pledge[], speech: Speech): readonly PledgeLine[] => {
  const lines: PledgeLine[] = [];
  const told = new Set<number>();
  for (const [place, pledge] of pledges.entries()) {
    if (told.has(place)) continue;
    const seat = 'seat' in pledge ? pledge.seat : undefined;
    if (pledge.kind !== 'outcome' || outcomeMeasures[pledge.measure].counted !== 'total') {
      lines.push({ seat, phrase: pledgePhrase(desk, pledge, speech), places: [place] });
      continue;
    }
    const places = [...pledges.entries()].filter(([, other]) => sameThing(pledge, other)).map(([at]) => at);
    for (const at of places) told.add(at);
    const parts = places.flatMap((at) => {
      const part = pledges[at];
      return part?.kind === 'outcome' ? part : [];
    });
    lines.push({ seat, phrase: instalmentsPhrase(desk, parts, speech), places });
  }
  return lines;
};

/** All of them in one phrase. */
export const pledgesPhrase = (desk: Desk, pledges: readonly Pledge[], speech: Speech): string =>
  listText(
    pledgeLines(desk, pledges, speech).map(({ phrase }) => phrase),
    speech,
  );
