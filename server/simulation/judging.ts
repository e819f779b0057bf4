import type { OpenOrder, Run } from './run.ts';

/** Takes units off an order that were delivered or lost; with its last unit the order is judged as a whole. */
export const settle = (run: Run, order: OpenOrder, units: number): void => {
  order.openUnits -= units;
  if (order.openUnits > 0) return;
  const placedPeriod = order.request?.placedPeriod ?? order.requestedPeriod - run.company.segments[order.segment].leadPeriods;
  judge(run, order.segment, order, order.lost === 1 ? 0 : run.world.period - placedPeriod);
  if (order.request !== undefined && order.late === 1 && order.lateOnQuote === 0) countAsTold(run, order.segment);
};

/** How an order did, each 0 or 1. */
type Faults = Pick<OpenOrder, 'late' | 'lateOnQuote' | 'lost' | 'wrong'>;

/** An order joins those of its segment that were judged in this period. `cyclePeriods`: from order to last delivery, 0 where some was lost. */
export const judge = (run: Run, segment: number, order: Faults, cyclePeriods: number): void => {
  const before = run.day.judged[segment];
  const perfect = order.late === 0 && order.lost === 0 && order.wrong === 0 ? 1 : 0;
  const kept = order.lateOnQuote === 0 && order.lost === 0 && order.wrong === 0;
  const judged = {
    orders: before.orders + 1,
    onTime: before.onTime + 1 - order.late,
    onQuote: before.onQuote + 1 - order.lateOnQuote,
    inFull: before.inFull + 1 - order.lost,
    errorFree: before.errorFree + 1 - order.wrong,
    perfect: before.perfect + perfect,
    cyclePeriods: (before.cyclePeriods ?? 0) + cyclePeriods,
    promoters: (before.promoters ?? 0) + (kept ? perfect : 0),
    detractors: (before.detractors ?? 0) + (kept ? 0 : 1),
  };
  run.day.judged[segment] = before.asTold === undefined ? judged : { ...judged, asTold: before.asTold };
};

/** A request that came after the date asked for, on the new one that its customer was given in time. */
const countAsTold = (run: Run, segment: number): void => {
  const judged = run.day.judged[segment];
  run.day.judged[segment] = { ...judged, asTold: (judged.asTold ?? 0) + 1 };
};

/** Orders that were judged leave the list. */
export const closeOrders = (run: Run): void => {
  const { orders } = run;
  if (orders.length === 0) return;
  let kept = 0;
  for (let place = 0; place < orders.length; place += 1) {
    const order = orders[place];
    if (order.openUnits > 0) {
      orders[kept] = order;
      kept += 1;
    }
  }
  // Not by setting `length`, which leaves compiled code.
  if (kept === 0) run.orders = [];
  else while (orders.length > kept) orders.pop();
};
