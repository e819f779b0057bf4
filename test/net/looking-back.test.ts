import { gunzipSync, gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileOpened, WhatIfResult } from '../../server/contract/course.ts';
import type { DebriefProgress, WorkshopDebrief } from '../../server/contract/debrief.ts';
import type { Lobby } from '../../server/contract/messages.ts';
import type { Replay } from '../../server/contract/replay.ts';
import { readPortableFile } from '../../server/log/portable.ts';
import { fakeOutlet } from '../host/fakes.ts';
import { pageOn } from '../host/hosted.ts';
import { smallDebrief } from '../support/small-debrief.ts';
import { plantedWorkshop, planted, words, type Asking } from '../support/finished-workshop.ts';

let table: Awaited<ReturnType<typeof plantedWorkshop>>;
beforeAll(async () => {
  table = await plantedWorkshop();
});
afterAll(async () => {
  // Whatever was done to it, the server is there.
  expect((await table.ask('/api/health')).json()).toEqual({ ok: true });
  await table.close();
});

const code = async (path: string, asking: Asking = {}): Promise<string> => {
  const { status, json } = await table.ask(path, asking);
  return status < 400 ? `${status}` : `${status} ${json<{ refusal?: { code: string } }>().refusal?.code ?? ''}`;
};
const whatIf = {
  fromRound: 20,
  changes: [{ kind: 'decision', round: 20, seat: 'sales', lever: 'order', key: 'retailer beer', value: 40 }],
};
const recording = readFileSync(new URL('../recordings/beer-game.crossdock.json.gz', import.meta.url));

describe('who looks back', () => {
  test('needs a token, and the right one', async () => {
    const { game } = table;
    for (const path of ['/api/debrief', `/api/replays/${game}`, `/api/replays/${game}/debrief`, `/api/replays/${game}/file`]) {
      expect(await code(path)).toBe('401 token/missing');
      expect(await code(path, { token: 'nobody' })).toBe('401 token/wrong');
    }
    expect(await code('/api/leader-links', { body: {} })).toBe('401 token/missing');
    expect(await code(`/api/replays/${game}/what-if`, { body: whatIf })).toBe('401 token/missing');
  });

  test('sees the own game alone as a person, and names in it', async () => {
    const token = table.ours.tokens.logistics;
    const debrief = (await table.ask('/api/debrief', { token })).json<WorkshopDebrief>();
    expect(debrief).toMatchObject({ viewer: 'person', teams: [{ game: table.game }] });
    expect(debrief.teams).toHaveLength(1);
    expect(debrief).not.toHaveProperty('links');
    const { text, headers, json } = await table.ask(`/api/replays/${table.game}`, { token });
    expect(json<Replay>().about.names).toEqual(planted);
    expect(text.includes(words.message)).toBe(true);
    expect(headers.get('cache-control')).toBe('no-store');
    for (const part of ['', '/debrief', '/file', '/file?words=1'])
      for (const id of [table.running, table.foreign, 'nothing', 'x'.repeat(64)])
        expect(await code(`/api/replays/${id}${part}`, { token })).toBe('404 replay/unknown');
    expect(await code(`/api/replays/${table.foreign}/what-if`, { token, body: whatIf })).toBe('404 replay/unknown');
    expect(await code(`/api/replays/${table.branch}`, { token: table.theirs.tokens.sales })).toBe('404 replay/unknown');
  });

  test('sees no game before it is over, whoever asks', async () => {
    const token = table.ours.facilitatorToken;
    for (const part of ['', '/debrief', '/file'])
      expect(await code(`/api/replays/${table.running}${part}`, { token })).toBe('409 replay/not-yet');
    expect(await code(`/api/replays/${table.running}/what-if`, { token, body: whatIf })).toBe('409 replay/not-yet');
    expect(await code(`/api/replays/${table.running}/commitments`, { token, body: { commitments: [] } })).toBe('409 replay/not-yet');
    expect(await code('/api/attempts', { token, body: { game: table.running } })).toBe('409 replay/not-yet');
  });

  test('cannot sit down at another team’s table to see how it did', async () => {
    const page = await pageOn(table.host, table.theirs.tokens.sales ?? '', table.foreign);
    await table.finish(table.ours.facilitatorToken, table.running);
    const mine = await pageOn(table.host, table.ours.tokens.sales ?? '', table.running);
    expect(await mine.say({ kind: 'takeSeat', seat: 'sales' })).toMatchObject({ ok: false, refusal: { code: 'game/finished' } });
    // Nor under another name, on a seat that nobody holds.
    const joined = await table.host.join(table.ours.code, 'Somebody else');
    if ('refusal' in joined) throw new Error(joined.refusal.code);
    const stranger = await pageOn(table.host, joined.token, table.running);
    expect(await stranger.say({ kind: 'takeSeat', seat: 'operations' })).toMatchObject({ ok: false, refusal: { code: 'game/finished' } });
    expect(await code(`/api/replays/${table.running}`, { token: joined.token })).toBe('404 replay/unknown');
    expect(await page.say({ kind: 'takeSeat', seat: 'sales' })).toEqual({ ok: true });
    expect(await code(`/api/replays/${table.running}`, { token: table.ours.tokens.sales })).toBe('404 replay/unknown');
  });
});

