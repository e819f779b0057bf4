import type { PeriodRecord, RoundRecord } from '../../simulation/records.ts';
import type { ViewSetup } from '../setup.ts';
import { eventPlace } from '../troubles.ts';
import type { Step } from './steps.ts';
import type { Line } from './timeline.ts';

const told: ReadonlySet<string> = new Set(['active', 'recovering', 'over']);

/** Events that came, faded or ended in a period. */
const eventLines = ({ company }: ViewSetup, round: number, period: PeriodRecord, before: PeriodRecord | undefined): readonly Line[] =>
  period.events.flatMap((state, place): readonly Line[] => {
    if (state === before?.events[place] || !told.has(state)) return [];
    const event = company.events[place];
    return [
      { kind: 'event', values: { event: event.id, state, ...eventPlace(company, event) }, text: event.name, round, period: period.period },
    ];
  });

/** What came to the company in some rounds, day by day: signals first, as they are heard before they come true. */
const roundLines = (setup: ViewSetup, records: readonly RoundRecord[], last: PeriodRecord | undefined): readonly Line[] => {
  let before = last;
  return records.flatMap(({ round, periods, close }) => {
    const signals = close.signals.map(
      ({ eventIndex, seats, text, period }, place): Line => ({
        kind: 'signal',
        to: seats,
        values: { event: setup.company.events[eventIndex].id, notice: `signal ${round} ${place}` },
        text,
        round,
        period,
      }),
    );
    return periods.flatMap((period) => {
      const lines = [...signals.filter((line) => line.period === period.period), ...eventLines(setup, round, period, before)];
      before = period;
      return lines;
    });
  });
};

/** What the company's world did, and what a facilitator did to it. */
export const worldLines = (setup: ViewSetup, { logged: { fact }, before }: Step): readonly Line[] => {
  if (fact.type === 'EventInjected') return [{ kind: 'injected', values: { event: fact.event } }];
  if (before === undefined) return [];
  const last = before.records.at(-1)?.periods.at(-1);
  if (fact.type === 'RoundResolved') return roundLines(setup, [fact.record], last);
  return fact.type === 'GameFinished' ? roundLines(setup, fact.runOut, last) : [];
};
