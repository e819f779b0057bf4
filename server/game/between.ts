import { seats } from '../contract/ids.ts';
import { fillingFacts } from './agreements/filling.ts';
import { planningOpened } from './deadlines.ts';
import { evolve } from './evolve.ts';
import type { GameFact } from './facts.ts';
import { huddleAfter, huddleNow } from './huddles/plan.ts';
import { rotationOf } from './huddles/rotation.ts';
import { leading } from './planning.ts';
import type { GameSetup, HuddlePlan } from './rules.ts';
import { ownerOf } from './seats.ts';
import type { Game } from './state.ts';

/** A huddle opens: with a clock where there are people who could be late for something. */
const huddleOpened = (game: Game, { kind, seconds }: HuddlePlan, nowMs: number): GameFact => ({
  type: 'HuddleOpened',
  round: game.round,
  kind,
  atMs: nowMs,
  deadlineMs: seats.some((seat) => ownerOf(game.seats[seat]) !== undefined) ? nowMs + seconds * 1000 : undefined,
});

/** Seats change hands at the end of a huddle, where the scenario says so. */
const rotation = ({ rules }: GameSetup, game: Game): readonly GameFact[] => {
  const moves = huddleNow(rules, game)?.rotate === true ? rotationOf(game) : [];
  return moves.length === 0 ? [] : [{ type: 'SeatsRotated', round: game.round, moves }];
};

/**
 * What follows a round's review, or its huddle: the huddle that the scenario plans here, else planning of the next round with what was
 * promised for it filled in.
 */
export const movingOn = (setup: GameSetup, game: Game, nowMs: number): readonly GameFact[] => {
  const advanced: GameFact = { type: 'Advanced', round: game.round };
  const plan = game.phase === 'review' ? huddleAfter(setup.rules, game.round) : undefined;
  if (plan !== undefined) return [advanced, huddleOpened(game, plan, nowMs)];
  const moved = leading(setup, game, [advanced, ...rotation(setup, game)]);
  const opened = planningOpened(moved.game, game.round + 1, nowMs);
  return [...moved.facts, opened, ...fillingFacts(setup, evolve(setup, moved.game, opened))];
};
