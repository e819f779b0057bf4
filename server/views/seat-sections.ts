import type { Measures, Notice, Panel, Playback, Recap } from '../contract/desk.ts';
import type { InformationLevel, Seat } from '../contract/ids.ts';
import type { Game } from '../game/state.ts';
import type { DeskMemory } from './desk-memory.ts';
import { ownMeasure, teamMeasures } from './measures.ts';
import type { PlayedRounds, TeamMeasures } from './measures.ts';
import { notices } from './notices.ts';
import { panelRights, panelView } from './panels.ts';
import type { PanelRight } from './panels.ts';
import { panelInput } from './panels/input.ts';
import type { PanelInput } from './panels/panel.ts';
import type { ViewSetup } from './setup.ts';

/** What one seat learns from the rounds that are over. It stays the same object until the next round, so that senders can compare. */
export type SeatSections = {
  readonly panels: readonly Panel[];
  readonly notices: readonly Notice[];
  readonly measures: Measures;
  story: { readonly playback: Playback | undefined; readonly recap: Recap | undefined } | undefined;
};

/** Sections made from one list of records. */
export type Sections = {
  readonly played: PlayedRounds;
  readonly input: PanelInput | undefined;
  readonly team: TeamMeasures;
  /** Panels on the open board, each made once for all who see it. */
  readonly board: Map<string, Panel>;
  readonly closed: Record<Seat, SeatSections | undefined>;
  readonly open: Record<Seat, SeatSections | undefined>;
};

const nobodyYet = (): Record<Seat, SeatSections | undefined> => ({
  sales: undefined,
  logistics: undefined,
  procurement: undefined,
  operations: undefined,
});

const sectionsOf = (setup: ViewSetup, game: Game, memory: DeskMemory): Sections => {
  const { records, decisions } = game;
  const { asked } = game.together;
  const before = memory.sections;
  if (
    before !== undefined &&
    before.played.records === records &&
    // The list may have grown in place.
    before.input?.record === records[records.length - 1] &&
    (before.input === undefined || before.input.asked === asked) &&
    before.played.setup === setup &&
    before.played.decisions === decisions
  )
    return before;
  const played: PlayedRounds = { setup, records, decisions, known: memory.scores };
  const made: Sections = {
    played,
    input: panelInput(setup, game, memory.totals, asked),
    team: teamMeasures(played),
    board: new Map(),
    closed: nobodyYet(),
    open: nobodyYet(),
  };
  memory.sections = made;
  return made;
};

const boardPanel = (board: Map<string, Panel>, right: PanelRight, input: PanelInput): Panel => {
  const place = `${right.id} ${right.source}`;
  const panel = board.get(place) ?? panelView(right, input);
  board.set(place, panel);
  return panel;
};

const noPanels: readonly Panel[] = [];

const panelsOf = ({ input, board }: Sections, rights: readonly PanelRight[], level: InformationLevel): readonly Panel[] => {
  if (input === undefined) return noPanels;
  const panels: Panel[] = [];
  for (const right of rights) panels.push(level === 'open' ? boardPanel(board, right, input) : panelView(right, input));
  return panels;
};

/** What a seat sees by itself at an information level: without what colleagues put on the board or told it. */
export const seatSections = (setup: ViewSetup, game: Game, seat: Seat, level: InformationLevel, memory: DeskMemory): SeatSections => {
  const sections = sectionsOf(setup, game, memory);
  const bySeat = level === 'open' ? sections.open : sections.closed;
  const before = bySeat[seat];
  if (before !== undefined) return before;
  const rights = panelRights(setup.rules, seat, level);
  const made: SeatSections = {
    panels: panelsOf(sections, rights, level),
    notices: notices(setup, game.records, seat, rights),
    measures: {
      own: ownMeasure(sections.played, seat),
      team: sections.team.team,
      joint: sections.team.joint,
    },
    story: undefined,
  };
  bySeat[seat] = made;
  return made;
};
