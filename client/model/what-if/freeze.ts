import type { Debrief } from '../../../server/contract/debrief.ts';
import type { Desk } from '../../../server/contract/desk.ts';
import { seats, type Lever, type Seat } from '../../../server/contract/ids.ts';
import type { WhatIf, WhatIfChange } from '../../../server/contract/what-if.ts';
import { draftKey, type Drafts } from '../drafts.ts';
import type { Speech } from '../say.ts';
import { decidedValue, inputName, valueText } from './changes.ts';
import { mostChanges } from './draft.ts';

/** A moment at which a viewer decides for a seat, before seeing what was decided. */
export type Frozen = { readonly seat: Seat; readonly round: number };

/** As it stands in an address: `sales.5`. */
export const frozenText = ({ seat, round }: Frozen): string => `${seat}.${round}`;

export const readFrozen = (text: string | undefined): Frozen | undefined => {
  const [, name, round] = /^([a-z]+)\.(\d{1,4})$/.exec(text ?? '') ?? [];
  const seat = seats.find((each) => each === name);
  return seat === undefined ? undefined : { seat, round: Number(round) };
};

/** One input of the frozen desk: what the viewer chose, what the team did, and what bots would have done where that is known. */
export type FrozenChoice = {
  readonly id: string;
  readonly lever: Lever;
  readonly key: string;
  readonly input: string;
  readonly yours: string;
  readonly team: string;
  readonly bots: string | undefined;
  readonly same: boolean;
};

type Chosen = { readonly lever: Lever; readonly key: string; readonly yours: number; readonly team: number };

/** Every open input of the desk with both values. Inputs that the decided desk has no more are left out. */
const chosenOn = (opened: Desk, decided: Desk, drafts: Drafts): readonly Chosen[] =>
  opened.fields.flatMap((field, place) => {
    const input = opened.inputs[place];
    const team = decidedValue(decided, field);
    if (input === undefined || input.locked || team === undefined) return [];
    const typed = drafts.get(draftKey(field))?.field.value;
    return [{ lever: field.lever, key: field.key, yours: typed ?? input.untouched, team }];
  });

/** What coordinated bots would have done there, as far as the debrief's moments say: decisions that were re-run their way. */
const botsValue = (debrief: Debrief | undefined, { seat, round }: Frozen, lever: Lever, key: string): number | undefined =>
  debrief?.moments
    .filter((moment) => moment.round === round)
    .flatMap(({ values, evidence }) => [values, ...evidence.flatMap((each) => (each.text === 'decision' ? [each.values] : []))])
    .flatMap((values) => {
      const { usualValue } = values;
      const fits = values['seat'] === seat && values['lever'] === lever && values['key'] === key;
      return fits && typeof usualValue === 'number' ? [usualValue] : [];
    })[0];

/** The choices side by side: those that anybody moved, or that differ. */
export const frozenChoices = (
  frozen: Frozen,
  desks: { readonly opened: Desk; readonly decided: Desk },
  drafts: Drafts,
  debrief: Debrief | undefined,
  speech: Speech,
): readonly FrozenChoice[] =>
  chosenOn(desks.opened, desks.decided, drafts).flatMap(({ lever, key, yours, team }) => {
    const untouched = desks.opened.inputs[desks.opened.fields.findIndex((field) => field.lever === lever && field.key === key)]?.untouched;
    const bots = botsValue(debrief, frozen, lever, key);
    if (yours === team && team === untouched && bots === undefined) return [];
    const say = (value: number): string => valueText(desks.decided, { lever, key }, value, speech);
    return [
      {
        id: draftKey({ lever, key }),
        lever,
        key,
        input: inputName(desks.decided, { lever, key }, speech),
        yours: say(yours),
        team: say(team),
        bots: bots === undefined ? undefined : say(bots),
        same: yours === team,
      },
    ];
  });

/** What to re-run for the viewer's choices; nothing where they are the team's own. The rest goes on as it was meant. */
export const frozenWhatIf = (
  { seat, round }: Frozen,
  desks: { readonly opened: Desk; readonly decided: Desk },
  drafts: Drafts,
): WhatIf | undefined => {
  const changes = chosenOn(desks.opened, desks.decided, drafts)
    .filter(({ yours, team }) => yours !== team)
    .slice(0, mostChanges)
    .map(({ lever, key, yours }): WhatIfChange => ({ kind: 'decision', round, seat, lever, key, value: yours }));
  return changes.length === 0 ? undefined : { fromRound: round, rest: 'asMeant', changes };
};
