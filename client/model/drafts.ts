import type { Desk, FieldView } from '../../server/contract/desk.ts';
import type { FieldValue } from '../../server/contract/commands.ts';
import type { Refusal } from '../../server/contract/refusals.ts';

/** What this page has typed but the desk does not show yet, by `lever key`. */
export type Draft = {
  readonly field: FieldValue;
  readonly round: number;
  readonly state: 'unsaved' | 'sending' | 'refused';
  readonly refusal?: Refusal;
};
export type Drafts = ReadonlyMap<string, Draft>;

export const draftKey = (field: { readonly lever: string; readonly key: string }): string => `${field.lever} ${field.key}`;

/** The desk as this page would have it: acknowledged inputs with what was typed since on top. Refused values show the desk's own. */
export const withDrafts = (desk: Desk, drafts: Drafts): Desk => {
  if (drafts.size === 0) return desk;
  return {
    ...desk,
    inputs: desk.inputs.map((input, place) => {
      const field = desk.fields[place];
      const draft = field === undefined ? undefined : drafts.get(draftKey(field));
      if (draft === undefined || draft.state === 'refused' || draft.round !== desk.round) return input;
      return draft.field.value === null
        ? { ...input, value: input.untouched, touched: false }
        : { ...input, value: draft.field.value, touched: true };
    }),
  };
};

/** A typed number as the field takes it: within its range and on its step. */
export const legal = (field: FieldView, value: number): number => {
  if (!Number.isFinite(value)) return field.least;
  const within = Math.min(field.most, Math.max(field.least, value));
  const stepped = field.least + Math.round((within - field.least) / field.step) * field.step;
  return Math.min(field.most, Math.max(field.least, stepped));
};

/** Drafts without those that a newer desk has made pointless: another round's, and values the desk already shows. */
export const settled = (drafts: Drafts, desk: Desk | undefined): Drafts => {
  if (desk === undefined) return new Map();
  const left = [...drafts].filter(([, draft]) => {
    if (draft.round !== desk.round || desk.phase !== 'planning') return false;
    const place = desk.fields.findIndex((field) => field.lever === draft.field.lever && field.key === draft.field.key);
    const input = desk.inputs[place];
    if (input === undefined || draft.state !== 'sending') return true;
    return draft.field.value === null ? input.touched : !(input.touched && input.value === draft.field.value);
  });
  return left.length === drafts.size ? drafts : new Map(left);
};
