import type { Chance } from './chance.ts';
import type { Company } from './company.ts';
import { openingEventMemory } from './event-memory.ts';
import { layoutOf } from './layout.ts';
import type { Layout } from './layout.ts';
import { periodRecord, roundClose } from './record.ts';
import type { RoundRecord } from './records.ts';
import { startRun } from './run.ts';
import type { Card, Lot, SupplierOrder, World } from './world.ts';

const zeros = (length: number): readonly number[] => Array.from({ length: length }, () => 0);

/** Of what is written for the start, whatever there is any of: a zero tells ordering rules what was ordered last, and is no goods. */
const some = <Written extends { readonly units: number }>(written: readonly Written[]): readonly Written[] =>
  written.filter(({ units }) => units > 0);

/** Goods on their way at the start. They reach the end of their lane in the period given, then pass on like all others. */
const openingLots = (company: Company): readonly Lot[] =>
  company.sites.flatMap((site, siteIndex) =>
    some(site.openingArrivals).map((arrival) => {
      const { from } = company.lanes[arrival.laneIndex];
      return {
        lane: arrival.laneIndex,
        mode: 0,
        item: arrival.itemIndex,
        units: arrival.units,
        wrong: 0,
        from: from.kind === 'site' ? from.index : -1,
        site: siteIndex,
        segment: -1,
        order: -1,
        priceCents: 0,
        emergency: 0,
        duePeriod: arrival.duePeriod,
        expectedPeriod: arrival.duePeriod,
      };
    }),
  );

const openingCards = (company: Company): readonly Card[] =>
  company.sites.flatMap((site, siteIndex) =>
    some(site.openingCards)
      .filter((card) => company.lanes[card.laneIndex].from.kind === 'site')
      .map((card) => ({ lane: card.laneIndex, item: card.itemIndex, site: siteIndex, units: card.units, readPeriod: card.readPeriod })),
  );

/** A card to an outside supplier is an order that stands ready when it is read. */
const openingPurchases = (company: Company, layout: Layout): readonly SupplierOrder[] =>
  company.sites.flatMap((site, siteIndex) =>
    some(site.openingCards).flatMap((card) => {
      const { from } = company.lanes[card.laneIndex];
      if (from.kind !== 'supplier') return [];
      const offer = company.suppliers[from.index].offers.find((each) => each.itemIndex === card.itemIndex);
      return [
        {
          supplier: from.index,
          item: card.itemIndex,
          site: siteIndex,
          lane: card.laneIndex,
          orderedUnits: card.units,
          openUnits: card.units,
          placedPeriod: 0,
          readyPeriod: card.readPeriod,
          expectedPeriod: card.readPeriod + layout.expectedTransit[card.laneIndex][0],
          priceCents: offer?.breaks[0]?.costCents ?? company.items[card.itemIndex].costCents,
        },
      ];
    }),
  );

/** Units owned at the start, by item: on shelves and on the way. */
const openingUnits = (company: Company): readonly number[] =>
  company.items.map((_, item) =>
    company.sites.reduce(
      (sum, site) =>
        sum +
        (site.openingUnits[item] ?? 0) +
        site.openingArrivals.reduce((units, arrival) => units + (arrival.itemIndex === item ? arrival.units : 0), 0),
      0,
    ),
  );

type Opening = { readonly world: World; readonly record: RoundRecord };

