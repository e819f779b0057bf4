import type { Seat } from '../contract/ids.ts';
import type { TeamCommand } from '../contract/team-commands.ts';
import { decideAgreement } from './agreements/deciding.ts';
import type { Told } from './command.ts';
import { decideHuddle } from './huddles/deciding.ts';
import type { GameSetup } from './rules.ts';
import { decideAskCustomer } from './sharing/ask-customer.ts';
import { decideSharing } from './sharing/deciding.ts';
import type { Game } from './state.ts';

/** What comes of something a seat does with its colleagues. Who speaks for the seat, and whether now, has been checked. */
export const decideTogether = (setup: GameSetup, game: Game, command: TeamCommand, seat: Seat, nowMs: number): Told => {
  switch (command.kind) {
    case 'propose':
    case 'answer':
    case 'conclude':
    case 'release':
    case 'escalate':
    case 'arbitrate':
      return decideAgreement(setup, game, command, seat, nowMs);
    case 'message':
    case 'passOn':
    case 'publish':
    case 'shadow':
      return decideSharing(setup, game, command, seat, nowMs);
    case 'askCustomer':
      return decideAskCustomer(setup, game, command, seat);
    case 'attend':
    case 'believe':
    case 'writeWorkingAgreement':
    case 'nameLead':
    case 'thank':
    case 'handOver':
      return decideHuddle(setup, game, command, seat);
  }
};
