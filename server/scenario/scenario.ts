import type { Seat, Text } from '../contract/ids.ts';
import type { PolicyParameters, Rules } from '../game/rules.ts';
import type { Scoring } from '../score/scoring.ts';
import type { Company } from '../simulation/company.ts';

/** A scenario file, checked and compiled: everything a game needs. */
export type Scenario = {
  readonly id: string;
  readonly title: Text;
  readonly summary: Text;
  /** Where its model is wrong, if it says so; told after the end. */
  readonly limits?: Text;
  readonly minutes: number;
  readonly company: Company;
  readonly rules: Rules;
  readonly scoring: Scoring;
  /** Parameters by policy name, then seat; a policy not named here takes its own defaults. */
  readonly policies: Readonly<Record<string, Readonly<Partial<Record<Seat, PolicyParameters>>>>>;
  /** Who plays a seat when nobody says: a policy, with parameters over those of `policies`. */
  readonly bots?: Readonly<Partial<Record<Seat, { readonly name: string; readonly parameters: PolicyParameters }>>>;
};
