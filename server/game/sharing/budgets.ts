import type { Seat } from '../../contract/ids.ts';
import { decisionRound } from '../decision-round.ts';
import type { GameSetup, Rules, SharingBudget } from '../rules.ts';
import type { Game } from '../state.ts';

const usual: SharingBudget = { shadowings: 2, publicationsPerRound: 2 };
const budgetOf = ({ sharing }: Rules): SharingBudget => sharing ?? usual;

/** Messages a seat may write for one round: enough for people, too few for a script. */
export const messagesPerRound = 20;

const left = (budget: number, used: readonly unknown[]): number => Math.max(0, budget - used.length);

/** Panels that a seat may still put on the board for the round of its next decision. */
export const publicationsLeft = ({ rules }: GameSetup, game: Game, seat: Seat): number => {
  const round = decisionRound(game);
  return left(
    budgetOf(rules).publicationsPerRound,
    game.together.publications.filter((each) => each.by === seat && each.round === round),
  );
};

/** Looks at a colleague's desk that a seat has left in this game. They are the seat's, whoever sits in it. */
export const shadowingsLeft = ({ rules }: GameSetup, game: Game, seat: Seat): number =>
  left(
    budgetOf(rules).shadowings,
    game.together.shadowings.filter((each) => each.by === seat),
  );

/** Messages that a seat may still write for the round of its next decision. */
export const messagesLeft = (game: Game, seat: Seat): number => {
  const round = decisionRound(game);
  return left(
    messagesPerRound,
    game.together.messages.filter((each) => each.from === seat && each.round === round),
  );
};
