import type { GameSetup } from '../rules.ts';
import type { Game } from '../state.ts';
import type { AgreementFact } from '../team-facts.ts';

export type AgreementJudged = Extract<AgreementFact, { readonly type: 'AgreementJudged' }>;

/**
 * Judges the agreements that are due with the round just played. `game` is the game after it; only agreements in `agreed` are judged, each
 * once. It comes into the game from outside because it measures KPIs, which the game's rules do not know. Replays never ask it: what it
 * said stands in the log.
 */
export type Judge = (setup: GameSetup, game: Game) => readonly AgreementJudged[];
