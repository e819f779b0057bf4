import type { ActView, Desk, Measures, Notice, Panel, Playback, Recap, RoleView } from '../contract/desk.ts';
import type { InformationLevel, Seat } from '../contract/ids.ts';
import { informationLevel } from '../game/information.ts';
import { actOf } from '../game/rules.ts';
import { knownRecords, stops } from '../game/standstill.ts';
import type { Game } from '../game/state.ts';
import type { RoundRecord } from '../simulation/records.ts';
import { companyFacts } from './company-facts.ts';
import { endView } from './end.ts';
import { fieldViews, inputViews } from './fields.ts';
import { mapView } from './map.ts';
import { ownMeasure, teamMeasures } from './measures.ts';
import type { KnownScores, PlayedRounds, TeamMeasures } from './measures.ts';
import { notices } from './notices.ts';
import { panelRights, panelView } from './panels.ts';
import type { PanelRight } from './panels.ts';
import type { PanelInput, Seen, SeenBefore } from './panels/panel.ts';
import { playback } from './playback.ts';
import { recap } from './recap.ts';
import { roundsPlayed, roundTotals } from './round-totals.ts';
import type { KnownTotals } from './round-totals.ts';
import type { ViewSetup } from './setup.ts';
import { teamSections } from './team/sections.ts';

/** What one seat learns from the rounds that are over. It stays the same object until the next round, so that senders can compare. */
type SeatSections = {
  readonly panels: readonly Panel[];
  readonly notices: readonly Notice[];
  readonly measures: Measures;
  story: { readonly playback: Playback | undefined; readonly recap: Recap | undefined } | undefined;
};

/** Sections made from one list of records. */
type Sections = {
  readonly played: PlayedRounds;
  readonly input: PanelInput | undefined;
  readonly team: TeamMeasures;
  /** Panels on the open board, each made once for all who see it. */
  readonly board: Map<string, Panel>;
  readonly closed: Record<Seat, SeatSections | undefined>;
  readonly open: Record<Seat, SeatSections | undefined>;
};

/** What was worked out for the desks of one game, so that a round costs no more than itself. It never changes what a desk says. */
export type DeskMemory = { readonly totals: KnownTotals; readonly scores: KnownScores; sections: Sections | undefined };

export const newDeskMemory = (): DeskMemory => ({ totals: [], scores: [], sections: undefined });

const memories = new WeakMap<RoundRecord, DeskMemory>();

/**
 * A live game's memory, kept with its opening. Whoever plays games by the thousand brings one along for each instead: what a weak map
 * holds outlives its game until the next full collection.
 */
const memoryOf = ({ records }: Game): DeskMemory => {
  const [opening] = records;
  if (opening === undefined) return newDeskMemory();
  const before = memories.get(opening);
  if (before !== undefined) return before;
  const made = newDeskMemory();
  memories.set(opening, made);
  return made;
};

const seen = ({ company }: ViewSetup, records: readonly RoundRecord[], totals: KnownTotals): Seen | undefined => {
  const record = records[records.length - 1];
  if (record === undefined) return undefined;
  return { records, record, totals: roundTotals(company, record, totals), rounds: roundsPlayed(company, records, totals) };
};

/** What the systems that are down still say, by site; nothing where all of them run. */
const stoppedSystems = (setup: ViewSetup, records: readonly RoundRecord[], { totals }: DeskMemory): PanelInput['stopped'] => {
  const found = stops(records);
  if (found.size === 0) return undefined;
  const stopped = new Map<number, SeenBefore>();
  for (const [site, stop] of found) {
    const known = seen(setup, knownRecords(records, stop), totals);
    if (known === undefined) continue;
    const closed = stop.day === records[stop.round].periods.length - 1 ? records[stop.round] : records[stop.round - 1];
    stopped.set(site, { ...known, asOfPeriod: stop.period.period, closedPeriod: closed?.periods.at(-1)?.period ?? 0 });
  }
  return stopped;
};

const panelInput = (setup: ViewSetup, { records, decisions }: Game, memory: DeskMemory): PanelInput | undefined => {
  const newest = seen(setup, records, memory.totals);
  if (newest === undefined) return undefined;
  return {
    setup,
    facts: companyFacts(setup.company),
    decisions,
    records,
    record: newest.record,
    totals: newest.totals,
    rounds: newest.rounds,
    stopped: stoppedSystems(setup, records, memory),
  };
};

