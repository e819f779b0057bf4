import type { Seat } from '../../contract/ids.ts';
import { refuse } from '../../contract/refusals.ts';
import type { TeamCommand } from '../../contract/team-commands.ts';
import type { Told } from '../command.ts';
import type { GameSetup } from '../rules.ts';
import type { Game } from '../state.ts';

export type AgreementCommand = Extract<
  TeamCommand,
  { readonly kind: 'propose' | 'answer' | 'conclude' | 'release' | 'escalate' | 'arbitrate' }
>;

/** What comes of a seat's word about an agreement. */
export const decideAgreement = (_setup: GameSetup, game: Game, _command: AgreementCommand, _seat: Seat, _nowMs: number): Told => ({
  refusal: refuse('phase/not-now', { phase: game.phase }),
});
