import type { CompanyEvent, Condition, Effect } from './company-events.ts';
import type { Company } from './company.ts';
import type { EventStep } from './event-states.ts';

/** A step that an event makes. */
export type PlannedStep = { readonly event: number; readonly step: EventStep };

/** A cell of which an event takes a share out of reach: where its numbers stand in the memory of events. */
export type QuarantineSlot = {
  readonly event: number;
  readonly cell: number;
  readonly sharePpm: number;
  readonly agesStart: number;
  readonly agePeriods: number;
};

/** What a company's events need, worked out once, so that a period without them pays nothing. */
export type EventPlan = {
  /** Steps of events of a fixed period, by period. */
  readonly fixed: ReadonlyMap<number, readonly PlannedStep[]>;
  /** The others: steps by periods after the trigger. */
  readonly triggered: readonly { readonly event: number; readonly steps: ReadonlyMap<number, readonly EventStep[]> }[];
  readonly conditions: readonly { readonly event: number; readonly condition: Condition }[];
  readonly quarantines: readonly QuarantineSlot[];
  readonly agesLength: number;
  readonly hasOrderPause: boolean;
  readonly hasDestruction: boolean;
  readonly hasFreeze: boolean;
  readonly hasWrongTimes: boolean;
  readonly hasYield: boolean;
  /** Something must be remembered from period to period. */
  readonly hasMemory: boolean;
};

const periodsOf = (event: CompanyEvent, startPeriod: number): readonly (readonly [number, EventStep])[] => {
  const easePeriod = startPeriod + event.rampPeriods + event.activePeriods;
  return [
    [startPeriod, 'start'],
    ...(event.recoveryPeriods > 0 ? ([[easePeriod, 'ease']] as const) : []),
    [easePeriod + event.recoveryPeriods, 'end'],
  ];
};

const grouped = <K, V>(pairs: readonly (readonly [K, V])[]): ReadonlyMap<K, readonly V[]> => {
  const groups = new Map<K, V[]>();
  for (const [key, value] of pairs) {
    const before = groups.get(key);
    if (before === undefined) groups.set(key, [value]);
    else before.push(value);
  }
  return groups;
};

/** `agesOf`: length of the ring of arrivals of a cell whose item does not keep, 0 for the others. */
export const planOf = (company: Company, agesOf: (cell: number) => number): EventPlan => {
  const fixed: (readonly [number, PlannedStep])[] = [];
  const triggered: EventPlan['triggered'][number][] = [];
  const conditions: EventPlan['conditions'][number][] = [];
  const quarantines: QuarantineSlot[] = [];
  let agesLength = 0;
  const has = (...kinds: readonly Effect['kind'][]): boolean =>
    company.events.some((event) => event.effects.some((effect) => kinds.includes(effect.kind)));
  company.events.forEach((event, index) => {
    const { trigger } = event;
    if (trigger.kind === 'period') {
      for (const signal of event.signals)
        fixed.push(['atPeriod' in signal ? signal.atPeriod : trigger.period + signal.afterPeriods, { event: index, step: 'signal' }]);
      for (const [period, step] of periodsOf(event, trigger.period)) fixed.push([period, { event: index, step }]);
    } else {
      const signals = event.signals.map((signal): readonly [number, EventStep] => [
        'afterPeriods' in signal ? signal.afterPeriods : 0,
        'signal',
      ]);
      triggered.push({ event: index, steps: grouped([...signals, ...periodsOf(event, event.delayPeriods)]) });
    }
    if (trigger.kind === 'condition') conditions.push({ event: index, condition: trigger });
    for (const effect of event.effects) {
      if (effect.kind !== 'stockQuarantined') continue;
      for (const item of effect.itemIndices) {
        const cell = effect.siteIndex * company.items.length + item;
        const agePeriods = agesOf(cell);
        quarantines.push({ event: index, cell, sharePpm: effect.sharePpm, agesStart: agesLength, agePeriods });
        agesLength += agePeriods;
      }
    }
  });
  const hasFreeze = has('recordsFrozen');
  return {
    fixed: grouped(fixed),
    triggered,
    conditions,
    quarantines,
    agesLength,
    hasOrderPause: has('orderPaused'),
    hasDestruction: has('stockDestroyed'),
    hasFreeze,
    hasWrongTimes: has('leadTimeWrong', 'transitTimeWrong'),
    hasYield: has('yield'),
    hasMemory: triggered.length > 0 || quarantines.length > 0 || hasFreeze,
  };
};
