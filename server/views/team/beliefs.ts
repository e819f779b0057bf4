import type { BeliefReveal } from '../../contract/huddles.ts';
import { seats } from '../../contract/ids.ts';
import type { Game } from '../../game/state.ts';
import type { Huddle } from '../../game/together.ts';
import type { Company } from '../../simulation/company.ts';
import type { RoundRecord } from '../../simulation/records.ts';
import { roundsRemembered } from '../round-totals.ts';
import type { ViewSetup } from '../setup.ts';

const sum = (list: readonly number[]): number => list.reduce((total, each) => total + each, 0);

/** Units that stood waiting at the end of each period of some rounds, added up by lane and by site: no truck, on the dock, ordered and not there. */
const waiting = ({ sites, lanes, items }: Company, records: readonly RoundRecord[]): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  const add = (id: string, units: number): void => void found.set(id, (found.get(id) ?? 0) + units);
  for (const period of records.flatMap(({ periods }) => periods)) {
    for (const [lane, { id }] of lanes.entries()) add(id, period.laneWaitingUnits[lane] ?? 0);
    for (const [site, { id }] of sites.entries())
      add(id, (period.labour[site]?.dockUnits ?? 0) + sum(period.backlog.slice(site * items.length, (site + 1) * items.length)));
  }
  return found;
};

/** The lane or site where most stood waiting; the first of several. */
const bottleneckOf = (company: Company, records: readonly RoundRecord[]): string | undefined => {
  let most = 0;
  let worst: string | undefined;
  for (const [id, units] of waiting(company, records)) {
    if (units <= most) continue;
    most = units;
    worst = id;
  }
  return worst;
};

/** What everybody said in a huddle beside what was so by then. Who trusts how far is not told: answers are sorted. */
export const revealOf = ({ company }: ViewSetup, { records, together }: Game, huddle: Huddle): BeliefReveal => {
  const before = together.huddles.findLast(({ round }) => round < huddle.round)?.round ?? 0;
  const played = records.slice(Math.max(1, huddle.round + 1 - roundsRemembered), huddle.round + 1);
  const bottleneck = bottleneckOf(
    company,
    played.filter(({ round }) => round > before),
  );
  return {
    demandSoFar: played.map(({ periods }) => sum(periods.map(({ demand }) => sum(demand)))),
    beliefs: seats.flatMap((seat) => {
      const given = huddle.beliefs.find((each) => each.seat === seat);
      return given === undefined ? [] : { seat, demandByRound: given.belief.demandByRound, bottleneck: given.belief.bottleneck };
    }),
    trust: huddle.beliefs.map(({ belief }) => belief.trust).toSorted((one, other) => one - other),
    ...(bottleneck === undefined ? {} : { bottleneck }),
  };
};
