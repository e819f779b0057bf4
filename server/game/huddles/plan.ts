import { seats } from '../../contract/ids.ts';
import type { HuddlePlan, Rules } from '../rules.ts';
import type { Game } from '../state.ts';

/** The huddle that the scenario holds after a round, if it holds one. */
export const huddleAfter = ({ huddles }: Rules, round: number): HuddlePlan | undefined =>
  huddles?.find(({ afterRound }) => afterRound === round);

/** The plan of the huddle that a game sits in. */
export const huddleNow = (rules: Rules, game: Game): HuddlePlan | undefined =>
  game.phase === 'huddle' ? huddleAfter(rules, game.round) : undefined;

/**
 * Whether the beliefs of the newest huddle lie open: everybody who is here has said what they believe. Bots have no beliefs, and
 * whoever is away is not waited for; without a person nothing is ever open.
 */
export const beliefsRevealed = (game: Game): boolean => {
  const given = game.together.huddles.at(-1)?.beliefs ?? [];
  const here = seats.filter((seat) => game.seats[seat].holder.kind === 'person');
  return given.length > 0 && here.every((seat) => given.some((each) => each.seat === seat));
};
