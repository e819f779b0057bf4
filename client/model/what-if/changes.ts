import type { Desk } from '../../../server/contract/desk.ts';
import type { Lever, Seat } from '../../../server/contract/ids.ts';
import type { WhatIfChange } from '../../../server/contract/what-if.ts';
import { fieldName, seatNameOn } from '../names.ts';
import { leverValueText } from '../pledges.ts';
import type { Speech } from '../say.ts';
import { changeId } from './draft.ts';

/** The desk of a seat as it stood when a round was decided; `undefined` for rounds that nobody planned. */
export type DeskThen = (seat: Seat, round: number) => Desk | undefined;

/** A change as a line that can be taken back. */
export type ChangeLine = { readonly id: string; readonly seat: Seat | undefined; readonly text: string };

type Input = { readonly round: number; readonly seat: Seat; readonly lever: Lever; readonly key: string };

/** `Order · Water`, `Trucks booked, next week · Central → North`. */
export const inputName = (desk: Desk, { lever, key }: Pick<Input, 'lever' | 'key'>, speech: Speech): string => {
  const title = speech.say(`lever.${lever}.title`, { round: speech.say(`round.${desk.act.roundName}`) });
  const name = fieldName(desk, { lever, key }, speech);
  return name === '' ? title : `${title} · ${name}`;
};

/** An input's value in words, as the desk of that round has it. */
export const valueText = (desk: Desk, { lever, key }: Pick<Input, 'lever' | 'key'>, value: number, speech: Speech): string =>
  leverValueText(desk, lever, key, value, speech);

/** What was decided there; `undefined` where the desk had no such input. */
export const decidedValue = (desk: Desk, { lever, key }: Pick<Input, 'lever' | 'key'>): number | undefined =>
  desk.inputs[desk.fields.findIndex((field) => field.lever === lever && field.key === key)]?.value;

const decisionText = (change: Extract<WhatIfChange, { readonly kind: 'decision' }>, deskThen: DeskThen, speech: Speech): string => {
  const desk = deskThen(change.seat, change.round);
  if (desk === undefined) return `${change.lever} ${change.key}: ${change.value}`;
  const was = decidedValue(desk, change);
  return speech.say(was === undefined ? 'whatIf.change.decisionNew' : 'whatIf.change.decision', {
    seat: seatNameOn(desk.map, change.seat, speech),
    round: speech.say(`round.${desk.act.roundName}`),
    number: change.round,
    input: inputName(desk, change, speech),
    value: valueText(desk, change, change.value, speech),
    was: was === undefined ? '' : valueText(desk, change, was, speech),
  });
};

/** All changes in words, in the order in which they were made. `promise`: the sentence of an agreement. */
export const changeLines = (
  changes: readonly WhatIfChange[],
  deskThen: DeskThen,
  seatName: (seat: Seat) => string,
  promise: (agreement: string) => string,
  speech: Speech,
): readonly ChangeLine[] =>
  changes.map((change) => {
    const id = changeId(change);
    switch (change.kind) {
      case 'decision':
        return { id, seat: change.seat, text: decisionText(change, deskThen, speech) };
      case 'policy':
        return {
          id,
          seat: change.seat,
          text: speech.say('whatIf.change.policy', { seat: seatName(change.seat), policy: speech.say(`whatIf.policy.${change.policy}`) }),
        };
      case 'level':
        return {
          id,
          seat: undefined,
          text: speech.say('whatIf.change.level', { level: speech.say(`informationLevel.${change.level}`) }),
        };
      case 'agreement':
        return {
          id,
          seat: undefined,
          text: speech.say(`whatIf.change.${change.outcome}`, { promise: promise(change.agreement) }),
        };
    }
  });
