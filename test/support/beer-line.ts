/**
 * A second Beer Game with pauses, written from the words of test/oracles/README.md alone and sharing nothing with the engine: boxes,
 * cards and piles, as on a table. What the engine does in the classic chain must be what this does.
 */

export type PauseKind = 'orderPaused' | 'shipmentPaused' | 'transitPaused' | 'receiptPaused';
/** Weeks from the first to the last. Site 0 is the retailer. */
export type Pause = { readonly kind: PauseKind; readonly site: number; readonly first: number; readonly last: number };

type Table = {
  onHand: number;
  backlog: number;
  /** Goods that arrive next week, and the week after; goods shipped while transit is paused, not yet on their way. */
  near: number;
  far: number;
  stranded: number;
  /** What this site's supplier holds for it; what waits outside its door. */
  heldForIt: number;
  door: number;
  incomingCard: number;
  placedCard: number;
};

const names = ['Retailer', 'Wholesaler', 'Distributor', 'Factory'];

/** Rows as in the published traces, every site ordering up to its level. Costs in half units, so that all numbers are whole. */
export const beerLine = (weeks: number, demand: number, levels: readonly number[], pauses: readonly Pause[]): readonly string[] => {
  const tables: Table[] = names.map(() => ({
    onHand: 12,
    backlog: 0,
    near: 4,
    far: 4,
    stranded: 0,
    heldForIt: 0,
    door: 0,
    incomingCard: 4,
    placedCard: 4,
  }));
  const isPaused = (kind: PauseKind, site: number, week: number): boolean =>
    pauses.some((pause) => pause.kind === kind && pause.site === site && pause.first <= week && week <= pause.last);
  const rows: string[] = [];
  for (let week = 1; week <= weeks; week += 1) {
    const received = [0, 0, 0, 0];
    const shipped = [0, 0, 0, 0];
    const incoming = [0, 0, 0, 0];
    // 1: near boxes arrive, far boxes move up, unless they stand still; the week in which that begins lets the near ones in.
    tables.forEach((table, site) => {
      const still = isPaused('transitPaused', site, week);
      const standsLonger = still && isPaused('transitPaused', site, week - 1);
      const arriving = standsLonger ? 0 : table.near;
      table.near -= arriving;
      if (!still) {
        table.near += table.far;
        table.far = table.stranded;
        table.stranded = 0;
      }
      table.door += arriving;
      if (isPaused('receiptPaused', site, week)) return;
      received[site] = table.door;
      table.onHand += table.door;
      table.door = 0;
    });
    const leave = (to: number, units: number): number => {
      const table = tables[to];
      table.heldForIt += units;
      if (isPaused('shipmentPaused', to, week)) return 0;
      const released = table.heldForIt;
      table.heldForIt = 0;
      if (isPaused('transitPaused', to, week)) table.stranded += released;
      else table.far += released;
      return released;
    };
    // 2: incoming cards are read and filled as far as stock goes, older debts first.
    tables.forEach((table, site) => {
      incoming[site] = site === 0 ? demand : table.incomingCard;
      const units = Math.min(table.onHand, table.backlog + incoming[site]);
      table.backlog += incoming[site] - units;
      table.onHand -= units;
      shipped[site] = site === 0 ? units : leave(site - 1, units);
    });
    // 4: placed cards become the suppliers' incoming ones; the factory's request enters its far box.
    for (let site = 0; site < 3; site += 1) tables[site + 1].incomingCard = tables[site].placedCard;
    leave(3, tables[3].placedCard);
    // 5: new cards.
    tables.forEach((table, site) => {
      table.placedCard = 0;
      const supplier = tables[site + 1];
      const cards = supplier === undefined ? 0 : supplier.incomingCard + supplier.backlog;
      const onOrder = table.near + table.far + table.stranded + table.heldForIt + cards;
      const position = table.onHand - table.backlog + onOrder + table.door;
      if (!isPaused('orderPaused', site, week)) table.placedCard = Math.max(0, levels[site] - position);
      const heldHere = site === 0 ? 0 : tables[site - 1].heldForIt;
      const cost = (table.onHand + heldHere + table.door) / 2 + table.backlog;
      rows.push(
        [
          week,
          names[site],
          incoming[site],
          received[site],
          shipped[site],
          table.placedCard,
          table.onHand - table.backlog,
          table.onHand,
          table.backlog,
          onOrder + table.placedCard,
          cost.toFixed(1),
        ].join(','),
      );
    });
  }
  return rows;
};
