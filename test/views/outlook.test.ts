import { describe, expect, test } from 'vitest';
import { cell } from '../../server/contract/panels.ts';
import { desk } from '../../server/views/desk.ts';
import type { ViewSetup } from '../../server/views/setup.ts';
import { plannedGame, rich } from '../support/view-setups.ts';

const seasonPercent = [100, 120, 150, 200, 300, 60];

/** The rich company, whose markets have a season. */
const seasonal: ViewSetup = {
  ...rich,
  company: {
    ...rich.company,
    segments: rich.company.segments.map((segment) => ({
      ...segment,
      demand: segment.demand.map((source) =>
        source?.kind === 'market' ? { ...source, seasonPpmByRound: seasonPercent.map((each) => each * 10_000) } : source,
      ),
    })),
  },
};

const calmRound = (item: number): number =>
  seasonal.company.segments.reduce((sum, { demand }) => {
    const source = demand[item];
    return sum + (source?.kind === 'market' ? source.baseUnits * seasonal.company.periodsPerRound : 0);
  }, 0);

describe('the season outlook', () => {
  const name = seasonal.company.items[0]?.id ?? '';

  test('says for the round just played, the coming one and those after what the calendar expects', () => {
    const panel = desk(seasonal, plannedGame(seasonal, 3, 'closed'), 'sales').panels.find((each) => each.id === 'outlook');
    const expected = (percent: number): number => Math.round((calmRound(0) * percent) / 100);
    expect(calmRound(0)).toBeGreaterThan(0);
    expect(cell(panel, name, 'outlookNow')).toBe(expected(120));
    expect(cell(panel, name, 'outlookNext')).toBe(expected(150));
    expect(cell(panel, name, 'outlookAfter2')).toBe(expected(300));
    // After the last round of the list its season holds on.
    expect(cell(panel, name, 'outlookAfter3')).toBe(expected(60));
    expect(cell(panel, name, 'outlookAfter5')).toBe(expected(60));
    expect(panel?.rows.find((row) => row.key === name)?.series).toEqual([expected(100), expected(120)]);
  });

  test('says nothing of an item whose demand no calendar moves', () => {
    const { company } = seasonal;
    const segments = company.segments.map((segment) => ({
      ...segment,
      demand: segment.demand.map((source, item) =>
        item === 0 && source !== undefined ? ({ kind: 'given', unitsByPeriod: [5] } as const) : source,
      ),
    }));
    const given: ViewSetup = { ...seasonal, company: { ...company, segments } };
    const panel = desk(given, plannedGame(given, 3, 'closed'), 'sales').panels.find((each) => each.id === 'outlook');
    expect(panel?.rows.map((row) => row.key)).toEqual(company.items.slice(1).map(({ id }) => id));
  });

  test('belongs to those who have the panel, and to others only while it is shared', () => {
    const has = (level: 'closed' | 'open'): boolean =>
      desk(seasonal, plannedGame(seasonal, 3, level), 'procurement').panels.some((panel) => panel.id === 'outlook');
    expect(has('closed')).toBe(false);
    expect(has('open')).toBe(true);
  });
});
