import type { FieldValue } from '../contract/commands.ts';
import type { Desk } from '../contract/desk.ts';

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
