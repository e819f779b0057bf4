import { addLinkRound, linkMeasures, noLinkSums } from '../../server/score/bullwhip.ts';
import type { LinkMeasure } from '../../server/contract/desk.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import { chanceOf } from '../../server/simulation/chance.ts';
import { openCompany } from '../../server/simulation/opening.ts';
import { playRound } from '../../server/simulation/round.ts';

/** A chain of sites that order by themselves, the shop first; `replenish` as a file writes it. */
export type LongChain = {
  readonly demand: string;
  readonly meanUnits: number;
  readonly sites: readonly { readonly replenish: string; readonly coverPeriods: number }[];
  readonly orderDelayPeriods?: number;
  readonly transitPeriods?: number;
  readonly rounds: number;
};

const names = ['shop', 'wholesale', 'distribution', 'plant'] as const;

/** The text of a scenario in which nobody has anything to decide that matters and a chain plays on by itself. */
export const longRunText = ({ demand, meanUnits, sites, orderDelayPeriods = 1, transitPeriods = 2, rounds }: LongChain): string => {
  const above = (place: number): string => (place + 1 < sites.length ? (names[place + 1] ?? '') : 'source');
  const at = '{ longitude: 0, latitude: 0 }';
  const role = (seat: string, lever: string): string =>
    `  ${seat}: { name: ${seat}, guide: Watch., kpi: totalCost, panels: [customerOrders], levers: { ${lever}: {} } }`;
  return `
schema: 1
id: long-run
title: A long run
summary: A chain of sites that order by themselves.
time: { period: week, round: week, periodsPerRound: 1, announcedRounds: ${rounds}, playedRounds: ${rounds}, warmUpRounds: 100 }
acts: [{ name: All of it, brief: Nobody decides anything., fromRound: 1, informationLevel: closed }]
items: { goods: { name: Goods } }
suppliers:
  source: { name: Source, at: ${at}, leadPeriods: 0, offers: { goods: {} } }
sites:
${sites
  .map(
    ({ replenish, coverPeriods }, place) =>
      `  ${names[place]}: { name: ${names[place]}, at: ${at}, kind: warehouse, suppliedBy: ${above(place)}, storage: 100000000, replenish: ${replenish}, opening: { onHand: ${coverPeriods * meanUnits} } }`,
  )
  .join('\n')}
lanes:
  shop>town: { transitPeriods: 0 }
${sites.map((_, place) => `  ${above(place)}>${names[place]}: { transitPeriods: ${transitPeriods}${place + 1 < sites.length ? `, orderDelayPeriods: ${orderDelayPeriods}` : ''} }`).join('\n')}
markets:
  town: { name: Town, at: ${at}, segments: { people: { name: People, servedFrom: shop, demand: { goods: ${demand} } } } }
roles:
${[role('sales', 'forecast'), role('logistics', 'priority'), role('procurement', 'deliveryQuote'), role('operations', 'overflow')].join('\n')}
score: { totalCost: { weight: 100, zero: 100, full: 0 } }
`;
};

/** Plays all rounds on the engine alone and measures every link, one round at a time: nothing is kept. */
export const longRunLinks = ({ company, rules }: Scenario, seed: string): readonly LinkMeasure[] => {
  const chance = chanceOf(company, seed);
  const decisions = company.fields.map((field) => field.initial ?? field.least);
  let { world } = openCompany(company, chance);
  let sums = noLinkSums;
  for (let round = 1; round <= rules.playedRounds; round += 1) {
    const played = playRound(company, chance, world, decisions);
    world = played.world;
    sums = addLinkRound(company, sums, played.record, rules.warmUpRounds);
  }
  return linkMeasures(company, sums);
};
