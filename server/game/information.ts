import type { InformationLevel } from '../contract/ids.ts';
import { actOf } from './rules.ts';
import type { GameSetup } from './rules.ts';
import type { Game } from './state.ts';

/** What the seats may know of each other now: the game's own setting, or that of the act of its round. */
export const informationLevel = (setup: GameSetup, game: Game): InformationLevel =>
  game.informationLevel ?? actOf(setup.rules, Math.max(game.round, 1)).act.informationLevel;
