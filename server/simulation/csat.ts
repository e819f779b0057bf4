import { roundHalfAway } from './rounding.ts';
import { decided } from './run.ts';
import type { Run } from './run.ts';

/** Per cent that prices stand above list, mean over the items a segment buys. Customers hold a price above list against the seller. */
const premiumPercent = (run: Run, segment: number): number => {
  const { company, layout } = run;
  let items = 0;
  let premium = 0;
  for (let item = 0; item < layout.items; item += 1) {
    if (company.segments[segment].demand[item] === undefined) continue;
    items += 1;
    premium += Math.max(0, decided(run, layout.priceField[item], 100) - 100);
  }
  return items === 0 ? 0 : premium / items;
};

const lower = (run: Run, segment: number, points: number): void => {
  run.world.csat[segment] = Math.min(100_000, Math.max(0, run.world.csat[segment] - points));
};

/**
 * Step 9: CSAT moves with the orders judged in this period. A segment places `periodsPerRound` x `ordersPerPeriod`
 * orders a round, so that one order is 100 / that many per cent of them; gains and losses are for each per cent.
 * Every period a price above list costs points too.
 */
export const moveCsat = (run: Run): void => {
  const { company, layout, day } = run;
  if (!layout.hasCsat) return;
  const rule = company.csat;
  for (let segment = 0; segment < day.judged.length; segment += 1) {
    if (rule.premiumLoss !== 0) lower(run, segment, roundHalfAway(premiumPercent(run, segment) * rule.premiumLoss));
    const judged = day.judged[segment];
    if (judged.orders === 0) continue;
    const ordersARound = company.periodsPerRound * (company.segments[segment].ordersPerPeriod ?? 1);
    const points =
      judged.perfect * rule.perfectGain -
      (judged.orders - judged.onTime - (judged.asTold ?? 0) / 2) * rule.lateLoss -
      (judged.orders - judged.inFull) * rule.lostLoss -
      (judged.orders - judged.errorFree) * rule.errorLoss;
    lower(run, segment, -roundHalfAway((points * 100) / ordersARound));
  }
};
