import { refuse } from '../../contract/refusals.ts';
import type { Seat } from '../../contract/ids.ts';
import type { TeamCommand } from '../../contract/team-commands.ts';
import type { Company } from '../../simulation/company.ts';
import type { Told } from '../command.ts';
import type { GameSetup } from '../rules.ts';
import { messagesPerRound } from '../sharing/budgets.ts';
import { mayAct } from '../sharing/rights.ts';
import type { Game } from '../state.ts';
import { beliefsRevealed, huddleNow } from './plan.ts';

export type HuddleCommand = Extract<
  TeamCommand,
  { readonly kind: 'attend' | 'believe' | 'writeWorkingAgreement' | 'nameLead' | 'thank' | 'handOver' }
>;
type Of<Kind extends HuddleCommand['kind']> = Extract<HuddleCommand, { readonly kind: Kind }>;

const refused = (...of: Parameters<typeof refuse>): Told => ({ refusal: refuse(...of) });
const nothing: Told = { facts: [] };

const attend = (game: Game, seat: Seat): Told =>
  game.together.huddles.at(-1)?.attended.includes(seat) === true
    ? nothing
    : { facts: [{ type: 'HuddleAttended', seat, round: game.round }] };

const onTheMap = ({ suppliers, sites, markets, lanes }: Company, id: string): boolean =>
  [suppliers, sites, markets, lanes].some((things) => things.some((thing) => thing.id === id));

/** What a seat believes, to be changed until everybody's lies open: afterwards it would be hindsight. */
const believe = ({ company, rules }: GameSetup, game: Game, { belief }: Of<'believe'>, seat: Seat): Told => {
  const rounds = huddleNow(rules, game)?.beliefRounds ?? 0;
  if (rounds === 0) return refused('huddle/not-asked');
  if (belief.demandByRound.length !== rounds) return refused('huddle/belief', { rounds });
  if (!onTheMap(company, belief.bottleneck)) return refused('huddle/belief', { bottleneck: belief.bottleneck });
  if (beliefsRevealed(game)) return refused('huddle/revealed');
  return { facts: [{ type: 'BeliefGiven', seat, round: game.round, belief }] };
};

/** Thanks are words too: while a round is planned they need an act that lets people talk. Together, and after the end, they always may be said. */
const thank = (setup: GameSetup, game: Game, { to, text }: Of<'thank'>, from: Seat): Told => {
  if (to === from) return refused('seat/yourself');
  if (game.phase !== 'finished' && !mayAct(setup, game, 'message')) return refused('sharing/level');
  const said = game.together.thanks.filter((each) => each.from === from && each.round === game.round);
  if (said.length >= messagesPerRound) return refused('talk/too-many');
  return { facts: [{ type: 'Thanked', from, to, round: game.round, text }] };
};

/** What comes of a seat's word in a huddle. */
export const decideHuddle = (setup: GameSetup, game: Game, command: HuddleCommand, seat: Seat): Told => {
  const { round } = game;
  switch (command.kind) {
    case 'attend':
      return attend(game, seat);
    case 'believe':
      return believe(setup, game, command, seat);
    case 'writeWorkingAgreement':
      return { facts: [{ type: 'WorkingAgreementWritten', by: seat, round, text: command.text }] };
    case 'nameLead':
      return game.together.lead === command.seat ? nothing : { facts: [{ type: 'LeadNamed', by: seat, seat: command.seat, round }] };
    case 'thank':
      return thank(setup, game, command, seat);
    case 'handOver':
      if (huddleNow(setup.rules, game)?.rotate !== true) return refused('huddle/not-asked');
      return { facts: [{ type: 'HandOverWritten', seat, round, text: command.text }] };
  }
};
