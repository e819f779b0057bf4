import type { OutcomePledge, Pledge } from '../../contract/agreement-schemas.ts';
import type { Seat } from '../../contract/ids.ts';
import { refuse } from '../../contract/refusals.ts';
import type { Refusal } from '../../contract/refusals.ts';
import type { Company } from '../../simulation/company.ts';
import { decisionRound } from '../decision-round.ts';
import { inputRefusal } from '../inputs.ts';
import type { GameSetup } from '../rules.ts';
import type { Game } from '../state.ts';
import { lastPeriod } from './due.ts';
import { isMeasured, itemIndex, placeIndex, takesItem } from './places.ts';

/** What is wrong with what was written: a word for a sentence, and what was written there. */
export const wrong = (what: WrongTerm, value?: string | number): Refusal =>
  refuse('agreement/terms', value === undefined ? { what } : { what, value });
export type WrongTerm = 'to' | 'seat' | 'kind' | 'lever' | 'place' | 'item' | 'amount' | 'when' | 'twice' | 'signal' | 'option';

/** When something may be due: from what is not yet decided to the last round that people are told of. */
type Horizon = { readonly round: number; readonly lastRound: number; readonly period: number; readonly lastPeriod: number };

const horizonOf = ({ company, rules }: GameSetup, game: Game): Horizon => ({
  round: decisionRound(game),
  lastRound: rules.announcedRounds,
  period: lastPeriod(game) + 1,
  lastPeriod: rules.announcedRounds * company.periodsPerRound,
});

/** A round in which something can still be decided, before the announced end. */
export const roundRefusal = (setup: GameSetup, game: Game, round: number): Refusal | undefined => {
  const horizon = horizonOf(setup, game);
  return round < horizon.round || round > horizon.lastRound ? wrong('when', round) : undefined;
};

/** A period that is still to come, before the announced end. */
export const periodRefusal = (setup: GameSetup, game: Game, period: number): Refusal | undefined => {
  const horizon = horizonOf(setup, game);
  return period < horizon.period || period > horizon.lastPeriod ? wrong('when', period) : undefined;
};

/** A measure, and where and of what, if that is said: something that the company's records can tell. */
export const measureRefusal = (
  company: Company,
  { measure, place, item }: { readonly measure: OutcomePledge['measure']; readonly place?: string; readonly item?: string },
): Refusal | undefined => {
  const itemAt = item === undefined ? undefined : itemIndex(company, item);
  if (itemAt === -1) return wrong('item', item);
  if (place === undefined) return undefined;
  const placeAt = placeIndex(company, measure, place);
  if (placeAt < 0 || !isMeasured(company, measure, placeAt)) return wrong('place', place);
  return itemAt === undefined || takesItem(company, measure, placeAt, itemAt) ? undefined : wrong('item', item);
};

const pledgeRefusal = (setup: GameSetup, game: Game, pledge: Pledge): Refusal | undefined => {
  const { company } = setup;
  switch (pledge.kind) {
    case 'action': {
      const { seat, lever, key, value, round } = pledge;
      return roundRefusal(setup, game, round) ?? inputRefusal(company, seat, round, { lever, key, value });
    }
    case 'outcome':
      return measureRefusal(company, pledge) ?? periodRefusal(setup, game, pledge.byPeriod);
    case 'kpi':
      return roundRefusal(setup, game, pledge.byRound);
    case 'forecast':
      return itemIndex(company, pledge.item) < 0 ? wrong('item', pledge.item) : roundRefusal(setup, game, pledge.round);
  }
};

/** What a pledge is about: two of them about the same say two things. Outcomes are instalments, and may say the same more than once. */
const subjectOf = (pledge: Pledge): string | undefined => {
  switch (pledge.kind) {
    case 'action':
      return `${pledge.lever} ${pledge.key} ${pledge.round}`;
    case 'forecast':
      return `${pledge.item} ${pledge.round}`;
    case 'kpi':
      return `${pledge.kpi} ${pledge.byRound}`;
    case 'outcome':
      return undefined;
  }
};

type PledgeRules = {
  readonly kinds: readonly Pledge['kind'][];
  /** Who may stand in a pledge as the seat that promises; irrelevant to goals and signed numbers. */
  readonly seats: readonly Seat[];
};

/** Why these pledges cannot be made, or nothing: of a kind that does not belong here, for somebody else, impossible in this company, too late. */
export const pledgesRefusal = (
  setup: GameSetup,
  game: Game,
  pledges: readonly Pledge[],
  { kinds, seats }: PledgeRules,
): Refusal | undefined => {
  const subjects = new Set<string>();
  for (const pledge of pledges) {
    if (!kinds.includes(pledge.kind)) return wrong('kind', pledge.kind);
    if ('seat' in pledge && !seats.includes(pledge.seat)) return wrong('seat', pledge.seat);
    const refusal = pledgeRefusal(setup, game, pledge);
    if (refusal !== undefined) return refusal;
    const subject = subjectOf(pledge);
    if (subject === undefined) continue;
    if (subjects.has(subject)) return wrong('twice', subject);
    subjects.add(subject);
  }
  return undefined;
};

/** Whether a pledge that could be made once can still be kept: what it is about has not been decided yet. */
export const isTimely = (game: Game, pledge: Pledge): boolean => {
  switch (pledge.kind) {
    case 'action':
    case 'forecast':
      return pledge.round >= decisionRound(game);
    case 'outcome':
      return pledge.byPeriod > lastPeriod(game);
    case 'kpi':
      return pledge.byRound >= decisionRound(game);
  }
};
