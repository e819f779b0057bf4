import { InvalidArgumentError } from 'commander';
import { seats, type InformationLevel, type Seat } from '../contract/ids.ts';
import type { Injection } from '../game/state.ts';
import type { BotSeat } from '../play/bots.ts';
import { everySeat, type PlayOptions } from '../play/play-game.ts';
import { policyNames, policyOf } from '../policies/registry.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** What `crossdock simulate` was asked to do. */
export type SimulateOptions = {
  readonly runs?: number;
  readonly seed: string;
  readonly policy?: readonly PolicyChoice[];
  readonly information?: InformationLevel;
  readonly inject?: readonly Injection[];
  readonly json?: true;
  readonly trace?: string;
  readonly calibrate?: true;
  readonly report?: string;
  readonly write?: true;
};

/** `NAME` for every seat, or `seat=NAME` for one. */
export type PolicyChoice = { readonly seat: Seat | undefined; readonly name: string };

export const policyChoice = (text: string, before: readonly PolicyChoice[] = []): readonly PolicyChoice[] => {
  const [left, right] = text.includes('=') ? [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)] : [undefined, text];
  const seat = seats.find((each) => each === left);
  if (left !== undefined && seat === undefined) throw new InvalidArgumentError(`There is no seat ${left}; seats are ${seats.join(', ')}.`);
  if (policyOf(right) === undefined) throw new InvalidArgumentError(`There is no policy ${right}; policies are ${policyNames.join(', ')}.`);
  return [...before, { seat, name: right }];
};

/** `EVENT@ROUND`: an event that the scenario holds back, and when it happens. Whether the scenario has it is seen later. */
export const injectionChoice = (text: string, before: readonly Injection[] = []): readonly Injection[] => {
  const [, event, round] = /^([^@]+)@(\d+)$/.exec(text) ?? [];
  if (event === undefined || round === undefined) throw new InvalidArgumentError('Write EVENT@ROUND, such as strike@7.');
  return [...before, { event, round: Number(round) }];
};

export const runsCount = (text: string): number => {
  const runs = Number(text);
  if (!/^\d+$/.test(text) || runs < 1 || runs > 1_000_000) throw new InvalidArgumentError('Runs are a whole number from 1 to 1,000,000.');
  return runs;
};

export const seedText = (text: string): string => {
  if (text === '' || text.length > 80) throw new InvalidArgumentError('A seed has 1 to 80 characters.');
  return text;
};

/**
 * Who plays which seat; a choice for one seat comes before the common one, wherever it stands, and both before the scenario's own bots.
 * Or what is missing.
 */
export const chosenPolicies = (
  choices: readonly PolicyChoice[],
  bots: Scenario['bots'] = {},
): PlayOptions['policies'] | { readonly missing: readonly Seat[] } => {
  const common = choices.findLast((choice) => choice.seat === undefined)?.name;
  const nameOf = (seat: Seat): string | undefined => choices.findLast((choice) => choice.seat === seat)?.name ?? common;
  const botOf = (seat: Seat): BotSeat | undefined => {
    const name = nameOf(seat);
    return name === undefined ? bots[seat] : { name };
  };
  const missing = seats.filter((seat) => botOf(seat) === undefined);
  if (missing.length > 0) return { missing };
  const chosen = { ...everySeat('doNothing') };
  for (const seat of seats) chosen[seat] = botOf(seat) ?? chosen[seat];
  return chosen;
};
