import type { BullwhipCause } from '../contract/debrief.ts';
import { orderingParameters } from '../contract/ordering-parameters.ts';
import { usualValues } from '../contract/parameter.ts';
import { coordinatedParameters, siloParameters } from '../contract/team-parameters.ts';
import { seats, type Seat } from '../contract/ids.ts';
import type { PolicyParameters } from '../game/rules.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { linksOf, type Link, type LinkItem } from '../score/links.ts';
import type { Company, DemandSource } from '../simulation/company.ts';
import { givenUnits, usualUnits } from '../simulation/demand-processes.ts';
import type { BotSeat } from './bots.ts';
import type { PlayOptions } from './play-game.ts';
import { bySeat } from './teams.ts';

/**
 * A team of silo bots whose habits can be switched, one for each cause that Lee, Padmanabhan & Whang (Management Science 43(4), 1997)
 * name: promotions, orders in batches, gaming of shortages, updates of the forecast. Each habit is one of the silo bots' own, with the
 * scenario's numbers; without it they want to own as much, so that a switch changes how they order and not what they have.
 */

const siloProcurement = usualValues(siloParameters.procurement);
const siloChain = usualValues(orderingParameters.sterman);
const coordinatedChain = usualValues(coordinatedParameters.chain);

/** A lot is what so many rounds ask for. */
const lotRounds = 2;
/** Units ordered for each unit owed by who plays with a shortage: as many as bots in panic do. */
const gamedUnits = orderingParameters.panic.factor.usual;

/** Seats that run a site in a chain of sites: their silo bot is Sterman's rule. */
const chainSeats = ({ company }: Scenario): readonly Seat[] => seats.filter((seat) => company.sites.some((site) => site.seat === seat));

/** Units that a demand asks for in the first so many rounds, by the scenario. */
const unitsOver = (periodsPerRound: number, source: DemandSource, rounds: number): number => {
  if (source.kind === 'process') return usualUnits(source) * periodsPerRound * rounds;
  let units = 0;
  if (source.kind === 'market') {
    const season = source.seasonPpmByRound;
    for (let round = 1; round <= rounds; round += 1)
      units += (source.baseUnits * periodsPerRound * (season[Math.min(round, season.length) - 1] ?? 1_000_000)) / 1_000_000;
  } else for (let period = 1; period <= rounds * periodsPerRound; period += 1) units += givenUnits(source, period);
  return units;
};

/** Mean demand of a round behind a link, over the first so many rounds. */
const meanDemand = ({ company }: Scenario, { item, demandPlaces }: LinkItem, rounds: number): number => {
  let units = 0;
  for (const place of demandPlaces) {
    const source = company.segments[Math.floor(place / company.items.length)]?.demand[item];
    if (source !== undefined) units += unitsOver(company.periodsPerRound, source, rounds);
  }
  return units / rounds;
};

/** Silo sales: whether it promotes, and whether its forecast runs ahead of what usually sells. */
const sales = (on: ReadonlySet<BullwhipCause>): BotSeat => ({
  name: 'silo',
  parameters: { promote: on.has('promotion') ? 1 : 0, ...(on.has('forecast') ? {} : { forecastInflation: 1, promotionForecast: 1 }) },
});

/** What a site owns of an item at the opening, on its shelves and on the way, units. */
const openingUnits = ({ sites, items }: Company, { cell, item }: LinkItem): number => {
  const site = sites[Math.floor(cell / items.length)];
  return site.openingArrivals.reduce((sum, { itemIndex, units }) => sum + (itemIndex === item ? units : 0), site.openingUnits[item] ?? 0);
};

/**
 * Silo procurement. Whatever it does, it wants to own what the company owns at its opening, and a usual round more when it orders: a team
 * that first built up stock or ran it down would make a wave that is no habit's.
 */
const procurement = (scenario: Scenario, link: Link, on: ReadonlySet<BullwhipCause>): BotSeat => {
  const { company, rules } = scenario;
  const { backlogFactor } = { ...siloProcurement, ...scenario.policies['silo']?.['procurement'] };
  const parameters: Record<string, number> = {
    pipelineWeight: 1,
    backlogFactor: on.has('gaming') ? Math.max(backlogFactor, gamedUnits) : 1,
  };
  for (const [turn, each] of link.items.entries()) {
    const { id } = company.items[each.item];
    const expected = meanDemand(scenario, each, on.has('forecast') ? 1 : rules.playedRounds);
    if (expected <= 0) continue;
    if (!on.has('forecast')) parameters[`steadyUnits.${id}`] = expected;
    // Lots by turns: who orders all items on one day makes a wave that nobody has to make.
    const turned = on.has('batching') ? (turn % lotRounds === 0 ? 0.5 : -0.5) : 0;
    parameters[`coverRounds.${id}`] = openingUnits(company, each) / expected + 1 + turned;
    if (on.has('batching')) parameters[`lotUnits.${id}`] = Math.round(lotRounds * meanDemand(scenario, each, rules.playedRounds));
  }
  return { name: 'silo', parameters };
};

