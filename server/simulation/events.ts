import { nextEventState } from './event-states.ts';
import { forceOf } from './force.ts';
import type { Run } from './run.ts';

/** Step 1: events start, ramp, ease and end; signals go out. The machine is stepped only in periods that trigger something. */
export const moveEvents = (run: Run): void => {
  const { company, layout, world } = run;
  if (!layout.hasEvents) return;
  for (const { event, trigger } of layout.triggers.get(world.period) ?? []) {
    world.events[event] = nextEventState(world.events[event], trigger);
    if (trigger !== 'signal') continue;
    for (const signal of company.events[event].signals)
      if (
        'atPeriod' in signal &&
        signal.atPeriod === world.period &&
        !run.signals.some((sent) => sent.eventIndex === event && sent.text === signal.text)
      )
        run.signals.push({ eventIndex: event, period: world.period, seats: signal.seats, text: signal.text });
  }
  run.force = forceOf(company, world.events, world.period, layout.calm);
};
