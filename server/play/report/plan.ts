import { informationLevels, seats, type InformationLevel, type Lever, type Seat } from '../../contract/ids.ts';
import { openingRounds } from '../../game/rules.ts';
import { heldAt, type HeldLever } from '../../policies/held-lever.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { CompanyEvent } from '../../simulation/company-events.ts';
import { firstOpenRound } from '../balance.ts';
import { everySeat, playGame } from '../play-game.ts';
import { coordinated, doNothing, habit, habitNames, oneAbsent, oneCoordinated, oneSilo, quietSilo, silo, type Team } from '../teams.ts';

/** A lever of the scenario, and whose. */
export type OwnedLever = { readonly lever: Lever; readonly seat: Seat };

/** A policy's information levels among which its games come out the same; played at the first. */
export type LevelGroup = { readonly policy: 'silo' | 'coordinated'; readonly levels: readonly InformationLevel[]; readonly team: Team };

/** Who plays in a report: teams on all its seeds, and teams with a lever held on the first of them. */
export type ReportPlan = {
  readonly teams: readonly Team[];
  readonly leverTeams: readonly Team[];
  readonly levels: readonly LevelGroup[];
  readonly levers: readonly OwnedLever[];
};

const leversOf = (scenario: Scenario): readonly OwnedLever[] =>
  seats.flatMap((seat) =>
    [...new Set(scenario.company.fields.filter((field) => field.seat === seat).map((field) => field.lever))].map((lever) => ({
      lever,
      seat,
    })),
  );

/** A coordinated team whose seat has one lever held. */
export const leverTeam = ({ lever, seat }: OwnedLever, at: HeldLever['at']): Team => ({
  name: `${lever} ${at}`,
  policies: { ...everySeat('coordinated'), [seat]: { name: 'coordinated', held: { lever, at } } },
  informationLevel: 'open',
});

/** The two teams that show what an event does: coordinated, with it and without. */
export type CrisisTeams = { readonly event: CompanyEvent; readonly felt: Team; readonly calm: Team };

/**
 * An event that comes by itself is taken out of the company; one that the facilitator holds back happens half-way through the rounds
 * that people play.
 */
export const crisisTeams = ({ company, rules }: Scenario): readonly CrisisTeams[] =>
  company.events.map((event): CrisisTeams => {
    const base = { ...coordinated, course: true };
    if (event.trigger.kind !== 'held')
      return { event, felt: base, calm: { ...base, name: `coordinated without ${event.id}`, withoutEvent: event.id } };
    const opening = openingRounds(rules);
    const round = opening + Math.max(1, Math.ceil((rules.playedRounds - opening) / 2));
    return { event, felt: { ...base, name: `coordinated with ${event.id}`, injections: [{ event: event.id, round }] }, calm: base };
  });

/** Seeds on which it is tried which information levels make a difference to bots. */
const probeSeeds = ['probe/1', 'probe/2'] as const;

/** Levels of a policy by what comes out on two seeds; the benchmark's own level stands for its group. */
const levelGroups = (scenario: Scenario, base: Team & { readonly name: LevelGroup['policy'] }): readonly LevelGroup[] => {
  const groups = new Map<string, InformationLevel[]>();
  for (const informationLevel of informationLevels) {
    const hashes = probeSeeds.map((seed) => playGame(scenario, { seed, policies: base.policies, informationLevel }).stateHash).join();
    groups.set(hashes, [...(groups.get(hashes) ?? []), informationLevel]);
  }
  return [...groups.values()].map((levels) => {
    const own = levels.includes(base.informationLevel);
    const first = levels[0] ?? base.informationLevel;
    return {
      policy: base.name,
      levels,
      team: own ? base : { ...base, name: `${base.name} at ${first}`, informationLevel: first },
    };
  });
};

/** Everything a report of this scenario plays. Plays 16 games itself, to see which information levels differ. */
export const reportPlan = (scenario: Scenario): ReportPlan => {
  const levels = [...levelGroups(scenario, { ...silo, name: 'silo' }), ...levelGroups(scenario, { ...coordinated, name: 'coordinated' })];
  const levers = leversOf(scenario);
  const chainBeforeRound = hasChainReaction(scenario) ? { chainBeforeRound: firstOpenRound(scenario) } : {};
  const benchmarks = [silo.name, coordinated.name];
  return {
    teams: [
      { ...silo, course: true, ...chainBeforeRound },
      { ...coordinated, course: true },
      { ...doNothing, course: true },
      ...(hasChainReaction(scenario) ? [{ ...quietSilo, ...chainBeforeRound }] : []),
      ...levels.map(({ team }) => team).filter(({ name }) => !benchmarks.includes(name)),
      ...seats.flatMap((seat) => [oneCoordinated(seat), oneSilo(seat), oneAbsent(seat)]),
      ...habitNames.map(habit),
      ...crisisTeams(scenario).flatMap(({ felt, calm }) => [felt, calm].filter(({ name }) => name !== coordinated.name)),
    ],
    leverTeams: levers.flatMap((each) => heldAt.map((at) => leverTeam(each, at))),
    levels,
    levers,
  };
};

/** A promotion can flood a dock: there are promotions, and people whose work takes time. */
export const hasChainReaction = ({ company }: Scenario): boolean =>
  company.fields.some((field) => field.lever === 'promotion') && company.sites.some((site) => site.labour !== undefined);
