import { seats } from '../contract/ids.ts';
import type { PersonId, Seat } from '../contract/ids.ts';
import type { Ack } from '../contract/messages.ts';
import type { Game } from '../game/state.ts';
import type { Ports } from './ports.ts';
import type { Presence } from './presence.ts';

/** What cover does to a game. */
export type CoverActs = {
  readonly coverAfterMs: number;
  game(): Game;
  seatBot(seat: Seat): Promise<Ack>;
  handBack(seat: Seat): Promise<Ack>;
};

/**
 * Bots for people who are away: a seat whose person has had no page open for `coverAfterMs` is held by its bot until they are
 * back, then at once theirs again. Nobody's closed laptop stalls the others.
 */
export type Cover = {
  /** Looks at every seat after a change of the game or of who is here. */
  readonly review: () => void;
  close(): void;
};

type Waiting = { readonly person: PersonId; readonly cancel: () => void };

/** How soon an answer that the store refused is tried again. */
const retryMs = 1000;

export const openCover = (ports: Pick<Ports, 'clock' | 'timers'>, presence: Presence, acts: CoverActs): Cover => {
  const waiting = new Map<Seat, Waiting>();
  /** Seats with a command under way: one is enough. */
  const busy = new Set<Seat>();
  let open = true;

  const stopWaiting = (seat: Seat): void => {
    waiting.get(seat)?.cancel();
    waiting.delete(seat);
  };

  const act = (seat: Seat, submit: () => Promise<Ack>): void => {
    if (busy.has(seat)) return;
    busy.add(seat);
    void submit().then((ack) => {
      busy.delete(seat);
      if (!open) return;
      // Presence may have changed meanwhile.
      if (ack.ok) reviewSeat(seat);
      else if (ack.refusal.code === 'store/unavailable') ports.timers.after(retryMs, () => reviewSeat(seat));
    });
  };

  const waitFor = (seat: Seat, person: PersonId): void => {
    if (waiting.get(seat)?.person === person) return;
    stopWaiting(seat);
    const delayMs = Math.max(0, presence.goneSinceMs(person) + acts.coverAfterMs - ports.clock.nowMs());
    const cancel = ports.timers.after(delayMs, () => {
      waiting.delete(seat);
      if (presence.connected().has(person)) return;
      act(seat, () => acts.seatBot(seat));
    });
    waiting.set(seat, { person, cancel });
  };

  const reviewSeat = (seat: Seat): void => {
    if (!open) return;
    const game = acts.game();
    const { holder } = game.seats[seat];
    if (holder.kind === 'bot' && holder.person !== undefined && presence.connected().has(holder.person))
      act(seat, () => acts.handBack(seat));
    const running = game.phase !== 'briefing' && game.phase !== 'finished';
    if (holder.kind === 'person' && running && !presence.connected().has(holder.person)) waitFor(seat, holder.person);
    else stopWaiting(seat);
  };

  return {
    review: () => {
      for (const seat of seats) reviewSeat(seat);
    },
    close: () => {
      open = false;
      for (const seat of waiting.keys()) stopWaiting(seat);
    },
  };
};
