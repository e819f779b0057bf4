import { supplierOrderOf } from './parts.ts';
import type { Run } from './run.ts';
import type { SupplierOrder } from './world.ts';

/** What of an order's units there is: the share, rounded up or down by chance, so that small orders lose as much on average as large ones. */
const unitsMade = (units: number, share: number, rounding: number): number => Math.min(units, Math.floor(units * share + rounding));

/**
 * Step 6, before suppliers hand over: of an order that stands ready in this period there is only a share where the supplier has a
 * yield. The rest never comes: it leaves on order and is never billed. All orders of a supplier that stand ready together share one
 * draw (a batch went wrong), however late their goods then leave.
 */
export const loseYield = (run: Run): void => {
  const { company, layout, world, chance, day, force } = run;
  if (!layout.hasYield || world.supplierOrders.length === 0) return;
  const left: SupplierOrder[] = [];
  let lost = 0;
  for (const order of world.supplierOrders) {
    const factor = force.yieldFactor[order.supplier];
    if (order.readyPeriod !== world.period || (company.suppliers[order.supplier].yield === undefined && factor === 1)) {
      left.push(order);
      continue;
    }
    const share = Math.min(1, chance.yieldShare(order.supplier, world.period) * factor);
    const units = unitsMade(order.openUnits, share, chance.yieldRounding(order.supplier, world.period));
    const short = order.openUnits - units;
    if (short === 0) {
      left.push(order);
      continue;
    }
    lost += short;
    world.onOrder[order.site * layout.items + order.item] -= short;
    day.supplierShort[order.supplier] += short;
    if (units > 0) left.push(supplierOrderOf(order, units));
  }
  if (lost > 0) world.supplierOrders = left;
};
