import { triggerPeriod } from './company-events.ts';
import { nextEventState } from './event-states.ts';
import type { EventStep } from './event-states.ts';
import { forceOf } from './force.ts';
import type { Run } from './run.ts';
import { destroyStock, quarantineStock, releaseStock } from './stock-losses.ts';

/** Somebody hears of an event that was, or will be, triggered in this period. */
const send = (run: Run, event: number, triggerPeriod: number): void => {
  const { world } = run;
  for (const signal of run.company.events[event].signals) {
    const atPeriod = 'atPeriod' in signal ? signal.atPeriod : triggerPeriod + signal.afterPeriods;
    if (atPeriod === world.period && !run.signals.some((sent) => sent.eventIndex === event && sent.text === signal.text))
      run.signals.push({ eventIndex: event, period: world.period, seats: signal.seats, text: signal.text });
  }
};

const makeStep = (run: Run, event: number, step: EventStep, triggered: readonly number[]): void => {
  const { world } = run;
  const before = world.events[event];
  world.events[event] = nextEventState(before, step);
  if (step === 'signal') send(run, event, triggerPeriod(run.company.events[event], event, triggered) ?? 0);
  if (before === world.events[event]) return;
  if (world.events[event] === 'active') {
    destroyStock(run, run.company.events[event]);
    quarantineStock(run, event);
  } else if (before === 'active') releaseStock(run, event);
};

/** By site: the last period whose records may be shown, where an event holds them back. */
const freezeRecords = (run: Run): void => {
  const { world, force } = run;
  const frozenAt = world.eventMemory?.frozenAt ?? [];
  for (let site = 0; site < frozenAt.length; site += 1) {
    if (!force.recordsFrozen[site]) frozenAt[site] = -1;
    else if (frozenAt[site] < 0) frozenAt[site] = world.period - 1;
  }
};

const nothing: readonly number[] = [];

/** Step 1: events start, ramp, ease and end; signals go out. The machine is stepped only in periods that trigger something. */
export const moveEvents = (run: Run): void => {
  const { company, layout, world } = run;
  if (!layout.hasEvents) return;
  const { eventPlan } = layout;
  const triggered = world.eventMemory?.triggered ?? nothing;
  const fixed = eventPlan.fixed.get(world.period);
  if (fixed !== undefined) for (const { event, step } of fixed) makeStep(run, event, step, triggered);
  for (const { event, steps } of eventPlan.triggered) {
    if (triggered[event] === 0) continue;
    for (const step of steps.get(world.period - triggered[event]) ?? []) makeStep(run, event, step, triggered);
  }
  run.force = forceOf(company, world.events, triggered, world.period, layout.calm);
  if (eventPlan.hasFreeze) freezeRecords(run);
};

/** Before a round's first period: events that somebody sets off by hand begin with it. Those of a fixed period and those that were set off already stay as they are. */
export const injectEvents = (run: Run, injected: readonly number[]): void => {
  const { world } = run;
  const memory = world.eventMemory;
  if (memory === undefined) return;
  for (const event of injected)
    if (memory.triggered[event] === 0 && run.company.events[event].trigger.kind !== 'period') memory.triggered[event] = world.period + 1;
};
