import type { Desk } from '../../contract/desk.ts';
import { seats } from '../../contract/ids.ts';
import type { Seat } from '../../contract/ids.ts';
import type { Frame, Replay } from '../../contract/replay.ts';
import { evolve } from '../../game/evolve.ts';
import type { GameFact, Logged } from '../../game/facts.ts';
import type { Game } from '../../game/state.ts';
import { desk } from '../desk.ts';
import { newDeskMemory } from '../desk-memory.ts';
import type { ViewSetup } from '../setup.ts';
import { noteHearing, nobodyKnows } from './knowledge.ts';
import type { Knowledge } from './knowledge.ts';
import { openSectionBook } from './sections.ts';

/** An entry of the log with the game before and after it. */
export type Step = {
  readonly logged: Logged<GameFact>;
  readonly before: Game | undefined;
  readonly game: Game;
  /** The last frame by then: its own, where a desk changed with it. */
  readonly frame: number;
};

/** A game walked through from its first entry to its last, with every desk of it. */
export type Walk = {
  readonly steps: readonly Step[];
  readonly last: Game;
  readonly frames: readonly Frame[];
  readonly sections: Replay['sections'];
  readonly parts: Replay['parts'];
  readonly desks: Replay['desks'];
  readonly knowledge: Knowledge;
};

/** The last period played, the run-out included; 0 before the first one. */
export const lastPeriod = ({ records, runOut }: Game): number => (runOut.at(-1) ?? records.at(-1))?.periods.at(-1)?.period ?? 0;

/**
 * Makes all desks anew after every entry, by the same function that a live game draws them with. Its memory is this walk's own: what
 * a live game or another walk has worked out has no part in it. Throws on a log that cannot be.
 */
export const walk = (setup: ViewSetup, entries: readonly Logged<GameFact>[]): Walk => {
  const memory = newDeskMemory();
  const book = openSectionBook();
  const frames: Frame[] = [];
  const steps: Step[] = [];
  const knowledge = nobodyKnows();
  let game: Game | undefined;
  for (const logged of entries) {
    const before = game;
    const after = evolve(setup, before, logged.fact);
    game = after;
    const desks = Object.fromEntries(seats.map((seat) => [seat, desk(setup, after, seat, memory)])) as Record<Seat, Desk>;
    if (book.note(desks)) {
      const { sequence, atMs } = logged;
      frames.push({ sequence, atMs, phase: after.phase, round: after.round, period: lastPeriod(after) });
    }
    for (const seat of seats) noteHearing(setup.company, knowledge[seat], after, desks[seat], steps.length);
    steps.push({ logged, before, game: after, frame: frames.length - 1 });
  }
  if (game === undefined) throw new Error('the log is empty');
  return { steps, last: game, frames, sections: book.sections, parts: book.parts, desks: book.histories(), knowledge };
};