describe('what is done with a finished game', () => {
  test('a what-if is played on the same chance; an order that is put back to what it was changes nothing', async () => {
    const token = table.ours.tokens.sales;
    const changed = (await table.ask(`/api/replays/${table.game}/what-if`, { token, body: whatIf })).json<WhatIfResult>();
    expect(changed.changed.stateHash).not.toBe(changed.recorded.stateHash);
    const replay = (await table.ask(`/api/replays/${table.game}`, { token })).json<Replay>();
    const { value } = replay.rounds.find(({ round }) => round === 20)?.decisions.find(({ seat }) => seat === 'sales') ?? { value: 8 };
    const same = { ...whatIf, changes: [{ ...whatIf.changes[0], value }] };
    const result = (await table.ask(`/api/replays/${table.game}/what-if`, { token, body: same })).json<WhatIfResult>();
    expect(result.changed.stateHash).toBe(replay.about.stateHash);
  });

  test('a kept what-if is a replay of its own that says where it comes from; nobody else writes to the game', async () => {
    const replay = (await table.ask(`/api/replays/${table.branch}`, { token: table.ours.tokens.operations })).json<Replay>();
    expect(replay.about).toMatchObject({
      id: table.branch,
      branchOf: { game: table.game, title: words.title, fromRound: 20 },
      branches: [],
    });
    expect(replay.rounds).toHaveLength(36);
    const parent = (await table.ask(`/api/replays/${table.game}`, { token: table.ours.tokens.operations })).json<Replay>();
    expect(parent.about.branches).toEqual([{ id: table.branch, title: words.title, fromRound: 20, jointScore: replay.end.jointScore }]);
    expect(replay.truth.periods.slice(0, 20)).toEqual(parent.truth.periods.slice(0, 20));
    const { facilitatorToken: stranger } = table.theirs;
    for (const part of ['/branches', '/commitments']) {
      const body = part === '/branches' ? { ...whatIf, title: 'mine' } : { commitments: [] };
      expect(await code(`/api/replays/${table.game}${part}`, { token: stranger, body })).toBe('404 replay/unknown');
      expect(await code(`/api/replays/${table.branch}${part}`, { token: table.ours.tokens.sales, body })).toBe('403 token/not-allowed');
    }
  });

  test('what is written down for Monday replaces what stood there, and stands with the debrief', async () => {
    const read = async (): Promise<unknown> => {
      const progress = (await table.ask(`/api/replays/${table.game}/debrief`, { token: table.ours.tokens.sales })).json<DebriefProgress>();
      return progress.state === 'ready' ? progress.commitments : progress;
    };
    expect(await read()).toEqual([expect.objectContaining({ text: words.commitment, seat: 'operations', by: 'sales' })]);
    const body = { commitments: [{ text: ' We meet ' }, { text: 'We ask' }] };
    expect(await code(`/api/replays/${table.game}/commitments`, { token: table.ours.facilitatorToken, body })).toBe('200');
    expect(await read()).toMatchObject([
      { text: 'We meet', by: 'facilitator' },
      { text: 'We ask', by: 'facilitator' },
    ]);
    const many = { commitments: Array.from({ length: 13 }, () => ({ text: 'x' })) };
    expect(await code(`/api/replays/${table.game}/commitments`, { token: table.ours.tokens.sales, body: many })).toBe('400 wire/malformed');
  });

  test('a game that is carried away opens anywhere, without a token, and can be played on', async () => {
    const { bytes, headers } = await table.ask(`/api/replays/${table.game}/file`, { token: table.ours.tokens.sales });
    expect(headers.get('content-disposition')).toContain('.crossdock.json.gz');
    expect(Buffer.from(bytes).includes('Marmalade')).toBe(false);
    const read = readPortableFile(bytes);
    expect(read).toMatchObject({ seal: 'whole' });
    expect(JSON.stringify(read).includes('Marmalade')).toBe(false);
    const opened = (await table.ask('/api/replays', { bytes })).json<FileOpened>();
    expect(opened.verification).toMatchObject({ kind: 'same', rounds: 36 });
    // Made as tokens are: nobody guesses it.
    expect(opened.replay).toContain('token');
    const replay = (await table.ask(`/api/replays/${opened.replay}`)).json<Replay>();
    const original = (await table.ask(`/api/replays/${table.game}`, { token: table.ours.tokens.sales })).json<Replay>();
    expect(replay.about).toMatchObject({ id: opened.replay, scenarioVersion: original.about.scenarioVersion, branches: [] });
    expect(replay.about).not.toHaveProperty('names');
    expect(replay.truth).toEqual(original.truth);
    expect((await table.ask(`/api/replays/${opened.replay}/debrief`)).json<DebriefProgress>()).toMatchObject({ state: 'ready' });
    expect(await code(`/api/replays/${opened.replay}/what-if`, { body: whatIf })).toBe('200');
    for (const part of ['/branches', '/commitments']) {
      const body = part === '/branches' ? { ...whatIf, title: 'mine' } : { commitments: [] };
      expect(await code(`/api/replays/${opened.replay}${part}`, { body })).toBe('401 token/missing');
      expect(await code(`/api/replays/${opened.replay}${part}`, { token: table.ours.tokens.sales, body })).toBe('403 token/not-allowed');
    }
    await table.time.advance(3_600_000 - 1);
    expect(await code(`/api/replays/${opened.replay}`)).toBe('200');
    await table.time.advance(1);
    expect(await code(`/api/replays/${opened.replay}`)).toBe('401 token/missing');
  });

  test('a file of an older version that holds no debrief has it worked out when somebody asks', async () => {
    const opened = (await table.ask('/api/replays', { bytes: recording })).json<FileOpened>();
    expect(opened.verification).toMatchObject({ kind: 'same' });
    await table.ask(`/api/replays/${opened.replay}/debrief`);
    expect((await table.ask(`/api/replays/${opened.replay}/debrief`)).json<DebriefProgress>().state).toBe('ready');
  });

  test('the team plays once more: another game in the lobby, its people on their seats, in a world of its own', async () => {
    const { ours, game, host, time } = table;
    const token = ours.facilitatorToken;
    expect(await code('/api/attempts', { token: ours.tokens.sales, body: { game } })).toBe('403 token/not-allowed');
    const answered = (await table.ask('/api/attempts', { token, body: { game } })).json<{ game: string }>();
    expect(await code('/api/attempts', { token, body: { game } })).toBe('409 game/not-latest');
    const visitor = await host.identify(token, undefined);
    if ('refusal' in visitor) throw new Error(visitor.refusal.code);
    const outlet = fakeOutlet();
    host.open(visitor, undefined, outlet);
    const lobby = (): Lobby | undefined => outlet.lobbies.at(-1);
    const room = lobby()?.games.find((each) => each.game === answered.game);
    expect(room).toMatchObject({ team: '1', attempt: 2, phase: 'briefing' });
    expect(room?.seats.map(({ name }) => name)).toEqual(Object.values(planted));
    await table.finish(token, answered.game);
    const debrief = (await table.ask('/api/debrief', { token })).json<WorkshopDebrief>();
    const [first, , second] = debrief.teams;
    expect(second).toMatchObject({ team: '1', attempt: 2, finished: true });
    expect(second?.seed).not.toBe(first?.seed);
    expect((await table.ask(`/api/replays/${answered.game}`, { token: ours.tokens.sales })).json<Replay>().about.attempt).toBe(2);
    const third = (await table.ask('/api/attempts', { token, body: { game: answered.game, world: 'same' } })).json<{ game: string }>();
    await table.finish(token, third.game);
    const again = (await table.ask('/api/debrief', { token })).json<WorkshopDebrief>().teams.find((team) => team.game === third.game);
    expect(again).toMatchObject({ attempt: 3, seed: second?.seed });
    await time.advance(1000);
  });
});

