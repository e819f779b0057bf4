import type { Panel } from '../../contract/desk.ts';
import type { InformationLevel, Seat } from '../../contract/ids.ts';
import type { Publication } from '../../contract/sharing.ts';
import { actsAtLevel } from '../../game/sharing/rights.ts';
import type { Game } from '../../game/state.ts';
import type { DeskMemory } from '../desk-memory.ts';
import { panelView } from '../panels.ts';
import { panelInput } from '../panels/input.ts';
import { roundsRemembered } from '../round-totals.ts';
import type { ViewSetup } from '../setup.ts';
import { keep } from './memory.ts';

/** A published panel, made once, and the rounds it was made from. */
export type SharedCopy = { readonly publication: Publication; readonly panel: Panel; source: Source };
type Source = Pick<Game, 'records' | 'decisions' | 'together'> & { readonly setup: ViewSetup };

const nothing: readonly Publication[] = [];

/** The newest of what each seat published of each panel, oldest first; nothing while the information level has no board. */
export const publicationsOnBoard = (publications: readonly Publication[], level: InformationLevel): readonly Publication[] => {
  if (publications.length === 0 || !actsAtLevel[level].includes('publish')) return nothing;
  const newest = new Map<string, Publication>();
  for (const publication of publications) {
    const place = `${publication.by} ${publication.panel}`;
    newest.delete(place);
    newest.set(place, publication);
  }
  return [...newest.values()];
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
const copyOf = (source: Source, publication: Publication, memory: DeskMemory): Panel | undefined => {
  const { by, panel: id, asOfRound } = publication;
  const { copies } = memory.team;
  const key = `${by} ${id}`;
  const known = copies.get(key);
  if (known !== undefined && known.publication === publication && sameUntil(known.source, source, asOfRound)) {
    known.source = source;
    return known.panel;
  }
  const { setup, records, decisions, together } = source;
  const then = { records: records.slice(0, asOfRound + 1), decisions: decisions.slice(0, asOfRound) };
  const place = together.publications.indexOf(publication);
  const input = panelInput(
    setup,
    then,
    memory.totals,
    together.asked.filter(({ afterPublications }) => afterPublications <= place),
  );
  if (input === undefined) return undefined;
  const panel = panelView({ id, source: by }, input);
  copies.set(key, { publication, panel, source });
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
  const { together, records, decisions } = game;
  const { publications } = together;
  if (publications.length === 0 || !actsAtLevel[level].includes('publish')) return panels;
  return keep(memory.team.seats[seat].panels, [panels, publications, together.asked, records, decisions], () => {
    const source: Source = { setup, records, decisions, together };
    const oldest = records.length - roundsRemembered;
    const copies = publicationsOnBoard(publications, level)
      .filter((each) => each.asOfRound >= oldest && setup.rules.roles[each.by].panels.includes(each.panel) && !has(panels, each))
      .toSorted((one, other) => other.asOfRound - one.asOfRound)
      .flatMap((each) => copyOf(source, each, memory) ?? []);
    return copies.length === 0 ? panels : [...panels, ...copies];
  });
};
