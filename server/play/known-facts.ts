import type { Agreement } from '../contract/agreements.ts';
import type { InformationGap, Learning } from '../contract/debrief.ts';
import { seats, type InformationLevel, type Seat } from '../contract/ids.ts';
import { actOf } from '../game/rules.ts';
import type { Game } from '../game/state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { learning, newsOf, type News } from '../score/news.ts';
import type { Effect } from '../simulation/company-events.ts';
import type { RoundRecord } from '../simulation/records.ts';
import { panelRights } from '../views/panels.ts';
import { eventPlace } from '../views/troubles.ts';

/** A fact of a finished game that one desk saw first: who learnt of it when, and who needed it. */
export type KnownFact = Pick<InformationGap, 'id' | 'kind' | 'values' | 'text' | 'place' | 'item' | 'firstSeats' | 'firstRound'> & {
  readonly others: readonly Pick<Learning, 'seat' | 'learnt'>[];
  /** Those of the others who could have done something about it. */
  readonly neededBy: readonly Seat[];
  /** The last round in which there was something to be done about it. */
  readonly untilRound: number;
  /** How it is told in a re-run: the signal passed on, or the promotion put on desks as a plan. */
  readonly telling: { readonly notice: string } | { readonly plan: Agreement };
};

const buyers: readonly Seat[] = ['procurement'];
const movers: readonly Seat[] = ['logistics', 'procurement'];
const house: readonly Seat[] = ['operations'];
const stock: readonly Seat[] = ['procurement', 'operations'];

/** Whose levers help against an effect. */
const remediedBy: Readonly<Record<Effect['kind'], readonly Seat[]>> = {
  orderPaused: buyers,
  shipmentPaused: buyers,
  supplierCapacity: buyers,
  supplierLead: buyers,
  purchasePrice: buyers,
  yield: buyers,
  leadTimeWrong: buyers,
  transitPaused: movers,
  receiptPaused: movers,
  transitDelay: movers,
  transitTime: movers,
  transitTimeWrong: movers,
  laneCapacity: movers,
  freight: movers,
  fuel: movers,
  crew: house,
  wages: house,
  storage: house,
  holding: house,
  stockDestroyed: stock,
  stockQuarantined: stock,
  recordsFrozen: stock,
  demand: stock,
};

/** In a chain whoever runs a site decides what comes to it: all of them. */
const remediers = ({ company: { sites, fields } }: Scenario, effects: readonly Effect[]): readonly Seat[] => {
  const chain = sites.flatMap(({ seat }) => seat ?? []);
  const able = chain.length > 0 ? chain : effects.flatMap(({ kind }) => remediedBy[kind]);
  return seats.filter((seat) => able.includes(seat) && fields.some((field) => field.seat === seat));
};

const others = (first: readonly Seat[]): readonly Seat[] => seats.filter((seat) => !first.includes(seat));

/** The last round played in which an event was not over. */
const lastRoundOf = (records: readonly RoundRecord[], event: number): number =>
  records.findLast(({ periods }) => periods.some(({ events }) => events[event] !== 'over'))?.round ?? 0;

const signalFact = (scenario: Scenario, game: Game, news: News): KnownFact | undefined => {
  const [{ notice, event, round, seats: heard, text }] = news;
  const firstRound = round + 1;
  const last = game.records.length - 1;
  const happened = scenario.company.events[event];
  if (happened === undefined || firstRound > last) return undefined;
  return {
    id: notice,
    kind: 'signal',
    values: { event: happened.id },
    text,
    ...eventPlace(scenario.company, happened),
    firstSeats: seats.filter((seat) => heard.includes(seat)),
    firstRound,
    others: others(heard).map((seat) => {
      const { toldRound, toldBy } = learning(game, news, seat);
      // A signal of its own is heard with the end of a round, for the next one; nothing is planned with one heard at the end.
      const knows = toldRound === undefined || toldBy !== undefined ? toldRound : toldRound + 1;
      return knows === undefined || knows > last
        ? { seat }
        : { seat, learnt: { round: Math.max(knows, firstRound), from: toldBy ?? 'itself' } };
    }),
    neededBy: remediers(scenario, happened.effects).filter((seat) => !heard.includes(seat)),
    untilRound: lastRoundOf(game.records, event),
    telling: { notice },
  };
};

const levelIn = ({ rules }: Scenario, { levels }: Game, round: number): InformationLevel =>
  levels[round] ?? actOf(rules, round).act.informationLevel;

type Promoted = { readonly item: string; readonly option: number; readonly by: Seat; readonly decided: number };

