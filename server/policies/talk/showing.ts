import type { Desk, Notice, PanelId } from '../../contract/desk.ts';
import { seats, type Seat } from '../../contract/ids.ts';
import type { TeamCommand } from '../../contract/team-commands.ts';

/** Panels by which the others plan, in the order in which they are shown when none of them hangs on the board. */
const wanted: Readonly<Record<Seat, readonly PanelId[]>> = {
  sales: ['customerOrders', 'promotions', 'outlook'],
  logistics: ['lanes', 'arrivals', 'ports'],
  procurement: ['supply', 'officialForecast', 'purchaseOrders'],
  operations: ['dock', 'crew', 'quality'],
};

/** What this seat shows: in a chain of sites its own site, otherwise what the others plan by and it has. */
const shown = (desk: Desk): readonly PanelId[] => {
  const own = desk.panels.filter(({ source }) => source === desk.seat).map(({ id }) => id);
  return own.includes('chain') ? ['chain'] : wanted[desk.seat].filter((id) => own.includes(id));
};

/**
 * Puts panels on the board as far as the budget goes: what hangs there longest, or not at all, comes first. Where the main panels stand
 * open anyway there is nothing to do.
 */
export const showing = (desk: Desk): readonly TeamCommand[] => {
  const { may, publications, publicationsLeft } = desk.sharing;
  if (!may.includes('publish') || publicationsLeft === 0 || desk.act.informationLevel === 'open') return [];
  const asOf = (panel: PanelId): number => publications.find((each) => each.by === desk.seat && each.panel === panel)?.asOfRound ?? -1;
  return shown(desk)
    .filter((panel) => asOf(panel) < desk.round - 1)
    .toSorted((one, other) => asOf(one) - asOf(other))
    .slice(0, publicationsLeft)
    .map((panel) => ({ kind: 'publish', panel }));
};

/** A warning is news for so many rounds; who sits together at last tells older ones as well. */
const newsRounds = 2;
const oldNewsRounds = 4;

/** Warnings that this seat heard for itself of late, of something that is not over. */
export const ownSignals = (desk: Desk): readonly Notice[] => {
  const since = desk.round - (desk.phase === 'huddle' ? oldNewsRounds : newsRounds);
  return desk.notices.filter(({ kind, from, over, round }) => kind === 'signal' && from === undefined && over !== true && round >= since);
};

/** Those whom this seat can still tell of a warning. */
const untold = (desk: Desk, { toldTo = [] }: Notice): readonly Seat[] =>
  seats.filter((seat) => seat !== desk.seat && !toldTo.includes(seat));

/** Passes warnings on to everybody: who owns the remedy is not always who one thinks of. */
export const passingOn = (desk: Desk): readonly TeamCommand[] =>
  desk.sharing.may.includes('passOn')
    ? ownSignals(desk).flatMap((notice) => {
        const to = untold(desk, notice);
        return notice.onlyYou && to.length > 0 ? [{ kind: 'passOn' as const, notice: notice.id, to: [...to] }] : [];
      })
    : [];
