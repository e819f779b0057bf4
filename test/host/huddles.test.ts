import { describe, expect, test } from 'vitest';
import { seats } from '../../server/contract/ids.ts';
import type { GameFact } from '../../server/game/facts.ts';
import type { Scenarios } from '../../server/host/ports.ts';
import { systemScenarios } from '../../server/host/system.ts';
import { decodeGameEntry } from '../../server/log/codec.ts';
import { memoryStore } from '../../server/store/memory.ts';
import type { Store } from '../../server/store/port.ts';
import { scenarioOf, shippedText } from '../support/scenario-texts.ts';
import { fakeTime, settled } from './fakes.ts';
import { hostOn, pageOn, workshopOn } from './hosted.ts';

/** The beer game with a huddle after its first round of people, in which everybody believes something and changes seats, and one after the next. */
const text = `${shippedText('classic-beer-game')}
huddles:
  - { afterRound: 6, kind: summit, seconds: 120, beliefRounds: 2, rotate: true }
  - { afterRound: 7, seconds: 60 }
`;
const shipped = systemScenarios();
const scenarios: Scenarios = { ...shipped, find: () => ({ scenario: scenarioOf(text), text }) };

const hosted = (store: Store = memoryStore(), process = 'p', time = fakeTime()) => hostOn(store, process, time, scenarios);

/** A team that has played its first round and sits in the huddle after it. */
const inHuddle = async (people: readonly (typeof seats)[number][] = seats, store: Store = memoryStore()) => {
  const running = await hosted(store);
  const workshop = await workshopOn(running, people);
  await workshop.lead.say({ kind: 'start' });
  await settled();
  await workshop.lead.say({ kind: 'force', round: 6 });
  await workshop.page(people[0] ?? 'sales').say({ kind: 'advance', round: 6, from: 'review' });
  await settled();
  return { ...running, ...workshop };
};

const factsOf = async (store: Store, game: string): Promise<readonly GameFact['type'][]> =>
  (await store.read(`game/${game}`)).map((entry) => {
    const read = decodeGameEntry(entry);
    if ('problem' in read) throw new Error(read.problem);
    return read.entry.fact.type;
  });

describe('a huddle on its host', () => {
  test('shows every room its clock, and ends by it', async () => {
    const { page, time } = await inHuddle();
    expect(page('sales').room()).toMatchObject({ phase: 'huddle', round: 6, deadlineMs: time.nowMs() + 120_000 });
    await time.advance(119_000);
    expect(page('operations').room().phase).toBe('huddle');
    await time.advance(2_000);
    expect(page('operations').room()).toMatchObject({ phase: 'planning', round: 7 });
  });

  test('stands still in a pause and runs on after it', async () => {
    const { page, lead, time } = await inHuddle();
    await time.advance(100_000);
    await lead.say({ kind: 'pause' });
    await time.advance(600_000);
    expect(page('sales').room()).toMatchObject({ phase: 'huddle', pauses: ['facilitator'] });
    await lead.say({ kind: 'resume' });
    await time.advance(19_000);
    expect(page('sales').room().phase).toBe('huddle');
    await time.advance(2_000);
    expect(page('sales').room().phase).toBe('planning');
  });

  test('has half a minute left after a restart, with everything said in it', async () => {
    const store = memoryStore();
    const before = await inHuddle(seats, store);
    await before.page('sales').say({ kind: 'attend' });
    await before.page('sales').say({ kind: 'writeWorkingAgreement', text: 'Ask first' });
    await before.time.advance(110_000);
    before.host.close();
    await before.time.advance(3_600_000);
    const after = await hosted(store, 'q', before.time);
    const sales = await pageOn(after.host, before.token('sales'), before.game);
    expect((sales.room().deadlineMs ?? 0) - before.time.nowMs()).toBe(30_000);
    expect(sales.desk()?.book.workingAgreement?.text).toBe('Ask first');
    expect(sales.desk()?.huddle?.attended).toEqual(['sales']);
    await after.time.advance(31_000);
    expect(sales.room().phase).toBe('planning');
  });

  test('led by hand waits for the hand, however late it is', async () => {
    const running = await hosted();
    const { lead, page } = await workshopOn(running, seats, { pace: 'hand' });
    await lead.say({ kind: 'start' });
    await lead.say({ kind: 'force', round: 6 });
    await lead.say({ kind: 'advance', round: 6 });
    await running.time.advance(600_000);
    expect(page('sales').room()).toMatchObject({ phase: 'huddle', round: 6 });
    await lead.say({ kind: 'advance', round: 6, from: 'huddle' });
    expect(page('sales').room()).toMatchObject({ phase: 'planning', round: 7 });
  });

  test('of a table of bots is over soon', async () => {
    const store = memoryStore();
    const running = await hosted(store);
    const { lead, game } = await workshopOn(running, []);
    await lead.say({ kind: 'start' });
    await running.time.advance(10_000);
    expect(lead.room().round).toBeGreaterThan(7);
    expect((await factsOf(store, game)).filter((type) => type === 'HuddleOpened' || type === 'SeatsRotated')).toEqual([
      'HuddleOpened',
      'HuddleOpened',
    ]);
    expect(running.report.warnings).toEqual([]);
  });

  test('that everybody leaves goes on with the bots', async () => {
    const { page, lead, time } = await inHuddle(['sales', 'logistics']);
    await page('sales').say({ kind: 'leaveSeat' });
    await page('logistics').say({ kind: 'leaveSeat' });
    await time.advance(3_000);
    expect(lead.room().round).toBe(7);
  });
});

