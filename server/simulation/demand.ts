import type { Segment } from './company.ts';
import { givenUnits } from './demand-processes.ts';
import { settle } from './judging.ts';
import { pow } from './real.ts';
import { timesPpm } from './rounding.ts';
import type { Run } from './run.ts';
import { decided, orderOf, owe } from './run.ts';
import type { Line } from './world.ts';

/** What a unit would cost customers now with this much cut off for a promotion, in cents: list price, the price lever, the cut. */
const priceWithCut = (run: Run, item: number, cutPpm: number): number => {
  const percent = decided(run, run.layout.priceField[item], 100);
  return timesPpm(run.company.items[item].listPriceCents, (percent * (1_000_000 - cutPpm)) / 100);
};

/** What a unit costs customers now, in cents: list price, the price lever, the promotion's cut. */
export const priceCents = (run: Run, item: number): number =>
  priceWithCut(run, item, run.company.promotions[run.world.promotionNow[item]]?.priceCutPpm ?? 0);

/** Price against list: the factor on demand. Power law with the segment's elasticity. */
const priceFactor = (run: Run, segment: Segment, item: number, price: number): number => {
  const list = run.company.items[item].listPriceCents;
  return price === list || price <= 0 || list <= 0 ? 1 : pow(price / list, segment.elasticity);
};

/** Price against list and display: the factor on demand that the seller causes. */
const pushFactor = (run: Run, segment: Segment, item: number, price: number): number => {
  const thing = run.company.items[item];
  const displayed = run.company.promotions[run.world.promotionNow[item]]?.display === true;
  return priceFactor(run, segment, item, price) * (displayed ? thing.displayUplift : 1);
};

/** (quoted / standard) to the -0.5; a quote of less than half a period counts as half. */
const quoteFactor = (segment: Segment, quotedPeriods: number): number =>
  segment.leadPeriods === 0 || quotedPeriods === segment.leadPeriods
    ? 1
    : 1 / Math.sqrt(Math.max(0.5, quotedPeriods) / segment.leadPeriods);

/** 1 at the opening CSAT, on a line to the factors at 0 and at 100 points. */
const csatFactor = (run: Run, segmentIndex: number): number => {
  const { csat } = run.company;
  const now = run.world.csat[segmentIndex];
  if (now === csat.opening) return 1;
  const [end, ppm] = now < csat.opening ? [0, csat.demandPpmAtZero] : [100_000, csat.demandPpmAtFull];
  if (end === csat.opening) return 1;
  return 1 + ((ppm / 1_000_000 - 1) * (now - csat.opening)) / (end - csat.opening);
};

/** Units of an item that a segment orders in this period; also counts what is bought ahead. */
const unitsWanted = (run: Run, segmentIndex: number, item: number, price: number, quotedPeriods: number): number => {
  const { company, layout, world, chance } = run;
  const segment = company.segments[segmentIndex];
  const source = segment.demand[item];
  if (source === undefined) return 0;
  const place = segmentIndex * layout.items + item;
  const event = run.force.demandFactor[place];
  if (source.kind !== 'market') {
    const units = source.kind === 'process' ? chance.demandUnits(place, world.period) : givenUnits(source, world.period);
    return event === 1 ? units : Math.floor(units * event + 0.5);
  }
  const season = source.seasonPpmByRound;
  const inSeason = (source.baseUnits * (season.length === 0 ? 1_000_000 : season[Math.min(world.round, season.length) - 1])) / 1_000_000;
  const bought = world.pantry[place * (company.pantry.ppmByRound.length + 1)];
  const normalRound = inSeason * company.periodsPerRound * 1000;
  const pantry = bought === 0 || normalRound === 0 ? 1 : Math.max(company.pantry.floorPpm / 1_000_000, 1 - bought / normalRound);
  const quote = quoteFactor(segment, quotedPeriods);
  const csat = csatFactor(run, segmentIndex);
  const round = chance.roundFactor(place, world.round);
  const day = chance.dayFactor(place, world.period);
  const calmUnits = inSeason * pantry * quote * csat * event * round * day;
  const push = pushFactor(run, segment, item, price);
  const units = Math.floor(calmUnits * push + 0.5);
  if (push > 1) world.excess[place] += Math.floor((units - calmUnits) * 1000 + 0.5);
  if (layout.hasPromotions)
    run.day.baselineDemand[place] =
      pantry === 1 && world.promotionNow[item] === 0
        ? units
        : Math.floor(inSeason * quote * csat * event * round * day * priceFactor(run, segment, item, priceWithCut(run, item, 0)) + 0.5);
  return Math.max(0, units);
};

