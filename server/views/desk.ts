import type { ActView, Desk, Panel } from '../contract/desk.ts';
import type { InformationLevel, Seat } from '../contract/ids.ts';
import { informationLevel } from '../game/information.ts';
import { actOf } from '../game/rules.ts';
import type { Game } from '../game/state.ts';
import { companyFacts } from './company-facts.ts';
import { memoryOf } from './desk-memory.ts';
import type { DeskMemory } from './desk-memory.ts';
import { endView } from './end.ts';
import { fieldViews, inputViews } from './fields.ts';
import { mapView } from './map.ts';
import { panelRights, panelView } from './panels.ts';
import { panelInput } from './panels/input.ts';
import { playback } from './playback.ts';
import { recap } from './recap.ts';
import { roleView } from './role.ts';
import { seatSections } from './seat-sections.ts';
import type { ViewSetup } from './setup.ts';
import { withBoard } from './team/board.ts';
import { withTold } from './team/told.ts';
import { teamSections } from './team/sections.ts';

const noPanels: readonly Panel[] = [];

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

/** The seat's panels of a usual round, for the first recap to compare with; nothing later, when rounds are compared with rounds. */
const usualPanels = (setup: ViewSetup, game: Game, seat: Seat, memory: DeskMemory): readonly Panel[] => {
  if (game.records.length !== 2) return noPanels;
  const opening = panelInput(setup, { records: game.records.slice(0, 1), decisions: game.decisions }, memory.totals);
  return opening === undefined ? noPanels : panelRights(setup.rules, seat, 'closed').map((right) => panelView(right, opening));
};

/** The desk without the sections that only people look at: playback, recap and end. Otherwise exactly what a person sees. */
export const deskForBot = (setup: ViewSetup, game: Game, seat: Seat, memory: DeskMemory = memoryOf(game)): Desk => {
  const level = informationLevel(setup, game);
  const sections = seatSections(setup, game, seat, level, memory);
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
    panels: withBoard(setup, game, seat, level, sections.panels, memory),
    notices: withTold(setup, game, seat, level, sections.notices, memory.team),
    measures: sections.measures,
    playback: undefined,
    recap: undefined,
    end: undefined,
    ...teamSections(setup, game, seat, level, memory),
  };
};

/**
 * All that one seat may know of a game, built up field by field. A pure function of the game; sections that did not change are the
 * same objects as before. Reads records, decisions and the seat's own drafts, never the world.
 */
export const desk = (setup: ViewSetup, game: Game, seat: Seat, memory: DeskMemory = memoryOf(game)): Desk => {
  const level = informationLevel(setup, game);
  const sections = seatSections(setup, game, seat, level, memory);
  sections.story ??= {
    playback: playback(setup, companyFacts(setup.company), game.records, panelRights(setup.rules, seat, level)),
    recap: recap(setup, game.records, seat, sections.panels, usualPanels(setup, game, seat, memory)),
  };
  const { playback: played, recap: told } = sections.story;
  return { ...deskForBot(setup, game, seat, memory), playback: played, recap: told, end: endView(setup, game) };
};
