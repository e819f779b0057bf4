import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { seats } from '../../server/contract/ids.ts';
import type { Desk } from '../../server/contract/desk.ts';
import type { Ack, Joined, ViewMessage } from '../../server/contract/messages.ts';
import type { Refusal } from '../../server/contract/refusals.ts';
import type { GameFact, Logged } from '../../server/game/facts.ts';
import { openHost } from '../../server/host/host.ts';
import type { Host } from '../../server/host/host.ts';
import { systemClock, systemIds, systemScenarios, systemTimers } from '../../server/host/system.ts';
import { decodeGameEntry } from '../../server/log/codec.ts';
import { verifyGame } from '../../server/log/verify.ts';
import { openServer } from '../../server/net/server.ts';
import type { NetServer } from '../../server/net/server.ts';
import { memoryStore } from '../../server/store/memory.ts';
import { fakeDebriefs, fakeReport } from '../host/fakes.ts';
import { get, postRaw, sendPackets, sendRaw } from '../support/hostile.ts';
import { scenarioOf, shippedText } from '../support/scenario-texts.ts';
import { createWorkshop, freshId, handshakeRefusal, join, openPage, post } from './served.ts';
import type { TestPage } from './served.ts';

const folder = mkdtempSync(path(tmpdir(), 'crossdock-attack-'));
const secret = 'not for the world';
const store = memoryStore();
const report = fakeReport();
let host: Host;
let server: NetServer;
let url: string;
const pages: TestPage[] = [];

const serve = async (port = 0): Promise<void> => {
  host = await openHost({
    clock: systemClock,
    timers: systemTimers,
    ids: systemIds,
    store,
    scenarios: systemScenarios(),
    benchmarks: { play: async () => [], worth: async () => [] },
    debriefs: fakeDebriefs(),
    report,
  });
  server = await openServer(host, report, { port, clientFolder: path(folder, 'client'), scenarios: [] });
  url = `http://127.0.0.1:${server.port}`;
};

