import { customerCallsPerRound } from '../../contract/accounts.ts';
import type { Seat } from '../../contract/ids.ts';
import { refuse } from '../../contract/refusals.ts';
import type { TeamCommand } from '../../contract/team-commands.ts';
import type { Told } from '../command.ts';
import type { GameSetup } from '../rules.ts';
import type { Game } from '../state.ts';

export type AskCustomer = Extract<TeamCommand, { readonly kind: 'askCustomer' }>;

/**
 * "Could you live with 50, or later?" What the customer says stands on the desk of the seat that sees the requests from then on. Only
 * requests for the round being planned can be asked about, because the records of the last round tell of no others.
 */
export const decideAskCustomer = ({ rules }: GameSetup, game: Game, { round, slot }: AskCustomer, seat: Seat): Told => {
  if (!rules.roles[seat].panels.includes('accountRequests')) return { refusal: refuse('seat/not-yours') };
  const known = game.records.at(-1)?.close.accountRequests?.some((request) => request.slot === slot) ?? false;
  if (!known) return { refusal: refuse('customer/unknown') };
  const calls = game.together.asked.filter((each) => each.round === round);
  if (calls.some((each) => each.slot === slot)) return { facts: [] };
  if (calls.length >= customerCallsPerRound) return { refusal: refuse('customer/calls', { most: customerCallsPerRound }) };
  return { facts: [{ type: 'CustomerAsked', by: seat, round, slot }] };
};
