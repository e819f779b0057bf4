import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { expect, test } from 'vitest';
import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import type { ViewMessage } from '../../server/contract/messages.ts';
import { openDebriefLines } from '../../server/host/debrief-lines.ts';
import { openHost } from '../../server/host/host.ts';
import { systemClock, systemIds, systemScenarios, systemTimers, threadBenchmarks } from '../../server/host/system.ts';
import { openServer } from '../../server/net/server.ts';
import { embeddedStore } from '../../server/store/embedded.ts';
import { fakeReport } from '../host/fakes.ts';
import { createWorkshop, join, openPage } from './served.ts';
import type { TestPage } from './served.ts';

const desk = async (page: TestPage) => {
  const answer: ViewMessage | { readonly refusal: unknown } = await page.socket.timeout(8000).emitWithAck('resync');
  if ('refusal' in answer || answer.kind !== 'full' || answer.desk === undefined) throw new Error('no desk');
  return answer.desk;
};

test('four pages play the default game to its end: every round is answered, and the benchmarks on its seed arrive', async () => {
  const folder = mkdtempSync(path(tmpdir(), 'crossdock-game-'));
  const store = embeddedStore(folder);
  const report = fakeReport();
  const debriefs = openDebriefLines();
  const host = await openHost({
    clock: systemClock,
    timers: systemTimers,
    ids: systemIds,
    store,
    scenarios: systemScenarios(),
    benchmarks: threadBenchmarks(debriefs),
    debriefs,
    report,
  });
  const server = await openServer(host, report, { port: 0, clientFolder: '/nowhere', scenarios: [] });
  const url = `http://127.0.0.1:${server.port}`;
  const workshop = await createWorkshop(url, { seed: 'a whole game' });
  const lead = openPage(url, { token: workshop.facilitatorToken });
  const game = await lead.until(() => lead.lobbies[0]?.games[0]?.game, 'the lobby');
  const pages = new Map<Seat, TestPage>();
  for (const seat of seats) {
    const { token } = await join(url, workshop.code, seat);
    const page = openPage(url, { token, game });
    pages.set(seat, page);
    expect(await page.send(game, { kind: 'takeSeat', seat })).toEqual({ ok: true });
  }
  const sales = pages.get('sales') ?? lead;
  expect(await lead.send(game, { kind: 'start' })).toEqual({ ok: true });
  const huddles: number[] = [];
  let round = 1;
  for (; (await desk(sales)).phase === 'planning'; round += 1) {
    for (const [seat, page] of pages) {
      const { fields, inputs } = await desk(page);
      const place = inputs.findIndex((input) => !input.locked);
      const field = fields[place];
      if (field === undefined) throw new Error(`${seat} can decide nothing`);
      const values = [{ lever: field.lever, key: field.key, value: inputs[place]?.value ?? field.least }];
      expect(await page.send(game, { kind: 'setDecisions', round, values })).toEqual({ ok: true });
    }
    for (const page of pages.values()) expect(await page.send(game, { kind: 'commit', round })).toEqual({ ok: true });
    const { phase } = await desk(sales);
    if (phase === 'finished') break;
    expect(phase).toBe('review');
    expect(await sales.send(game, { kind: 'advance', round, from: 'review' })).toEqual({ ok: true });
    if ((await desk(sales)).phase !== 'huddle') continue;
    huddles.push(round);
    for (const page of pages.values()) expect(await page.send(game, { kind: 'attend' })).toEqual({ ok: true });
    expect(await sales.send(game, { kind: 'advance', round, from: 'huddle' })).toEqual({ ok: true });
  }
  expect([round, huddles]).toEqual([12, [5, 9]]);
  const end = (await desk(sales)).end;
  expect(end?.seed).toBe('a whole game');
  const compared = await sales.until(() => {
    const message = sales.views.at(-1);
    const benchmarks = message === undefined || message.kind === 'full' ? message?.desk?.end?.benchmarks : message.desk?.end?.benchmarks;
    return benchmarks !== undefined && benchmarks.length > 0 ? benchmarks : undefined;
  }, 'the benchmarks');
  expect(compared.map((each) => each.policy)).toEqual(['silo', 'coordinated', 'doNothing']);
  for (const page of [lead, ...pages.values()]) {
    const numbers = page.views.map((message) => `${message.epoch} ${message.number}`);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(page.refusals).toEqual([]);
    page.close();
  }
  expect(report.warnings).toEqual([]);
  const started = Date.now();
  await server.close();
  host.close();
  debriefs.close();
  await store.close();
  expect(Date.now() - started).toBeLessThan(5000);
  rmSync(folder, { recursive: true, force: true });
});
