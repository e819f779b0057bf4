import type { Panel } from '../../contract/desk.ts';
import type { InformationLevel, Seat } from '../../contract/ids.ts';
import type { Publication } from '../../contract/sharing.ts';
import { actsAtLevel } from '../../game/sharing/rights.ts';
import type { Game } from '../../game/state.ts';
import type { DeskMemory } from '../desk-memory.ts';
import { panelView } from '../panels.ts';
import { panelInput } from '../panels/input.ts';
import { roundsRemembered } from '../round-totals.ts';
import { seatSections } from '../seat-sections.ts';
import type { ViewSetup } from '../setup.ts';
import { keep } from './memory.ts';
import type { TeamMemory } from './memory.ts';

/** A published panel, made once, and the rounds it was made from. */
export type SharedCopy = { readonly publication: Publication; readonly panel: Panel; source: Source };
type Source = Pick<Game, 'records' | 'decisions' | 'together'> & { readonly setup: ViewSetup };

const nothing: readonly Publication[] = [];

/** What hangs on the board: the newest of each seat and panel, oldest first. Nothing while the information level has no board. */
const onBoard = ({ together: { publications } }: Game, level: InformationLevel, memory: TeamMemory): readonly Publication[] => {
  if (publications.length === 0 || !actsAtLevel[level].includes('publish')) return nothing;
  return keep(memory.board, [publications], () => {
    const newest = new Map<string, Publication>();
    for (const publication of publications) {
      const place = `${publication.by} ${publication.panel}`;
      newest.delete(place);
      newest.set(place, publication);
    }
    return [...newest.values()];
  });
};

/** The same as desks list it, alike for everybody. */
export const boardView = (game: Game, level: InformationLevel, memory: TeamMemory): readonly Publication[] => {
  const board = onBoard(game, level, memory);
  if (board.length === 0) return nothing;
  return keep(memory.boardView, [board], () => board.map(({ by, panel, round, asOfRound }) => ({ by, panel, round, asOfRound })));
};

/** Whether two games have the same calls, and the same rounds up to one, as far back as desks look. */
const sameUntil = (one: Source, other: Source, round: number): boolean => {
  if (one.setup !== other.setup || one.together.asked !== other.together.asked) return false;
  if (one.records === other.records && one.decisions === other.decisions) return true;
  for (let at = Math.max(0, other.records.length - roundsRemembered); at <= round; at += 1)
    if (one.records[at] !== other.records[at] || one.decisions[at - 1] !== other.decisions[at - 1]) return false;
  return true;
};

/** The panel as its publisher read it after that round: with the decisions and calls of then, and from the systems as they were then. */
const panelThen = ({ setup, records, decisions, together }: Source, publication: Publication, memory: DeskMemory): Panel | undefined => {
  const { by, panel: id, asOfRound } = publication;
  const place = together.publications.indexOf(publication);
  const then = { records: records.slice(0, asOfRound + 1), decisions: decisions.slice(0, asOfRound) };
  const asked = together.asked.filter(({ afterPublications }) => afterPublications <= place);
  const input = panelInput(setup, then, memory.totals, asked);
  return input === undefined ? undefined : panelView({ id, source: by }, input);
};

/** Whether nothing has happened since that a panel could show: no round, no call. */
const isOfNow = ({ records, together: { publications, asked } }: Game, publication: Publication): boolean =>
  publication.asOfRound === records.length - 1 && (asked.at(-1)?.afterPublications ?? 0) <= publications.indexOf(publication);

const copyOf = (source: Source, game: Game, publication: Publication, memory: DeskMemory): Panel | undefined => {
  const { by, panel: id, asOfRound } = publication;
  const { copies } = memory.team;
  const key = `${by} ${id}`;
  const known = copies.get(key);
  if (known !== undefined && known.publication === publication && sameUntil(known.source, source, asOfRound)) {
    known.source = source;
    return known.panel;
  }
  // As long as it is of now its publisher has it on the desk: it need not be made again.
  const panel = isOfNow(game, publication)
    ? seatSections(source.setup, game, by, 'closed', memory).panels.find((each) => each.id === id)
    : panelThen(source, publication, memory);
  if (panel !== undefined) copies.set(key, { publication, panel, source });
  return panel;
};

/** What is the same from every desk is no news to a seat that sees it itself; `chain` is each seat's own. */
const has = (panels: readonly Panel[], { by, panel }: Publication): boolean =>
  panels.some(({ id, source }) => id === panel && (id !== 'chain' || source === by));

/**
 * A seat's panels with copies of what colleagues have put on the board, the newest first: whoever looks for a panel finds what it sees
 * itself, then the freshest copy.
 */
export const withBoard = (
  setup: ViewSetup,
  game: Game,
  seat: Seat,
  level: InformationLevel,
  panels: readonly Panel[],
  memory: DeskMemory,
): readonly Panel[] => {
  const board = onBoard(game, level, memory.team);
  if (board.length === 0) return panels;
  const { together, records, decisions } = game;
  return keep(memory.team.seats[seat].panels, [panels, board, together.asked, records, decisions], () => {
    const source: Source = { setup, records, decisions, together };
    const oldest = records.length - roundsRemembered;
    const copies = board
      .filter((each) => each.asOfRound >= oldest && setup.rules.roles[each.by].panels.includes(each.panel) && !has(panels, each))
      .toSorted((one, other) => other.asOfRound - one.asOfRound)
      .flatMap((each) => copyOf(source, game, each, memory) ?? []);
    return copies.length === 0 ? panels : [...panels, ...copies];
  });
};
