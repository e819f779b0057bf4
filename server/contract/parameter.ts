/** What a parameter of a policy counts. `share`: 0 to 1. `yesNo`: 0 or 1. `intervals`: periods at a site, rounds at a desk. */
export type ParameterUnit =
  | 'units'
  | 'intervals'
  | 'rounds'
  | 'periods'
  | 'days'
  | 'share'
  | 'factor'
  | 'percent'
  | 'people'
  | 'minutes'
  | 'count'
  | 'choice'
  | 'yesNo'
  | 'deviations';

/** One number of a policy that a scenario may set: what it means, how far it goes, what it is if nobody says. */
export type Parameter = {
  readonly unit: ParameterUnit;
  readonly least: number;
  readonly most: number;
  /** Only whole numbers. */
  readonly whole?: true;
  /** Value if nobody says; `undefined`: see the description, or nothing can be ordered by this rule. */
  readonly usual: number | undefined;
  /** There is no way to go without. */
  readonly required?: true;
  /** May differ from item to item: `level.water`, or a map by item. */
  readonly byItem?: true;
  /** A choice by name; the number is the place in this list. */
  readonly options?: readonly string[];
  readonly description: string;
};

export type Parameters = Readonly<Record<string, Parameter>>;

/** A group's numbers by name. */
export type Numbers<Group extends Parameters> = { readonly [Name in keyof Group]: number };

/** A group's usual values; without a usual value, not a number. */
export const usualValues = <Group extends Parameters>(group: Group): Numbers<Group> =>
  Object.fromEntries(Object.entries(group).map(([name, { usual }]) => [name, usual ?? Number.NaN])) as Numbers<Group>;
