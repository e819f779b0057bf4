import { outcomeMeasures } from '../../server/contract/agreement-words.ts';
import type { AnswerGiven, OutcomePledge, Pledge, RequestTerms } from '../../server/contract/agreement-schemas.ts';
import type { Agreement } from '../../server/contract/agreements.ts';
import type { Desk, FieldView } from '../../server/contract/desk.ts';
import { standingOffer } from './agreements.ts';
import { legal } from './drafts.ts';
import { dueText } from './game-time.ts';
import { whole } from './numbers.ts';
import { pledgesOf, usualRelation } from './requests.ts';
import type { Speech } from './say.ts';

/** An answer that one tap gives. */
export type QuickAnswer = {
  readonly id: 'yes' | 'agree' | 'split' | 'part' | 'later';
  readonly label: string;
  readonly given: AnswerGiven;
};

/** The seat that would promise what a request asks for. */
const promiser = (agreement: Agreement): Agreement['by'] => agreement.to[0] ?? agreement.by;

/** What else would do, as pledges: less now and the rest later, less, or all of it later. */
const otherwiseAnswer = (desk: Desk, terms: RequestTerms, asked: Pledge, speech: Speech): QuickAnswer | undefined => {
  const { amount: less, byPeriod: later } = terms.otherwise ?? {};
  const number = (value: number): string => whole(value, speech.language);
  if (asked.kind === 'outcome') {
    const counted = outcomeMeasures[asked.measure].counted === 'total';
    if (less !== undefined && later !== undefined && counted && less < asked.value && later > asked.byPeriod) {
      const rest = asked.value - less;
      return {
        id: 'split',
        label: speech.say('answer.split', { first: number(less), second: number(rest) }),
        given: {
          answer: 'counter',
          pledges: [
            { ...asked, value: less },
            { ...asked, value: rest, byPeriod: later },
          ],
        },
      };
    }
    if (less === undefined && later !== undefined)
      return {
        id: 'later',
        label: speech.say('answer.later', { when: dueText(desk.act, later, speech) }),
        given: { answer: 'counter', pledges: [{ ...asked, byPeriod: later }] },
      };
    if (less !== undefined)
      return {
        id: 'part',
        label: speech.say('answer.onlyAmount', { amount: number(less) }),
        given: { answer: 'part', pledges: [{ ...asked, value: less, byPeriod: later ?? asked.byPeriod }] },
      };
  }
  if (asked.kind === 'action' && less !== undefined)
    return {
      id: 'part',
      label: speech.say('answer.onlyAmount', { amount: number(less) }),
      given: { answer: 'part', pledges: [{ ...asked, value: less }] },
    };
  return undefined;
};

/** The answers of one tap that this seat can give now. A request with gaps has no plain yes: somebody has to say what is meant. */
export const quickAnswers = (desk: Desk, agreement: Agreement, speech: Speech): readonly QuickAnswer[] => {
  const { terms, turn } = agreement;
  if (terms.kind !== 'request' || !turn.includes(desk.seat)) return [];
  if (standingOffer(agreement) !== undefined) return [{ id: 'agree', label: speech.say('answer.agree'), given: { answer: 'accept' } }];
  const [asked] = pledgesOf(terms, promiser(agreement));
  if (asked === undefined) return [];
  const whole_ = asked.kind === 'outcome' && outcomeMeasures[asked.measure].counted === 'total';
  const other = otherwiseAnswer(desk, terms, asked, speech);
  return [
    { id: 'yes', label: speech.say(whole_ ? 'answer.yes' : 'answer.yesPlain'), given: { answer: 'accept' } },
    ...(other === undefined ? [] : [other]),
  ];
};

/** An own input that a promise is to be reached by. */
export type ActionDraft = { readonly lever: FieldView['lever']; readonly key: string; readonly value: number };

/** An offer as somebody is writing it. One part for each date; levers have one. */
export type OfferDraft = {
  readonly item: string;
  readonly place: string;
  readonly parts: readonly { readonly amount: number | undefined; readonly when: number | undefined }[];
  readonly actions: readonly ActionDraft[];
  readonly reason: string;
};

/** The form of an offer as it opens: what stands on the table, or else what was asked. */
export const openOffer = (agreement: Agreement): OfferDraft => {
  const { terms } = agreement;
  if (terms.kind !== 'request') return { item: '', place: '', parts: [], actions: [], reason: '' };
  const standing = standingOffer(agreement)?.pledges ?? [];
  const parts = standing.flatMap((pledge) => {
    if (pledge.kind === 'outcome') return { amount: pledge.value, when: pledge.byPeriod };
    return pledge.kind === 'action' ? { amount: pledge.value, when: pledge.round } : [];
  });
  const [first] = standing;
  const of = first?.kind === 'outcome' ? first : undefined;
  return {
    item: of?.item ?? terms.item ?? '',
    place: of?.place ?? (first?.kind === 'action' ? first.key : undefined) ?? terms.place ?? '',
    parts: parts.length > 0 ? parts : [{ amount: terms.amount, when: terms.what.kind === 'action' ? terms.inRound : terms.byPeriod }],
    actions: [],
    reason: '',
  };
};