describe('a change of seats', () => {
  test('begins another epoch with the new desk on every page, and none shows the old one again', async () => {
    const { page } = await inHuddle();
    const before = seats.map((seat) => page(seat).outlet.last().epoch);
    const sent = seats.map((seat) => page(seat).outlet.views.length);
    await page('sales').say({ kind: 'advance', round: 6, from: 'huddle' });
    await settled();
    expect(seats.map((seat) => page(seat).desk()?.seat)).toEqual(['logistics', 'procurement', 'operations', 'sales']);
    for (const [place, seat] of seats.entries()) {
      const [first, ...rest] = page(seat).outlet.views.slice(sent[place]);
      expect(first).toMatchObject({ kind: 'full', number: 1, desk: { seat: page(seat).desk()?.seat, phase: 'planning', round: 7 } });
      expect(first?.epoch).not.toBe(before[place]);
      expect(rest.every((message) => message.epoch === first?.epoch)).toBe(true);
      expect(
        page(seat)
          .room()
          .seats.filter(({ you }) => you)
          .map((each) => each.seat),
      ).toEqual([page(seat).desk()?.seat]);
    }
  });

  test('takes the hands off the old levers and gives the new ones', async () => {
    const { page } = await inHuddle();
    await page('sales').say({ kind: 'advance', round: 6, from: 'huddle' });
    const order = (key: string) => ({ kind: 'setDecisions' as const, round: 7, values: [{ lever: 'order' as const, key, value: 3 }] });
    expect(await page('sales').say(order('retailer beer'))).toMatchObject({ ok: false, refusal: { code: 'lever/not-yours' } });
    expect(await page('sales').say(order('wholesaler beer'))).toEqual({ ok: true });
  });

  test('finds people where they are: who comes to a covered seat takes it at once, who is away is covered in the new one', async () => {
    const { page, time, lead } = await inHuddle();
    page('logistics').close();
    await time.advance(31_000);
    expect(lead.room().seats[1]).toMatchObject({ seat: 'logistics', covered: true });
    await page('sales').say({ kind: 'advance', round: 6, from: 'huddle' });
    await time.advance(1_000);
    expect(lead.room().seats.map(({ name, holder, covered }) => [name, holder, covered])).toEqual([
      ['Person of operations', 'person', false],
      ['Person of sales', 'person', false],
      ['Person of logistics', 'bot', true],
      ['Person of procurement', 'person', false],
    ]);
    expect(page('sales').desk()).toMatchObject({ seat: 'logistics', committed: false });
  });
});
