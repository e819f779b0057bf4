import type { PanelRow } from '../../contract/desk.ts';
import { forecastFieldsOf, forecastHorizonRounds } from '../../score/forecast.ts';
import type { RoundTotals } from '../round-totals.ts';
import type { ViewSetup } from '../setup.ts';
import { fieldOf } from '../company-facts.ts';
import { coverPeriods, seriesOf, siteItemKey } from './panel.ts';
import type { PanelRows } from './panel.ts';

/** Units of all items a supplier says it can hand over in a round, as events left it: half way back while it recovers. */
const capacityUnits = ({ company }: ViewSetup, totals: RoundTotals, supplier: number): number | undefined => {
  const { capacityUnits: usual } = company.suppliers[supplier];
  if (usual === undefined) return undefined;
  let factor = 1;
  for (const [place, event] of company.events.entries()) {
    const state = totals.last.events[place];
    if (state !== 'active' && state !== 'recovering') continue;
    for (const effect of event.effects) {
      if (effect.kind !== 'supplierCapacity' || effect.supplierIndex !== supplier) continue;
      const scaled = effect.factorPpm / 1_000_000;
      factor *= state === 'active' ? scaled : (1 + scaled) / 2;
    }
  }
  return Math.round(usual * company.periodsPerRound * factor);
};

/** Every offer: smallest price, usual lead time, what the supplier can do and still owes, and on what terms. */
export const suppliers: PanelRows = ({ setup, facts, record, totals }) => {
  const { company } = setup;
  return company.suppliers.flatMap((supplier, supplierIndex) => {
    const capacity = capacityUnits(setup, totals, supplierIndex);
    return supplier.offers.map((offer, offerPlace): PanelRow => {
      let owed = 0;
      for (const order of record.close.supplierOrders)
        if (order.supplierIndex === supplierIndex && order.itemIndex === offer.itemIndex) owed += order.openUnits;
      return {
        key: `${supplier.id} ${company.items[offer.itemIndex].id}`,
        values: [
          offer.breaks[0]?.costCents ?? company.items[offer.itemIndex].costCents,
          facts.leadPeriods[supplierIndex][offerPlace],
          capacity,
          owed,
          (record.close.qualified[supplierIndex] ?? true) ? 1 : 0,
          offer.minimumUnits,
          offer.multipleUnits,
        ],
      };
    });
  });
};

/** Stock of the warehouse that buys, by item and by the books: what left it, what is there, owed and on order, and what the desk proposes. */
export const supply: PanelRows = (input) => {
  const { setup, facts, record, totals, rounds } = input;
  const rows: PanelRow[] = [];
  for (const site of facts.buyingSites) {
    for (const item of facts.itemsOfSite[site]) {
      const cell = site * setup.company.items.length + item;
      const { last } = totals;
      const book = last.book[cell];
      const backlog = last.backlog[cell];
      const onOrder = last.onOrder[cell];
      const field = fieldOf(setup.company, 'order', `${setup.company.sites[site].id} ${setup.company.items[item].id}`);
      rows.push({
        key: siteItemKey(input, facts.buyingSites, site, item),
        values: [
          totals.shipped[cell],
          book,
          backlog,
          onOrder,
          book - backlog + onOrder + last.atDoor[cell],
          field === undefined ? undefined : (record.close.proposals[field] ?? 0),
          coverPeriods(rounds, cell, book),
        ],
        series: seriesOf(rounds, 'shipped', cell),
      });
    }
  }
  return rows;
};

/** Open orders with suppliers, oldest first, with the date the records expect. */
export const purchaseOrders: PanelRows = ({ setup, record }) =>
  [...record.close.supplierOrders]
    .filter((order) => order.openUnits > 0)
    .sort((one, other) => one.placedPeriod - other.placedPeriod)
    .map(({ supplierIndex, itemIndex, openUnits, expectedPeriod, orderedUnits }) => ({
      key: `${setup.company.suppliers[supplierIndex].id} ${setup.company.items[itemIndex].id}`,
      values: [openUnits, expectedPeriod, orderedUnits],
    }));

/** Sales' official forecast as last given, and the round it speaks of. Reaches procurement at every information level. */
export const officialForecast: PanelRows = ({ setup, decisions, totals, rounds }) =>
  forecastFieldsOf(setup.company).flatMap((field, item) => {
    if (field < 0) return [];
    return {
      key: setup.company.items[item].id,
      values: [decisions[totals.round - 1]?.[field] ?? setup.company.fields[field].initial, totals.round + forecastHorizonRounds],
      series: rounds.flatMap(({ round }) => decisions[round - 1]?.[field] ?? []),
    };
  });

/** The company's money at the end of the last period, cents. */
export const cash: PanelRows = ({ setup, totals, rounds }) => {
  const { ledger } = totals.last;
  if (ledger === undefined) return [];
  const { creditLimitCents } = setup.company.money;
  return [
    {
      key: 'company',
      values: [
        ledger.cashCents,
        ledger.receivablesCents,
        ledger.payablesCents,
        ledger.stockCents,
        creditLimitCents === undefined ? undefined : creditLimitCents + Math.min(0, ledger.cashCents),
      ],
      series: rounds.flatMap(({ last }) => last.ledger?.cashCents ?? []),
    },
  ];
};