const openNew = (company: Company, chance: Chance): Opening => {
  const layout = layoutOf(company);
  const { items, demands } = layout;
  const none = layout.zeros;
  const initial = (field: number): number => (field < 0 ? 0 : (company.fields[field].initial ?? 0));
  const onHand = company.sites.flatMap((site) => company.items.map((_, item) => site.openingUnits[item] ?? 0));
  const moving = openingLots(company);
  const cards = openingCards(company);
  const supplierOrders = openingPurchases(company, layout);
  const onOrder = none.cells.slice();
  for (const lot of moving) onOrder[lot.site * items + lot.item] += lot.units;
  for (const card of cards) onOrder[card.site * items + card.item] += card.units;
  for (const order of supplierOrders) onOrder[order.site * items + order.item] += order.openUnits;
  const drawn = !layout.hasDraws ? [] : layout.baseUnits.map((units) => Math.floor(units * company.periodsPerRound + 0.5));
  const nobody = layout.hasLabour ? none.sites : [];
  const owned = openingUnits(company);
  const memory = (proposals: readonly (number | undefined)[]) =>
    openingEventMemory(layout.eventPlan, company.events.length, company.sites.length, proposals);
  const world: World = {
    period: 0,
    round: 0,
    onHand,
    book: layout.hasBook ? onHand.slice() : [],
    backlog: none.cells,
    onOrder,
    atDoor: none.cells,
    history: [
      ...layout.autos.flatMap((auto) => Array.from({ length: auto.averagePeriods }, () => Math.floor(layout.baseUnits[auto.cell] + 0.5))),
      ...layout.ruled.flatMap(({ opening }) => opening),
    ],
    drawnNow: layout.hasDraws ? none.cells : [],
    drawnLast: drawn,
    drawnBefore: drawn,
    cards,
    lines: [],
    orders: [],
    nextOrder: 0,
    supplierOrders,
    moving,
    parcels: [],
    waiting: [],
    held: [],
    door: [],
    dock: [],
    returning: [],
    returns: layout.hasLabour ? none.cells : [],
    made: owned,
    sold: none.items,
    shelved: layout.keeping.flatMap(({ cell, periods }) => Array.from({ length: periods }, (_, place) => (place === 0 ? onHand[cell] : 0))),
    expired: layout.keeping.length === 0 && !layout.eventPlan.hasDestruction ? [] : none.items,
    events: company.events.map(() => 'dormant'),
    eventMemory: memory([]),
    promotionNow: none.items,
    promotionNext: none.items,
    pantry: layout.hasMarketDemand ? zeros(demands * (company.pantry.ppmByRound.length + 1)) : [],
    excess: layout.hasMarketDemand ? none.demands : [],
    csat: company.segments.map(() => company.csat.opening),
    owed: none.demands,
    bookedNow: layout.hasPlannedLanes ? none.lanes : [],
    bookedNext: layout.hasPlannedLanes ? layout.bookingField.map(initial) : [],
    qualifying: company.suppliers.map((supplier) => (supplier.qualification === undefined ? 0 : -1)),
    crew: nobody.map((_, site) => company.sites[site].labour?.crew ?? 0),
    hiresDue: nobody,
    hiresLater: nobody,
    temps: nobody,
    tempsNext: nobody.map((_, site) => initial(layout.tempsField[site])),
    fatigue: nobody,
    slottedUntil: nobody,
    countNext: nobody,
    cashCents: company.money.ledger ? company.money.openingCashCents : 0,
    receivables: [],
    payables: [],
    stockCents: company.money.ledger ? owned.reduce((sum, units, item) => sum + units * company.items[item].costCents, 0) : 0,
  };
  const run = startRun(
    company,
    chance,
    world,
    company.fields.map((_, field) => initial(field)),
  );
  const periods = [periodRecord(run)];
  const close = roundClose(run, periods);
  return { world: { ...world, eventMemory: memory(close.proposals) }, record: { round: 0, periods, close } };
};

const known = new WeakMap<Company, Opening>();

/**
 * The company before anybody decides, and its record: round 0 with one period, 0. No chance is in it, so it is worked out once for a
 * company; the record itself is a new one for every game, so that it can stand for its game.
 */
export const openCompany = (company: Company, chance: Chance): Opening => {
  const before = known.get(company);
  const { world, record } = before ?? openNew(company, chance);
  if (before === undefined) known.set(company, { world, record });
  return { world, record: { round: record.round, periods: record.periods, close: record.close } };
};
