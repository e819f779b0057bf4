import { expect, test } from 'vitest';
import { memoryStore } from '../../server/store/memory.ts';
import type { Store } from '../../server/store/port.ts';
import { settled } from './fakes.ts';
import { hostOn, order, pageOn, workshopOn } from './hosted.ts';

test('after a restart every acknowledged value is there, the seat is the same, and the game goes on', async () => {
  const store = memoryStore();
  const first = await hostOn(store);
  const { lead, page, game, token } = await workshopOn(first, ['sales', 'logistics']);
  await lead.say({ kind: 'start' });
  await page('sales').say(order('sales', 6, 17));
  const before = page('sales').desk();
  first.host.close();

  const second = await hostOn(store, 'q', first.time);
  const sales = await pageOn(second.host, token('sales'), game);
  const logistics = await pageOn(second.host, token('logistics'), game);
  expect(sales.desk()).toEqual(before);
  expect(sales.desk()?.inputs[0]).toMatchObject({ value: 17, touched: true });
  expect(sales.room().seats[0]).toMatchObject({ you: true, name: 'Person of sales' });
  expect(sales.outlet.last().epoch).not.toBe(page('sales').outlet.last().epoch);
  await sales.say({ kind: 'commit', round: 6 });
  await logistics.say({ kind: 'commit', round: 6 });
  expect(sales.desk()?.phase).toBe('review');
  expect(second.report.warnings).toEqual([]);
});

test('a command sent again after a restart has no second effect', async () => {
  const store = memoryStore();
  const first = await hostOn(store);
  const { lead, page, game, token } = await workshopOn(first, ['sales', 'logistics']);
  await lead.say({ kind: 'start' });
  expect(await page('sales').say({ kind: 'commit', round: 6 }, 'the-commit')).toEqual({ ok: true });
  expect(await page('sales').say({ kind: 'withdraw', round: 6 })).toEqual({ ok: true });
  first.host.close();
  const second = await hostOn(store, 'q', first.time);
  const sales = await pageOn(second.host, token('sales'), game);
  expect(await sales.say({ kind: 'commit', round: 6 }, 'the-commit')).toEqual({ ok: true });
  expect(sales.desk()?.committed).toBe(false);
});

test('after a restart every clock has at least half a minute', async () => {
  const store = memoryStore();
  const first = await hostOn(store);
  const { lead, page, game, token } = await workshopOn(first, ['sales']);
  await lead.say({ kind: 'start' });
  expect(page('sales').desk()?.phase).toBe('planning');
  await first.time.advance(80_000);
  first.host.close();
  await first.time.advance(3_600_000);
  const second = await hostOn(store, 'q', first.time);
  const sales = await pageOn(second.host, token('sales'), game);
  expect((sales.room().deadlineMs ?? 0) - first.time.nowMs()).toBe(30_000);
  await second.time.advance(29_000);
  expect(sales.desk()?.phase).toBe('planning');
  await second.time.advance(2_000);
  expect(sales.desk()?.phase).toBe('review');
});

test('a clock with more than half a minute left is not touched by a restart', async () => {
  const store = memoryStore();
  const first = await hostOn(store);
  const { lead, page, game, token } = await workshopOn(first, ['sales']);
  await lead.say({ kind: 'start' });
  const { deadlineMs } = page('sales').room();
  first.host.close();
  const second = await hostOn(store, 'q', first.time);
  expect((await pageOn(second.host, token('sales'), game)).room().deadlineMs).toBe(deadlineMs);
});

test('people who do not come back after a restart are covered by bots', async () => {
  const store = memoryStore();
  const first = await hostOn(store);
  const { lead, game, token } = await workshopOn(first, ['sales', 'logistics']);
  await lead.say({ kind: 'start' });
  await settled();
  first.host.close();
  const second = await hostOn(store, 'q', first.time);
  const sales = await pageOn(second.host, token('sales'), game);
  await second.time.advance(31_000);
  expect(sales.room().seats[1]).toMatchObject({ holder: 'bot', covered: true });
});

test('a game whose opening was cut off by the end of the process is opened at the next start', async () => {
  const store = memoryStore();
  const first = await hostOn({
    ...store,
    append: async (batch) =>
      batch.appends.some(({ stream }) => stream.startsWith('game/'))
        ? { kind: 'unavailable', reason: 'the process ended' }
        : store.append(batch),
  });
  const created = await first.host.create({ scenario: 'classic-beer-game', teams: 2, pace: 'team' });
  if ('refusal' in created) throw new Error(created.refusal.code);
  expect((await store.streams('game/')).length).toBe(0);
  first.host.close();
  const second = await hostOn(store, 'q', first.time);
  expect((await store.streams('game/')).length).toBe(2);
  const joined = await second.host.join(created.code, 'Ana');
  expect('token' in joined).toBe(true);
});

test('a workshop whose log is damaged is reported and does not keep the others from opening', async () => {
  const store = memoryStore();
  const first = await hostOn(store);
  await store.append({ appends: [{ stream: 'workshop/broken', expectedSequence: 0, entries: ['no fact'] }] });
  const { token, game } = await workshopOn(first, ['sales']);
  first.host.close();
  const second = await hostOn(store, 'q', first.time);
  expect(second.report.warnings.length).toBe(1);
  expect((await pageOn(second.host, token('sales'), game)).desk()?.seat).toBe('sales');
});

test('benchmarks that a restart cut off are played after it, and only once', async () => {
  const store = memoryStore();
  const withoutBenchmarks: Store = {
    ...store,
    append: async (batch) =>
      batch.appends.some(({ entries }) => entries.some((each) => typeof each === 'string' && each.includes('BenchmarksPlayed')))
        ? { kind: 'unavailable', reason: 'the process ended' }
        : store.append(batch),
  };
  const first = await hostOn(withoutBenchmarks);
  const { lead } = await workshopOn(first, []);
  await lead.say({ kind: 'start' });
  await first.time.advance(40 * 2_500);
  expect(lead.room().phase).toBe('finished');
  first.host.close();
  const second = await hostOn(store, 'q', first.time);
  await settled();
  expect(second.benchmarked.length).toBe(1);
  second.host.close();
  const third = await hostOn(store, 'r', first.time);
  await settled();
  expect(third.benchmarked).toEqual([]);
});