const nobodyYet = (): Record<Seat, SeatSections | undefined> => ({
  sales: undefined,
  logistics: undefined,
  procurement: undefined,
  operations: undefined,
});

const sectionsOf = (setup: ViewSetup, game: Game, memory: DeskMemory): Sections => {
  const { records, decisions } = game;
  const before = memory.sections;
  if (
    before !== undefined &&
    before.played.records === records &&
    // The list may have grown in place.
    before.input?.record === records[records.length - 1] &&
    before.played.setup === setup &&
    before.played.decisions === decisions
  )
    return before;
  const played: PlayedRounds = { setup, records, decisions, known: memory.scores };
  const made: Sections = {
    played,
    input: panelInput(setup, game, memory),
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

const seatSections = (setup: ViewSetup, game: Game, seat: Seat, level: InformationLevel, memory: DeskMemory): SeatSections => {
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

type ActViews = { readonly round: number; readonly level: InformationLevel; readonly view: ActView };
const acts = new WeakMap<ViewSetup, ActViews>();

/** The act of the game's round, with the information level in force. All seats of a game ask for the same one in turn. */
const actView = (setup: ViewSetup, round: number, level: InformationLevel): ActView => {
  const before = acts.get(setup);
  if (before !== undefined && before.round === round && before.level === level) return before.view;
  const { rules, company } = setup;
  const { act, number } = actOf(rules, Math.max(1, round));
  const view: ActView = {
    number,
    name: act.name,
    brief: act.brief,
    informationLevel: level,
    announcedRounds: rules.announcedRounds,
    periodsPerRound: company.periodsPerRound,
    periodName: rules.periodName,
    roundName: rules.roundName,
  };
  acts.set(setup, { round, level, view });
  return view;
};

const roles = new WeakMap<ViewSetup['rules']['roles'][Seat], RoleView>();

const roleView = (setup: ViewSetup, seat: Seat): RoleView => {
  const role = setup.rules.roles[seat];
  const before = roles.get(role);
  if (before !== undefined) return before;
  const made: RoleView = { name: role.name, guide: role.guide, kpi: role.kpi };
  roles.set(role, made);
  return made;
};

/** The seat's panels of a usual round, for the first recap to compare with; nothing later, when rounds are compared with rounds. */
const usualPanels = (setup: ViewSetup, game: Game, seat: Seat): readonly Panel[] => {
  if (game.records.length !== 2) return noPanels;
  const opening = panelInput(setup, { ...game, records: game.records.slice(0, 1) }, memoryOf(game));
  return opening === undefined ? noPanels : panelRights(setup.rules, seat, 'closed').map((right) => panelView(right, opening));
};

/** The desk without the sections that only people look at: playback, recap and end. Otherwise exactly what a person sees. */
export const deskForBot = (setup: ViewSetup, game: Game, seat: Seat, memory: DeskMemory = memoryOf(game)): Desk => {
  const level = informationLevel(setup, game);
  const { panels, notices: heard, measures } = seatSections(setup, game, seat, level, memory);
  return {
    seat,
    phase: game.phase,
    round: game.round,
    act: actView(setup, game.round, level),
    map: mapView(setup),
    role: roleView(setup, seat),
    fields: fieldViews(setup.company, seat, game.records.at(-1)?.periods.at(-1)),
    inputs: inputViews(setup.company, game, seat),
    committed: game.seats[seat].committed,
    panels,
    notices: heard,
    measures,
    playback: undefined,
    recap: undefined,
    end: undefined,
    ...teamSections(setup, game, seat),
  };
};

/**
 * All that one seat may know of a game, built up field by field. A pure function of the game; sections that did not change are the
 * same objects as before. Reads records, decisions and the seat's own drafts, never the world.
 */
export const desk = (setup: ViewSetup, game: Game, seat: Seat): Desk => {
  const level = informationLevel(setup, game);
  const sections = seatSections(setup, game, seat, level, memoryOf(game));
  sections.story ??= {
    playback: playback(setup, companyFacts(setup.company), game.records, panelRights(setup.rules, seat, level)),
    recap: recap(setup, game.records, seat, sections.panels, usualPanels(setup, game, seat)),
  };
  return { ...deskForBot(setup, game, seat), playback: sections.story.playback, recap: sections.story.recap, end: endView(setup, game) };
};
