import { accountFlow } from './account-requests.ts';
import { settle } from './judging.ts';
import { bookDelivery } from './ledger.ts';
import type { Run } from './run.ts';
import { orderOf, owe } from './run.ts';
import { replacementLine } from './wrong-goods.ts';
import type { Lot } from './world.ts';

const handToCustomer = (run: Run, lot: Lot): void => {
  const { layout, world, day } = run;
  const order = orderOf(run, lot.order);
  if (lot.wrong > 0) {
    order.wrong = 1;
    owe(run, replacementLine(run, lot));
  }
  const right = lot.units - lot.wrong;
  if (right === 0) return;
  const place = lot.segment * layout.items + lot.item;
  day.delivered[place] += right;
  world.owed[place] -= right;
  world.sold[lot.item] += right;
  const lateOnQuote = world.period > order.quotedPeriod;
  if (world.period > order.requestedPeriod) order.late = 1;
  if (lateOnQuote) order.lateOnQuote = 1;
  const { request } = order;
  if (request !== undefined && world.period <= order.requestedPeriod) accountFlow(run, lot.segment, lot.item).dueUnits += right;
  // A new date that was given in time costs half: the customer could plan with it.
  const penaltyShare = lateOnQuote ? 1 : request !== undefined && world.period > order.requestedPeriod ? 0.5 : 0;
  bookDelivery(run, lot.segment, lot.item, right, lot.priceCents, penaltyShare);
  settle(run, order, right);
};

/** Step 7: what is due reaches its customers; wrong goods are found, and their order is spoiled. */
export const deliver = (run: Run): void => {
  const { world } = run;
  if (world.parcels.length === 0) return;
  const still: Lot[] = [];
  for (const lot of world.parcels) {
    if (lot.duePeriod > world.period) still.push(lot);
    else handToCustomer(run, lot);
  }
  world.parcels = still;
};
