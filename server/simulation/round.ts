import { takeAccountRequests } from './account-requests.ts';
import { takeArrivals } from './arrivals.ts';
import { allocate } from './allocation.ts';
import { chanceOf } from './chance.ts';
import type { Chance } from './chance.ts';
import type { Company } from './company.ts';
import { moveCsat } from './csat.ts';
import { deliver } from './delivery.ts';
import { loseImpatient, takeDemand } from './demand.ts';
import { dispatch } from './dispatch.ts';
import { judgeConditions } from './conditions.ts';
import { injectEvents, moveEvents } from './events.ts';
import { throwAway } from './expiry.ts';
import { closeOrders } from './judging.ts';
import { startWorkDays } from './labour.ts';
import { keepLedger } from './ledger.ts';
import { placeOrders, readCards } from './orders.ts';
import { beginRound, endRound } from './plans.ts';
import { periodRecord, roundClose } from './record.ts';
import type { PeriodRecord, RoundRecord } from './records.ts';
import { followDemand } from './replenishment.ts';
import { newDay, startRun } from './run.ts';
import type { Run, Rush } from './run.ts';
import type { World } from './world.ts';

/** Moves with every change of RULES.md that changes what a round does. */
export const rulesVersion = 2;

/** What cells that replenish themselves remember of the period. */
const remember = (run: Run): void => {
  const { layout, world, day } = run;
  if (layout.ruled.length > 0) followDemand(run);
  for (const auto of layout.autos) world.history[auto.start + (world.period % auto.averagePeriods)] = day.incoming[auto.cell];
};

/** One period, in the order of the rules (R2). */
const playPeriod = (run: Run): PeriodRecord => {
  const { world } = run;
  world.period += 1;
  placeOrders(run);
  moveEvents(run);
  takeArrivals(run);
  takeDemand(run);
  takeAccountRequests(run);
  readCards(run);
  loseImpatient(run);
  allocate(run, startWorkDays(run));
  dispatch(run);
  deliver(run);
  throwAway(run);
  keepLedger(run);
  moveCsat(run);
  closeOrders(run);
  remember(run);
  run.forceBefore = run.force;
  return periodRecord(run);
};

export type RoundOptions = {
  /** Places in the company's list of events that somebody sets off by hand: they are triggered in the round's first period. */
  readonly injected?: readonly number[];
  /** Transfers decided for this round that people agreed to bring by a period: due then, not as usual. */
  readonly rush?: readonly Rush[];
  /** Sees world and record after each period (for tests that hold the laws); the world it sees is still at work and must not be kept. */
  readonly inspect?: (world: World, record: PeriodRecord) => void;
};

/**
 * Plays one round. Pure from outside: the given world is not changed, the same arguments give the same answer on every machine.
 * `decisions` are whole numbers by field, all of them, within the fields' ranges.
 */
export const playRound = (
  company: Company,
  chance: Chance,
  world: World,
  decisions: readonly number[],
  options: RoundOptions = {},
): { readonly world: World; readonly record: RoundRecord } => {
  const run = startRun(company, chance, world, decisions, options.rush);
  if (options.injected !== undefined) injectEvents(run, options.injected);
  beginRound(run);
  const periods: PeriodRecord[] = [];
  for (let day = 0; day < company.periodsPerRound; day += 1) {
    if (day > 0) run.day = newDay(run.layout);
    run.dayOfRound = day;
    const record = playPeriod(run);
    periods.push(record);
    options.inspect?.({ ...run.world, orders: run.orders }, record);
  }
  endRound(run);
  if (run.layout.eventPlan.conditions.length > 0) judgeConditions(run, periods);
  run.world.orders = run.orders;
  return { world: run.world, record: { round: run.world.round, periods, close: roundClose(run, periods) } };
};

/**
 * By cell: units that the next period's step 0 would place with these decisions, after minimum quantities and multiples, under the
 * events in force now. For traces, whose row t is taken after the decision for t + 1.
 */
export const ordersPlaced = (company: Company, world: World, decisions: readonly number[]): readonly number[] => {
  const run = startRun(company, chanceOf(company, 'lead times do not change what is placed'), world, decisions);
  beginRound(run);
  run.world.period += 1;
  placeOrders(run);
  return run.day.ordered;
};
