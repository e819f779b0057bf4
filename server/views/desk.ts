import type { ActView, Desk, Measures, Notice, Panel, Playback, Recap, RoleView } from '../contract/desk.ts';
import type { InformationLevel, Seat } from '../contract/ids.ts';
import { informationLevel } from '../game/information.ts';
import { actOf } from '../game/rules.ts';
import type { Game } from '../game/state.ts';
import { companyFacts } from './company-facts.ts';
import { endView } from './end.ts';
import { fieldViews, inputViews } from './fields.ts';
import { mapView } from './map.ts';
import { ownMeasure, teamMeasures } from './measures.ts';
import type { TeamMeasures } from './measures.ts';
import { notices } from './notices.ts';
import { panelRights, panelView } from './panels.ts';
import type { PanelInput } from './panels/panel.ts';
import { playback } from './playback.ts';
import { recap } from './recap.ts';
import { roundTotals } from './round-totals.ts';
import type { ViewSetup } from './setup.ts';

/** What one seat learns from the rounds that are over. It stays the same object until the next round, so that senders can compare. */
type SeatSections = {
  readonly panels: readonly Panel[];
  readonly notices: readonly Notice[];
  readonly measures: Measures;
  story: { readonly playback: Playback | undefined; readonly recap: Recap | undefined } | undefined;
};

/** Sections made from one list of records. */
type Sections = {
  readonly setup: ViewSetup;
  readonly decisions: Game['decisions'];
  readonly input: Omit<PanelInput, 'source'> | undefined;
  readonly team: TeamMeasures;
  readonly panels: Map<string, Panel>;
  readonly seats: Map<string, SeatSections>;
};
const known = new WeakMap<Game['records'], Sections>();

const panelInput = (setup: ViewSetup, game: Game): Omit<PanelInput, 'source'> | undefined => {
  const { records, decisions } = game;
  const record = records[records.length - 1];
  if (record === undefined) return undefined;
  const rounds = [];
  for (let at = 1; at < records.length; at += 1) rounds.push(roundTotals(setup.company, records[at]));
  return { setup, facts: companyFacts(setup.company), records, decisions, record, totals: roundTotals(setup.company, record), rounds };
};

const sectionsOf = (setup: ViewSetup, game: Game): Sections => {
  const before = known.get(game.records);
  if (before !== undefined && before.setup === setup && before.decisions === game.decisions) return before;
  const made: Sections = {
    setup,
    decisions: game.decisions,
    input: panelInput(setup, game),
    team: teamMeasures(setup, game.records, game.decisions),
    panels: new Map(),
    seats: new Map(),
  };
  known.set(game.records, made);
  return made;
};

const seatSections = (setup: ViewSetup, game: Game, seat: Seat, level: InformationLevel): SeatSections => {
  const sections = sectionsOf(setup, game);
  const key = level === 'open' ? `${seat} open` : seat;
  const before = sections.seats.get(key);
  if (before !== undefined) return before;
  const rights = panelRights(setup.rules, seat, level);
  const panels: Panel[] = [];
  if (sections.input !== undefined) {
    for (const { id, source } of rights) {
      const place = `${id} ${source}`;
      const panel = sections.panels.get(place) ?? panelView(id, { ...sections.input, source });
      sections.panels.set(place, panel);
      panels.push(panel);
    }
  }
  const made: SeatSections = {
    panels,
    notices: notices(setup, game.records, seat, level, rights),
    measures: { own: ownMeasure(setup, game.records, game.decisions, seat), ...sections.team },
    story: undefined,
  };
  sections.seats.set(key, made);
  return made;
};

const acts = new WeakMap<ViewSetup['rules'], Map<string, ActView>>();

/** The act of the game's round, with the information level in force. */
const actView = ({ rules, company }: ViewSetup, round: number, level: InformationLevel): ActView => {
  const { act, number } = actOf(rules, Math.max(1, round));
  const views = acts.get(rules) ?? new Map<string, ActView>();
  acts.set(rules, views);
  const key = `${number} ${level}`;
  const before = views.get(key);
  if (before !== undefined) return before;
  const made: ActView = {
    number,
    name: act.name,
    brief: act.brief,
    informationLevel: level,
    announcedRounds: rules.announcedRounds,
    periodsPerRound: company.periodsPerRound,
    periodName: rules.periodName,
    roundName: rules.roundName,
  };
  views.set(key, made);
  return made;
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

/** The desk without the sections that only people look at: playback, recap and end. Otherwise exactly what a person sees. */
export const deskForBot = (setup: ViewSetup, game: Game, seat: Seat): Desk => {
  const level = informationLevel(setup, game);
  const { panels, notices: heard, measures } = seatSections(setup, game, seat, level);
  return {
    seat,
    phase: game.phase,
    round: game.round,
    act: actView(setup, game.round, level),
    map: mapView(setup),
    role: roleView(setup, seat),
    fields: fieldViews(setup.company, seat),
    inputs: inputViews(setup.company, game, seat),
    committed: game.seats[seat].committed,
    panels,
    notices: heard,
    measures,
    playback: undefined,
    recap: undefined,
    end: undefined,
  };
};

/**
 * All that one seat may know of a game, built up field by field. A pure function of the game; sections that did not change are the
 * same objects as before. Reads records, decisions and the seat's own drafts, never the world.
 */
export const desk = (setup: ViewSetup, game: Game, seat: Seat): Desk => {
  const level = informationLevel(setup, game);
  const sections = seatSections(setup, game, seat, level);
  sections.story ??= {
    playback: playback(setup, companyFacts(setup.company), game.records.at(-1), panelRights(setup.rules, seat, level)),
    recap: recap(setup, game.records, seat, sections.panels),
  };
  return { ...deskForBot(setup, game, seat), playback: sections.story.playback, recap: sections.story.recap, end: endView(setup, game) };
};
