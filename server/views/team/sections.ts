import type { Desk } from '../../contract/desk.ts';
import type { InformationLevel, Seat } from '../../contract/ids.ts';
import type { Game } from '../../game/state.ts';
import { nothingTogether } from '../../game/together.ts';
import type { DeskMemory } from '../desk-memory.ts';
import type { ViewSetup } from '../setup.ts';
import { agreementsOf } from './agreements.ts';
import { askablesOf } from './askables.ts';
import { bookOf } from './book.ts';
import { huddleView } from './huddle.ts';
import { messagesOf } from './messages.ts';
import { shadowView } from './shadow.ts';
import { sharingOf } from './sharing.ts';

/** What a seat may know of what its team does together. */
type TeamSections = Pick<Desk, 'agreements' | 'askables' | 'messages' | 'sharing' | 'book' | 'shadow' | 'huddle'>;

/** Those of a team that has not said a word yet, and what they hang on. */
export type QuietSections = {
  readonly setup: ViewSetup;
  readonly phase: Game['phase'];
  readonly level: InformationLevel;
  readonly sections: TeamSections;
};

const allSections = (setup: ViewSetup, game: Game, seat: Seat, level: InformationLevel, memory: DeskMemory): TeamSections => {
  const { team } = memory;
  return {
    agreements: agreementsOf(game, seat, team),
    askables: askablesOf(setup.company, seat),
    messages: messagesOf(game, seat, team),
    sharing: sharingOf(setup, game, seat, level, team),
    book: bookOf(game, seat, team),
    shadow: shadowView(setup, game, seat, memory),
    huddle: huddleView(setup, game, seat, team),
  };
};

/** Bots play by the thousand at tables where nobody talks: their sections are made once for a phase and level. */
export const teamSections = (setup: ViewSetup, game: Game, seat: Seat, level: InformationLevel, memory: DeskMemory): TeamSections => {
  if (game.together !== nothingTogether) return allSections(setup, game, seat, level, memory);
  const before = memory.team.seats[seat].quiet;
  if (before !== undefined && before.phase === game.phase && before.level === level && before.setup === setup) return before.sections;
  const sections = allSections(setup, game, seat, level, memory);
  memory.team.seats[seat].quiet = { setup, phase: game.phase, level, sections };
  return sections;
};
