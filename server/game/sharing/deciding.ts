import type { Seat } from '../../contract/ids.ts';
import { refuse } from '../../contract/refusals.ts';
import type { TeamCommand } from '../../contract/team-commands.ts';
import type { Told } from '../command.ts';
import type { GameSetup } from '../rules.ts';
import type { Game } from '../state.ts';

export type SharingCommand = Extract<TeamCommand, { readonly kind: 'message' | 'passOn' | 'publish' | 'shadow' }>;

/** What comes of a seat's wish to tell, show or look. */
export const decideSharing = (_setup: GameSetup, game: Game, _command: SharingCommand, _seat: Seat, _nowMs: number): Told => ({
  refusal: refuse('phase/not-now', { phase: game.phase }),
});
