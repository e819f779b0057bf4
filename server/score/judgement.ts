import { forecastKeptFrom, outcomeMeasures } from '../contract/agreement-words.ts';
import type { Relation } from '../contract/agreement-words.ts';
import type { ActionPledge, ForecastPledge, KpiPledge, OutcomePledge } from '../contract/agreement-schemas.ts';
import type { Agreement, PledgeOutcome } from '../contract/agreements.ts';
import { dueRoundOf, isDue } from '../game/agreements/due.ts';
import type { Judge } from '../game/agreements/judging.ts';
import { itemIndex } from '../game/agreements/places.ts';
import { fieldPlace } from '../game/inputs.ts';
import type { GameSetup } from '../game/rules.ts';
import type { Game } from '../game/state.ts';
import { addErrors, errorOf, forecastAccuracy, noErrors } from './forecast-errors.ts';
import { periodsBetween, reached } from './judgement/measured.ts';
import { touches, wasMoved } from './judgement/moves.ts';
import { preventions } from './judgement/preventions.ts';
import { placesOf, reachOf } from './judgement/reach.ts';
import { addSums, kpiOver, noSums, roundSums } from './kpis.ts';

/** The rounds that were decided since an agreement was made: its first one, and the last one played before it. */
type Since = { readonly round: number; readonly period: number };

const holds = (relation: Relation | 'exactly', actual: number, value: number): boolean => {
  if (relation === 'exactly') return actual === value;
  return relation === 'atLeast' ? actual >= value : actual <= value;
};

const judgedAction = ({ company }: GameSetup, game: Game, { lever, key, relation, value, round }: ActionPledge): PledgeOutcome => {
  const place = fieldPlace(company, lever, key);
  const actual = game.decisions[round - 1]?.[place];
  if (actual === undefined) return { kept: false, because: 'missed' };
  if (holds(relation, actual, value)) return { kept: true, actual };
  return { kept: false, actual, because: wasMoved(company, game, place, round) ? 'missed' : 'notActed' };
};

/** Whether a seat moved anything that could have helped, in the rounds between a promise and its date. */
const acted = ({ company }: GameSetup, game: Game, pledge: OutcomePledge, since: Since): boolean => {
  const reach = reachOf(
    company,
    placesOf(company, pledge, () => true),
  );
  const last = dueRoundOf(company, pledge);
  return company.fields.some((field, place) => {
    if (field.seat !== pledge.seat || !touches(reach, field.lever, field.key)) return false;
    for (let round = since.round; round <= last; round += 1) if (wasMoved(company, game, place, round)) return true;
    return false;
  });
};

const isInstalmentOf = (one: OutcomePledge, other: OutcomePledge): boolean =>
  one.measure === other.measure && one.place === other.place && one.item === other.item;

/**
 * What was promised of the same before this pledge, units: totals of one agreement are instalments, whatever their order. What comes goes
 * to the earliest date first.
 */
const promisedBefore = (pledges: Agreement['pledges'], at: number, pledge: OutcomePledge): number => {
  if (outcomeMeasures[pledge.measure].counted !== 'total') return 0;
  let units = 0;
  for (const [place, other] of pledges.entries())
    if (
      other.kind === 'outcome' &&
      isInstalmentOf(other, pledge) &&
      (other.byPeriod < pledge.byPeriod || (other.byPeriod === pledge.byPeriod && place < at))
    )
      units += other.value;
  return units;
};

const judgedOutcome = (setup: GameSetup, game: Game, pledge: OutcomePledge, before: number, since: Since): PledgeOutcome => {
  const { company } = setup;
  const periods = periodsBetween(game.records, since.period, pledge.byPeriod);
  const total = reached(company, pledge, periods, pledge.byPeriod);
  const actual = Math.max(0, total - before);
  if (holds(outcomeMeasures[pledge.measure].relation, total - before, pledge.value)) return { kept: true, actual };
  if (!acted(setup, game, pledge, since)) return { kept: false, actual, because: 'notActed' };
  const rounds = game.records.slice(since.round, dueRoundOf(company, pledge) + 1);
  const preventedBy = preventions(company, pledge, periods, rounds);
  return preventedBy.length === 0 ? { kept: false, actual, because: 'missed' } : { kept: false, actual, because: 'prevented', preventedBy };
};

const judgedKpi = (setup: GameSetup, game: Game, { kpi, relation, value, byRound }: KpiPledge, since: Since): PledgeOutcome => {
  let sums = noSums;
  for (let round = since.round; round <= byRound; round += 1) sums = addSums(sums, roundSums(setup, game.records, round, game.decisions));
  const actual = kpiOver(kpi, setup, sums, game.records.slice(0, byRound + 1));
  if (actual === undefined) return { kept: false, because: 'missed' };
  return holds(relation, actual, value) ? { kept: true, actual } : { kept: false, actual, because: 'missed' };
};

/** Units that customers ordered of an item in a round. */
const orderedUnits = ({ company }: GameSetup, { records }: Game, item: number, round: number): number => {
  let units = 0;
  for (const { demand } of records[round]?.periods ?? [])
    for (let place = item; place < demand.length; place += company.items.length) units += demand[place];
  return units;
};

/** All numbers that were signed together are kept or missed together; `actual` is their accuracy, per cent. */
const judgedForecast = (setup: GameSetup, game: Game, signed: readonly ForecastPledge[]): PledgeOutcome => {
  const errors = signed
    .map(({ item, round, units }) => errorOf(orderedUnits(setup, game, itemIndex(setup.company, item), round), units))
    .reduce(addErrors, noErrors);
  const accuracy = forecastAccuracy(errors);
  if (accuracy === undefined) return errors.absoluteError === 0 ? { kept: true } : { kept: false, because: 'missed' };
  const actual = Math.round(accuracy * 100);
  return accuracy >= forecastKeptFrom ? { kept: true, actual } : { kept: false, actual, because: 'missed' };
};

const judgedPledges = (setup: GameSetup, game: Game, { pledges }: Agreement, since: Since): readonly PledgeOutcome[] => {
  const signed = pledges.filter((pledge) => pledge.kind === 'forecast');
  const forecast = signed.length === 0 ? undefined : judgedForecast(setup, game, signed);
  return pledges.map((pledge, at): PledgeOutcome => {
    switch (pledge.kind) {
      case 'action':
        return judgedAction(setup, game, pledge);
      case 'outcome':
        return judgedOutcome(setup, game, pledge, promisedBefore(pledges, at, pledge), since);
      case 'kpi':
        return judgedKpi(setup, game, pledge, since);
      case 'forecast':
        return forecast ?? { kept: false };
    }
  });
};

/** Judges promises by the company's records, what was decided, and KPIs: kept if everything in them was. */
export const judge: Judge = (setup, game) =>
  game.together.agreements.flatMap((agreement) => {
    if (agreement.agreed === undefined || !isDue(setup.company, agreement, game.round)) return [];
    const pledges = judgedPledges(setup, game, agreement, agreement.agreed);
    return [{ type: 'AgreementJudged', agreement: agreement.id, round: game.round, kept: pledges.every(({ kept }) => kept), pledges }];
  });
