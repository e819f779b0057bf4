import type { ActionPledge, OutcomePledge, Pledge, RequestTerms } from '../../contract/agreement-schemas.ts';
import type { Agreement } from '../../contract/agreements.ts';
import type { FieldValue } from '../../contract/commands.ts';
import type { TeamCommand } from '../../contract/team-commands.ts';
import { openFields, type DeskField } from '../desk-reading.ts';
import type { PolicyInput } from '../policy.ts';
import { mostOf } from './affordable.ts';
import { reach, type Reach } from './reachable.ts';

type Answer = Extract<TeamCommand, { readonly kind: 'answer' }>;

const declining = (agreement: string, reason: string): Answer => ({ kind: 'answer', agreement, answer: 'decline', reason });

/** Values of a field in whole steps, no more than that. */
const stepped = ({ field }: DeskField, value: number): number =>
  field.least + Math.floor((Math.min(value, field.most) - field.least) / field.step) * field.step;

/** An own input in a round: as far as it costs this desk no more than it should. */
const answerAction = (input: PolicyInput, agreement: Agreement, asked: ActionPledge, complete: boolean): Answer => {
  const found = openFields(input.desk, asked.lever).find(({ field }) => field.key === asked.key);
  if (found === undefined) return declining(agreement.id, 'I cannot set that now.');
  const most = stepped(found, mostOf(input, found));
  const pledge: ActionPledge = { ...asked, value: Math.min(asked.value, most) };
  if (asked.value <= most && complete) return { kind: 'answer', agreement: agreement.id, answer: 'accept', reason: 'That can be done.' };
  if (asked.value <= most)
    return { kind: 'answer', agreement: agreement.id, answer: 'accept', pledges: [pledge], reason: 'That can be done.' };
  if (most <= found.input.value) return declining(agreement.id, `${found.input.value} is what this desk can carry.`);
  return { kind: 'answer', agreement: agreement.id, answer: 'part', pledges: [pledge], reason: `So much can be carried: ${most}.` };
};

const actionsOf = ({ actions }: Reach): { readonly actions?: FieldAction[] } => (actions.length === 0 ? {} : { actions: [...actions] });
type FieldAction = { lever: FieldValue['lever']; key: string; value: number };

/** Something to be reached by a date: in full, now in part and later the rest, or later. */
const answerOutcome = (input: PolicyInput, agreement: Agreement, asked: OutcomePledge, complete: boolean): Answer => {
  const { desk } = input;
  const found = reach(input, asked);
  if (found === undefined) return declining(agreement.id, 'That is not in the hands of this desk.');
  const base = { kind: 'answer', agreement: agreement.id, ...actionsOf(found) } as const;
  if (found.units >= asked.value) {
    const own = complete ? {} : { pledges: [asked] as Pledge[] };
    return { ...base, answer: 'accept', ...own, reason: found.says };
  }
  const later = { ...asked, value: asked.value, byPeriod: asked.byPeriod + desk.act.periodsPerRound };
  if (later.byPeriod > desk.act.announcedRounds * desk.act.periodsPerRound) return declining(agreement.id, found.says);
  if (found.units < asked.value / 4)
    return { ...base, answer: 'counter', pledges: [later], reason: `${found.says} A round later it can be done.` };
  return {
    ...base,
    answer: 'counter',
    pledges: [
      { ...asked, value: found.units },
      { ...later, value: asked.value - found.units },
    ],
    reason: `${found.says} The rest a round later.`,
  };
};

/** What was asked for as a promise of this seat, gaps filled with what is nearest at hand; nothing where there is no telling what is meant. */
const askedOf = (input: PolicyInput, terms: RequestTerms): Pledge | undefined => {
  const { desk } = input;
  const { seat } = desk;
  if (terms.what.kind === 'action') {
    const { lever } = terms.what;
    const fields = openFields(desk, lever);
    const found = terms.place === undefined ? fields[0] : fields.find(({ field }) => field.key === terms.place);
    if (found === undefined) return undefined;
    const value = terms.amount ?? found.input.value;
    return { kind: 'action', seat, lever, key: found.field.key, relation: 'exactly', value, round: terms.inRound ?? desk.round };
  }
  if (terms.amount === undefined || terms.place === undefined) return undefined;
  return {
    kind: 'outcome',
    seat,
    measure: terms.what.measure,
    place: terms.place,
    ...(terms.item === undefined ? {} : { item: terms.item }),
    value: terms.amount,
    byPeriod: terms.byPeriod ?? (desk.round + 1) * desk.act.periodsPerRound,
  };
};

/** What a coordinated seat says to a request: what its desk shows that it can do, and no more. An offer that has come back to it stands as it is. */
export const answerRequest = (input: PolicyInput, agreement: Agreement): Answer | undefined => {
  const { desk } = input;
  const { terms, by, id, pledges } = agreement;
  if (terms.kind !== 'request') return undefined;
  if (by === desk.seat) return { kind: 'answer', agreement: id, answer: 'accept', reason: 'Better than nothing: agreed.' };
  const mine = pledges.filter((pledge) => 'seat' in pledge && pledge.seat === desk.seat);
  if (mine.length > 1) return declining(id, 'One thing at a time, please.');
  const [offered] = mine;
  const asked = offered ?? askedOf(input, terms);
  if (asked === undefined) return declining(id, 'Please say how many, where and by when.');
  if (asked.kind === 'action') return answerAction(input, agreement, asked, offered !== undefined);
  return asked.kind === 'outcome' ? answerOutcome(input, agreement, asked, offered !== undefined) : undefined;
};
