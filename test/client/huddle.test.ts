import { describe, expect, it } from 'vitest';
import {
  bottleneckChoices,
  bottlenecks,
  drawScale,
  huddlePrompts,
  huddleSteps,
  knownDemand,
  missingOf,
  roundUp,
  trustCounts,
  widestGap,
} from '../../client/model/huddle.ts';
import { clockOf } from '../../client/model/clock.ts';
import { speech } from '../../client/ui/texts/texts.ts';
import { deskOf, map } from '../support/desks.ts';
import { huddleRoom, reveal, standUp, summit } from '../support/huddle-desks.ts';

describe('a huddle', () => {
  it('goes from thinking over talking and agreeing to saying goodbye', () => {
    expect(huddleSteps(summit)).toEqual(['beliefs', 'talk', 'agree', 'goodbye']);
  });

  it('is only talk where it is a stand-up, unless seats change hands', () => {
    expect(huddleSteps(standUp)).toEqual(['talk']);
    expect(huddleSteps({ ...standUp, rotatesTo: 'sales' })).toEqual(['talk', 'goodbye']);
  });

  it('asks the scenario’s questions, and three of its own where there are none', () => {
    expect(huddlePrompts(summit, speech)).toEqual(summit.prompts);
    expect(huddlePrompts(standUp, speech)).toHaveLength(3);
  });

  it('has a clock of its own: the end of the huddle', () => {
    expect(clockOf(huddleRoom('sales', 1_000, 5), 1_000, 0)).toMatchObject({ kind: 'running', text: '4:52', reading: 0 });
    expect(clockOf(huddleRoom('sales', 1_000, 5, { deadlineMs: undefined }), 1_000, 0)).toEqual({ kind: 'none' });
  });
});

describe('drawing demand', () => {
  it('begins beside what the desk has seen of it, all items together', () => {
    expect(knownDemand(deskOf('sales'))).toEqual({
      panel: 'customerOrders',
      source: 'sales',
      units: [4_840, 4_930, 5_020, 5_030],
    });
  });

  it('counts the rounds from the last one where an item is younger than the others', () => {
    const desk = deskOf('sales');
    const young = desk.panels.map((panel) =>
      panel.id === 'customerOrders'
        ? { ...panel, rows: panel.rows.map((row, place) => (place === 0 ? { ...row, series: [7] } : row)) }
        : panel,
    );
    expect(knownDemand({ ...desk, panels: young })?.units.at(-1)).toBe(7 + 1_390 + 1_160);
  });

  it('has nothing to begin beside where a desk has never seen it, but numbers of its size to scale the chart by', () => {
    expect(knownDemand(deskOf('operations'))).toBeUndefined();
    expect(drawScale(deskOf('operations'), []).most).toBeGreaterThan(5_900);
  });

  it('leaves room above, and makes more when somebody types more', () => {
    const scale = drawScale(deskOf('sales'), [undefined, undefined]);
    expect(scale).toEqual({ most: 10_000, step: 100, start: 5_030 });
    expect(drawScale(deskOf('sales'), [23_000]).most).toBe(50_000);
  });

  it('rounds up to numbers that read well', () => {
    expect([1, 3, 99, 100, 101, 4_999].map(roundUp)).toEqual([1, 5, 100, 100, 200, 5_000]);
  });

  it('says what is still missing of an answer, and nothing when it is whole', () => {
    expect(missingOf({ demand: [1, undefined, undefined], bottleneck: undefined, trust: 3 }, 6, 'week', speech)).toBe(
      'Still open: the demand of week 7, 8, where it will hurt.',
    );
    expect(missingOf({ demand: [0, 5], bottleneck: 'vigo', trust: 1 }, 6, 'week', speech)).toBeUndefined();
  });

  it('offers the places that somebody runs and the lanes as the bottleneck', () => {
    const { places, lanes } = bottleneckChoices(map, speech);
    expect(places.map(({ name }) => name)).toContain('Port of Vigo');
    expect(places.map(({ id }) => id)).not.toContain('bilbao');
    expect(lanes.find(({ id }) => id === 'central>north')?.name).toBe('Central → North');
  });
});

describe('the reveal', () => {
  it('names the round in which the seats are furthest apart', () => {
    expect(widestGap(reveal.beliefs)).toEqual({ place: 1, least: 4_600, most: 9_800 });
    expect(widestGap([{ demandByRound: [5, 5] }])).toBeUndefined();
  });

  it('marks who named the place where goods did stand longest', () => {
    expect(bottlenecks(reveal, map, speech).filter(({ hit }) => hit)).toEqual([{ seat: 'operations', name: 'Central', hit: true }]);
  });

  it('shows trust as counts of answers, never as names', () => {
    expect(trustCounts(reveal.trust)).toEqual([
      { level: 1, count: 0 },
      { level: 2, count: 1 },
      { level: 3, count: 1 },
      { level: 4, count: 2 },
      { level: 5, count: 0 },
    ]);
  });
});
