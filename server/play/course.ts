import type { Course, CourseRound } from '../contract/course.ts';
import type { Outcome } from '../contract/debrief.ts';
import { kpiIds } from '../contract/desk.ts';
import type { Game } from '../game/state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { jointScore } from '../score/joint-score.ts';
import { kpis, type Kpis } from '../score/kpis.ts';
import { addMoney, contributionCents, moneySums, noMoney, totalCostCents } from '../score/money.ts';
import { backlogUnits, orderSums, perfectOrders } from '../score/orders.ts';
import type { PeriodRecord } from '../simulation/records.ts';

const kpisOf = (scenario: Scenario, { records, runOut, decisions }: Game): Kpis =>
  kpis(scenario, [...records.slice(1), ...runOut], decisions);

const outcome = (scenario: Scenario, values: Kpis): Outcome => ({
  jointScore: jointScore(scenario.scoring, values).score,
  contributionCents: scenario.company.money.ledger ? (values.contribution ?? 0) : 0 - (values.totalCost ?? 0),
});

/** What a finished game came to. Without a ledger its contribution is its total cost, taken negatively. */
export const outcomeOf = (scenario: Scenario, game: Game): Outcome => outcome(scenario, kpisOf(scenario, game));

const total = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0);

const sumOver = (periods: readonly PeriodRecord[], of: (period: PeriodRecord) => readonly number[]): number =>
  periods.reduce((sum, period) => sum + total(of(period)), 0);

/** How a finished game went, round by round, the run-out included. */
export const courseOf = (scenario: Scenario, game: Game): Course => {
  const { company } = scenario;
  const values = kpisOf(scenario, game);
  const records = [...game.records.slice(1), ...game.runOut];
  let soFar = noMoney;
  const rounds = records.map((record, at): CourseRound => {
    const money = moneySums(company, record);
    soFar = addMoney(soFar, money);
    const service = perfectOrders(orderSums(company, records, at));
    const last = record.periods.at(-1);
    return {
      round: record.round,
      ...(service === undefined ? {} : { servicePercent: 100 * service }),
      costCents: totalCostCents(company, money),
      ...(company.money.ledger ? { contributionSoFarCents: contributionCents(company, soFar) } : {}),
      backlogUnits: backlogUnits(company, records.slice(0, at + 1)),
      lostUnits: sumOver(record.periods, ({ lost }) => lost),
      onHandUnits: total(last?.onHand ?? []),
    };
  });
  return {
    ...outcome(scenario, values),
    totalCostCents: values.totalCost ?? 0,
    kpis: kpiIds.map((kpi) => ({ kpi, value: values[kpi] })),
    rounds,
    stateHash: game.stateHash,
  };
};
