import type { TeamworkProfile } from '../contract/teamwork.ts';
import type { Game } from '../game/state.ts';
import type { GameSetup } from '../game/rules.ts';

/** How a team worked together, from what its log says. Never part of the score. */
export const teamworkProfile = (_setup: GameSetup, { together }: Game): TeamworkProfile => ({
  decisionVelocity: { crises: [] },
  commitmentsKept: {
    kept: together.agreements.flatMap(({ id, state }) => (state === 'kept' ? [id] : [])),
    missed: together.agreements.flatMap(({ id, state }) => (state === 'missed' ? [id] : [])),
  },
  handoffErrorRate: { requests: [] },
  timeToAnswer: { answers: [] },
  informationLatency: { signals: [] },
  attendance: { huddles: together.huddles.map(({ round, attended }) => ({ afterRound: round, attended })) },
  forecastAccuracy: { bySeat: [] },
});
