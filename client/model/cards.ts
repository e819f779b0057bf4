import type { Desk, FieldView, InputView } from '../../server/contract/desk.ts';
import { estimate } from '../../server/contract/estimates/by-field.ts';
import type { Estimate } from '../../server/contract/estimates/estimate.ts';
import { promotionImpact } from '../../server/contract/estimates/sales.ts';
import { cell } from '../../server/contract/panels.ts';
import type { Lever, Text } from '../../server/contract/ids.ts';
import type { Quantity } from '../../server/contract/units.ts';
import { draftKey, withDrafts, type Draft, type Drafts } from './drafts.ts';
import { fieldName, itemOf, keyId, keyName } from './names.ts';
import { factorText, quantity, spanText } from './numbers.ts';
import { textOf, type Speech } from './say.ts';

/** A lever as a card: one line of what it does, and a row for each of its inputs. */
export type LeverCard = {
  readonly lever: Lever;
  readonly title: string;
  /** The site or supplier that all of its inputs are about. */
  readonly about: string;
  readonly line: string;
  readonly hint: string;
  readonly rare: boolean;
  /** Set while none of its inputs can be changed yet. */
  readonly locked: string | undefined;
  readonly rows: readonly LeverRow[];
};

export type LeverRow = {
  readonly field: FieldView;
  readonly input: InputView;
  /** Stable id of the control, `field-<lever>-<key>`. */
  readonly id: string;
  readonly label: string;
  /** The label with the lever's name: what a screen reader says. */
  readonly longLabel: string;
  readonly colour: string | undefined;
  readonly control: 'stepper' | 'switch' | 'segments' | 'select';
  readonly options: readonly { readonly value: number; readonly name: string }[];
  readonly range: string;
  readonly unit: string;
  readonly preview: Preview | undefined;
  /** Beside the preview where there is more to say: impact on others, and what is not shared. */
  readonly notes: readonly string[];
  /** What this desk cannot know about it, because nobody has shared it. */
  readonly unseen: string | undefined;
  readonly draft: Draft['state'] | 'saved' | 'proposal' | 'untouched';
  readonly refusal: string | undefined;
};

export type Preview = { readonly text: string; readonly tone: Estimate['tone'] };

/** An estimate as a sentence, its numbers with their units. */
const previewOf = (desk: Desk, made: Estimate, speech: Speech): Preview => {
  const { language } = speech;
  const { from, to } = made.values;
  const texts = Object.fromEntries(
    Object.entries(made.values).map(([name, each]) => [name, quantity(each, language, desk.act.periodName)]),
  );
  const span =
    from === undefined || to === undefined
      ? ''
      : made.text === 'uplift'
        ? `${factorText(from.value, language).slice(0, -1)}–${factorText(to.value, language)}`
        : spanText(from, to, language, desk.act.periodName);
  return {
    tone: made.tone,
    text: speech.say(`estimate.${made.text}`, { round: speech.say(`round.${desk.act.roundName}`), span, ...texts }),
  };
};

const controlOf = (field: FieldView, optionCount: number): LeverRow['control'] => {
  if (field.unit !== 'choice') return 'stepper';
  if (field.options === undefined || optionCount === 0) return 'switch';
  return optionCount <= 3 && field.lever !== 'promotion' ? 'segments' : 'select';
};

const optionsOf = (field: FieldView, speech: Speech): LeverRow['options'] => {
  if (field.options !== undefined) return field.options.map((option, value) => ({ value, name: optionName(field, option, value, speech) }));
  return field.unit === 'choice'
    ? [
        { value: 0, name: speech.say('lever.no') },
        { value: 1, name: speech.say('lever.yes') },
      ]
    : [];
};

const optionName = (field: FieldView, option: { readonly name: Text }, value: number, speech: Speech): string => {
  const name = textOf(option.name, speech.language);
  return field.lever === 'promotion' && value === 0 && name === '' ? speech.say('lever.noPromotion') : name;
};