beforeAll(async () => {
  mkdirSync(path(folder, 'client/assets'), { recursive: true });
  writeFileSync(path(folder, 'client/index.html'), '<!doctype html>page');
  writeFileSync(path(folder, 'client/assets/main.js'), 'code');
  writeFileSync(path(folder, 'client/.settings'), secret);
  writeFileSync(path(folder, 'package.json'), secret);
  await serve();
});
afterEach(async () => {
  for (const page of pages.splice(0)) page.close();
  // Whatever was done to it, the server is there.
  expect(await (await fetch(`${url}/api/health`)).json()).toEqual({ ok: true });
});
afterAll(async () => {
  await server.close();
  host.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Nothing of the inside: no secret, no path of this machine, no stack, no name of a library's error. */
const expectNoInsides = (text: string): void => {
  for (const inside of [secret, folder, process.cwd(), 'node_modules', '    at ', 'Error:', 'FST_']) expect(text).not.toContain(inside);
};
const statusOf = (text: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
const code = (ack: Ack): string => (ack.ok ? 'ok' : ack.refusal.code);

const pageOf = async (token: string, game?: string): Promise<TestPage> => {
  const page = openPage(url, game === undefined ? { token } : { token, game });
  pages.push(page);
  await page.until(() => (game === undefined ? page.lobbies[0] : page.views[0]), 'something to see');
  return page;
};
const deskOf = async (page: TestPage): Promise<Desk | undefined> => {
  const answer = (await page.socket.timeout(5000).emitWithAck('resync')) as ViewMessage | { readonly refusal: Refusal };
  return 'refusal' in answer || answer.kind !== 'full' ? undefined : answer.desk;
};
const valueOf = (desk: Desk | undefined, lever: string, key: string): number | undefined =>
  desk?.inputs[desk.fields.findIndex((field) => field.lever === lever && field.key === key)]?.value;
const forecast = (value: unknown, round = 1): Readonly<Record<string, unknown>> => ({
  kind: 'setDecisions',
  round,
  values: [{ lever: 'forecast', key: 'water', value }],
});

/** A workshop with Eve in sales and Ben in logistics of a running game. */
const table = async (wanted: Readonly<Record<string, unknown>> = {}) => {
  const workshop = await createWorkshop(url, wanted);
  const lead = await pageOf(workshop.facilitatorToken);
  const games = lead.lobbies[0]?.games.map((room) => room.game) ?? [];
  const [game = ''] = games;
  const eveToken = (await join(url, workshop.code, 'Eve')).token;
  const benToken = (await join(url, workshop.code, 'Ben')).token;
  const eve = await pageOf(eveToken, game);
  const ben = await pageOf(benToken, game);
  expect(code(await eve.send(game, { kind: 'takeSeat', seat: 'sales' }))).toBe('ok');
  expect(code(await ben.send(game, { kind: 'takeSeat', seat: 'logistics' }))).toBe('ok');
  expect(code(await lead.send(game, { kind: 'start' }))).toBe('ok');
  return { workshop, lead, games, game, eve, ben, eveToken, benToken };
};

describe('paths', () => {
  test.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/assets/../../package.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
    '//package.json',
    '/%c0%ae%c0%ae/package.json',
    '/%',
    '/assets/%00',
    '/.settings',
    '/.data/',
    '/assets/',
    '/socket.io/../package.json',
    '/api/../package.json',
    `/${'a/'.repeat(3000)}`,
  ])('%s leads nowhere', async (bad) => {
    const { text, ended } = await sendRaw(server.port, get(bad));
    expect(ended).toBe(true);
    expect(statusOf(text)).toBeGreaterThanOrEqual(400);
    expect(statusOf(text)).toBeLessThan(500);
    expectNoInsides(text);
  });

  test('bytes that are no request are turned away', async () => {
    for (const bytes of [
      '\u0016\u0003\u0001 hello\r\n\r\n',
      'FOO / HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET / HTTP/1.1\r\n\r\n',
      'POST /api/join HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`,
    ]) {
      const { text } = await sendRaw(server.port, bytes);
      expect(statusOf(text)).toBeGreaterThanOrEqual(400);
      expectNoInsides(text);
    }
  });
});

describe('bodies', () => {
  const json = 'application/json';
  const good = '{"scenario":"spring-promotion"}';
  const cases: readonly (readonly [string, string | undefined, string | Uint8Array, string])[] = [
    ['JSON that calls itself text', 'text/plain', good, 'wire/malformed'],
    ['JSON that does not say what it is', undefined, good, 'wire/malformed'],
    ['a form', 'application/x-www-form-urlencoded', 'scenario=spring-promotion', 'wire/malformed'],
    ['a type that is none', '////', good, 'wire/malformed'],
    ['nothing', json, '', 'wire/malformed'],
    ['null', json, 'null', 'wire/malformed'],
    ['a list', json, '[]', 'wire/malformed'],
    ['`__proto__`', json, '{"__proto__":{"teams":3},"scenario":"spring-promotion"}', 'wire/malformed'],
    ['`constructor`', json, '{"constructor":{"prototype":{"x":1}},"scenario":"spring-promotion"}', 'wire/malformed'],
    ['deep nesting', json, `{"scenario":${'['.repeat(7000)}${']'.repeat(7000)}}`, 'wire/malformed'],
    ['an infinite number', json, '{"scenario":"spring-promotion","teams":1e400}', 'wire/malformed'],
    ['a list of 100,000', json, `[${'1,'.repeat(100_000)}1]`, 'wire/too-large'],
    ['bytes that are no UTF-8', json, Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 'wire/malformed'],
    ['the scenario `__proto__`', json, '{"scenario":"__proto__"}', 'scenario/unknown'],
    ['a scenario by a path', json, '{"scenario":"../../etc/passwd"}', 'scenario/unknown'],
    ['a scenario by a whole path', json, '{"scenario":"/etc/passwd"}', 'scenario/unknown'],
    ['a scenario by its file', json, '{"scenario":"spring-promotion.yaml"}', 'scenario/unknown'],
    ['a scenario with a zero in it', json, String.raw`{"scenario":"spring-promotion\u0000"}`, 'scenario/unknown'],
  ];
  test.each(cases)('%s is refused with a code', async (_, type, body, expected) => {
    const { text } = await sendRaw(server.port, postRaw('/api/workshops', type, body));
    expect(text).toContain(`{"refusal":{"code":"${expected}"`);
    expectNoInsides(text);
  });

  test('a body that never ends is not waited for', async () => {
    const head = 'POST /api/join HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{';
    // A server of its own with little patience: on a busy machine honest requests of the other tests would run out of it too.
    const settings = { port: 0, clientFolder: path(folder, 'client'), scenarios: [], mostRequestMs: 400 };
    const impatient = await openServer(host, report, settings);
    const { text, ended } = await sendRaw(impatient.port, head, 8000);
    await impatient.close();
    expect(ended).toBe(true);
    expectNoInsides(text);
  });

  test.each([
    ['a zero', 'a\u0000b'],
    ['half a character', '\ud800'],
    ['a line break', 'a\nb'],
    ['a turn of direction', '\u202eevil'],
    ['nothing to see', '\u200b\u200d'],
  ])('a name with %s is refused, and says why', async (_, name) => {
    const { code: joinCode } = await createWorkshop(url);
    const answer = await post(url, '/api/join', { code: joinCode, name });
    expect([answer.status, answer.body.refusal?.code]).toEqual([400, 'workshop/name']);
  });

  test.each(['__proto__', 'constructor', '<img src=x onerror=alert(1)>', 'Zoë 👩‍🚀', 'علی‌رضا'])(
    '%s is a name like any other',
    async (name) => {
      const { code: joinCode } = await createWorkshop(url);
      const { body } = await post<Joined>(url, '/api/join', { code: joinCode, name });
      const page = await pageOf(body.token);
      expect(page.lobbies[0]?.you?.name).toBe(name);
    },
  );
});

describe('packets that no client of ours sends', () => {
  test('are refused or end their connection; nothing changes, and the others play on', async () => {
    const { game, eve, ben, eveToken } = await table();
    await eve.send(game, forecast(1234));
    const command = (inner: string): string => `21["command",{"id":"${freshId()}","game":"${game}","command":${inner}}]`;
    const answered: readonly (readonly [string, string])[] = [
      ['21["error",{"x":1}]', 'wire/unknown-command'],
      ['21[5,{"x":1}]', 'wire/unknown-command'],
      ['21["__proto__",{}]', 'wire/unknown-command'],
      ['21["toString",{}]', 'wire/unknown-command'],
      [`21["command",${'['.repeat(15_000)}${']'.repeat(15_000)}]`, 'wire/malformed'],
      [`21["command",[${'1,'.repeat(15_000)}1]]`, 'wire/malformed'],
      [`21["command",{"__proto__":{"id":"abcdefgh1","game":"${game}","command":{"kind":"start"}}}]`, 'wire/malformed'],
      [command('{"kind":"leaveSeat","__proto__":{"a":1}}'), 'wire/malformed'],
      [command('{"kind":"constructor"}'), 'wire/unknown-command'],
      [command('{"kind":"takeSeat","seat":"__proto__"}'), 'seat/unknown'],
      [command('{"kind":"setDecisions","round":1,"values":[{"lever":"forecast","key":"__proto__","value":1}]}'), 'lever/unknown'],
      [command('{"kind":"setDecisions","round":1,"values":[{"lever":"constructor","key":"water","value":1}]}'), 'lever/unknown'],
      [command('{"kind":"setDecisions","round":1,"values":[{"lever":"forecast","key":"water","value":1e400}]}'), 'wire/malformed'],
      [command('{"kind":"setDecisions","round":1,"values":[{"lever":"forecast","key":"water","value":"NaN"}]}'), 'wire/malformed'],
      [
        command('{"kind":"setDecisions","round":1,"values":[{"lever":"forecast","key":"water","value":9007199254740993}]}'),
        'wire/malformed',
      ],
      [command('{"kind":"commit","round":1e308}'), 'wire/malformed'],
    ];
    for (const [packet, expected] of answered) {
      const got = (await sendPackets(eve, [packet], 2000, (texts) => texts.some((text) => text.includes('"code"')))).join('\n');
      expect(got).toContain(`"code":"${expected}"`);
      expectNoInsides(got);
    }
    const ending = [
      ['9xx'],
      ['2["command",{'],
      ['2["disconnect"]'],
      ['2["newListener","x"]'],
      ['5999999999-["command",{"_placeholder":true,"num":0}]'],
      ['51-["command",{"_placeholder":true,"num":0}]', '2["x"]'],
      ['0{"token":"x"}'],
    ];
    for (const packets of ending) {
      const page = await pageOf(eveToken, game);
      expectNoInsides((await sendPackets(page, packets, 40)).join('\n'));
      page.close();
    }
    expect(valueOf(await deskOf(await pageOf(eveToken, game)), 'forecast', 'water')).toBe(1234);
    expect((await deskOf(ben))?.seat).toBe('logistics');
  });

  test('other events than ours count as messages: a flood of them is refused', async () => {
    const { game, eve, ben } = await table();
    const flood = Array.from({ length: 400 }, (_, place) => `2["cheat${place}",{}]`);
    const refused = (got: readonly string[]): boolean => got.some((text) => text.includes('wire/too-many'));
    expect(refused(await sendPackets(eve, flood, 5000, refused))).toBe(true);
    expect(code(await ben.send(game, { kind: 'commit', round: 1 }))).toBe('ok');
  });

  test('a message of 100 kB costs its sender the connection and nobody anything else', async () => {
    const { game, eve, ben } = await table();
    await eve.send(game, forecast(777));
    eve.socket.emit('command', { id: freshId(), game, command: { kind: 'x'.repeat(100_000) } }, () => undefined);
    const refusal = await eve.until(() => eve.refusals[0], 'the refusal');
    expect(refusal.code).toBe('wire/too-large');
    expect(valueOf(await deskOf(eve), 'forecast', 'water')).toBe(777);
    expect(code(await ben.send(game, { kind: 'commit', round: 1 }))).toBe('ok');
  });
});

describe('what is not theirs', () => {
  test('a person leads no workshop, plays no other seat, and uses no command of the host', async () => {
    const { game, eve, ben } = await table();
    await ben.send(game, { kind: 'setDecisions', round: 1, values: [{ lever: 'booking', key: 'vigo>central', value: 17 }] });
    for (const command of [
      { kind: 'start' },
      { kind: 'pause' },
      { kind: 'resume' },
      { kind: 'force', round: 1 },
      { kind: 'extend', seconds: 3600 },
    ])
      expect(code(await eve.send(game, command))).toBe('token/not-allowed');
    for (const command of [
      { kind: 'open', game, seed: 'mine' },
      { kind: 'seatBot', seat: 'logistics', policy: 'doNothing', covers: true },
      { kind: 'handBack', seat: 'logistics' },
      { kind: 'botDecisions', seat: 'logistics', round: 1, values: [], memory: {}, reason: '' },
      { kind: 'assignSeat', seat: 'logistics', person: 'eve' },
      { kind: 'deadlinePassed', round: 1 },
      { kind: 'settle', round: 1 },
      { kind: 'benchmarks', results: [] },
      { kind: 'pauseFor', reason: 'x' },
    ])
      expect(code(await eve.send(game, command))).toBe('wire/unknown-command');
    expect(
      code(await eve.send(game, { kind: 'setDecisions', round: 1, values: [{ lever: 'booking', key: 'vigo>central', value: 1 }] })),
    ).toBe('lever/not-yours');
    expect(code(await eve.send(game, { kind: 'takeSeat', seat: 'logistics' }))).toBe('seat/taken');
    expect(code(await eve.send(game, forecast(5, 2)))).toBe('phase/wrong-round');
    expect(valueOf(await deskOf(ben), 'booking', 'vigo>central')).toBe(17);
    expect((await deskOf(ben))?.phase).toBe('planning');
  });

  test('a command id means nothing in another hand, and its second use does nothing, whatever it then says', async () => {
    const { game, eve, ben } = await table();
    const id = freshId();
    expect(
      code(await ben.send(game, { kind: 'setDecisions', round: 1, values: [{ lever: 'booking', key: 'vigo>central', value: 11 }] }, id)),
    ).toBe('ok');
    expect(code(await eve.send(game, forecast(4321), id))).toBe('ok');
    expect(valueOf(await deskOf(eve), 'forecast', 'water')).toBe(4321);
    await eve.send(game, forecast(1), id);
    await eve.send(game, { kind: 'commit', round: 1 }, id);
    const desk = await deskOf(eve);
    expect([valueOf(desk, 'forecast', 'water'), desk?.committed]).toEqual([4321, false]);
    expect(valueOf(await deskOf(ben), 'booking', 'vigo>central')).toBe(11);
  });

  test('one person holds one seat of a workshop, however fast they ask for two', async () => {
    const workshop = await createWorkshop(url, { teams: 3 });
    const lead = await pageOf(workshop.facilitatorToken);
    const games = lead.lobbies[0]?.games.map((room) => room.game) ?? [];
    const { token } = await join(url, workshop.code, 'Eve');
    const eve = await pageOf(token);
    await Promise.all(games.flatMap((game) => seats.map((seat) => eve.send(game, { kind: 'takeSeat', seat }))));
    const held = async (): Promise<number> => {
      const watch = await pageOf(token);
      return watch.lobbies.at(-1)?.games.flatMap((room) => room.seats.filter((seat) => seat.you)).length ?? 0;
    };
    expect(await held()).toBe(1);
  });

  test('a late retry has no effect of its own: neither one that did nothing at first nor one of a seat given up since', async () => {
    const { game, eve } = await table({ minPlanningSeconds: 60 });
    const id = freshId();
    expect(code(await eve.send(game, { kind: 'withdraw', round: 1 }, id))).toBe('ok');
    expect(code(await eve.send(game, { kind: 'commit', round: 1 }))).toBe('ok');
    expect(code(await eve.send(game, { kind: 'withdraw', round: 1 }, id))).toBe('ok');
    expect((await deskOf(eve))?.committed).toBe(true);

    const workshop = await createWorkshop(url, { teams: 2 });
    const { token } = await join(url, workshop.code, 'Ada');
    const ada = await pageOf(token);
    const [first = '', second = ''] = ada.lobbies[0]?.games.map((room) => room.game) ?? [];
    const taking = freshId();
    expect(code(await ada.send(first, { kind: 'takeSeat', seat: 'sales' }, taking))).toBe('ok');
    expect(code(await ada.send(second, { kind: 'takeSeat', seat: 'sales' }))).toBe('ok');
    expect(code(await ada.send(first, { kind: 'takeSeat', seat: 'sales' }, taking))).toBe('ok');
    expect((await deskOf(await pageOf(token, second)))?.seat).toBe('sales');
    expect(await deskOf(await pageOf(token, first))).toBeUndefined();
  });

  test('the same person twice at once is two persons, each with a name and a token of their own', async () => {
    const { code: joinCode } = await createWorkshop(url);
    const joined = await Promise.all(Array.from({ length: 10 }, () => join(url, joinCode, 'Eve')));
    expect(new Set(joined.map(({ token }) => token)).size).toBe(10);
    expect(new Set(joined.map(({ person }) => person)).size).toBe(10);
    const names = await Promise.all(joined.map(async ({ token }) => (await pageOf(token)).lobbies[0]?.you?.name));
    expect(new Set(names).size).toBe(10);
  });
});

describe('at the wrong time', () => {
  test('nothing moves on in a pause, and nothing at all after the end', async () => {
    const { game, lead, eve } = await table({ scenario: 'spring-promotion' });
    expect(code(await lead.send(game, { kind: 'pause' }))).toBe('ok');
    expect(code(await eve.send(game, { kind: 'commit', round: 1 }))).toBe('phase/paused');
    expect(code(await lead.send(game, { kind: 'force', round: 1 }))).toBe('phase/paused');
    expect(code(await lead.send(game, { kind: 'resume' }))).toBe('ok');
    for (let round = 1; (await deskOf(eve))?.phase !== 'finished'; round += 1) {
      expect(code(await lead.send(game, { kind: 'force', round }))).toBe('ok');
      await lead.send(game, { kind: 'advance', round });
      if ((await deskOf(eve))?.phase === 'huddle') await lead.send(game, { kind: 'advance', round });
    }
    const end = JSON.stringify((await deskOf(eve))?.end);
    for (const command of [forecast(1, 12), { kind: 'commit', round: 12 }, { kind: 'advance', round: 12 }, { kind: 'leaveSeat' }])
      expect(code(await eve.send(game, command))).toBe('game/finished');
    for (const command of [{ kind: 'start' }, { kind: 'force', round: 12 }, { kind: 'pause' }])
      expect(code(await lead.send(game, command))).toBe('game/finished');
    expect(JSON.stringify((await deskOf(eve))?.end)).toBe(end);
  });

  test('a restart in between forgets no seat, no draft, no used command id, and lets nobody else in', async () => {
    const { game, eve, eveToken, benToken, workshop } = await table();
    const id = freshId();
    await eve.send(game, forecast(2468), id);
    const { port } = server;
    await server.close();
    host.close();
    await serve(port);
    const again = await pageOf(eveToken, game);
    expect((await handshakeRefusal(url, { token: 'guessed', game })).code).toBe('token/wrong');
    expect(code(await again.send(game, forecast(1), id))).toBe('ok');
    expect(valueOf(await deskOf(again), 'forecast', 'water')).toBe(2468);
    const thief = await pageOf((await join(url, workshop.code, 'Thief')).token, game);
    expect(code(await thief.send(game, { kind: 'takeSeat', seat: 'sales' }))).toBe('seat/taken');
    expect((await deskOf(await pageOf(benToken, game)))?.seat).toBe('logistics');
  });

  test('a game set to minus nothing is the game that its log tells', async () => {
    const { game, lead, eve, ben } = await table();
    const set = (lever: string, key: string): string =>
      `2["command",{"id":"${freshId()}","game":"${game}","command":{"kind":"setDecisions","round":1,"values":[{"lever":"${lever}","key":"${key}","value":-0}]}}]`;
    await sendPackets(
      eve,
      ['forecast', 'promotion'].flatMap((lever) => ['water', 'juice', 'cola'].map((item) => set(lever, item))),
    );
    await sendPackets(
      ben,
      ['vigo>central', 'central>north', 'central>east', 'central>south'].map((lane) => set('booking', lane)),
    );
    for (let round = 1; round <= 3; round += 1) {
      expect(code(await lead.send(game, { kind: 'force', round }))).toBe('ok');
      await lead.send(game, { kind: 'advance', round });
    }
    const log = (await store.read(`game/${game}`)).map((entry): Logged<GameFact> => {
      const read = decodeGameEntry(entry);
      if ('problem' in read) throw new Error(read.problem);
      return read.entry;
    });
    expect(verifyGame(scenarioOf(shippedText('spring-promotion')), log)).toMatchObject({ kind: 'same' });
  });
});

describe('in numbers', () => {
  test('300 connections with bad tokens are all turned away, and a good one gets in among them', async () => {
    const { game, eveToken } = await table();
    const bad = Promise.all(Array.from({ length: 300 }, (_, place) => handshakeRefusal(url, { token: `guess-${place}`, game })));
    expect((await pageOf(eveToken, game)).views.length).toBeGreaterThan(0);
    expect([...new Set((await bad).map((refusal) => refusal.code))].toSorted()).toEqual(['token/wrong', 'wire/too-many']);
  });

  test('join codes are not guessed faster by asking all at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, place) => post(url, '/api/join', { code: `GUESS${place}`, name: 'Eve' })),
    );
    const told = answers.filter(({ body }) => body.refusal?.code === 'workshop/unknown').length;
    expect(told).toBeLessThanOrEqual(60);
    expect(answers.every(({ status }) => status === 404 || status === 429)).toBe(true);
  });
});

test('nothing in all this was a bug of the server', () => {
  expect(report.warnings).toEqual([]);
});
