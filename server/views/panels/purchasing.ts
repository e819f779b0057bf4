import type { PanelRow } from '../../contract/desk.ts';
import { forecastHorizonRounds } from '../../game/rules.ts';
import { forecastFieldsOf } from '../../score/forecast.ts';
import type { Offer } from '../../simulation/company.ts';
import { recordedLeadPeriods, statedFactor } from '../master-data.ts';
import type { RoundTotals } from '../round-totals.ts';
import type { ViewSetup } from '../setup.ts';
import { fieldOf } from '../company-facts.ts';
import { coverPeriods, dated, seenAt, seriesOf, siteItemKey } from './panel.ts';
import type { PanelInput, PanelRows } from './panel.ts';

/** Units of all items a supplier says it can hand over in a round, as events left it. */
const capacityUnits = ({ company }: ViewSetup, totals: RoundTotals, supplier: number): number | undefined => {
  const { capacityUnits: usual } = company.suppliers[supplier];
  if (usual === undefined) return undefined;
  const factor = statedFactor(company, totals.last, (effect) =>
    effect.kind === 'supplierCapacity' && effect.supplierIndex === supplier ? effect.factorPpm : undefined,
  );
  return Math.round(usual * company.periodsPerRound * factor);
};

/** What a supplier asks for a unit now, before any quantity's rebate, cents. */
const askedCents = ({ company }: ViewSetup, totals: RoundTotals, supplier: number, offer: Offer): number => {
  const factor = statedFactor(company, totals.last, (effect) =>
    effect.kind === 'purchasePrice' && effect.supplierIndex === supplier && effect.itemIndices.includes(offer.itemIndex)
      ? effect.factorPpm
      : undefined,
  );
  return Math.round((offer.breaks[0]?.costCents ?? company.items[offer.itemIndex].costCents) * factor);
};

/** Every offer: price now, usual lead time as the records have it, what the supplier can do and still owes, and on what terms. */
export const suppliers: PanelRows = (input) => {
  const { setup, facts, record, totals, stopped } = input;
  const { company } = setup;
  /** What we think it owes us stands in our own orders: nobody knows while a system that holds them is down. */
  const unknown = (supplier: number): boolean =>
    stopped !== undefined &&
    facts.buyingSites.some(
      (site) => stopped.has(site) && company.sites[site].supply.some((each) => each?.supplierIndices.includes(supplier)),
    );
  return company.suppliers.flatMap((supplier, supplierIndex) => {
    const capacity = capacityUnits(setup, totals, supplierIndex);
    return supplier.offers.map((offer, offerPlace): PanelRow => {
      let owed = 0;
      for (const order of record.close.supplierOrders)
        if (order.supplierIndex === supplierIndex && order.itemIndex === offer.itemIndex) owed += order.openUnits;
      return {
        key: `${supplier.id} ${company.items[offer.itemIndex].id}`,
        values: [
          askedCents(setup, totals, supplierIndex, offer),
          recordedLeadPeriods(company, totals.last, supplierIndex, offerPlace),
          capacity,
          unknown(supplierIndex) ? undefined : owed,
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
  const { setup, facts } = input;
  const rows: PanelRow[] = [];
  for (const site of facts.buyingSites) {
    const { record, totals, rounds } = seenAt(input, site);
    for (const item of facts.itemsOfSite[site]) {
      const cell = site * setup.company.items.length + item;
      const { last } = totals;
      const book = last.book[cell];
      const backlog = last.backlog[cell];
      const onOrder = last.onOrder[cell];
      const field = fieldOf(setup.company, 'order', `${setup.company.sites[site].id} ${setup.company.items[item].id}`);
      rows.push(
        dated(input, site, {
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
        }),
      );
    }
  }
  return rows;
};

type OpenOrder = PanelInput['record']['close']['supplierOrders'][number] & { readonly asOfPeriod?: number };

/** Open orders with suppliers as the systems of the sites that placed them say: where one is down, those of its last whole round. */
const openOrders = (input: PanelInput): readonly OpenOrder[] => {
  const { stopped } = input;
  const newest = input.record.close.supplierOrders;
  if (stopped === undefined) return newest;
  const before = [...stopped].flatMap(([site, { record, closedPeriod }]) =>
    record.close.supplierOrders.flatMap((order) => (order.siteIndex === site ? [{ ...order, asOfPeriod: closedPeriod }] : [])),
  );
  return [...newest.filter(({ siteIndex }) => !stopped.has(siteIndex)), ...before];
};

/** Open orders with suppliers, oldest first, with the date the records expect. */
export const purchaseOrders: PanelRows = (input) =>
  openOrders(input)
    .filter((order) => order.openUnits > 0)
    .sort((one, other) => one.placedPeriod - other.placedPeriod)
    .map(({ supplierIndex, itemIndex, openUnits, expectedPeriod, orderedUnits, asOfPeriod }) => ({
      key: `${input.setup.company.suppliers[supplierIndex].id} ${input.setup.company.items[itemIndex].id}`,
      values: [openUnits, expectedPeriod, orderedUnits],
      ...(asOfPeriod === undefined ? {} : { asOfPeriod }),
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
export const cash: PanelRows = ({ setup, totals, rounds, stopped }) => {
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
        // Stock is valued by the books of all sites: not while one of them cannot be read.
        stopped === undefined ? ledger.stockCents : undefined,
        creditLimitCents === undefined ? undefined : creditLimitCents + Math.min(0, ledger.cashCents),
      ],
      series: rounds.flatMap(({ last }) => last.ledger?.cashCents ?? []),
    },
  ];
};
