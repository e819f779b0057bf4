import type { Condition } from './company-events.ts';
import type { PeriodRecord } from './records.ts';
import type { Run } from './run.ts';
import { fillPpm } from './storage.ts';

/** What a condition looks at when a round is over: `amount` is compared with the threshold times `per` (1 but for stock days). */
const measured = (run: Run, condition: Condition, periods: readonly PeriodRecord[]): { readonly amount: number; readonly per: number } => {
  const { company, layout, world } = run;
  const { measure, siteIndex, itemIndex } = condition;
  const cells = (list: readonly number[]): number => {
    let units = 0;
    for (let cell = 0; cell < layout.cells; cell += 1) {
      const item = cell % layout.items;
      if ((siteIndex === undefined || (cell - item) / layout.items === siteIndex) && (itemIndex === undefined || item === itemIndex))
        units += list[cell];
    }
    return units;
  };
  const demands = (list: readonly number[]): number => {
    let units = 0;
    for (let place = 0; place < layout.demands; place += 1) {
      const item = place % layout.items;
      const { siteIndex: site } = company.segments[(place - item) / layout.items];
      if ((siteIndex === undefined || site === siteIndex) && (itemIndex === undefined || item === itemIndex)) units += list[place];
    }
    return units;
  };
  switch (measure) {
    case 'onHand':
    case 'onOrder':
    case 'backlog':
      return { amount: cells(world[measure]), per: 1 };
    case 'stockDays': {
      let asked = 0;
      for (const period of periods) asked += siteIndex === undefined ? demands(period.demand) : cells(period.incoming);
      return { amount: cells(world.onHand) * periods.length * 1000, per: asked };
    }
    case 'dockUnits': {
      let units = 0;
      for (const lot of world.dock)
        if ((siteIndex === undefined || lot.site === siteIndex) && (itemIndex === undefined || lot.item === itemIndex)) units += lot.units;
      return { amount: units, per: 1 };
    }
    case 'owed':
      return { amount: demands(world.owed), per: 1 };
    case 'fill':
      return { amount: fillPpm(run, siteIndex ?? 0), per: 1 };
    case 'fatigue':
      return { amount: world.fatigue[siteIndex ?? 0] ?? 0, per: 1 };
    case 'csat': {
      let points = 0;
      for (const each of world.csat) points += each;
      return { amount: points, per: world.csat.length };
    }
    case 'cash':
      return { amount: world.cashCents, per: 1 };
  }
};

/** Whether a condition holds. Nothing asked for: any stock lasts longer than any number of days, no stock lasts none. */
const holds = (run: Run, condition: Condition, periods: readonly PeriodRecord[]): boolean => {
  const { amount, per } = measured(run, condition, periods);
  const threshold = condition.threshold * per;
  switch (condition.comparison) {
    case '>':
      return amount > threshold;
    case '>=':
      return amount >= threshold;
    case '<':
      return amount < threshold;
    case '<=':
      return amount <= threshold;
  }
};

/** When a round is over: conditions that have held for their rounds in a row trigger their events in the period that follows, once. */
export const judgeConditions = (run: Run, periods: readonly PeriodRecord[]): void => {
  const { layout, world } = run;
  const memory = world.eventMemory;
  if (memory === undefined) return;
  for (const { event, condition } of layout.eventPlan.conditions) {
    if (memory.triggered[event] > 0) continue;
    memory.heldRounds[event] = holds(run, condition, periods) ? memory.heldRounds[event] + 1 : 0;
    if (memory.heldRounds[event] >= condition.rounds) memory.triggered[event] = world.period + 1;
  }
};
