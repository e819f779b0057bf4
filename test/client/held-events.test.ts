import { describe, expect, it } from 'vitest';
import { heldEventCards, injectionRound } from '../../client/model/held-events.ts';
import { panelTables } from '../../client/model/tables.ts';
import { speech } from '../../client/ui/texts/texts.ts';
import type { Room } from '../../server/contract/room.ts';
import { headlessGame } from '../../server/game/headless.ts';
import { evolve } from '../../server/game/evolve.ts';
import { desk } from '../../server/views/desk.ts';
import { heldEventsView } from '../../server/views/held-events.ts';
import { eventIn, heldEvent, siteIndex, withEvents } from '../support/eventful.ts';
import { plannedGame, spring } from '../support/view-setups.ts';

const central = siteIndex(spring.company, 'central');
const eventful = withEvents(
  spring,
  {
    ...heldEvent('attack', 10, [
      { kind: 'recordsFrozen', siteIndices: [central] },
      { kind: 'crew', siteIndex: central, factorPpm: 725_000 },
    ]),
    delayPeriods: 1,
    recoveryPeriods: 3,
  },
  heldEvent('fire', 1, [{ kind: 'stockDestroyed', siteIndex: central, itemIndices: [0, 1], sharePpm: 400_000 }]),
  eventIn('planned', 40, 1, []),
);
const opened = headlessGame(eventful, 'held');
const injected = evolve(eventful, opened, { type: 'EventInjected', event: 'fire', round: 4 });
const held = heldEventsView(eventful, [injected]);
const room = { game: injected.id, phase: 'planning', round: 4 } as Room;
const nameOf = (id: string): string => {
  const name = spring.company.sites[siteIndex(spring.company, id)]?.name;
  return typeof name === 'string' ? name : (name?.['en'] ?? '');
};

describe('a held event', () => {
  const cards = held === undefined ? [] : heldEventCards(held, room, speech);

  it('is there for facilitators to see, a planned one is not', () => {
    expect(cards.map(({ event }) => event)).toEqual(['attack', 'fire']);
  });

  it('says in plain sentences what it would do, when, and who is told', () => {
    expect(cards[0]).toEqual({
      event: 'attack',
      name: 'Event attack',
      effects: [
        `The stock system of ${nameOf('central')} is down: desks show the records from before.`,
        `${nameOf('central')}: 72.5 % of the usual crew comes to work.`,
      ],
      course: 'It begins after 1 day, holds for 10 days, and eases off over 3 days.',
      signals: ['Told to Sales at once: “Word of attack”'],
      injected: undefined,
    });
    expect(cards[1]?.effects).toEqual([`${nameOf('central')} loses 40 % of its stock of Water and Juice for good.`]);
  });

  it('says when it was let happen, for that team alone', () => {
    expect(cards[1]?.injected).toBe('Let happen in round 4');
    expect(held === undefined ? [] : heldEventCards(held, { ...room, game: 'another' }, speech)[1]?.injected).toBeUndefined();
  });

  it('would happen in the round being planned, or after the recap in the next', () => {
    expect(injectionRound(room)).toBe(4);
    expect(injectionRound({ ...room, phase: 'review' })).toBe(5);
    for (const phase of ['briefing', 'resolving', 'finished'] as const) expect(injectionRound({ ...room, phase })).toBeUndefined();
  });

  it('is nothing to show where the scenario holds none back', () => {
    expect(heldEventsView(spring, [opened])).toBeUndefined();
  });
});

describe('a panel', () => {
  const stop = (...sites: readonly string[]) =>
    withEvents(
      spring,
      eventIn('attack', 21, 10, [{ kind: 'recordsFrozen', siteIndices: sites.map((id) => siteIndex(spring.company, id)) }]),
    );
  const downOf = (setup: typeof spring, seat: 'logistics' | 'procurement', id: string) =>
    panelTables(desk(setup, plannedGame(setup, 6, 'closed'), seat), speech).find((table) => table.id === id)?.down;

  it('of a system that is down says so, and how old it is', () => {
    expect(downOf(stop('central'), 'procurement', 'supply')).toBe('Records as of wk 4, day 5: the system is down.');
    expect(downOf(stop('central'), 'logistics', 'regions')).toBeUndefined();
    expect(downOf(spring, 'procurement', 'supply')).toBeUndefined();
  });

  it('of several systems says which of its rows are old', () => {
    const text = downOf(stop('north'), 'logistics', 'regions') ?? '';
    expect(text).toContain(nameOf('north'));
    expect(text).toContain('records as of wk 4, day 5, the system is down.');
    expect(text).not.toContain(nameOf('south'));
  });
});
