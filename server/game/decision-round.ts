import type { Game } from './state.ts';

/**
 * The round of the next decision: the one being planned, else the one after the last played. What people say between two rounds counts
 * for the round to come, whoever moves on first.
 */
export const decisionRound = (game: Game): number => (game.phase === 'planning' ? game.round : game.round + 1);
