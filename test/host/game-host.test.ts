import { describe, expect, test } from 'vitest';
import { seats } from '../../server/contract/ids.ts';
import { decodeGameEntry } from '../../server/log/codec.ts';
import type { GameFact, Logged } from '../../server/game/facts.ts';
import { memoryStore } from '../../server/store/memory.ts';
import type { Store } from '../../server/store/port.ts';
import { settled, testedStore } from './fakes.ts';
import { hostOn, order, pageOn, workshopOn } from './hosted.ts';

const logOf = async (store: Store, game: string): Promise<readonly Logged<GameFact>[]> =>
  (await store.read(`game/${game}`)).map((entry) => {
    const read = decodeGameEntry(entry);
    if ('problem' in read) throw new Error(read.problem);
    return read.entry;
  });
const facts = async <T extends GameFact['type']>(
  store: Store,
  game: string,
  type: T,
): Promise<readonly Extract<GameFact, { readonly type: T }>[]> =>
  (await logOf(store, game)).flatMap(({ fact }) => (fact.type === type ? [fact as Extract<GameFact, { readonly type: T }>] : []));

describe('a game on its host', () => {
  test('a value is in the store before anybody is told of it', async () => {
    const store = testedStore(memoryStore());
    const hosted = await hostOn(store);
    const { lead, page } = await workshopOn(hosted, ['sales']);
    await lead.say({ kind: 'start' });
    await settled();
    const before = page('sales').outlet.views.length;
    const release = store.hold();
    const ack = page('sales').say(order('sales', 6, 11));
    await settled();
    expect(page('sales').outlet.views.length).toBe(before);
    expect((await facts(store, lead.room().game, 'DecisionsSet')).some((fact) => fact.seat === 'sales')).toBe(false);
    release();
    expect(await ack).toEqual({ ok: true });
    expect(page('sales').desk()?.inputs[0]).toMatchObject({ value: 11, touched: true });
    expect(hosted.report.warnings).toEqual([]);
  });

  test('if the store fails the sender is told, nobody else is, and the game is as before', async () => {
    const store = testedStore(memoryStore());
    const hosted = await hostOn(store);
    const { lead, page } = await workshopOn(hosted, ['sales']);
    await lead.say({ kind: 'start' });
    await settled();
    const before = page('sales').outlet.views.length;
    store.failing = true;
    expect(await page('sales').say(order('sales', 6, 11))).toEqual({ ok: false, refusal: { code: 'store/unavailable' } });
    expect(page('sales').outlet.views.length).toBe(before);
    store.failing = false;
    expect(await page('sales').say(order('sales', 6, 12))).toEqual({ ok: true });
    expect(page('sales').desk()?.inputs[0]?.value).toBe(12);
  });

  test('commands of all seats are taken one after the other, and a round is played once', async () => {
    const store = memoryStore();
    const hosted = await hostOn(store);
    const { lead, page, game } = await workshopOn(hosted, seats);
    await lead.say({ kind: 'start' });
    await settled();
    await Promise.all(seats.flatMap((seat) => [page(seat).say(order(seat, 6, 7)), page(seat).say({ kind: 'commit', round: 6 })]));
    expect((await facts(store, game, 'RoundResolved')).map((fact) => fact.round)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect((await facts(store, game, 'RoundResolved')).at(-1)?.decisions).toEqual([7, 7, 7, 7]);
    expect(page('sales').desk()?.phase).toBe('review');
    await page('sales').say({ kind: 'advance', round: 6 });
    expect(page('operations').desk()).toMatchObject({ phase: 'planning', round: 7 });
  });

  test('the deadline takes the last acknowledged values', async () => {
    const store = memoryStore();
    const hosted = await hostOn(store);
    const { lead, page, game } = await workshopOn(hosted, ['sales', 'operations']);
    await lead.say({ kind: 'start' });
    await page('sales').say(order('sales', 6, 9));
    await hosted.time.advance(89_000);
    expect(page('sales').desk()?.phase).toBe('planning');
    await hosted.time.advance(2_000);
    expect(page('sales').desk()?.phase).toBe('review');
    const resolved = (await facts(store, game, 'RoundResolved')).at(-1);
    expect(resolved?.round).toBe(6);
    expect(resolved?.decisions[0]).toBe(9);
  });

  test('planning ends with the last commit, but not before the shortest planning time', async () => {
    const hosted = await hostOn(memoryStore());
    const { lead, page } = await workshopOn(hosted, ['sales'], { minPlanningSeconds: 40 });
    await lead.say({ kind: 'start' });
    await page('sales').say({ kind: 'commit', round: 6 });
    await hosted.time.advance(39_000);
    expect(page('sales').desk()?.phase).toBe('planning');
    await hosted.time.advance(1_500);
    expect(page('sales').desk()?.phase).toBe('review');
  });

  test('a pause stops the clock, and the rest of the time is left when it goes on', async () => {
    const hosted = await hostOn(memoryStore());
    const { lead, page } = await workshopOn(hosted, ['sales']);
    await lead.say({ kind: 'start' });
    await hosted.time.advance(60_000);
    await lead.say({ kind: 'pause' });
    expect(page('sales').room().pauses).toEqual(['facilitator']);
    await hosted.time.advance(600_000);
    expect(page('sales').desk()?.phase).toBe('planning');
    await lead.say({ kind: 'resume' });
    await hosted.time.advance(29_000);
    expect(page('sales').desk()?.phase).toBe('planning');
    await hosted.time.advance(2_000);
    expect(page('sales').desk()?.phase).toBe('review');
  });

  test('if the store is away when the deadline comes, the round is played once it is back', async () => {
    const store = testedStore(memoryStore());
    const hosted = await hostOn(store);
    const { lead, page } = await workshopOn(hosted, ['sales']);
    await lead.say({ kind: 'start' });
    await settled();
    store.failing = true;
    await hosted.time.advance(95_000);
    expect(page('sales').desk()?.phase).toBe('planning');
    store.failing = false;
    await hosted.time.advance(3_000);
    expect(page('sales').desk()?.phase).toBe('review');
  });
});

describe('bots', () => {
  test('empty seats are held by bots, which decide as soon as planning opens', async () => {
    const store = memoryStore();
    const hosted = await hostOn(store);
    const { lead, page, game } = await workshopOn(hosted, ['sales']);
    await lead.say({ kind: 'start' });
    await settled();
    expect(
      page('sales')
        .room()
        .seats.map(({ holder, committed }) => `${holder} ${committed}`),
    ).toEqual(['person false', 'bot true', 'bot true', 'bot true']);
    const set = await facts(store, game, 'DecisionsSet');
    expect(set.map((fact) => fact.seat).toSorted()).toEqual(['logistics', 'operations', 'procurement']);
    expect(set.every((fact) => fact.reason !== undefined && fact.memory !== undefined)).toBe(true);
    expect(hosted.report.warnings).toEqual([]);
  });

  test('a seat whose person is gone is held by its bot after the set time, and is theirs again at once on return', async () => {
    const store = memoryStore();
    const hosted = await hostOn(store);
    const { lead, page, game, token } = await workshopOn(hosted, ['sales', 'logistics']);
    await lead.say({ kind: 'start' });
    await settled();
    page('logistics').close();
    await hosted.time.advance(29_000);
    expect(page('sales').room().seats[1]).toMatchObject({ holder: 'person', connected: false, covered: false, committed: false });
    await hosted.time.advance(2_000);
    expect(page('sales').room().seats[1]).toMatchObject({ holder: 'bot', covered: true, committed: true });
    const back = await pageOn(hosted.host, token('logistics'), game);
    await settled();
    expect(back.room().seats[1]).toMatchObject({ holder: 'person', you: true, connected: true, covered: false, committed: false });
    expect(back.desk()?.seat).toBe('logistics');
    expect(await back.say({ kind: 'commit', round: 6 })).toEqual({ ok: true });
  });

  test('a refresh is no absence: the old page going does not count while a new one is there', async () => {
    const hosted = await hostOn(memoryStore());
    const { lead, page, game, token } = await workshopOn(hosted, ['sales', 'logistics']);
    await lead.say({ kind: 'start' });
    const second = await pageOn(hosted.host, token('logistics'), game);
    page('logistics').close();
    await hosted.time.advance(60_000);
    expect(page('sales').room().seats[1]).toMatchObject({ holder: 'person', connected: true, covered: false });
    expect(second.desk()?.seat).toBe('logistics');
  });

  test('what a person set before they went is left alone by the bot that covers', async () => {
    const store = memoryStore();
    const hosted = await hostOn(store);
    const { lead, page, game } = await workshopOn(hosted, ['sales', 'logistics']);
    await lead.say({ kind: 'start' });
    await page('logistics').say(order('logistics', 6, 33));
    page('logistics').close();
    await hosted.time.advance(31_000);
    await page('sales').say({ kind: 'commit', round: 6 });
    await settled();
    const resolved = (await facts(store, game, 'RoundResolved')).at(-1);
    expect([resolved?.round, resolved?.decisions[1]]).toEqual([6, 33]);
  });

  test('a covered seat is decided by its bot round after round until its person is back', async () => {
    const hosted = await hostOn(memoryStore());
    const { lead, page } = await workshopOn(hosted, ['sales', 'logistics']);
    await lead.say({ kind: 'start' });
    page('logistics').close();
    await hosted.time.advance(31_000);
    for (let round = 6; round < 9; round += 1) {
      await page('sales').say({ kind: 'commit', round });
      await page('sales').say({ kind: 'advance', round });
      await settled();
    }
    expect(page('sales').desk()).toMatchObject({ phase: 'planning', round: 9 });
  });

  test('somebody who leaves during the game leaves a bot behind, and a late joiner takes its seat', async () => {
    const hosted = await hostOn(memoryStore());
    const { lead, page, code, game } = await workshopOn(hosted, ['sales', 'logistics']);
    await lead.say({ kind: 'start' });
    await page('logistics').say({ kind: 'leaveSeat' });
    await settled();
    expect(page('sales').room().seats[1]).toMatchObject({ holder: 'bot', covered: false, committed: true });
    expect(page('logistics').desk()).toBeUndefined();
    const late = await hosted.host.join(code, 'Late');
    if ('refusal' in late) throw new Error(late.refusal.code);
    const latePage = await pageOn(hosted.host, late.token, game);
    expect(await latePage.say({ kind: 'takeSeat', seat: 'logistics' })).toEqual({ ok: true });
    expect(latePage.desk()?.seat).toBe('logistics');
  });

  test('a team of bots only plays by itself to the end, and the benchmarks on its seed follow', async () => {
    const store = memoryStore();
    const hosted = await hostOn(store);
    const { lead, game } = await workshopOn(hosted, []);
    await lead.say({ kind: 'start' });
    await hosted.time.advance(40 * 2_500);
    expect(lead.room().phase).toBe('finished');
    expect((await facts(store, game, 'GameFinished')).length).toBe(1);
    const [seed] = (await facts(store, game, 'GameOpened')).map((fact) => fact.seed);
    expect(hosted.benchmarked).toEqual([seed]);
    expect((await facts(store, game, 'BenchmarksPlayed')).length).toBe(1);
  });

  test('a team of bots that the facilitator leads by hand waits for the hand', async () => {
    const hosted = await hostOn(memoryStore());
    const { lead } = await workshopOn(hosted, [], { pace: 'hand' });
    await lead.say({ kind: 'start' });
    await hosted.time.advance(600_000);
    expect(lead.room()).toMatchObject({ phase: 'review', round: 6 });
    await lead.say({ kind: 'advance', round: 6 });
    await settled();
    expect(lead.room()).toMatchObject({ phase: 'review', round: 7 });
  });
});

describe('what viewers are sent', () => {
  test('begins with the whole view as number 1, then only what changed, without gaps', async () => {
    const hosted = await hostOn(memoryStore());
    const { lead, page } = await workshopOn(hosted, ['sales', 'logistics']);
    await lead.say({ kind: 'start' });
    await settled();
    const { views } = page('sales').outlet;
    const full = views.findLast((message) => message.kind === 'full');
    expect(full).toMatchObject({ kind: 'full', number: 1 });
    const before = views.length;
    await page('sales').say(order('sales', 6, 11));
    const [change, ...more] = views.slice(before);
    expect(more).toEqual([]);
    expect(change?.kind === 'change' ? Object.keys(change.desk ?? {}) : []).toEqual(['inputs']);
    expect(change?.kind === 'change' && change.room).toBeUndefined();
    const other = page('logistics').outlet.views.length;
    await page('sales').say(order('sales', 6, 12));
    expect(page('logistics').outlet.views.length).toBe(other);
  });

  test('two pages of one person show the same desk', async () => {
    const hosted = await hostOn(memoryStore());
    const { lead, page, game, token } = await workshopOn(hosted, ['sales']);
    await lead.say({ kind: 'start' });
    const second = await pageOn(hosted.host, token('sales'), game);
    await second.say(order('sales', 6, 21));
    expect(page('sales').desk()).toEqual(second.desk());
    expect(page('sales').desk()?.inputs[0]?.value).toBe(21);
  });

  test('another seat begins another epoch with the whole view', async () => {
    const hosted = await hostOn(memoryStore());
    const { page } = await workshopOn(hosted, ['sales']);
    const before = page('sales').outlet.last();
    await page('sales').say({ kind: 'takeSeat', seat: 'operations' });
    const after = page('sales').outlet.last();
    expect(after).toMatchObject({ kind: 'full', number: 1 });
    expect(after.epoch).not.toBe(before.epoch);
    expect(page('sales').desk()?.seat).toBe('operations');
  });

  test('a resync is one full view with the next number of the same epoch', async () => {
    const hosted = await hostOn(memoryStore());
    const { page } = await workshopOn(hosted, ['sales']);
    const before = page('sales').outlet.last();
    const full = page('sales').resync();
    expect(full).toMatchObject({ kind: 'full', epoch: before.epoch, number: before.number + 1, desk: page('sales').desk() });
  });

  test('a facilitator without a seat sees the room and no desk', async () => {
    const hosted = await hostOn(memoryStore());
    const { lead } = await workshopOn(hosted, ['sales']);
    await lead.say({ kind: 'start' });
    await settled();
    expect(lead.outlet.views.every((message) => !('desk' in message) || message.desk === undefined)).toBe(true);
    expect(lead.room()).toMatchObject({ phase: 'planning', round: 6, youFacilitate: true });
  });

  test('a facilitator without a seat sees the end screen and the score once the game is over', async () => {
    const hosted = await hostOn(memoryStore());
    const { lead } = await workshopOn(hosted, ['sales']);
    await lead.say({ kind: 'start' });
    await settled();
    for (let turns = 0; turns < 200 && lead.room().phase !== 'finished'; turns += 1) {
      expect(lead.desk()).toBeUndefined();
      const { phase, round } = lead.room();
      await lead.say(phase === 'planning' ? { kind: 'force', round } : { kind: 'advance', round });
      await settled();
    }
    expect(lead.room().phase).toBe('finished');
    expect(lead.desk()?.end?.jointScore).toBe(lead.room().score);
    expect(lead.room().seats.some((seat) => seat.you)).toBe(false);
  });
});
