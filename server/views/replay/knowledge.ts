import type { Desk, Notice } from '../../contract/desk.ts';
import { seats } from '../../contract/ids.ts';
import type { Seat } from '../../contract/ids.ts';
import type { Game } from '../../game/state.ts';
import type { Company } from '../../simulation/company.ts';
import type { SignalRecord } from '../../simulation/records.ts';

/** What each seat's desk has told of so far: events by place, with the step after which it first did. */
export type Knowledge = Readonly<Record<Seat, SeatKnowledge>>;
type SeatKnowledge = { readonly since: Map<number, number>; read: readonly Notice[] | undefined; looked: readonly Notice[] | undefined };

export const nobodyKnows = (): Knowledge => {
  const nothing = (): SeatKnowledge => ({ since: new Map(), read: undefined, looked: undefined });
  return { sales: nothing(), logistics: nothing(), procurement: nothing(), operations: nothing() };
};

/** The signal that a notice tells of (`signal ROUND PLACE`); nothing where it tells of something else. */
export const signalOf = ({ records }: Game, notice: string): SignalRecord | undefined => {
  const [kind, round, place] = notice.split(' ');
  return kind === 'signal' ? records[Number(round)]?.close.signals[Number(place)] : undefined;
};

const eventOf = (company: Company, game: Game, { id, kind }: Notice): number | undefined => {
  if (kind === 'signal') return signalOf(game, id)?.eventIndex;
  if (kind !== 'event') return undefined;
  const event = id.split(' ')[2];
  return company.events.findIndex((each) => each.id === event);
};

/**
 * What a desk tells of events after a step: what the seat heard, was told, feels in its own numbers, or sees over a colleague's shoulder.
 * Notices stay the same object until they change. Desks forget after a while; who has known of something knows of it.
 */
export const noteHearing = (company: Company, seat: SeatKnowledge, game: Game, { notices, shadow }: Desk, step: number): void => {
  const note = (heard: readonly Notice[]): void => {
    for (const notice of heard) {
      const event = eventOf(company, game, notice);
      if (event !== undefined && !seat.since.has(event)) seat.since.set(event, step);
    }
  };
  if (notices !== seat.read) note(notices);
  if (shadow !== undefined && shadow.notices !== seat.looked) note(shadow.notices);
  seat.read = notices;
  seat.looked = shadow?.notices;
};

/** Seats that knew of an event before a step. */
export const knewBefore = (knowledge: Knowledge, event: number, step: number): readonly Seat[] =>
  seats.filter((seat) => (knowledge[seat].since.get(event) ?? step) < step);
