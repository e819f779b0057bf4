import type { Desk } from '../../contract/desk.ts';
import type { InformationLevel, Seat } from '../../contract/ids.ts';
import { informationLevel } from '../../game/information.ts';
import { actsAtLevel } from '../../game/sharing/rights.ts';
import type { Game } from '../../game/state.ts';
import type { ViewSetup } from '../setup.ts';

/** What a seat may know of what its team does together. */
export type TeamSections = Pick<Desk, 'agreements' | 'askables' | 'messages' | 'sharing' | 'book' | 'shadow' | 'huddle'>;

const none: readonly never[] = [];

const nobody: Omit<TeamSections, 'sharing'> = {
  agreements: [],
  askables: [],
  messages: [],
  book: { thanks: [], consensus: [] },
  shadow: undefined,
  huddle: undefined,
};

const sharingAt = (level: InformationLevel): TeamSections['sharing'] => ({
  may: actsAtLevel[level],
  publications: none,
  publicationsLeft: 0,
  shadowingsLeft: 0,
  messagesLeft: 0,
});
const known: Readonly<Record<InformationLevel, TeamSections['sharing']>> = {
  closed: sharingAt('closed'),
  talk: sharingAt('talk'),
  board: sharingAt('board'),
  open: sharingAt('open'),
};

export const teamSections = (setup: ViewSetup, game: Game, _seat: Seat): TeamSections => ({
  ...nobody,
  sharing: known[informationLevel(setup, game)],
});
