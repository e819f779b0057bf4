import type { InformationLevel, Seat, Text } from '../contract/ids.ts';
import type { KpiId, PanelId } from '../contract/desk.ts';
import type { HuddleKind } from '../contract/huddles.ts';
import type { Company } from '../simulation/company.ts';

/** How a scenario is played, apart from the company itself. Plain JSON. */
export type Rules = {
  /** What players are told; the game stops after `playedRounds`, which may be earlier. */
  readonly announcedRounds: number;
  readonly playedRounds: number;
  /** Rounds after the end under one common policy; they count in the score. */
  readonly runOutRounds: number;
  /** Rounds at the start that the bullwhip leaves out; missing: none. */
  readonly warmUpRounds?: number;
  readonly acts: readonly Act[];
  /** These rounds are resolved at once at the start; every `order` field is fixed to this many units. */
  readonly opening?: { readonly rounds: number; readonly orderUnits: number };
  readonly planningSeconds: number;
  readonly minPlanningSeconds: number;
  /** A seat whose person is gone this long is held by its bot. */
  readonly coverAfterSeconds: number;
  readonly coverPolicy: { readonly name: string; readonly parameters: PolicyParameters };
  readonly roles: Readonly<Record<Seat, Role>>;
  /** Meetings between rounds, by the round they follow; missing: none. */
  readonly huddles?: readonly HuddlePlan[];
  /** How much of each other's desks seats may look at; missing: 2 looks, 2 panels. */
  readonly sharing?: SharingBudget;
  readonly periodName: 'day' | 'week' | 'period';
  readonly roundName: 'week' | 'round';
};

export type HuddlePlan = {
  readonly afterRound: number;
  readonly kind: HuddleKind;
  readonly seconds: number;
  readonly prompts: readonly Text[];
  /** Everybody draws the demand of this many coming rounds, names the bottleneck and says how far they trust; 0: no beliefs. */
  readonly beliefRounds: number;
  /** Persons move on by one seat when it ends. */
  readonly rotate: boolean;
};

export type SharingBudget = {
  /** Looks at a colleague's desk, for a round each: so many a seat and game. */
  readonly shadowings: number;
  /** Panels a seat may put on the board in a round. */
  readonly publicationsPerRound: number;
};

export type PolicyParameters = Readonly<Record<string, number>>;

export type Act = {
  readonly name: Text;
  readonly brief: Text;
  readonly fromRound: number;
  readonly informationLevel: InformationLevel;
};

export type Role = {
  readonly name: Text;
  /** What this role does and looks at first. */
  readonly guide: Text;
  /** What hurts it, what it owes the others, and why its KPI pulls away from the team's. */
  readonly hurts?: Text;
  readonly owes?: Text;
  readonly pull?: Text;
  readonly kpi: KpiId;
  readonly panels: readonly PanelId[];
  /** Panels of this role that everybody sees while the act is `open`. */
  readonly shared: readonly PanelId[];
};

/** A forecast decided in one round speaks of the round this many later. */
export const forecastHorizonRounds = 2;

/** All that game rules need of a scenario. */
export type GameSetup = { readonly company: Company; readonly rules: Rules };

/** How many rounds the scenario plays at once at the start. At least one round is left to people. */
export const openingRounds = ({ opening, playedRounds }: Rules): number => Math.max(0, Math.min(opening?.rounds ?? 0, playedRounds - 1));

/** The act a round belongs to, and its number from 1. */
export const actOf = (rules: Rules, round: number): { readonly act: Act; readonly number: number } => {
  let number = 1;
  for (const [place, act] of rules.acts.entries()) if (act.fromRound <= round) number = place + 1;
  const act = rules.acts[number - 1];
  if (act === undefined) throw new Error('a game has at least one act');
  return { act, number };
};