/** One more part: what is left of what was asked, later; by the date that would also do, or a round after the part before. */
export const nextPart = (desk: Desk, terms: RequestTerms, { parts }: OfferDraft): OfferDraft['parts'][number] => {
  const given = parts.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const left = (terms.amount ?? 0) - given;
  const before = parts.at(-1)?.when;
  const later = terms.otherwise?.byPeriod;
  const last = desk.act.announcedRounds * desk.act.periodsPerRound;
  const when =
    later !== undefined && later > (before ?? 0)
      ? later
      : before === undefined
        ? undefined
        : Math.min(last, before + desk.act.periodsPerRound);
  return { amount: left > 0 ? left : undefined, when };
};

/** What an offer still needs to be a promise. */
export const offerMissing = (draft: OfferDraft): readonly ('amount' | 'place' | 'when')[] => [
  ...(draft.parts.some(({ amount }) => amount === undefined) ? (['amount'] as const) : []),
  ...(draft.place === '' ? (['place'] as const) : []),
  ...(draft.parts.some(({ when }) => when === undefined) ? (['when'] as const) : []),
];

const offerPledges = (agreement: Agreement, terms: RequestTerms, draft: OfferDraft): readonly Pledge[] => {
  const seat = promiser(agreement);
  const { what } = terms;
  return draft.parts.flatMap(({ amount, when }): readonly Pledge[] => {
    if (amount === undefined || when === undefined || draft.place === '') return [];
    if (what.kind === 'action')
      return [
        { kind: 'action', seat, lever: what.lever, key: draft.place, relation: usualRelation(what.lever), value: amount, round: when },
      ];
    const outcome: OutcomePledge = {
      kind: 'outcome',
      seat,
      measure: what.measure,
      place: draft.place,
      ...(draft.item === '' ? {} : { item: draft.item }),
      value: amount,
      byPeriod: when,
    };
    return [outcome];
  });
};

const same = (one: readonly Pledge[], other: readonly Pledge[]): boolean => JSON.stringify(one) === JSON.stringify(other);

/** All that a request says, with the gaps filled by what the offer says. */
const askedWith = (terms: RequestTerms, draft: OfferDraft): RequestTerms => {
  const [first] = draft.parts;
  const filled = {
    ...terms,
    place: terms.place ?? draft.place,
    amount: terms.amount ?? first?.amount,
    ...(terms.what.kind === 'action' ? { inRound: terms.inRound ?? first?.when } : { byPeriod: terms.byPeriod ?? first?.when }),
  };
  const item = terms.item ?? (draft.item === '' ? undefined : draft.item);
  return item === undefined ? filled : { ...filled, item };
};

/**
 * The answer that an offer is: a yes where it says what was asked and only fills its gaps, or what stands on the table; in part where
 * it is less; else a counter-offer. Nothing while something is missing.
 */
export const offerAnswer = (desk: Desk, agreement: Agreement, draft: OfferDraft): AnswerGiven | undefined => {
  const { terms } = agreement;
  if (terms.kind !== 'request' || offerMissing(draft).length > 0) return undefined;
  const pledges = [...offerPledges(agreement, terms, draft)];
  const own = promiser(agreement) === desk.seat;
  const rest = {
    ...(draft.actions.length === 0 || !own ? {} : { actions: [...draft.actions] }),
    ...(draft.reason.trim() === '' ? {} : { reason: draft.reason.trim() }),
  };
  const standing = standingOffer(agreement)?.pledges;
  if (standing !== undefined)
    return { answer: same(pledges, standing) ? 'accept' : 'counter', ...(same(pledges, standing) ? {} : { pledges }), ...rest };
  const asked = pledgesOf(askedWith(terms, draft), promiser(agreement));
  if (same(pledges, asked)) return { answer: 'accept', ...(pledgesOf(terms, promiser(agreement)).length > 0 ? {} : { pledges }), ...rest };
  const total = draft.parts.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  return { answer: own && terms.amount !== undefined && total < terms.amount ? 'part' : 'counter', pledges, ...rest };
};

/** Own inputs that would bring about what is promised: goods sent or ordered in addition to what is set now. */
export const suggestedActions = (desk: Desk, agreement: Agreement, draft: OfferDraft): readonly ActionDraft[] => {
  const { terms } = agreement;
  if (terms.kind !== 'request' || terms.what.kind !== 'outcome' || draft.item === '' || draft.place === '') return [];
  if (terms.what.measure !== 'received' && terms.what.measure !== 'onHand') return [];
  const amount = draft.parts.reduce((sum, part) => sum + (part.amount ?? 0), 0);
  return desk.fields.flatMap((field, place) => {
    const input = desk.inputs[place];
    const [where = '', item = ''] = field.key.split(' ');
    const fits = (field.lever === 'transfer' && where.endsWith(`>${draft.place}`)) || (field.lever === 'order' && where === draft.place);
    if (!fits || item !== draft.item || input === undefined || input.locked || amount <= 0) return [];
    return { lever: field.lever, key: field.key, value: legal(field, input.value + amount) };
  });
};
