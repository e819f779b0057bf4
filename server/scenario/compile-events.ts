import type { CompanyEvent, Effect, Signal, Trigger } from '../simulation/company-events.ts';
import type { Lane, Site, Supplier } from '../simulation/company.ts';
import { effectCompiler } from './compile-effects.ts';
import { readCondition, type ConditionNames } from './condition.ts';
import type { Path } from './document.ts';
import type { ScenarioFile } from './format.ts';
import type { Names } from './names.ts';
import type { Report } from './report.ts';

type WrittenEvent = ScenarioFile['events'][string];

/** The place of a trigger that is missing or wrong; the report has said so. */
const noTrigger: Trigger = { kind: 'held' };

/** What a condition can look at, and where. */
const conditionNames = (file: ScenarioFile, names: Names, sites: readonly Site[]): ConditionNames => {
  const where = (has: (site: Site) => boolean): readonly string[] => sites.filter(has).map((site) => site.id);
  return {
    items: names.items,
    sites: names.sites,
    measuredSites: {
      dockUnits: where((site) => site.labour !== undefined),
      fatigue: where((site) => site.labour !== undefined),
      fill: where((site) => site.storageVolume !== undefined),
      stockDays: where((site) => site.kind !== 'port'),
      onHand: where((site) => site.kind !== 'port'),
    },
    hasMoney: file.money !== undefined,
  };
};

/** What happens to the company, with every place it touches checked: that it exists, and that the effect can be felt there. */
export const compileEvents = (
  file: ScenarioFile,
  names: Names,
  sites: readonly Site[],
  suppliers: readonly Supplier[],
  lanes: readonly Lane[],
  report: Report,
): readonly CompanyEvent[] => {
  const lastPeriod = file.time.playedRounds * file.time.periodsPerRound;
  const conditions = conditionNames(file, names, sites);
  const compileEffect: (effect: WrittenEvent['effects'][number], path: Path) => Effect = effectCompiler(
    file,
    names,
    sites,
    suppliers,
    lanes,
    report.as('event-touches-nothing'),
  );
  const tooLate = (period: number, path: Path): void => {
    if (period > lastPeriod)
      report.as('out-of-time').add(path, `period ${period} is after the last one played`, `a period up to ${lastPeriod}`);
  };

  const compileTrigger = (event: WrittenEvent, path: Path): Trigger => {
    const triggers = (['startPeriod', 'when', 'held'] as const).filter((key) => event[key] !== undefined);
    if (triggers.length === 0)
      report.addKey(path, 'the event has no trigger', 'one of `startPeriod: 11`, `when: stockDays at dc > 20 for 2 rounds`, `held: true`');
    const second = triggers[1];
    if (second !== undefined)
      report.addKey(
        [...path, second],
        `the event has both \`${triggers.join('` and `')}\``,
        'only one of `startPeriod`, `when` and `held`',
      );
    if (event.startPeriod !== undefined) {
      if (event.delayPeriods !== undefined)
        report.addKey(
          [...path, 'delayPeriods'],
          'an event of a fixed period has no delay',
          'a later `startPeriod`, or `delayPeriods` with `when` or `held`',
        );
      tooLate(event.startPeriod, [...path, 'startPeriod']);
      return { kind: 'period', period: event.startPeriod };
    }
    if (event.when === undefined) return noTrigger;
    const condition = readCondition(event.when, conditions);
    if ('message' in condition) {
      report.addAt([...path, 'when'], condition.offset, condition.message, condition.expected, condition.suggestion);
      return noTrigger;
    }
    return { kind: 'condition', ...condition };
  };

  const compileSignal = (signal: WrittenEvent['signals'][number], event: WrittenEvent, path: Path): Signal => {
    const { period, after, seats, text } = signal;
    if ((period === undefined) === (after === undefined))
      report.add(
        path,
        period === undefined ? 'nothing says when the signal is heard' : 'the signal has both `period` and `after`',
        event.startPeriod === undefined ? '`after`, in periods after the trigger' : 'either `period` or `after`',
      );
    else if (period !== undefined && event.startPeriod === undefined)
      report.addKey([...path, 'period'], 'nobody knows in which period this event is triggered', '`after`, in periods after the trigger');
    if (event.startPeriod === undefined) return { afterPeriods: after ?? 0, seats, text };
    const atPeriod = period ?? event.startPeriod + (after ?? 0);
    tooLate(atPeriod, [...path, period === undefined ? 'after' : 'period']);
    return { atPeriod, seats, text };
  };

  return Object.entries(file.events).map(([id, event]) => {
    const path: Path = ['events', id];
    return {
      id,
      name: event.name,
      trigger: compileTrigger(event, path),
      delayPeriods: event.startPeriod === undefined ? (event.delayPeriods ?? 0) : 0,
      rampPeriods: event.rampPeriods,
      activePeriods: event.activePeriods,
      recoveryPeriods: event.recoveryPeriods,
      signals: event.signals.map((signal, place) => compileSignal(signal, event, [...path, 'signals', place])),
      effects: event.effects.map((effect, place) => compileEffect(effect, [...path, 'effects', place])),
    };
  });
};
