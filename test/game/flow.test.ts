import { describe, expect, test } from 'vitest';
import { getShortestPaths } from 'xstate/graph';
import { phases } from '../../server/contract/desk.ts';
import {
  enter,
  firstGamePhase,
  firstWorkshopPhase,
  gameEvents,
  gameMachine,
  nextGamePhase,
  nextWorkshopPhase,
  workshopEvents,
  workshopMachine,
} from '../../server/game/flow.ts';
import type { GameEvent, WorkshopPhase } from '../../server/game/flow.ts';

describe('the flow of a game', () => {
  test('takes these steps and no others', () => {
    const steps = phases
      .flatMap((phase) => gameEvents.map((event) => [phase, event, nextGamePhase(phase, event)] as const))
      .filter(([, , next]) => next !== undefined);
    expect(steps.map((step) => step.join(' '))).toEqual([
      'briefing plan planning',
      'planning close resolving',
      'resolving reveal review',
      'review plan planning',
      'review huddle huddle',
      'review finish finished',
      'huddle plan planning',
      'huddle finish finished',
    ]);
  });

  test('begins in the briefing and can reach every phase', () => {
    expect(firstGamePhase).toBe('briefing');
    const reached = getShortestPaths(gameMachine, { events: gameEvents.map((type) => ({ type })) }).map((path) => path.state.value);
    expect(new Set(reached)).toEqual(new Set(phases));
  });

  test('a step that cannot be is a bug and says so', () => {
    expect(() => enter('finished', 'plan')).toThrow('a game in finished takes no plan');
    expect(nextGamePhase('briefing', 'nonsense' as GameEvent)).toBeUndefined();
  });
});

describe('the flow of a workshop', () => {
  test('runs from the lobby to closed, which is for ever', () => {
    const states: readonly WorkshopPhase[] = ['lobby', 'running', 'paused', 'debrief', 'closed'];
    const steps = states
      .flatMap((state) => workshopEvents.map((event) => [state, event, nextWorkshopPhase(state, event)] as const))
      .filter(([, , next]) => next !== undefined);
    expect(steps.map((step) => step.join(' '))).toEqual([
      'lobby start running',
      'lobby close closed',
      'running pause paused',
      'running debrief debrief',
      'running close closed',
      'paused resume running',
      'paused debrief debrief',
      'paused close closed',
      'debrief start running',
      'debrief close closed',
    ]);
    expect(firstWorkshopPhase).toBe('lobby');
    expect(getShortestPaths(workshopMachine, { events: workshopEvents.map((type) => ({ type })) })).toHaveLength(states.length);
  });
});
