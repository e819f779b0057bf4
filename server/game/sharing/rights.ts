import type { InformationLevel } from '../../contract/ids.ts';
import type { TeamAct } from '../../contract/sharing.ts';
import { informationLevel } from '../information.ts';
import type { GameSetup } from '../rules.ts';
import type { Game } from '../state.ts';

/** What seats may do with each other at each information level, while a round is planned or reviewed: the one place that says so. */
export const actsAtLevel: Readonly<Record<InformationLevel, readonly TeamAct[]>> = {
  closed: [],
  talk: ['message', 'propose', 'passOn', 'shadow'],
  board: ['message', 'propose', 'passOn', 'shadow', 'publish'],
  open: ['message', 'propose', 'passOn', 'shadow', 'publish'],
};

/** What they may do while they sit together, whatever the act says: speak and promise. Panels stay at the desks. */
const actsInHuddle: readonly TeamAct[] = ['message', 'propose', 'passOn'];

const none: readonly TeamAct[] = [];

/** What the seats of a game may do with each other now. */
export const actsNow = (setup: GameSetup, game: Game): readonly TeamAct[] => {
  if (game.phase === 'huddle') return actsInHuddle;
  return game.phase === 'planning' || game.phase === 'review' ? actsAtLevel[informationLevel(setup, game)] : none;
};

/** Whether a seat may begin such a thing now; refused with `sharing/level` otherwise. What has been begun may always be finished. */
export const mayAct = (setup: GameSetup, game: Game, act: TeamAct): boolean => actsNow(setup, game).includes(act);
