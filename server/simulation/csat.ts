import { roundHalfAway } from './rounding.ts';
import type { Run } from './run.ts';

/**
 * Step 9: CSAT moves with the orders judged in this period. A segment places `periodsPerRound` x `ordersPerPeriod`
 * orders a round, so that one order is 100 / that many per cent of them; gains and losses are for each per cent.
 */
export const moveCsat = (run: Run): void => {
  const { company, layout, world, day } = run;
  if (!layout.hasCsat) return;
  const rule = company.csat;
  for (let segment = 0; segment < day.judged.length; segment += 1) {
    const judged = day.judged[segment];
    if (judged.orders === 0) continue;
    const ordersARound = company.periodsPerRound * (company.segments[segment].ordersPerPeriod ?? 1);
    const points =
      judged.perfect * rule.perfectGain -
      (judged.orders - judged.onTime) * rule.lateLoss -
      (judged.orders - judged.inFull) * rule.lostLoss -
      (judged.orders - judged.errorFree) * rule.errorLoss;
    world.csat[segment] = Math.min(100_000, Math.max(0, world.csat[segment] + roundHalfAway((points * 100) / ordersARound)));
  }
};
