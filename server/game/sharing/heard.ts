import type { Seat } from '../../contract/ids.ts';
import type { Game } from '../state.ts';

const noticePattern = /^signal (\d+) (\d+)$/;
const nobody: readonly Seat[] = [];

/** Seats that heard a signal at their own desk. `notice` is its id as on desks: `signal <round> <place>`; anything else nobody heard. */
export const heardBy = (game: Game, notice: string): readonly Seat[] => {
  const [, round, place] = noticePattern.exec(notice) ?? [];
  return round === undefined ? nobody : (game.records[Number(round)]?.close.signals[Number(place)]?.seats ?? nobody);
};

/** Whether a seat knows of a signal: it heard it, or a colleague told it. */
export const knowsSignal = (game: Game, seat: Seat, notice: string): boolean =>
  heardBy(game, notice).includes(seat) ||
  game.together.passedOn.some((told) => told.notice === notice && (told.by === seat || told.to.includes(seat)));
