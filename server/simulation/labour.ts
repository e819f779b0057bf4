import type { Labour } from './company.ts';
import { countShelves } from './cycle-count.ts';
import { dockQueue, fits, handleReturns, putAway, returnsWaiting } from './dock.ts';
import { goWrong } from './errors.ts';
import { normalQuantile } from './real.ts';
import { roundHalfAway, timesPpm } from './rounding.ts';
import type { FreshLot, Run } from './run.ts';
import { decided } from './run.ts';
import { congestionOf, fillPpm } from './storage.ts';

/** Work is counted in hundred-millionths of a minute inside a day: centiminutes times a factor in millionths. */
const workPerMinute = 100_000_000;

/** A day's work at a site that has people. Made in step 4, used up by picking in step 5, written down in step 6. */
export type WorkDay = {
  readonly site: number;
  readonly labour: Labour;
  readonly crewMinutes: number;
  readonly regularMinutes: number;
  readonly availableMinutes: number;
  readonly attendancePpm: number;
  readonly congestionPpm: number;
  /** Minutes of slotting and counting, then of putaway and returns. */
  readonly otherMinutes: number;
  readonly putawayMinutes: number;
  readonly returnMinutes: number;
  /** Work of one unit picked, and of one unit of an emergency. */
  readonly pickWork: number;
  readonly emergencyPickWork: number;
  /** What picking may use, and what it has used. */
  readonly pickBudget: number;
  pickUsed: number;
  pickedUnits: number;
  lines: number;
  emergencyLines: number;
  readonly picked: FreshLot[];
};

/** Share of the crew that came, in millionths: a binomial quantile by its normal approximation. */
const attendance = (run: Run, site: number, labour: Labour): number => {
  const crew = run.world.crew[site];
  if (crew === 0 || labour.attendancePpm >= 1_000_000) return 1_000_000;
  const share = labour.attendancePpm / 1_000_000;
  const spread = Math.sqrt(crew * share * (1 - share));
  const present = Math.floor(crew * share + spread * normalQuantile(run.chance.attendance(site, run.world.period)) + 0.5);
  return Math.floor((Math.min(crew, Math.max(0, present)) * 1_000_000) / crew + 0.5);
};

/** Units whose work fits into a number of minutes. */
const unitsIn = (minutes: number, work: number): number =>
  work === 0 ? Number.MAX_SAFE_INTEGER : Math.floor((minutes * workPerMinute) / work);
const minutesOf = (work: number): number => Math.ceil(work / workPerMinute);

/** Periods that a line's lane is expected to take by the mode in force. */
const transitOf = (run: Run, laneIndex: number): number =>
  run.layout.expectedTransit[laneIndex][decided(run, run.layout.modeField[laneIndex], 0)];

/** A line is an emergency when what is left to its due date is no more than its transit. */
export const isEmergency = (run: Run, line: { readonly duePeriod: number; readonly lane: number }): boolean =>
  line.duePeriod - run.world.period <= transitOf(run, line.lane);

/** Picking that lines, books and today's putaway would allow. */
const pickWanted = (run: Run, site: number, pickWork: number, emergencyPickWork: number): number => {
  const { layout, world } = run;
  const stock: number[] = [];
  for (let item = 0; item < layout.items; item += 1) {
    const cell = site * layout.items + item;
    stock.push(world.book[cell] + world.atDoor[cell]);
  }
  let work = 0;
  for (const line of world.lines) {
    if (line.site !== site) continue;
    const units = Math.min(line.units, stock[line.item]);
    stock[line.item] -= units;
    work += units * (isEmergency(run, line) ? emergencyPickWork : pickWork);
  }
  return minutesOf(work);
};

/**
 * Step 4 at one site: the day's minutes are split once by the labour split and unused shares spill to where they are needed
 * (picking, putaway, returns, in this order). Overtime is part of what is available and used last.
 */
