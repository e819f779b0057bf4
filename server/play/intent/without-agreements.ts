import type { AgreementId, Filled } from '../../contract/agreements.ts';
import type { Game } from '../../game/state.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { undone, type Undone } from '../worth.ts';

/** Of an input that several agreements filled in for a round: what it held before the first of them, and what the last one left. */
const together = (filled: readonly Filled[]): readonly Filled[] => {
  const found = new Map<string, Filled>();
  for (const each of filled) {
    const place = `${each.round} ${each.lever} ${each.key}`;
    found.set(place, { ...each, before: found.get(place)?.before ?? each.before });
  }
  return [...found.values()].toSorted((one, other) => one.round - other.round);
};

/** What inputs would have held without these agreements, round by round (place 0 is round 1); what is missing stays as recorded. */
export const withoutAgreements = (scenario: Scenario, game: Game, ids: readonly AgreementId[]): Undone =>
  undone(scenario, game, together(game.together.agreements.flatMap(({ id, filled }) => (ids.includes(id) ? filled : []))));
