import type { FieldValue } from '../contract/commands.ts';
import type { Desk } from '../contract/desk.ts';
import type { TeamCommand } from '../contract/team-commands.ts';

/** A bot's way of deciding: sees a desk as a person does, never the company's state. Pure. */
export type Policy = (input: PolicyInput) => PolicyAnswer;

export type PolicyInput = {
  readonly desk: Desk;
  /** What this policy answered last round. */
  readonly memory: PolicyMemory | undefined;
  readonly parameters: Readonly<Record<string, number>>;
};

export type PolicyMemory = Readonly<Record<string, number | readonly number[]>>;

export type PolicyAnswer = {
  readonly values: readonly FieldValue[];
  readonly memory: PolicyMemory;
  /** One line a person can read, in English. */
  readonly reason: string;
};

/**
 * A bot's way with its colleagues: the same commands as people's, worked out from what its desk shows. It keeps nothing in mind: what was
 * said stands on the desk. Pure.
 */
export type TeamPolicy = (input: PolicyInput) => readonly TeamCommand[];

/** When a bot speaks. Missing: it does not. */
export type Talk = {
  /** When planning opens, before it decides. */
  readonly opens?: TeamPolicy;
  /** When something is put to its seat, or its own proposal has been answered. */
  readonly answers?: TeamPolicy;
  /** While the team sits together between two rounds. */
  readonly meets?: TeamPolicy;
};