/** What else this desk can say about an input: who pays, what the others would need, what is not shared. */
const notesOf = (desk: Desk, field: FieldView, input: InputView, speech: Speech): Pick<LeverRow, 'notes' | 'unseen'> => {
  if (field.lever !== 'promotion' || input.value === 0) return { notes: [], unseen: undefined };
  const impact = promotionImpact(desk, field.key, input.value);
  if (impact === undefined) return { notes: [], unseen: undefined };
  const notes: string[] = [];
  if (impact.units !== undefined)
    notes.push(
      speech.say('impact.units', {
        span: spanText(
          { value: impact.units.from, unit: 'units' },
          { value: impact.units.to, unit: 'units' },
          speech.language,
          desk.act.periodName,
        ),
      }),
    );
  if (impact.coverPeriods !== undefined)
    notes.push(
      speech.say('impact.cover', {
        cover: quantity({ value: impact.coverPeriods.from, unit: 'periods' }, speech.language, desk.act.periodName),
      }),
    );
  if (impact.freeMinutes !== undefined)
    notes.push(
      speech.say(impact.freeMinutes < 0 ? 'impact.noHours' : 'impact.hours', {
        hours: quantity({ value: Math.abs(impact.freeMinutes), unit: 'minutes' }, speech.language, desk.act.periodName),
      }),
    );
  const unseen = impact.unseen.map((id) => speech.say(`impact.unseen.${id}`)).join(', ');
  return { notes, unseen: unseen === '' ? undefined : speech.say('impact.notShared', { what: unseen }) };
};

const rangeOf = (desk: Desk, field: FieldView, speech: Speech): string => {
  if (field.unit === 'choice') return '';
  const end = (value: number): Quantity => ({ value, unit: field.unit === 'units' ? 'count' : field.unit });
  return speech.say('lever.range', { span: spanText(end(field.least), end(field.most), speech.language, desk.act.periodName) });
};

const draftState = (field: FieldView, input: InputView, draft: Draft | undefined): LeverRow['draft'] => {
  if (draft !== undefined) return draft.state;
  if (input.touched) return 'saved';
  return field.lever === 'order' ? 'proposal' : 'untouched';
};

/** One row of a card. `desk` already shows what was typed. */
const rowOf = (desk: Desk, place: number, drafts: Drafts, speech: Speech): LeverRow | undefined => {
  const field = desk.fields[place];
  const input = desk.inputs[place];
  if (field === undefined || input === undefined) return undefined;
  const options = optionsOf(field, speech);
  const made = input.locked ? undefined : estimate(desk, field);
  const draft = drafts.get(draftKey(field));
  const label = fieldName(desk, field, speech);
  const title = speech.say(`lever.${field.lever}.title`, { round: speech.say(`round.${desk.act.roundName}`) });
  return {
    field,
    input,
    id: `field-${field.lever}-${keyId(field.key)}`,
    label: label === '' ? title : label,
    longLabel: label === '' ? title : `${title}: ${label}`,
    colour: itemOf(desk.map, field.key)?.colour,
    control: controlOf(field, field.options?.length ?? 0),
    options,
    range: rangeOf(desk, field, speech),
    unit: speech.say(`unit.${field.unit}`, { period: speech.say(`period.${desk.act.periodName}`) }),
    preview: made === undefined ? undefined : previewOf(desk, made, speech),
    ...notesOf(desk, field, input, speech),
    draft: draftState(field, input, draft),
    refusal: draft?.refusal === undefined ? undefined : refusalText(draft.refusal, speech),
  };
};

/** The sentence of a refusal, with its details as values. */
export const refusalText = (
  refusal: { readonly code: string; readonly details?: Readonly<Record<string, string | number>> | undefined },
  speech: Speech,
): string => speech.say(`refusal.${refusal.code.replace('/', '.')}`, refusal.details ?? {});