/** Step 3, customers: each segment places its orders of the period, equal parts of what it wants, a line for each item. */
export const takeDemand = (run: Run): void => {
  const { company, layout, world, day } = run;
  const quote = decided(run, layout.quoteField, 0);
  for (let segmentIndex = 0; segmentIndex < company.segments.length; segmentIndex += 1) {
    const segment = company.segments[segmentIndex];
    const quotedPeriods = Math.max(0, segment.leadPeriods + quote);
    const first = segmentIndex * layout.items;
    for (let item = 0; item < layout.items; item += 1) {
      if (segment.demand[item] === undefined) continue;
      const units = unitsWanted(run, segmentIndex, item, priceCents(run, item), quotedPeriods);
      day.demand[first + item] += units;
      if (layout.hasPromotions && segment.demand[item]?.kind !== 'market') day.baselineDemand[first + item] = units;
      world.owed[first + item] += units;
      day.incoming[segment.siteIndex * layout.items + item] += units;
    }
    const orders = segment.ordersPerPeriod ?? 1;
    for (let part = 0; part < orders; part += 1) takeOrder(run, segmentIndex, quotedPeriods, part, orders);
  }
};

/** One of the orders of a segment's period; nothing when its part comes to nothing. */
const takeOrder = (run: Run, segmentIndex: number, quotedPeriods: number, part: number, parts: number): void => {
  const { company, layout, world, day } = run;
  const segment = company.segments[segmentIndex];
  let ordered = 0;
  for (let item = 0; item < layout.items; item += 1) {
    const wanted = day.demand[segmentIndex * layout.items + item];
    const units = Math.floor((wanted * (part + 1)) / parts) - Math.floor((wanted * part) / parts);
    if (units === 0) continue;
    ordered += units;
    owe(run, {
      site: segment.siteIndex,
      item,
      lane: segment.laneIndex,
      bound: -1,
      segment: segmentIndex,
      order: world.nextOrder,
      units,
      duePeriod: world.period + quotedPeriods,
      requestedPeriod: world.period + segment.leadPeriods,
      priceCents: priceCents(run, item),
    });
  }
  if (ordered === 0) return;
  run.orders.push({
    number: world.nextOrder,
    segment: segmentIndex,
    requestedPeriod: world.period + segment.leadPeriods,
    quotedPeriod: world.period + quotedPeriods,
    openUnits: ordered,
    late: 0,
    lateOnQuote: 0,
    lost: 0,
    wrong: 0,
  });
  world.nextOrder += 1;
};

const isOutOfPatience = (run: Run, line: Line): boolean => {
  if (line.segment < 0) return false;
  const request = run.layout.hasAccountRequests ? orderOf(run, line.order).request : undefined;
  if (request !== undefined) return run.world.period > request.latestPeriod;
  const patience = run.company.segments[line.segment].patiencePeriods;
  return patience !== undefined && run.world.period > line.requestedPeriod + patience;
};

/** Step 3, patience: lines still open too long after the requested date, or after a request's latest one, are cancelled, and lost. */
export const loseImpatient = (run: Run): void => {
  const { layout, world, day } = run;
  if (!layout.hasPatience || !world.lines.some((line) => isOutOfPatience(run, line))) return;
  world.lines = world.lines.filter((line) => {
    if (!isOutOfPatience(run, line)) return true;
    const place = line.segment * layout.items + line.item;
    day.lost[place] += line.units;
    world.owed[place] -= line.units;
    world.backlog[line.site * layout.items + line.item] -= line.units;
    const order = orderOf(run, line.order);
    order.lost = 1;
    order.late = 1;
    order.lateOnQuote = 1;
    settle(run, order, line.units);
    return false;
  });
};
