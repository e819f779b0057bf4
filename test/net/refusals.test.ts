import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ack, ViewMessage, WorkshopCreated } from '../../server/contract/messages.ts';
import type { Refusal } from '../../server/contract/refusals.ts';
import { openHost } from '../../server/host/host.ts';
import type { Host } from '../../server/host/host.ts';
import type { Scenarios } from '../../server/host/ports.ts';
import { systemClock, systemIds, systemScenarios, systemTimers } from '../../server/host/system.ts';
import { openServer } from '../../server/net/server.ts';
import type { NetServer } from '../../server/net/server.ts';
import { memoryStore } from '../../server/store/memory.ts';
import { fakeDebriefs, fakeReport } from '../host/fakes.ts';
import { heldEvent, withEvents } from '../support/eventful.ts';
import { createWorkshop, freshId, handshakeRefusal, join, openPage, post } from './served.ts';
import type { TestPage } from './served.ts';

/** The shipped scenarios, and the spring promotion with an event that waits for the facilitator's hand. */
const shipped = systemScenarios();
const attack = heldEvent('attack', 5, [{ kind: 'recordsFrozen', siteIndices: [0] }]);
const scenarios: Scenarios = {
  ...shipped,
  find: (id) => {
    const found = shipped.find('held' === id ? 'spring-promotion' : id);
    return 'refusal' in found || id !== 'held' ? found : { ...found, scenario: withEvents(found.scenario, attack) };
  },
};

let host: Host;
let server: NetServer;
let url: string;
const report = fakeReport();
const pages: TestPage[] = [];

beforeAll(async () => {
  host = await openHost({
    clock: systemClock,
    timers: systemTimers,
    ids: systemIds,
    store: memoryStore(),
    scenarios,
    benchmarks: { play: async () => [], worth: async () => [] },
    debriefs: fakeDebriefs(),
    report,
  });
  server = await openServer(host, report, { port: 0, clientFolder: '/nowhere', scenarios: [] });
  url = `http://127.0.0.1:${server.port}`;
});
afterAll(async () => {
  for (const page of pages) page.close();
  await server.close();
  host.close();
});

const code = (ack: Ack): string => (ack.ok ? 'ok' : ack.refusal.code);
const pageOf = (...of: Parameters<typeof openPage>): TestPage => {
  const page = openPage(...of);
  pages.push(page);
  return page;
};

/** A started game with a person in sales who has set a value; pages watch it as person and facilitator. */
const runningGame = async (
  wanted: Readonly<Record<string, unknown>> = {},
): Promise<{
  readonly workshop: WorkshopCreated;
  readonly game: string;
  readonly token: string;
  readonly sales: TestPage;
  readonly lead: TestPage;
}> => {
  const workshop = await createWorkshop(url, wanted);
  const { token } = await join(url, workshop.code, 'Ana');
  const lead = pageOf(url, { token: workshop.facilitatorToken });
  const game = await lead.until(() => lead.lobbies[0]?.games[0]?.game, 'the lobby');
  const sales = pageOf(url, { token, game });
  await sales.until(() => sales.views[0], 'a first view');
  expect(code(await sales.send(game, { kind: 'takeSeat', seat: 'sales' }))).toBe('ok');
  expect(code(await lead.send(game, { kind: 'start' }))).toBe('ok');
  expect(code(await sales.send(game, { kind: 'setDecisions', round: 1, values: [{ lever: 'forecast', key: 'water', value: 1234 }] }))).toBe(
    'ok',
  );
  return { workshop, game, token, sales, lead };
};

/** What stands in the seat's desk for the forecast of water, asked anew. */
const forecastOf = async (page: TestPage): Promise<number | undefined> => {
  const answer = (await page.socket.timeout(5000).emitWithAck('resync')) as ViewMessage | { readonly refusal: Refusal };
  if ('refusal' in answer || answer.kind !== 'full' || answer.desk === undefined) return undefined;
  const { fields, inputs } = answer.desk;
  return inputs[fields.findIndex((field) => field.lever === 'forecast' && field.key === 'water')]?.value;
};

