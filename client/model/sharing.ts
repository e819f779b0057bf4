import type { Desk, PanelId } from '../../server/contract/desk.ts';
import { seats, type Seat } from '../../server/contract/ids.ts';
import { listText, seatNameOn } from './names.ts';
import type { Speech } from './say.ts';
import { panelTables, type PanelTable } from './tables.ts';

/** The round whose end the desk's numbers are of. */
const newestRound = (desk: Desk): number => (desk.phase === 'planning' || desk.phase === 'briefing' ? desk.round - 1 : desk.round);

/** An own panel and whether it hangs on the board: `fresh` as it stands now, `old` as of an earlier round. */
export type OwnPanel = {
  readonly table: PanelTable;
  readonly panel: PanelId;
  readonly onBoard: 'no' | 'fresh' | 'old';
  readonly when: string;
};

/** What this desk sees by itself, the company's panels included; only its own can be put on the board. */
export const ownPanels = (desk: Desk, speech: Speech): readonly OwnPanel[] =>
  panelTables(desk, speech)
    .filter(({ shared }) => !shared)
    .map((table) => {
      const hung = desk.sharing.publications.find(({ by, panel }) => by === desk.seat && panel === table.id);
      return {
        table,
        panel: table.id,
        onBoard: hung === undefined ? 'no' : hung.asOfRound >= newestRound(desk) ? 'fresh' : 'old',
        when: hung === undefined ? '' : roundText(hung.asOfRound, speech),
      };
    });

const roundText = (round: number, speech: Speech): string => (round < 1 ? speech.say('when.start') : speech.say('when.round', { round }));

/** A panel of another desk: live, or a copy that somebody put up, which ages. */
export type SharedPanel = { readonly table: PanelTable; readonly source: string; readonly age: string };

export const sharedPanels = (desk: Desk, speech: Speech): readonly SharedPanel[] =>
  panelTables(desk, speech)
    .filter(({ shared }) => shared)
    .map((table) => {
      const seat = table.from === 'company' ? speech.say('word.company') : seatNameOn(desk.map, table.from, speech);
      const hung = desk.sharing.publications.find(({ by, panel }) => by === table.from && panel === table.id);
      if (hung === undefined) return { table, source: speech.say('sharing.live', { seat, when: table.when }), age: '' };
      const count = newestRound(desk) - hung.asOfRound;
      return {
        table,
        source: speech.say('sharing.putUp', { seat, when: roundText(hung.asOfRound, speech) }),
        age: count < 1 ? '' : speech.say('sharing.old', { count, round: speech.say(`round.${desk.act.roundName}`) }),
      };
    });

/** The colleagues of whose desks nothing is shown here, as a list to read; nothing where all show something. */
export const unseenSeats = (desk: Desk, speech: Speech): string => {
  const shown = new Set(desk.panels.map(({ source }) => source));
  return listText(
    seats.filter((seat) => seat !== desk.seat && !shown.has(seat)).map((seat) => seatNameOn(desk.map, seat, speech)),
    speech,
  );
};

/** Whose desk can be looked over. */
export const colleagues = (desk: Desk): readonly Seat[] => seats.filter((seat) => seat !== desk.seat);

/** The colleague's desk as a desk of its own: everything of it that is shown, and the company's public parts. */
export const shadowDesk = (desk: Desk): Desk | undefined => {
  const { shadow } = desk;
  if (shadow === undefined) return undefined;
  const { seat, role, fields, inputs, panels, notices, own } = shadow;
  return { ...desk, seat, role, fields, inputs, panels, notices, measures: { ...desk.measures, own }, committed: true };
};