/** What an item's own number is, else the one for all. */
const numberOf = (parameters: PolicyParameters, name: string, item: string, otherwise: number): number =>
  parameters[`${name}.${item}`] ?? parameters[name] ?? otherwise;

/** Sterman's rule at a site of a chain: with its numbers, or expecting the mean, and counting all that is on its way. */
const chainSeat = (scenario: Scenario, seat: Seat, on: ReadonlySet<BullwhipCause>): BotSeat => {
  const { company, rules } = scenario;
  const own: PolicyParameters = scenario.policies['silo']?.[seat] ?? {};
  const { leadRounds } = { ...coordinatedChain, ...scenario.policies['coordinated']?.[seat] };
  const parameters: Record<string, number> = { ...(on.has('forecast') ? {} : { theta: 0 }), ...(on.has('gaming') ? {} : { beta: 1 }) };
  const sites = company.sites.flatMap((site, place) => (site.seat === seat ? place : []));
  for (const each of linksOf(company).flatMap(({ items }) => items)) {
    if (!sites.includes(Math.floor(each.cell / company.items.length))) continue;
    const { id } = company.items[each.item];
    const units = meanDemand(scenario, each, rules.playedRounds);
    if (!on.has('forecast')) parameters[`forecast.${id}`] = units;
    if (on.has('gaming')) continue;
    const beta = numberOf(own, 'beta', id, siloChain.beta);
    // Who forgets part of the pipeline wants so much less on the shelf.
    parameters[`target.${id}`] = numberOf(own, 'target', id, siloChain.target) + (1 - beta) * leadRounds * units;
  }
  return { name: 'silo', parameters };
};

/** The team with these causes at work, and none of the others. */
export const switchedTeam = (scenario: Scenario, upstream: Link, on: ReadonlySet<BullwhipCause>): PlayOptions['policies'] => {
  const chain = chainSeats(scenario);
  return bySeat((seat): BotSeat => {
    if (chain.includes(seat)) return chainSeat(scenario, seat, on);
    if (seat === 'sales') return sales(on);
    return seat === 'procurement' ? procurement(scenario, upstream, on) : { name: 'silo' };
  });
};

/** Whether anything speaks for lots where a link's goods are bought: a least quantity, a multiple, a price for more, a truck to fill. */
const paysLots = ({ suppliers, lanes, sites, items }: Company, link: Link): boolean =>
  link.items.some(({ item, cell }) => {
    const supply = sites[Math.floor(cell / items.length)]?.supply[item];
    return (supply?.supplierIndices ?? []).some((supplier) =>
      suppliers[supplier].offers.some(
        (offer) =>
          offer.itemIndex === item &&
          (offer.minimumUnits > 1 ||
            offer.multipleUnits > 1 ||
            offer.breaks.length > 1 ||
            lanes[offer.laneIndex].modes.some((mode) => mode.loadVolume !== undefined)),
      ),
    );
  });

/** The causes that a scenario has: those that a team could bring about there, in the order in which they are named. */
export const causesIn = (scenario: Scenario, upstream: Link): readonly BullwhipCause[] => {
  const { fields, promotions, sites, items } = scenario.company;
  const chain = chainSeats(scenario);
  const promotes =
    promotions.length > 1 && !chain.includes('sales') && fields.some(({ lever, seat }) => lever === 'promotion' && seat === 'sales');
  const orderedBy = new Set(
    upstream.items.flatMap(({ item, cell }) => {
      const key = `${sites[Math.floor(cell / items.length)]?.id} ${items[item].id}`;
      return fields.find((field) => field.lever === 'order' && field.key === key)?.seat ?? [];
    }),
  );
  const buys = orderedBy.has('procurement') && !chain.includes('procurement');
  const orders = buys || chain.length > 0;
  return [
    ...(promotes ? (['promotion'] as const) : []),
    ...(buys && paysLots(scenario.company, upstream) ? (['batching'] as const) : []),
    ...(orders ? (['gaming', 'forecast'] as const) : []),
  ];
};