/** What stands at the right of a card's title: the price of a lever where the desk knows it, from the cheapest lane to the dearest. */
const hintOf = (desk: Desk, lever: Lever, speech: Speech): string => {
  if (lever === 'booking') {
    const lanes = desk.panels.find((panel) => panel.id === 'lanes');
    const booked = desk.fields.flatMap((field) => (field.lever === 'booking' ? [field.key] : []));
    const span = (column: string): string | undefined => {
      const cents = booked.flatMap((key) => cell(lanes, key, column) ?? []).toSorted((one, other) => one - other);
      const [least, most] = [cents.at(0), cents.at(-1)];
      if (least === undefined || most === undefined) return undefined;
      return spanText({ value: least, unit: 'cents' }, { value: most, unit: 'cents' }, speech.language, desk.act.periodName);
    };
    const [contract, spot] = [span('contractCost'), span('spotCost')];
    if (contract !== undefined && spot !== undefined) return speech.say('lever.booking.hint', { contract, spot });
  }
  return speech.say(`lever.${lever}.hint`, { round: speech.say(`round.${desk.act.roundName}`) });
};

/**
 * Every lever of the desk as cards, in the order of the desk's fields, with what was typed on top. A lever whose inputs are partly
 * rare or not open yet makes two cards: what is decided every round, and what stands behind the tab.
 */
export const leverCards = (acknowledged: Desk, drafts: Drafts, speech: Speech): readonly LeverCard[] => {
  const desk = withDrafts(acknowledged, drafts);
  const levers = [...new Set(desk.fields.map((field) => field.lever))];
  const rows = desk.fields.flatMap((_, place) => rowOf(desk, place, drafts, speech) ?? []);
  const daily = (row: LeverRow): boolean => !row.field.rare && !row.input.locked;
  return levers.flatMap((lever) => {
    const own = rows.filter((row) => row.field.lever === lever);
    return [own.filter(daily), own.filter((row) => !daily(row) && !row.input.locked), own.filter((row) => row.input.locked)]
      .filter((part) => part.length > 0)
      .map((part) => cardOf(desk, lever, part, speech));
  });
};

const cardOf = (desk: Desk, lever: Lever, rows: readonly LeverRow[], speech: Speech): LeverCard => {
  const round = speech.say(`round.${desk.act.roundName}`);
  const locked = rows.every((row) => row.input.locked);
  const from = Math.min(...rows.map((row) => row.field.fromRound));
  const shared = sharedPart(rows);
  return {
    lever,
    title: speech.say(`lever.${lever}.title`, { round }),
    about: shared === undefined ? '' : keyName(desk.map, shared, speech),
    line: speech.say(`lever.${lever}.line`, { round, period: speech.say(`period.${desk.act.periodName}`) }),
    hint: hintOf(desk, lever, speech),
    rare: rows.every((row) => row.field.rare),
    locked: !locked ? undefined : from > desk.round ? speech.say('lever.lockedFrom', { round, from }) : speech.say('lever.locked'),
    rows:
      shared === undefined
        ? rows
        : rows.map((row) => ({ ...row, label: keyName(desk.map, row.field.key.slice(shared.length + 1), speech) })),
  };
};

/** What all rows' keys begin with (`central` of `central water`, `central juice`): said once, beside the title. */
const sharedPart = (rows: readonly LeverRow[]): string | undefined => {
  const firsts = new Set(rows.map((row) => (row.field.key.includes(' ') ? row.field.key.split(' ')[0] : undefined)));
  return firsts.size === 1 ? [...firsts][0] : undefined;
};

/** Cards for the first tab (at most four, unlocked first) and for the one behind it. */
export const cardTabs = (cards: readonly LeverCard[]): { readonly main: readonly LeverCard[]; readonly more: readonly LeverCard[] } => {
  const main = cards.filter((card) => !card.rare && card.locked === undefined).slice(0, 4);
  return { main, more: cards.filter((card) => !main.includes(card)) };
};
