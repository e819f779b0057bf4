import { describe, expect, test } from 'vitest';
import { cell } from '../../server/contract/panels.ts';
import type { Desk, PanelId } from '../../server/contract/desk.ts';
import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import { desk } from '../../server/views/desk.ts';
import { classic, plannedGame, rich, spring } from '../support/view-setups.ts';

const first = plannedGame(spring, 1, 'closed');
const seen = (seat: Seat): Desk => desk(spring, first, seat);
const number = (seat: Seat, panel: PanelId, key: string, column: string): number | undefined =>
  cell(
    seen(seat).panels.find((each) => each.id === panel),
    key,
    column,
  );

describe('before the first round a desk shows what is usual', () => {
  test('customers ask for the base demand of a week', () => {
    expect(number('sales', 'customerOrders', 'water', 'demandRound')).toBe(5 * (55 + 35 + 60 + 45 + 60 + 45));
    expect(number('sales', 'customerOrders', 'water', 'lostRound')).toBe(0);
  });

  test('lanes need the loads that carry it: daily ones in whole loads a day, purchases by the shares at the start', () => {
    // 185 layers a day are four trucks of 60.
    expect(number('logistics', 'lanes', 'central>north', 'need')).toBe(20);
    // Half of 1,500 water and 1,600 juice come by sea: 1,550 layers in trucks of 60.
    expect(number('logistics', 'lanes', 'vigo>central', 'need')).toBe(26);
    expect(number('logistics', 'lanes', 'newcomer>central', 'need')).toBe(0);
    expect(number('logistics', 'lanes', 'central>north', 'bookedNow')).toBe(22);
  });

  test('the warehouse has its people, and the work of that demand', () => {
    expect(number('operations', 'crew', 'central', 'crew')).toBe(6);
    expect(number('operations', 'crew', 'central', 'temps')).toBe(6);
    // 6 people at 96 % and 6 temps at 70 % of 450 minutes, five days; 1,000 layers a day at 1.9 + 1.1 minutes.
    expect(number('operations', 'crew', 'central', 'regularRound')).toBe(22_410);
    expect(number('operations', 'crew', 'central', 'usedRound')).toBe(15_000);
    expect(number('operations', 'crew', 'central', 'fill')).toBeCloseTo(68.5, 1);
    expect(number('operations', 'dock', 'central', 'arrivedRound')).toBe(5_000);
    expect(number('operations', 'quality', 'central', 'errorRate')).toBe(8_000);
  });

  test('stock lasts as long as it does at that rate', () => {
    expect(number('procurement', 'supply', 'water', 'drawnRound')).toBe(1_500);
    expect(number('procurement', 'supply', 'water', 'cover')).toBeCloseTo(1_600 / 300, 1);
    expect(number('logistics', 'regions', 'north water', 'cover')).toBe(3);
  });

  test('the map is filled: one day, round 0, levels for all and units for who sees them', () => {
    const { playback } = seen('operations');
    expect([playback?.round, playback?.days.length]).toEqual([0, 1]);
    const places = new Map(playback?.days[0].places.map((place) => [place.id, place]));
    expect(places.get('central')?.level).toBe(3);
    expect(places.get('central')?.units).toContainEqual({ item: 'water', units: 1_600 });
    expect(places.get('north')?.level).toBe(2);
    expect(places.get('north')?.units).toBeUndefined();
  });

  test('what has happened stays nothing, so that bots decide by what they know', () => {
    const panel = seen('sales').panels.find((each) => each.id === 'customerOrders');
    expect(panel?.rows[0]?.values[0]).toBe(0);
    expect(panel?.rows[0]?.series).toEqual([]);
    expect(panel?.usual?.every((row) => row.series === undefined)).toBe(true);
  });

  test('and never again once a round has been played', () => {
    for (const setup of [spring, rich])
      for (const seat of seats)
        expect(desk(setup, plannedGame(setup, 2, 'open'), seat).panels.filter((panel) => panel.usual !== undefined)).toEqual([]);
  });

  test('in a chain at rest each site is asked for what it last ordered itself, customers’ wishes stay theirs', () => {
    const opening = { ...classic, rules: { ...classic.rules, opening: undefined } };
    const game = plannedGame(opening, 1, 'closed');
    for (const seat of seats) {
      const panel = desk(opening, game, seat).panels.find((each) => each.id === 'chain');
      expect(cell(panel, 'beer', 'incomingRound')).toBe(4);
      expect(cell(panel, 'beer', 'onHand')).toBe(12);
    }
  });
});
