import { endWorkDay, isEmergency } from './labour.ts';
import type { WorkDay } from './labour.ts';
import { lineOf } from './parts.ts';
import type { FreshLot, Run } from './run.ts';
import { decided } from './run.ts';
import type { Line } from './world.ts';

/** The priority rules, in the order of the lever's options. */
const priorityRules = ['dueDate', 'keyAccounts', 'margin', 'fairShare'] as const;
type PriorityRule = (typeof priorityRules)[number];

const ruleOf = (run: Run): PriorityRule => {
  const field = run.layout.priorityField;
  if (field < 0) return 'dueDate';
  const value = decided(run, field, 0);
  const named = run.company.fields[field].options?.[value]?.id;
  return priorityRules.find((rule) => rule === named) ?? priorityRules[value] ?? 'dueDate';
};

/** A unit's margin in cents: the price agreed, or the list price for goods that only move to another site. */
const marginCents = (run: Run, line: Line): number => {
  const item = run.company.items[line.item];
  return (line.segment < 0 ? item.listPriceCents : line.priceCents) - item.costCents;
};

/** Whom a line comes before: the smaller number is served first, the older line among equals. */
const rank = (run: Run, rule: PriorityRule, line: Line): number => {
  if (rule === 'keyAccounts') return line.duePeriod + (line.segment >= 0 && run.company.segments[line.segment].keyAccount ? 0 : 1_000_000);
  if (rule === 'margin') return -marginCents(run, line);
  return line.duePeriod;
};

const inOrder = (ranks: readonly number[]): boolean => {
  for (let place = 1; place < ranks.length; place += 1) if (ranks[place] < ranks[place - 1]) return false;
  return true;
};

/** What each line may take at most under `fairShare`: stock in proportion to what is open, leftovers to the oldest. */
const fairShares = (run: Run, site: number, lines: readonly Line[]): readonly number[] => {
  const { layout, world } = run;
  const shares = lines.map((line) => line.units);
  for (let item = 0; item < layout.items; item += 1) {
    const cell = site * layout.items + item;
    const stock = Math.min(world.onHand[cell], layout.hasBook ? world.book[cell] : world.onHand[cell]);
    const open = world.backlog[cell];
    if (stock >= open) continue;
    let left = stock;
    lines.forEach((line, place) => {
      if (line.item !== item) return;
      shares[place] = Math.floor((line.units * stock) / open);
      left -= shares[place];
    });
    lines.forEach((line, place) => {
      if (line.item !== item) return;
      const extra = Math.min(left, line.units - shares[place]);
      shares[place] += extra;
      left -= extra;
    });
  }
  return shares;
};

/** Picks what stock, books and minutes allow of a line; what was picked is ready to leave, or held for a paused receiver. */
const pick = (run: Run, work: WorkDay | undefined, line: Line, most: number): number => {
  const { layout, world, day } = run;
  const cell = line.site * layout.items + line.item;
  let units = Math.min(most, world.onHand[cell]);
  if (layout.hasBook) units = Math.min(units, world.book[cell]);
  if (units <= 0) return 0;
  let emergency = 0;
  if (work !== undefined) {
    emergency = isEmergency(run, line) ? 1 : 0;
    const perUnit = emergency === 1 ? work.emergencyPickWork : work.pickWork;
    if (perUnit > 0) units = Math.min(units, Math.floor((work.pickBudget - work.pickUsed) / perUnit));
    if (units <= 0) return 0;
    work.pickUsed += units * perUnit;
    work.pickedUnits += units;
    work.lines += 1;
    work.emergencyLines += emergency;
  }
  world.onHand[cell] -= units;
  if (layout.hasBook) world.book[cell] -= units;
  world.backlog[cell] -= units;
  const lot: FreshLot = {
    lane: line.lane,
    mode: 0,
    item: line.item,
    units,
    wrong: 0,
    from: line.site,
    site: line.bound,
    segment: line.segment,
    order: line.order,
    priceCents: line.priceCents,
    emergency,
    duePeriod: 0,
    expectedPeriod: 0,
  };
  if (work !== undefined) work.picked.push(lot);
  if (line.bound >= 0 && run.force.shipmentPaused[line.bound]) world.held.push(lot);
  else day.ready.push(lot);
  return units;
};

const serveSite = (run: Run, work: WorkDay | undefined, rule: PriorityRule, lines: readonly Line[], still: Line[]): void => {
  const ranks: number[] = [];
  for (const line of lines) ranks.push(rank(run, rule, line));
  const shares = rule === 'fairShare' ? fairShares(run, lines[0].site, lines) : undefined;
  if (inOrder(ranks)) {
    for (let place = 0; place < lines.length; place += 1) {
      const line = lines[place];
      const units = pick(run, work, line, shares === undefined ? line.units : shares[place]);
      if (units < line.units) still.push(units === 0 ? line : lineOf(line, line.units - units));
    }
    return;
  }
  const order = lines.map((_, place) => place).sort((a, b) => ranks[a] - ranks[b] || a - b);
  const picked = lines.map(() => 0);
  for (const place of order) picked[place] = pick(run, work, lines[place], shares === undefined ? lines[place].units : shares[place]);
  for (let place = 0; place < lines.length; place += 1) {
    const line = lines[place];
    if (picked[place] < line.units) still.push(picked[place] === 0 ? line : lineOf(line, line.units - picked[place]));
  }
};

/** Serves all lines in the order of the list where that is the order of due dates at every site, and no minutes count: most days. */
const serveInOrder = (run: Run): boolean => {
  const { layout, world } = run;
  const { lines } = world;
  const last = layout.zeros.sites.slice();
  for (let place = 0; place < lines.length; place += 1) {
    const { site, duePeriod } = lines[place];
    if (duePeriod < last[site] || layout.labour[site] !== undefined) return false;
    last[site] = duePeriod;
  }
  const still: Line[] = [];
  for (let place = 0; place < lines.length; place += 1) {
    const line = lines[place];
    const units = pick(run, undefined, line, line.units);
    if (units < line.units) still.push(units === 0 ? line : lineOf(line, line.units - units));
  }
  world.lines = still;
  return true;
};

/** Step 5: every site serves what it owes by the priority rule, as far as stock and minutes go; then its working day ends. */
export const allocate = (run: Run, workDays: readonly (WorkDay | undefined)[]): void => {
  const { layout, world } = run;
  const rule = ruleOf(run);
  if (world.lines.length > 0 && !(rule === 'dueDate' && serveInOrder(run))) {
    const bySite: (Line[] | undefined)[] = [];
    for (let site = 0; site < layout.sites; site += 1) bySite.push(undefined);
    for (const line of world.lines) {
      const before = bySite[line.site];
      if (before === undefined) bySite[line.site] = [line];
      else before.push(line);
    }
    const still: Line[] = [];
    for (let site = 0; site < layout.sites; site += 1) {
      const lines = bySite[site];
      if (lines !== undefined) serveSite(run, workDays[site], rule, lines, still);
    }
    world.lines = still;
  }
  for (const work of workDays) if (work !== undefined) endWorkDay(run, work);
};