describe('calls before there is a socket', () => {
  test('health answers', async () => {
    expect(await (await fetch(`${url}/api/health`)).json()).toEqual({ ok: true });
  });

  test.each([
    ['text that is no JSON', '{"scenario":', 400, 'wire/malformed'],
    ['an unknown key', { scenario: 'spring-promotion', admin: true }, 400, 'wire/malformed'],
    ['no scenario', {}, 400, 'wire/malformed'],
    ['a number of teams out of range', { scenario: 'spring-promotion', teams: 101 }, 400, 'wire/malformed'],
    ['an unknown scenario', { scenario: 'no-such' }, 404, 'scenario/unknown'],
    ['a path instead of a scenario', { scenario: '../../etc/passwd' }, 404, 'scenario/unknown'],
    ['a body too large', { scenario: 'x'.repeat(20_000) }, 413, 'wire/too-large'],
  ])('creating a workshop with %s is refused with a code', async (_, body, status, expected) => {
    const answer = await post(url, '/api/workshops', body);
    expect([answer.status, answer.body.refusal?.code]).toEqual([status, expected]);
  });

  test('joining needs a right code and a name', async () => {
    const workshop = await createWorkshop(url);
    expect((await post(url, '/api/join', { code: workshop.code, name: '   ' })).body.refusal?.code).toBe('workshop/name');
    expect((await post(url, '/api/join', { code: workshop.code, name: 'x'.repeat(41) })).body.refusal?.code).toBe('workshop/name');
    expect((await post(url, '/api/join', { code: 'AAAAAA', name: 'Ana' })).body.refusal?.code).toBe('workshop/unknown');
    expect((await post(url, '/api/join', { code: workshop.code, name: 'Ana', seat: 'sales' })).body.refusal?.code).toBe('wire/malformed');
    const joined = await post<{ readonly token: string }>(url, '/api/join', { code: ` ${workshop.code.toLowerCase()} `, name: 'Ana' });
    expect(joined.status).toBe(201);
    expect(joined.body.token.length).toBeGreaterThanOrEqual(22);
  });

  test('a workshop comes with a code, a link to it and its picture', async () => {
    const workshop = await createWorkshop(url);
    expect(workshop.joinUrl).toBe(`${server.publicUrl}/join/${workshop.code}`);
    expect(workshop.qrSvg).toContain('<svg');
    expect(workshop.facilitatorToken).not.toContain(workshop.workshop);
  });

  test('unknown calls are answered with a code', async () => {
    const answer = await post(url, '/api/nothing', {});
    expect([answer.status, answer.body.refusal?.code]).toEqual([404, 'wire/unknown-command']);
  });

  test('headers are strict and still fit plain http in a local network', async () => {
    const { headers } = await fetch(`${url}/api/health`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("img-src 'self' data: blob:");
    expect(policy).toContain("object-src 'none'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('the handshake', () => {
  test.each([
    ['no token', {}, 'token/missing'],
    ['a wrong token', { token: 'wrong' }, 'token/wrong'],
    ['a token that is no text', { token: 7 }, 'wire/malformed'],
    ['an unknown key', { token: 'wrong', admin: true }, 'wire/malformed'],
  ])('with %s is refused with a code', async (_, auth, expected) => {
    expect((await handshakeRefusal(url, auth)).code).toBe(expected);
  });

  test("a token opens no other workshop's game", async () => {
    const { game } = await runningGame();
    const other = await createWorkshop(url);
    const { token } = await join(url, other.code, 'Eve');
    expect((await handshakeRefusal(url, { token, game })).code).toBe('game/unknown');
    expect((await handshakeRefusal(url, { token: other.facilitatorToken, game })).code).toBe('game/unknown');
    const eve = pageOf(url, { token });
    await eve.until(() => eve.lobbies[0], 'the lobby');
    expect(code(await eve.send(game, { kind: 'takeSeat', seat: 'logistics' }))).toBe('game/unknown');
  });

  test('an unknown game is refused', async () => {
    const workshop = await createWorkshop(url);
    expect((await handshakeRefusal(url, { token: workshop.facilitatorToken, game: 'no-such' })).code).toBe('game/unknown');
  });
});

describe('events that wait for a facilitator', () => {
  test('are injected by facilitators, refused to players, and shown to facilitators alone', async () => {
    const { game, sales, lead, workshop } = await runningGame({ scenario: 'held' });
    const guest = pageOf(url, { token: (await join(url, workshop.code, 'Gil')).token });
    await guest.until(() => guest.lobbies[0], 'the lobby of a guest');
    expect(code(await sales.send(game, { kind: 'inject', event: 'attack' }))).toBe('token/not-allowed');
    expect(code(await guest.send(game, { kind: 'inject', event: 'attack' }))).toBe('token/not-allowed');
    expect(code(await lead.send(game, { kind: 'inject', event: 'attack', round: 1 }))).toBe('wire/malformed');
    expect(code(await lead.send(game, { kind: 'inject', event: '' }))).toBe('wire/malformed');
    expect(code(await lead.send(game, { kind: 'inject', event: 'no-such' }))).toBe('event/unknown');
    expect(code(await lead.send(game, { kind: 'inject', event: 'strike' }))).toMatch(/^event\/(not-held|unknown)$/);
    expect(lead.lobbies.at(-1)?.held).toMatchObject({ events: [{ event: 'attack' }], injections: [] });
    expect(code(await lead.send(game, { kind: 'inject', event: 'attack' }))).toBe('ok');
    expect(code(await lead.send(game, { kind: 'inject', event: 'attack' }))).toBe('event/already');
    await lead.until(() => lead.lobbies.at(-1)?.held?.injections[0], 'the injection in the lobby');
    expect(lead.lobbies.at(-1)?.held?.injections).toEqual([{ game, event: 'attack', round: 1 }]);
    for (const page of [sales, guest]) {
      const told = JSON.stringify([page.lobbies, page.views]);
      for (const secret of ['attack', '"held"', 'recordsFrozen']) expect(told).not.toContain(secret);
    }
  });
});

describe('messages of a page', () => {
  test('what is malformed, unknown or not allowed is refused with a code, and nothing is lost', async () => {
    const { game, sales, lead, workshop } = await runningGame();
    const set = (values: unknown): Readonly<Record<string, unknown>> => ({ kind: 'setDecisions', round: 1, values });
    const raw = (message: unknown): Promise<Ack> => sales.socket.timeout(5000).emitWithAck('command', message);
    const cases: readonly (readonly [string, Promise<Ack>])[] = [
      ['wire/malformed', raw('text')],
      ['wire/malformed', raw(null)],
      ['wire/malformed', raw({ id: freshId(), game })],
      ['wire/malformed', raw({ id: 'short', game, command: { kind: 'leaveSeat' } })],
      ['wire/malformed', raw({ id: freshId(), game, command: { kind: 'leaveSeat' }, as: 'facilitator' })],
      ['wire/malformed', sales.send(game, { kind: 'commit', round: 1, seat: 'logistics' })],
      ['wire/malformed', sales.send(game, set([]))],
      ['wire/malformed', sales.send(game, set([{ lever: 'forecast', key: 'water', value: 1.5 }]))],
      ['wire/malformed', sales.send(game, set([{ lever: 'forecast', key: 'water', value: 1e12 }]))],
      ['wire/malformed', sales.send(game, set(Array.from({ length: 65 }, () => ({ lever: 'forecast', key: 'water', value: 1 }))))],
      ['lever/unknown', sales.send(game, set([{ lever: 'magic', key: 'water', value: 1 }]))],
      ['lever/unknown', sales.send(game, set([{ lever: 'forecast', key: 'beer', value: 1 }]))],
      ['lever/not-yours', sales.send(game, set([{ lever: 'order', key: 'central water', value: 1 }]))],
      ['lever/out-of-range', sales.send(game, set([{ lever: 'forecast', key: 'water', value: -1 }]))],
      ['wire/unknown-command', sales.send(game, { kind: 'seatBot', seat: 'sales', policy: 'silo', covers: false })],
      ['wire/unknown-command', sales.send(game, { kind: 'toString' })],
      ['seat/unknown', sales.send(game, { kind: 'takeSeat', seat: 'finance' })],
      ['phase/wrong-round', sales.send(game, { kind: 'commit', round: 2 })],
      ['token/not-allowed', sales.send(game, { kind: 'force', round: 1 })],
      ['token/not-allowed', sales.send(game, { kind: 'pause' })],
      ['token/not-allowed', lead.send(game, { kind: 'commit', round: 1 })],
      ['game/unknown', sales.send('no-such', { kind: 'commit', round: 1 })],
    ];
    for (const [expected, answer] of cases) expect(code(await answer)).toBe(expected);
    expect(await forecastOf(sales)).toBe(1234);
    const second = await join(url, workshop.code, 'Bo');
    const bo = pageOf(url, { token: second.token, game });
    await bo.until(() => bo.views[0], 'a first view');
    expect(code(await bo.send(game, { kind: 'takeSeat', seat: 'sales' }))).toBe('seat/taken');
    expect(code(await bo.send(game, set([{ lever: 'forecast', key: 'water', value: 1 }])))).toBe('seat/none');
    expect(await forecastOf(sales)).toBe(1234);
  });

  test('an event nobody knows is answered, and a refusal without a way to answer comes as `refused`', async () => {
    const { game, sales } = await runningGame();
    const anything = sales.socket as unknown as {
      timeout(ms: number): { emitWithAck(event: string, value: unknown): Promise<Ack> };
      emit(event: string, value: unknown): void;
    };
    expect(code(await anything.timeout(5000).emitWithAck('cheat', { game }))).toBe('wire/unknown-command');
    anything.emit('cheat', {});
    anything.emit('command', { nonsense: true });
    const codes = await sales.until(
      () => (sales.refusals.length >= 2 ? sales.refusals.map((each) => each.code) : undefined),
      'two refusals',
    );
    expect(codes.toSorted()).toEqual(['wire/malformed', 'wire/unknown-command']);
  });

  test.each([['websocket'], ['polling']] as const)(
    'a message too large ends a %s connection; its sender is told when it is back, and nothing is lost',
    async (transport) => {
      const { game, token } = await runningGame();
      const page = pageOf(url, { token, game }, [transport]);
      await page.until(() => page.views[0], 'a first view');
      page.socket.emit('command', { id: freshId(), game, command: { kind: 'x'.repeat(40_000) } }, () => undefined);
      const refusal = await page.until(() => page.refusals[0], 'the refusal');
      expect(refusal.code).toBe('wire/too-large');
      expect(await forecastOf(page)).toBe(1234);
    },
  );

  test('too many messages are refused with a code, and after a while all is well', async () => {
    const { game, sales } = await runningGame();
    const answers = await Promise.all(Array.from({ length: 300 }, () => sales.send(game, { kind: 'withdraw', round: 1 })));
    const codes = new Set(answers.map(code));
    expect(codes).toEqual(new Set(['ok', 'wire/too-many']));
    await new Promise((done) => setTimeout(done, 5_200));
    expect(await forecastOf(sales)).toBe(1234);
  });

  test('a retry with the same id has one effect', async () => {
    const { game, sales } = await runningGame({ minPlanningSeconds: 60 });
    const id = freshId();
    expect(code(await sales.send(game, { kind: 'commit', round: 1 }, id))).toBe('ok');
    expect(code(await sales.send(game, { kind: 'withdraw', round: 1 }))).toBe('ok');
    expect(code(await sales.send(game, { kind: 'commit', round: 1 }, id))).toBe('ok');
    const answer = await sales.socket.timeout(5000).emitWithAck('resync');
    expect('kind' in answer && answer.kind === 'full' && answer.desk?.committed).toBe(false);
  });
});

describe('guessing', () => {
  test('join codes cannot be guessed at speed, even the right one is refused then', async () => {
    const workshop = await createWorkshop(url);
    const codes: string[] = [];
    for (let tries = 0; tries < 80; tries += 1)
      codes.push((await post(url, '/api/join', { code: `WRONG${tries}`, name: 'Eve' })).body.refusal?.code ?? 'joined');
    expect(codes[0]).toBe('workshop/unknown');
    expect(codes.at(-1)).toBe('wire/too-many');
    expect((await post(url, '/api/join', { code: workshop.code, name: 'Eve' })).body.refusal?.code).toBe('wire/too-many');
  });
});

test('nothing in all this was a bug of the server', () => {
  expect(report.warnings).toEqual([]);
});