/** Panels that show which promotion runs, in the round before it and in its own. */
const promotionPanels = ['promotions', 'prices'] as const;
const showsPromotions = (panel: string): boolean => promotionPanels.some((each) => each === panel);

/** The ways in which a seat can have learnt of a promotion: by a plan put to it, from its own panels, from a board, over a shoulder. */
const waysToLearn = (scenario: Scenario, game: Game, { item, by, decided }: Promoted, seat: Seat): readonly Learning['learnt'][] => {
  const { agreements, publications, shadowings } = game.together;
  const runs = decided + 1;
  const plans = agreements.flatMap(({ terms, round, by: from, to }) =>
    terms.kind === 'promotionPlan' && terms.item === item && terms.round === runs && to.includes(seat) ? { round, from } : [],
  );
  const right = panelRights(scenario.rules, seat, levelIn(scenario, game, runs)).find(({ id }) => showsPromotions(id));
  const own = right === undefined ? [] : [{ round: runs, from: right.source === seat ? ('itself' as const) : right.source }];
  const shown = publications.filter(({ panel, asOfRound }) => showsPromotions(panel) && (asOfRound === decided || asOfRound === runs));
  const board = shown.map(({ round, by: from }) => ({ round, from }));
  const looks = shadowings.flatMap(({ by: who, of, round }) => (who === seat && of === by && round === runs ? { round, from: of } : []));
  return [...plans, ...own, ...board, ...looks];
};

/** What a promotion made of its item's demand in its round, per cent of what would have been asked for without it. */
const upliftPercent = ({ company: { items } }: Scenario, record: RoundRecord | undefined, item: number): number => {
  let demand = 0;
  let baseline = 0;
  for (const period of record?.periods ?? [])
    for (let place = item; place < period.demand.length; place += items.length) {
      demand += period.demand[place];
      baseline += period.baselineDemand?.[place] ?? period.demand[place];
    }
  return baseline === 0 ? 100 : Math.min(10_000, Math.round((100 * demand) / baseline));
};

const promotionFact = (scenario: Scenario, game: Game, promoted: Promoted): KnownFact => {
  const { item, option, by, decided } = promoted;
  const runs = decided + 1;
  const place = scenario.company.items.findIndex(({ id }) => id === item);
  const planned = game.together.agreements.flatMap(({ terms, round, by: from }) =>
    terms.kind === 'promotionPlan' && terms.item === item && terms.round === runs && from === by ? round : [],
  );
  const firstRound = Math.min(decided, ...planned);
  const needed = others([by]).filter((seat) => scenario.company.fields.some((field) => field.seat === seat));
  const plan: Agreement = {
    id: `${item} ${runs}`,
    kind: 'promotionPlan',
    state: 'agreed',
    round: firstRound,
    atMs: 0,
    by,
    to: others([by]),
    terms: { kind: 'promotionPlan', item, option, round: runs, upliftPercent: upliftPercent(scenario, game.records[runs], place) },
    pledges: [],
    turn: [],
    answers: [],
    agreed: { round: firstRound, period: game.records[firstRound - 1]?.periods.at(-1)?.period ?? 0, atMs: 0 },
    filled: [],
  };
  return {
    id: `promotion ${decided} ${item}`,
    kind: 'promotion',
    values: { item, option, runs },
    item,
    firstSeats: [by],
    firstRound,
    others: others([by]).map((seat) => {
      const [learnt] = waysToLearn(scenario, game, promoted, seat).toSorted((one, other) => (one?.round ?? 0) - (other?.round ?? 0));
      return learnt === undefined ? { seat } : { seat, learnt: { ...learnt, round: Math.max(learnt.round, firstRound) } };
    }),
    neededBy: needed,
    untilRound: Math.min(runs, game.records.length - 1),
    telling: { plan },
  };
};

/** Promotions that ran in a round that was played. */
const promotionsOf = ({ company }: Scenario, { decisions }: Game): readonly Promoted[] =>
  decisions
    .slice(0, -1)
    .flatMap((values, at) =>
      company.fields.flatMap(({ lever, key, seat }, place) =>
        lever === 'promotion' && values[place] > 0 ? { item: key, option: values[place], by: seat, decided: at + 1 } : [],
      ),
    );

/** Every event's first signal and every promotion that ran, in the order in which somebody knew. */
export const knownFacts = (scenario: Scenario, game: Game): readonly KnownFact[] =>
  [
    ...newsOf(scenario, game).flatMap((news) => signalFact(scenario, game, news) ?? []),
    ...promotionsOf(scenario, game).map((promoted) => promotionFact(scenario, game, promoted)),
  ].toSorted((one, other) => one.firstRound - other.firstRound);
