import type { Seat } from '../../contract/ids.ts';
import { refuse } from '../../contract/refusals.ts';
import type { TeamCommand } from '../../contract/team-commands.ts';
import type { Told } from '../command.ts';
import type { GameSetup } from '../rules.ts';
import type { Game } from '../state.ts';

export type HuddleCommand = Extract<
  TeamCommand,
  { readonly kind: 'attend' | 'believe' | 'writeWorkingAgreement' | 'nameLead' | 'thank' | 'handOver' }
>;

/** What comes of a seat's word in a huddle. */
export const decideHuddle = (_setup: GameSetup, game: Game, _command: HuddleCommand, _seat: Seat, _nowMs: number): Told => ({
  refusal: refuse('phase/not-now', { phase: game.phase }),
});
