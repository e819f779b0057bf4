import type { PeriodRecord } from './records.ts';
import { openingOrder } from './replenishment.ts';
import type { Run } from './run.ts';
import { recordedLead, wayPeriods } from './transit.ts';

/** Safety in a proposal: half a round of what is drawn. */
const safetyRounds = 0.5;

/** A wish as the field takes it: within its range, on its step. */
const asInput = (run: Run, fieldIndex: number, units: number): number => {
  const { least, most, step } = run.company.fields[fieldIndex];
  const stepped = step > 1 ? least + Math.ceil((units - least) / step) * step : units;
  return Math.min(most, Math.max(least, stepped));
};

/** Classic: pass on what was asked for in this round; at the opening, what was ordered last. */
const asAsked = (run: Run, cell: number, periods: readonly PeriodRecord[]): number => {
  if (run.world.round === 0) return openingOrder(run.company, cell);
  let units = 0;
  for (const each of periods) units += each.incoming[cell];
  return units;
};

/**
 * Order-up-to: what was drawn a round, averaged over the last two, times lead time and review period in rounds plus safety,
 * less the recorded inventory position, by the lead times of the records, right or wrong; in the multiples of the supplier that takes the order.
 */
const upToCover = (run: Run, cell: number): number => {
  const { layout, world, company } = run;
  const source = layout.sources[cell].find((each) => world.qualifying[each.supplier] === 0);
  if (source === undefined) return 0;
  const item = cell % layout.items;
  const site = (cell - item) / layout.items;
  const lead = recordedLead(run, source.supplier) + wayPeriods(run, source.offer.laneIndex, 0, site);
  const drawnARound = (world.drawnLast[cell] + world.drawnBefore[cell]) / 2;
  const level = drawnARound * (lead / company.periodsPerRound + 1 + safetyRounds);
  const onShelf = layout.hasBook ? world.book[cell] : world.onHand[cell];
  const position = onShelf + world.atDoor[cell] + world.onOrder[cell] - world.backlog[cell];
  const wanted = Math.max(0, Math.ceil(level - position));
  return Math.ceil(wanted / source.offer.multipleUnits) * source.offer.multipleUnits;
};

/**
 * By field: what the desk proposes for the next round where the field has no standing value. A site whose records are frozen goes on
 * proposing what it did when they froze: it knows nothing newer.
 */
export const proposals = (run: Run, periods: readonly PeriodRecord[]): readonly (number | undefined)[] => {
  const { layout, company } = run;
  const memory = layout.eventPlan.hasFreeze ? run.world.eventMemory : undefined;
  const list = layout.noProposals.slice();
  for (let cell = 0; cell < layout.cells; cell += 1) {
    const field = layout.orderField[cell];
    if (field < 0) continue;
    if (memory !== undefined && (memory.frozenAt[Math.floor(cell / layout.items)] ?? -1) >= 0) {
      list[field] = memory.proposed[field];
      continue;
    }
    const classic = !company.money.ledger || layout.supply[cell]?.from === 'site';
    list[field] = asInput(run, field, classic ? asAsked(run, cell, periods) : upToCover(run, cell));
    if (memory !== undefined) memory.proposed[field] = list[field] ?? -1;
  }
  return list;
};
