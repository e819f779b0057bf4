import type { PanelRows } from './panel.ts';

/** What key accounts ask for in the coming round; what else would do stands beside it once they were asked. */
export const accountRequests: PanelRows = ({ setup: { company }, record, asked }) =>
  (record.close.accountRequests ?? []).map(({ slot, segmentIndex, itemIndex, units, duePeriod, leastUnits, latestPeriod }) => {
    const told = asked.some((each) => each.round === record.round + 1 && each.slot === slot);
    return {
      key: `${slot} ${company.segments[segmentIndex].id} ${company.items[itemIndex].id}`,
      values: [units, duePeriod, told ? leastUnits : undefined, told ? latestPeriod : undefined],
    };
  });
