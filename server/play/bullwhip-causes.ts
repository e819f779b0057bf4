import { bullwhipCauses, type BullwhipCause, type BullwhipReport } from '../contract/debrief.ts';
import type { Injection } from '../game/state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { linksOf, type Link } from '../score/links.ts';
import { measuredLinks } from '../score/bullwhip.ts';
import type { Company } from '../simulation/company.ts';
import { causesIn, switchedTeam } from './bullwhip-bots.ts';
import { playGame } from './play-game.ts';
import { shapleyShares } from './shapley.ts';

/** The last link upstream: where goods are bought. Of several the one with the most customers behind it, the first of equals. */
const upstreamLink = (company: Company): Link | undefined => {
  const behind = ({ items }: Link): number => items.reduce((sum, { demandPlaces }) => sum + demandPlaces.length, 0);
  let last: Link | undefined;
  for (const link of linksOf(company)) {
    const [first] = link.items;
    const bought = company.sites[Math.floor((first?.cell ?? 0) / company.items.length)]?.supply[first?.item ?? 0]?.from === 'suppliers';
    if (bought && link.partOf === undefined && (last === undefined || behind(link) > behind(last))) last = link;
  }
  return last;
};

/** Which causes a scenario has, and the link they are measured at; nothing where nobody orders there or nothing can be switched. */
export const causesToMeasure = (scenario: Scenario): { readonly link: Link; readonly causes: readonly BullwhipCause[] } | undefined => {
  const link = upstreamLink(scenario.company);
  const causes = link === undefined ? [] : causesIn(scenario, link);
  return link === undefined || causes.length === 0 ? undefined : { link, causes };
};

/** Variance of orders at a link over that of customers' demand without promotions, when bots with these causes play; nothing where that did not vary. */
const amplification = (
  scenario: Scenario,
  seed: string,
  injections: readonly Injection[],
  link: Link,
  on: ReadonlySet<BullwhipCause>,
): number | undefined => {
  const policies = switchedTeam(scenario, link, on);
  const { game } = playGame(scenario, { seed, policies, informationLevel: 'closed', injections });
  const measures = measuredLinks(scenario.company, game.records.slice(1), scenario.rules.warmUpRounds);
  return measures.find((each) => each.link === link.name)?.baselineAmplification;
};

/**
 * What makes the bullwhip on a seed: Lee, Padmanabhan & Whang's four causes (Management Science 43(4), 1997) as switches of a team of
 * bots, every combination played, and Shapley's share of each. The shares add up to what all of them bring over none.
 */
export const bullwhipByCause = (
  scenario: Scenario,
  seed: string,
  injections: readonly Injection[],
  played: () => void,
): BullwhipReport['causes'] => {
  const found = causesToMeasure(scenario);
  if (found === undefined) return undefined;
  const { link, causes } = found;
  const values: number[] = [];
  for (let combination = 0; combination < 2 ** causes.length; combination += 1) {
    const on = new Set(causes.filter((_, place) => (combination & (1 << place)) !== 0));
    const value = amplification(scenario, seed, injections, link, on);
    played();
    if (value === undefined) return undefined;
    values.push(value);
  }
  const shares = shapleyShares(values, causes.length);
  return {
    link: link.name,
    without: values[0] ?? 0,
    withAll: values.at(-1) ?? 0,
    shares: bullwhipCauses.flatMap((cause) => {
      const share = shares[causes.indexOf(cause)];
      return share === undefined ? [] : { cause, share };
    }),
  };
};