const startWork = (run: Run, site: number, labour: Labour): WorkDay => {
  const { layout, world } = run;
  const congestionPpm = congestionOf(fillPpm(run, site));
  const slowPpm = 1_000_000 + Math.floor(congestionPpm / 2);
  const attendancePpm = Math.floor(attendance(run, site, labour) * Math.min(1, run.force.crewFactor[site]) + 0.5);
  const crewMinutes = Math.floor((world.crew[site] * labour.shiftMinutes * attendancePpm) / 1_000_000);
  const regularMinutes = crewMinutes + Math.floor((world.temps[site] * labour.shiftMinutes * labour.temps.productivityPpm) / 1_000_000);
  const overtimeMinutes = Math.floor((crewMinutes * decided(run, layout.overtimeField[site], 0)) / 100);
  const availableMinutes = regularMinutes + overtimeMinutes;

  const slotting =
    decided(run, layout.slottingField[site], 0) === 1 ? Math.ceil(labour.slotting.minutesPerRound / run.company.periodsPerRound) : 0;
  let otherMinutes = Math.min(slotting, availableMinutes);
  otherMinutes += countShelves(run, site, labour, availableMinutes - otherMinutes);
  const minutes = availableMinutes - otherMinutes;

  const putawayWork = labour.putawayCentiminutes * slowPpm;
  const returnWork = labour.returnCentiminutes * slowPpm;
  const slotted = world.round <= world.slottedUntil[site];
  const pickCentiminutes = slotted
    ? Math.ceil((labour.pickCentiminutes * labour.slotting.pickFactorPpm) / 1_000_000)
    : labour.pickCentiminutes;
  const pickWork = pickCentiminutes * slowPpm;
  const emergencyPickWork = Math.ceil((pickCentiminutes * labour.emergencyFactorPpm) / 1_000_000) * slowPpm;

  const queue = dockQueue(run, site);
  const putawayMost = fits(run, site, queue);
  const putawayNeed = minutesOf(putawayMost * putawayWork);
  const returnNeed = minutesOf(returnsWaiting(run, site) * returnWork);
  const pickNeed = pickWanted(run, site, pickWork, emergencyPickWork);
  const putawayShare = Math.floor((minutes * Math.min(100, decided(run, layout.putawayField[site], 40))) / 100);
  const returnShare = Math.min(minutes - putawayShare, Math.floor((minutes * decided(run, layout.returnsField[site], 10)) / 100));
  const pickShare = minutes - putawayShare - returnShare;
  let spare = minutes - Math.min(putawayNeed, putawayShare) - Math.min(returnNeed, returnShare) - Math.min(pickNeed, pickShare);
  spare -= Math.min(spare, Math.max(0, pickNeed - pickShare));
  const putawayExtra = Math.min(spare, Math.max(0, putawayNeed - putawayShare));
  spare -= putawayExtra;
  const returnExtra = Math.min(spare, Math.max(0, returnNeed - returnShare));

  const putawayUnits = Math.min(putawayMost, unitsIn(Math.min(putawayNeed, putawayShare) + putawayExtra, putawayWork));
  putAway(run, site, queue, putawayUnits);
  const putawayMinutes = minutesOf(putawayUnits * putawayWork);
  const returnUnits = handleReturns(run, site, unitsIn(Math.min(returnNeed, returnShare) + returnExtra, returnWork));
  const returnMinutes = minutesOf(returnUnits * returnWork);
  return {
    site,
    labour,
    crewMinutes,
    regularMinutes,
    availableMinutes,
    attendancePpm,
    congestionPpm,
    otherMinutes,
    putawayMinutes,
    returnMinutes,
    pickWork,
    emergencyPickWork,
    pickBudget: Math.max(0, minutes - putawayMinutes - returnMinutes) * workPerMinute,
    pickUsed: 0,
    pickedUnits: 0,
    lines: 0,
    emergencyLines: 0,
    picked: [],
  };
};

/** Step 4: every site with people starts its day. By site; `undefined` where work takes no time. */
export const startWorkDays = (run: Run): readonly (WorkDay | undefined)[] => {
  if (!run.layout.hasLabour) return [];
  return run.layout.labour.map((labour, site) => (labour === undefined ? undefined : startWork(run, site, labour)));
};

/** After picking: errors happen, fatigue moves, wages are paid, the day is written down. */
export const endWorkDay = (run: Run, work: WorkDay): void => {
  const { world, day } = run;
  const { site, labour } = work;
  const pickMinutes = minutesOf(work.pickUsed);
  const usedMinutes = work.otherMinutes + work.putawayMinutes + work.returnMinutes + pickMinutes;
  const overtimeMinutes = Math.max(0, usedMinutes - work.regularMinutes);
  const overtimePpm = work.regularMinutes === 0 ? 0 : Math.floor((overtimeMinutes * 1_000_000) / work.regularMinutes);
  const emergencyPpm = work.lines === 0 ? 0 : Math.floor((work.emergencyLines * 1_000_000) / work.lines);
  const stress = 1_000_000 + 6 * world.fatigue[site] + 2 * emergencyPpm + 2 * work.congestionPpm;
  const errorPpm = Math.min(labour.errorMostPpm, Math.floor((labour.errorBasePpm * stress) / 1_000_000 + 0.5));
  const errorUnits = work.pickedUnits === 0 ? 0 : goWrong(run, site, labour.errorBatchUnits, work.picked, work.pickedUnits, errorPpm);
  world.fatigue[site] = Math.floor((700_000 * world.fatigue[site] + 300_000 * overtimePpm) / 1_000_000 + 0.5);

  const hiresCents = run.dayOfRound === 0 ? world.hiresLater[site] * labour.hires.costCents : 0;
  const usualWages =
    world.crew[site] * labour.shiftMinutes * labour.wageCentsPerMinute +
    world.temps[site] * labour.shiftMinutes * labour.temps.wageCentsPerMinute +
    timesPpm(overtimeMinutes * labour.wageCentsPerMinute, labour.overtimeWagePpm);
  const wageFactor = run.force.wageFactor[site];
  const wages = (wageFactor === 1 ? usualWages : roundHalfAway(usualWages * wageFactor)) + hiresCents;
  day.siteCostCents[site] += wages;
  day.money.labour += wages;

  let dockUnits = 0;
  for (const lot of world.dock) if (lot.site === site) dockUnits += lot.units;
  day.labour[site] = {
    regularMinutes: work.regularMinutes,
    overtimeMinutes,
    usedMinutes,
    putawayMinutes: work.putawayMinutes,
    pickMinutes,
    returnMinutes: work.returnMinutes,
    dockUnits,
    dockMinutes: minutesOf(dockUnits * labour.putawayCentiminutes * (1_000_000 + Math.floor(work.congestionPpm / 2))),
    returnUnits: returnsWaiting(run, site),
    returnsArrivedUnits: day.returnsArrived[site],
    pickedUnits: work.pickedUnits,
    errorUnits,
    errorPpm,
    fatiguePpm: world.fatigue[site],
    congestionPpm: work.congestionPpm,
    attendancePpm: work.attendancePpm,
    lines: work.lines,
    emergencyLines: work.emergencyLines,
    temps: world.temps[site],
    crew: world.crew[site],
  };
};