describe('what is sent to harm', () => {
  test.each([
    ['no object', '/what-if', 'nonsense'],
    ['no change', '/what-if', { fromRound: 3, changes: [] }],
    ['a key too many', '/what-if', { ...whatIf, also: 1 }],
    ['a seat that is none', '/what-if', { fromRound: 3, changes: [{ kind: 'policy', seat: 'king', policy: 'silo' }] }],
    ['a policy that is none', '/what-if', { fromRound: 3, changes: [{ kind: 'policy', seat: 'sales', policy: '__proto__' }] }],
    ['changes without end', '/what-if', { fromRound: 3, changes: Array.from({ length: 41 }, () => whatIf.changes[0]) }],
    ['a title without end', '/branches', { ...whatIf, title: 'x'.repeat(81) }],
    ['no title', '/branches', whatIf],
  ])('is refused: %s', async (_, part, body) => {
    expect(await code(`/api/replays/${table.game}${part}`, { token: table.ours.tokens.procurement, body })).toBe('400 wire/malformed');
  });

  test.each([
    ['a round that was never played', { ...whatIf, fromRound: 9999 }],
    ['an input that the company does not have', { fromRound: 20, changes: [{ ...whatIf.changes[0], key: 'constructor' }] }],
    ['an agreement that nobody made', { fromRound: 20, changes: [{ kind: 'agreement', agreement: 'a99', outcome: 'without' }] }],
  ])('and what this game does not have: %s', async (_, body) => {
    expect(await code(`/api/replays/${table.game}/what-if`, { token: table.ours.tokens.procurement, body })).toMatch(/^4\d\d \w+\//);
    expect(
      await code(`/api/replays/${table.game}/branches`, { token: table.ours.tokens.procurement, body: { ...body, title: 'x' } }),
    ).toMatch(/^4\d\d \w+\//);
  });

  test('ids that are none are unknown, however they are written', async () => {
    const token = table.ours.facilitatorToken;
    for (const id of ['..%2f..%2fetc', '__proto__', 'constructor', '%00', 'game%2Fx', "'%20OR%201=1", 'x'.repeat(500)])
      expect(await code(`/api/replays/${id}`, { token })).toMatch(/^(404 replay\/unknown|400 wire\/malformed|404 wire\/unknown-command)$/);
    expect(await code(`/api/leader-links/${'x'.repeat(500)}`, { token, method: 'DELETE' })).toMatch(/^4\d\d /);
  });

  test('a file that is none is refused, and one that would be too large', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024), { level: 9 });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const half = recording.subarray(0, 5000);
    for (const bytes of [bomb, half, Buffer.from('hello'), gzipSync('{}'), gzipSync('[[[[')])
      expect(await code('/api/replays', { bytes })).toBe('400 replay/file');
    expect(await code('/api/replays', { body: { format: 'crossdock-game' } })).toBe('400 replay/file');
    const large = await table.ask('/api/replays', { bytes: new Uint8Array(9 * 1024 * 1024) }).catch(() => undefined);
    if (large !== undefined) expect([large.status, large.json()]).toMatchObject([413, { refusal: { code: 'wire/too-large' } }]);
    expect(await code(`/api/replays/${table.game}/commitments`, { token: table.ours.tokens.sales, body: 'x'.repeat(20_000) })).toBe(
      '413 wire/too-large',
    );
  });

  test('bytes are taken where files are handed in, and nowhere else', async () => {
    for (const path of ['/api/join', '/api/workshops', '/api/rehearsals', `/api/replays/${table.game}/commitments`]) {
      const { status, json } = await table.ask(path, { token: table.ours.tokens.sales, bytes: new Uint8Array(12_000) });
      expect([path, status, json()]).toEqual([path, 400, { refusal: { code: 'wire/malformed' } }]);
    }
  });

  test('a small file that would hold a large debrief, or commitments without end, is not kept', async () => {
    const file = (type: string, data: object): Uint8Array => {
      const read = JSON.parse(gunzipSync(recording).toString('utf8')) as { entries: object[] };
      const entries = [...read.entries, { type, version: 1, atMs: 1_900_000_000_000, author: { kind: 'host' }, data }];
      return gzipSync(JSON.stringify({ ...read, entries }));
    };
    const large = 'x'.repeat(2_000_000);
    expect(await code('/api/replays', { bytes: file('DebriefWorked', { debrief: smallDebrief }) })).toBe('201');
    expect(await code('/api/replays', { bytes: file('DebriefWorked', { debrief: { ...smallDebrief, large } }) })).toBe('400 replay/file');
    const commitments = Array.from({ length: 30_000 }, () => ({ text: '', seat: 'procurement' }));
    expect(await code('/api/replays', { bytes: file('CommitmentsWritten', { by: 'sales', atMs: 1, commitments }) })).toBe(
      '400 replay/file',
    );
  });

  test('a file that was tampered with is opened by that name', async () => {
    const { bytes } = await table.ask(`/api/replays/${table.game}/file`, { token: table.ours.tokens.sales });
    const changed = gzipSync(gunzipSync(bytes).toString('utf8').replace('"team":"1"', '"team":"7"'));
    const opened = (await table.ask('/api/replays', { bytes: changed })).json<FileOpened>();
    expect(opened.verification).toEqual({ kind: 'tampered', what: 'seal' });
  });

  test('more what-ifs than anybody thinks about are held back, from one bearer and not from others', async () => {
    const asked = async (token: string | undefined): Promise<string> =>
      code(`/api/replays/${table.game}/what-if`, { token, body: { fromRound: 0 } });
    const answers: string[] = [];
    for (let count = 0; count < 45; count += 1) answers.push(await asked(table.ours.tokens.operations));
    expect(answers.filter((each) => each === '429 wire/too-many').length).toBeGreaterThanOrEqual(5);
    expect(await asked(table.ours.tokens.logistics)).toBe('400 wire/malformed');
  });

  test('and so are files from one address', async () => {
    const answers: string[] = [];
    for (let count = 0; count < 25; count += 1) answers.push(await code('/api/replays', { bytes: Buffer.from('x') }));
    expect(answers.at(-1)).toBe('429 wire/too-many');
  });
});
