import type { PanelRow } from '../../contract/desk.ts';
import { dated, percentOfPpm, seenAt, siteItemKey } from './panel.ts';
import type { PanelInput, PanelRows, Seen } from './panel.ts';

/** A row per site with a crew. */
const byCrew = (input: PanelInput, row: (site: number, id: string) => PanelRow | undefined): readonly PanelRow[] =>
  input.facts.labourSites.flatMap((site) => row(site, input.setup.company.sites[site].id) ?? []);

/** Units of all items in a list of cells at a site. */
const atSite = ({ setup, facts }: PanelInput, cells: readonly number[], site: number): number => {
  let units = 0;
  for (const item of facts.itemsOfSite[site]) units += cells[site * setup.company.items.length + item];
  return units;
};

/** What came in and what waits: units on the dock and their work, lines to be picked, returns. */
export const dock: PanelRows = (input) => {
  const { totals, rounds } = input;
  return byCrew(input, (site, key) => {
    const labour = totals.labour[site];
    if (labour === undefined) return undefined;
    return {
      key,
      values: [
        atSite(input, totals.received, site),
        labour.last.dockUnits,
        labour.last.dockMinutes,
        // What is to be picked is known from orders: not while the system is down. Dock, returns and lorries people see themselves.
        input.stopped?.has(site) === true ? undefined : atSite(input, totals.last.backlog, site),
        labour.last.returnUnits,
        labour.returnsArrivedUnits,
      ],
      series: rounds.map((round) => atSite(input, round.received, site)),
    };
  });
};

/** The last count of an item at a site: what the books said when the day of the count was over. The opening counts as one. */
const lastCount = ({ records }: Seen, cell: number): { readonly counted: number | undefined; readonly period: number } => {
  for (let at = records.length - 1; at > 0; at -= 1) {
    const { periods } = records[at];
    for (let day = periods.length - 1; day >= 0; day -= 1)
      if (periods[day].counted?.includes(cell) === true) return { counted: periods[day].book[cell], period: periods[day].period };
  }
  const opening = records[0].periods.at(-1);
  return { counted: opening?.book[cell], period: opening?.period ?? 0 };
};

/** What the books say lies on the shelves, and what the last count found; the shelf itself nobody sees. */
export const shelf: PanelRows = (input) => {
  const { setup, facts } = input;
  const rows: PanelRow[] = [];
  for (const site of facts.labourSites) {
    const seen = seenAt(input, site);
    const { totals, rounds } = seen;
    for (const item of facts.itemsOfSite[site]) {
      const cell = site * setup.company.items.length + item;
      const { counted, period } = lastCount(seen, cell);
      rows.push(
        dated(input, site, {
          key: siteItemKey(input, facts.labourSites, site, item),
          values: [totals.last.book[cell], counted, period, percentOfPpm(totals.last.fillPpm[site] ?? 0)],
          series: rounds.map(({ last }) => last.book[cell]),
        }),
      );
    }
  }
  return rows;
};

/** People and how tired they are: minutes of the round, attendance, heads from the start of the coming round. */
export const crew: PanelRows = (input) => {
  const { record, totals, rounds } = input;
  return byCrew(input, (site, key) => {
    const labour = totals.labour[site];
    if (labour === undefined) return undefined;
    return {
      key,
      values: [
        labour.regularMinutes,
        labour.usedMinutes,
        labour.overtimeMinutes,
        percentOfPpm(labour.last.fatiguePpm),
        percentOfPpm(labour.attendancePpm),
        record.close.crewNext[site] ?? labour.last.crew,
        record.close.tempsNext[site] ?? labour.last.temps,
        percentOfPpm(totals.last.fillPpm[site] ?? 0),
      ],
      series: rounds.map((round) => round.labour[site]?.regularMinutes ?? 0),
    };
  });
};

/** How carefully the crew worked: chance of an error, errors, lines that left as emergencies. */
export const quality: PanelRows = (input) => {
  const { totals, rounds } = input;
  return byCrew(input, (site, key) => {
    const labour = totals.labour[site];
    if (labour === undefined) return undefined;
    return {
      key,
      values: [Math.round(labour.errorPpm), labour.errorUnits, labour.emergencyLines, labour.lines],
      series: rounds.map((round) => Math.round(round.labour[site]?.errorPpm ?? 0)),
    };
  });
};
