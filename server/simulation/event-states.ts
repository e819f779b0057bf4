import { createMachine, transition } from 'xstate';

/** The life of an event: the one cycle that every disruption, shift and message goes through. */
const eventStates = ['dormant', 'signalled', 'active', 'recovering', 'over'] as const;
export type EventState = (typeof eventStates)[number];

/** What moves it on: somebody hears of it, it begins, it eases off, it is over. */
export type EventStep = 'signal' | 'start' | 'ease' | 'end';

const machine = createMachine({
  initial: 'dormant',
  states: {
    dormant: { on: { signal: 'signalled', start: 'active' } },
    signalled: { on: { start: 'active' } },
    active: { on: { ease: 'recovering', end: 'over' } },
    recovering: { on: { end: 'over' } },
    over: {},
  },
});

const isEventState = (value: unknown): value is EventState => eventStates.some((each) => each === value);

/** The machine's answers so far, by state and step: there are twenty, and every game asks for the same few again. */
const known = new Map<string, EventState>();

/** The state after a step. A step that the state does not know leaves it as it is: a late signal of a running event. */
export const nextEventState = (state: string, step: EventStep): EventState => {
  const question = `${state} ${step}`;
  const before = known.get(question);
  if (before !== undefined) return before;
  const [snapshot] = transition(machine, machine.resolveState({ value: state }), { type: step });
  const value: unknown = snapshot.value;
  if (!isEventState(value)) throw new Error(`an event cannot be ${String(value)}`);
  known.set(question, value);
  return value;
};
