import { outcomeMeasures } from '../../contract/agreement-words.ts';
import type { RequestField } from '../../contract/agreement-words.ts';
import type { ActionPledge, OutcomePledge, Pledge, RequestTerms } from '../../contract/agreement-schemas.ts';
import type { Lever, Seat } from '../../contract/ids.ts';
import type { Refusal } from '../../contract/refusals.ts';
import { inputRefusal } from '../inputs.ts';
import type { GameSetup } from '../rules.ts';
import type { Game } from '../state.ts';
import { measureRefusal, periodRefusal, roundRefusal, wrong } from './pledging.ts';

/** Levers of which more than was asked for is as good: goods, loads, hands. Everything else is asked for as it is written. */
const moreIsFine: readonly Lever[] = ['order', 'transfer', 'booking', 'staffing', 'overtime', 'overflow'];

/** What makes a promise of a request: why, and what else would do, may stay open. */
type Missing = Extract<RequestField, 'amount' | 'place' | 'when'>;

/** What a request asks of a seat, as that seat's promise; nothing where the request leaves something open. */
export const pledgeOf = ({ what, item, amount, place, byPeriod, inRound }: RequestTerms, seat: Seat): Pledge | undefined => {
  if (amount === undefined || place === undefined) return undefined;
  if (what.kind === 'action')
    return inRound === undefined
      ? undefined
      : {
          kind: 'action',
          seat,
          lever: what.lever,
          key: place,
          relation: moreIsFine.includes(what.lever) ? 'atLeast' : 'exactly',
          value: amount,
          round: inRound,
        };
  if (byPeriod === undefined) return undefined;
  return { kind: 'outcome', seat, measure: what.measure, place, ...(item === undefined ? {} : { item }), value: amount, byPeriod };
};

const outcomeRefusal = (setup: GameSetup, game: Game, terms: RequestTerms, measure: OutcomePledge['measure']): Refusal | undefined => {
  const { place, item, amount, byPeriod, inRound, otherwise } = terms;
  if (inRound !== undefined) return wrong('when', inRound);
  const about = { measure, ...(place === undefined ? {} : { place }), ...(item === undefined ? {} : { item }) };
  for (const units of [amount, otherwise?.amount]) if (units !== undefined && units < 0) return wrong('amount', units);
  for (const period of [byPeriod, otherwise?.byPeriod]) {
    const refusal = period === undefined ? undefined : periodRefusal(setup, game, period);
    if (refusal !== undefined) return refusal;
  }
  return measureRefusal(setup.company, about);
};

const actionRefusal = (setup: GameSetup, game: Game, terms: RequestTerms, lever: Lever, to: Seat): Refusal | undefined => {
  const { place, item, amount, byPeriod, inRound, otherwise } = terms;
  const { fields } = setup.company;
  if (item !== undefined) return wrong('item', item);
  for (const period of [byPeriod, otherwise?.byPeriod]) if (period !== undefined) return wrong('when', period);
  if (!fields.some((field) => field.lever === lever && field.seat === to)) return wrong('lever', lever);
  const late = inRound === undefined ? undefined : roundRefusal(setup, game, inRound);
  if (late !== undefined) return late;
  if (place === undefined) return undefined;
  const field = fields.find((each) => each.lever === lever && each.key === place);
  if (field === undefined || field.seat !== to) return wrong('place', place);
  for (const value of [amount, otherwise?.amount]) {
    const refusal = inputRefusal(setup.company, to, inRound ?? field.fromRound, { lever, key: place, value: value ?? field.least });
    if (refusal !== undefined) return refusal;
  }
  return undefined;
};

/** Why a request makes no sense in this company, or nothing. What it leaves open is no mistake. */
export const requestRefusal = (setup: GameSetup, game: Game, terms: RequestTerms, to: Seat): Refusal | undefined =>
  terms.what.kind === 'outcome'
    ? outcomeRefusal(setup, game, terms, terms.what.measure)
    : actionRefusal(setup, game, terms, terms.what.lever, to);

const answersOutcome = (terms: RequestTerms, measure: OutcomePledge['measure'], given: readonly OutcomePledge[]): readonly Missing[] => {
  const fitting = given.filter(
    (pledge) =>
      pledge.measure === measure &&
      (terms.item === undefined || pledge.item === terms.item) &&
      (terms.place === undefined || pledge.place === terms.place) &&
      (terms.byPeriod === undefined || pledge.byPeriod <= terms.byPeriod),
  );
  if (fitting.length === 0) return ['place', 'when'];
  const units = fitting.reduce((sum, { value }) => sum + value, 0);
  const { relation } = outcomeMeasures[measure];
  const enough = terms.amount === undefined || (relation === 'atLeast' ? units >= terms.amount : units <= terms.amount);
  return enough ? [] : ['amount'];
};

const answersAction = (terms: RequestTerms, lever: Lever, given: readonly ActionPledge[]): readonly Missing[] => {
  const fitting = given.filter(
    (pledge) =>
      pledge.lever === lever &&
      (terms.place === undefined || pledge.key === terms.place) &&
      (terms.inRound === undefined || pledge.round <= terms.inRound),
  );
  if (fitting.length === 0) return ['place', 'when'];
  const enough = terms.amount === undefined || fitting.some(({ value }) => value === terms.amount);
  return enough ? [] : ['amount'];
};

/** What is still open of a request that a seat accepts with these pledges of its own: they must give what was asked for, where that was said. */
export const stillOpen = (terms: RequestTerms, pledges: readonly Pledge[]): readonly Missing[] =>
  terms.what.kind === 'outcome'
    ? answersOutcome(
        terms,
        terms.what.measure,
        pledges.filter((pledge) => pledge.kind === 'outcome'),
      )
    : answersAction(
        terms,
        terms.what.lever,
        pledges.filter((pledge) => pledge.kind === 'action'),
      );
