import type { PanelRow } from '../../contract/desk.ts';
import { dated, seenAt, seriesOf, siteItemKey } from './panel.ts';
import type { PanelRows } from './panel.ts';

/** The seat's own site in a chain, by item. Costs are the site's, over all its items. */
export const chain: PanelRows = (input, source) => {
  const { setup, facts } = input;
  const sites = facts.sitesOfSeat[source];
  const rows: PanelRow[] = [];
  for (const site of sites) {
    const { totals, rounds } = seenAt(input, site);
    const { last } = totals;
    let costTotal = 0;
    for (const round of rounds) costTotal += round.siteCostCents[site];
    for (const item of facts.itemsOfSite[site]) {
      const cell = site * setup.company.items.length + item;
      const onHand = last.book[cell];
      const backlog = last.backlog[cell];
      const onOrder = last.onOrder[cell];
      rows.push(
        dated(input, site, {
          key: siteItemKey(input, sites, site, item),
          values: [
            totals.incoming[cell],
            totals.received[cell],
            totals.shipped[cell],
            onHand,
            backlog,
            onOrder,
            onHand - backlog + onOrder + last.atDoor[cell],
            totals.ordered[cell],
            totals.siteCostCents[site],
            costTotal,
          ],
          series: seriesOf(rounds, 'incoming', cell),
        }),
      );
    }
  }
  return rows;
};
