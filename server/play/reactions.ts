import type { Learning } from '../contract/debrief.ts';
import type { Lever, Seat } from '../contract/ids.ts';
import { openingRounds } from '../game/rules.ts';
import type { Game } from '../game/state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { median } from '../score/formulas.ts';

/** So many rounds before a seat knew are its usual ones. */
const usualRounds = 4;
/** A decision went another way when it lies this share of the usual one, or more, outside all of the usual ones. */
const departing = 0.5;

/** Answers to customers, counts and tidying of the shelves go on whatever happens: no reaction to news. */
const routine: readonly Lever[] = ['redate', 'accountUnits', 'cycleCount', 'slotting'];

/** What a seat decided of an input in the last rounds before it knew; before its first decision what the input began with. */
const usualValues = (scenario: Scenario, game: Game, place: number, round: number): readonly number[] => {
  const from = Math.max(openingRounds(scenario.rules) + 1, round - usualRounds);
  const before = game.decisions.slice(from - 1, Math.max(from, round) - 1).map((values) => values[place]);
  const initial = scenario.company.fields[place]?.initial;
  return before.length > 0 || initial === undefined ? before : [initial];
};

/**
 * The first own decision of a seat, from the round in which it knew to the last in which it mattered, that went another way than its
 * usual one: the input that went furthest. Of what it decided for other reasons nobody can tell it apart.
 */
export const reactionOf = (scenario: Scenario, game: Game, seat: Seat, knows: number, until: number): Learning['acted'] => {
  for (let round = knows; round <= Math.min(until, game.decisions.length); round += 1) {
    let most = 0;
    let lever: Lever | undefined;
    for (const [place, field] of scenario.company.fields.entries()) {
      if (field.seat !== seat || field.fromRound > round || routine.includes(field.lever)) continue;
      const usual = usualValues(scenario, game, place, knows);
      const middle = median(usual);
      if (middle === undefined) continue;
      const decided = game.decisions[round - 1][place];
      const distance = Math.max(Math.min(...usual) - decided, decided - Math.max(...usual));
      const share = distance / Math.max(field.step, Math.abs(middle));
      if (distance < field.step || share < departing || share <= most) continue;
      most = share;
      lever = field.lever;
    }
    if (lever !== undefined) return { round, lever };
  }
  return undefined;
};
