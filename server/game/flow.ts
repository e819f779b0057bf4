import { createMachine, initialTransition, transition } from 'xstate';
import type { AnyStateMachine } from 'xstate';
import type { Phase } from '../contract/desk.ts';
import type { Lobby } from '../contract/messages.ts';

export type WorkshopPhase = Lobby['phase'];

/** What moves a game on. `close` ends planning, `reveal` shows the round, `plan` opens the next. */
export const gameEvents = ['plan', 'close', 'reveal', 'huddle', 'finish'] as const;
export type GameEvent = (typeof gameEvents)[number];

/** A game's way from briefing to end. No clocks in it: deadlines are facts of the log, a restored state never fires anything. */
export const gameMachine = createMachine({
  id: 'game',
  initial: 'briefing',
  states: {
    briefing: { on: { plan: 'planning' } },
    planning: { on: { close: 'resolving' } },
    resolving: { on: { reveal: 'review' } },
    review: { on: { plan: 'planning', huddle: 'huddle', finish: 'finished' } },
    huddle: { on: { plan: 'planning', finish: 'finished' } },
    finished: { type: 'final' },
  },
});

export const workshopEvents = ['start', 'pause', 'resume', 'debrief', 'close'] as const;
export type WorkshopEvent = (typeof workshopEvents)[number];

/** A workshop's way. Closed is for ever. */
export const workshopMachine = createMachine({
  id: 'workshop',
  initial: 'lobby',
  states: {
    lobby: { on: { start: 'running', close: 'closed' } },
    running: { on: { pause: 'paused', debrief: 'debrief', close: 'closed' } },
    paused: { on: { resume: 'running', debrief: 'debrief', close: 'closed' } },
    // A team plays once more.
    debrief: { on: { start: 'running', close: 'closed' } },
    closed: { type: 'final' },
  },
});

/**
 * One step of a machine from a named state, or `undefined` where the event is not taken there: xstate drops unknown events
 * silently, so it is asked with `can()` first. Answers are kept: the machines have no context, and whole games are played in
 * milliseconds through here.
 */
export const stepper = <State extends string, Event extends string>(machine: AnyStateMachine) => {
  const known = new Map<State, Map<Event, State | undefined>>();
  return (state: State, event: Event): State | undefined => {
    let answers = known.get(state);
    if (answers === undefined) known.set(state, (answers = new Map()));
    if (answers.has(event)) return answers.get(event);
    const snapshot = machine.resolveState({ value: state, context: {} });
    const next = snapshot.can({ type: event }) ? (transition(machine, snapshot, { type: event })[0].value as State) : undefined;
    answers.set(event, next);
    return next;
  };
};

export const nextGamePhase = stepper<Phase, GameEvent>(gameMachine);
export const nextWorkshopPhase = stepper<WorkshopPhase, WorkshopEvent>(workshopMachine);

export const firstGamePhase = initialTransition(gameMachine)[0].value as Phase;
export const firstWorkshopPhase = initialTransition(workshopMachine)[0].value as WorkshopPhase;

/** The phase after an event that must be possible here: anything else is a bug, not a refusal. */
export const enter = (phase: Phase, event: GameEvent): Phase => {
  const next = nextGamePhase(phase, event);
  if (next === undefined) throw new Error(`a game in ${phase} takes no ${event}`);
  return next;
};
