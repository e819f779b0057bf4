import { outcomeMeasureIds, outcomeMeasures, type OutcomeMeasure, type RequestField } from '../../server/contract/agreement-words.ts';
import type { ActionPledge, OutcomePledge, Pledge, RequestTerms } from '../../server/contract/agreement-schemas.ts';
import type { Askable } from '../../server/contract/agreements.ts';
import type { Desk } from '../../server/contract/desk.ts';
import { levers, seats, type Lever, type Seat } from '../../server/contract/ids.ts';
import { nextRound } from './game-time.ts';
import { keyName } from './names.ts';
import type { Speech } from './say.ts';

/** A request as somebody is writing it: every part as it stands in the form, empty where nothing was said yet. */
export type AskDraft = {
  readonly to: Seat | undefined;
  /** An outcome's measure or a lever. */
  readonly what: OutcomeMeasure | Lever | undefined;
  readonly item: string;
  readonly place: string;
  readonly amount: number | undefined;
  /** A period for outcomes, a round for levers. */
  readonly when: number | undefined;
  readonly why: string;
  readonly orAmount: number | undefined;
  readonly orWhen: number | undefined;
};

export const emptyAsk: AskDraft = {
  to: undefined,
  what: undefined,
  item: '',
  place: '',
  amount: undefined,
  when: undefined,
  why: '',
  orAmount: undefined,
  orWhen: undefined,
};

/** The draft about something else. What there is only one of needs no choice; in a chain it is the site of whoever ships or receives. */
export const askAbout = (desk: Desk, draft: AskDraft, what: AskDraft['what']): AskDraft => {
  const [only, another] = desk.map.items;
  const whose = what === 'received' ? desk.seat : draft.to;
  const site = isMeasure(what) ? desk.map.places.find(({ seat }) => seat !== undefined && seat === whose)?.id : undefined;
  const inputs = isMeasure(what) ? [] : askableKeys(desk, { to: draft.to, what });
  return {
    ...emptyAsk,
    to: draft.to,
    why: draft.why,
    what,
    item: isMeasure(what) && takesItem(what) && another === undefined ? (only?.id ?? '') : '',
    place: site ?? (inputs.length === 1 ? (inputs[0]?.key ?? '') : ''),
  };
};

export const isMeasure = (what: string | undefined): what is OutcomeMeasure => outcomeMeasureIds.some((each) => each === what);
const isLever = (what: string | undefined): what is Lever => levers.some((each) => each === what);

/** The request that a draft says; nothing while it does not say what. */
export const termsOf = (draft: AskDraft): RequestTerms | undefined => {
  const { what, when } = draft;
  const otherwise = {
    ...(draft.orAmount === undefined ? {} : { amount: draft.orAmount }),
    ...(draft.orWhen === undefined || !isMeasure(what) ? {} : { byPeriod: draft.orWhen }),
  };
  const common = {
    kind: 'request' as const,
    ...(draft.place === '' ? {} : { place: draft.place }),
    ...(draft.amount === undefined ? {} : { amount: draft.amount }),
    ...(draft.why.trim() === '' ? {} : { why: draft.why.trim() }),
    ...(Object.keys(otherwise).length === 0 ? {} : { otherwise }),
  };
  if (isMeasure(what))
    return {
      ...common,
      what: { kind: 'outcome', measure: what },
      ...(draft.item === '' || !takesItem(what) ? {} : { item: draft.item }),
      ...(when === undefined ? {} : { byPeriod: when }),
    };
  if (isLever(what)) return { ...common, what: { kind: 'action', lever: what }, ...(when === undefined ? {} : { inRound: when }) };
  return undefined;
};

/** What a request leaves open, in the order in which it is said. */
export const missingFields = (terms: RequestTerms): readonly RequestField[] => [
  ...(terms.amount === undefined ? (['amount'] as const) : []),
  ...(terms.place === undefined ? (['place'] as const) : []),
  ...((terms.what.kind === 'action' ? terms.inRound : terms.byPeriod) === undefined ? (['when'] as const) : []),
  ...(terms.why === undefined ? (['why'] as const) : []),
  ...(terms.otherwise === undefined ? (['otherwise'] as const) : []),
];

/** Levers that are asked for "at least": who has more on them already keeps it. */
const addedTo: readonly Lever[] = ['booking', 'transfer', 'order', 'staffing', 'overtime', 'overflow'];
export const usualRelation = (lever: Lever): ActionPledge['relation'] => (addedTo.includes(lever) ? 'atLeast' : 'exactly');

/** What a seat would promise by saying yes to a request; nothing while an amount, a place or a date is missing. */
export const pledgesOf = (terms: RequestTerms, seat: Seat): readonly Pledge[] => {
  const { what, item, place, amount, byPeriod, inRound } = terms;
  if (amount === undefined || place === undefined) return [];
  if (what.kind === 'action')
    return inRound === undefined
      ? []
      : [{ kind: 'action', seat, lever: what.lever, key: place, relation: usualRelation(what.lever), value: amount, round: inRound }];
  return byPeriod === undefined
    ? []
    : [
        {
          kind: 'outcome',
          seat,
          measure: what.measure,
          place,
          ...(item === undefined ? {} : { item }),
          value: amount,
          byPeriod,
        } satisfies OutcomePledge,
      ];
};

/** A colleague's levers that can be asked for now, in the order of their desk. */
export const askableLevers = (desk: Desk, seat: Seat | undefined): readonly Lever[] => [
  ...new Set(desk.askables.filter((each) => each.seat === seat && each.fromRound <= nextRound(desk) + 1).map(({ lever }) => lever)),
];

/** The inputs of a colleague's lever. */
export const askableKeys = (desk: Desk, draft: Pick<AskDraft, 'to' | 'what'>): readonly Askable[] =>
  desk.askables.filter((each) => each.seat === draft.to && each.lever === draft.what);

/** Outcomes by how near they are to what a role does. */
const nearest: Readonly<Record<Seat, readonly OutcomeMeasure[]>> = {
  sales: ['backlog', 'delivered'],
  logistics: ['received', 'waiting', 'shipped', 'delivered'],
  procurement: ['received', 'onHand', 'backlog'],
  operations: ['dockQueue', 'shipped', 'backlog', 'delivered'],
};

/** A place that can be meant, with its name. */
export type PlaceChoice = { readonly id: string; readonly name: string };

/** Segments that this desk has heard of: markets' customers stand on no map. */
const segmentsOf = (desk: Desk): readonly string[] => [
  ...new Set(
    [
      ...desk.panels.flatMap((panel) => panel.rows.map(({ key }) => key)),
      ...[...desk.fields, ...desk.askables].flatMap(({ key }) => key.split(' ')),
    ].filter((key) => key.includes('/') && !key.includes(' ')),
  ),
];

/** Whether an outcome can be about one item: what stands on a dock or waits for trucks is counted together. */
export const takesItem = (measure: OutcomeMeasure): boolean => measure !== 'dockQueue' && measure !== 'waiting';

/** The places that an outcome can be about. Goods pass through ports, nothing is kept there. */
export const placesOf = (desk: Desk, measure: OutcomeMeasure, speech: Speech): readonly PlaceChoice[] => {
  const named = (id: string): PlaceChoice => ({ id, name: keyName(desk.map, id, speech) });
  switch (outcomeMeasures[measure].place) {
    case 'site':
      return desk.map.places
        .filter(
          ({ kind }) => kind !== 'supplier' && kind !== 'market' && (kind !== 'port' || measure === 'received' || measure === 'shipped'),
        )
        .map(({ id }) => named(id));
    case 'lane': {
      const markets = new Set(desk.map.places.filter(({ kind }) => kind === 'market').map(({ id }) => id));
      return desk.map.lanes.filter(({ to }) => !markets.has(to)).map(({ id }) => named(id));
    }
    case 'segment':
      return segmentsOf(desk).map(named);
  }
};

/** Outcomes that can be asked of a seat: those near to its role first, and none without a place for it. In a chain sites are all the same. */
export const askableOutcomes = (desk: Desk, seat: Seat | undefined, speech: Speech): readonly OutcomeMeasure[] => {
  if (seat === undefined) return [];
  const chain = desk.map.places.some((place) => place.seat !== undefined);
  const near: readonly OutcomeMeasure[] = chain ? ['shipped', 'received', 'onHand', 'backlog'] : nearest[seat];
  return near.filter((measure) => placesOf(desk, measure, speech).length > 0);
};

/** All seats but this one: whom a plan, a forecast or a goal is put to. */
export const othersOf = (desk: Desk): Seat[] => seats.filter((seat) => seat !== desk.seat);
