import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DebriefProgress, WorkshopDebrief } from '../../server/contract/debrief.ts';
import type { Replay } from '../../server/contract/replay.ts';
import { tokenHash } from '../../server/host/tokens.ts';
import { planted, plantedWorkshop, words } from '../support/finished-workshop.ts';
import { handshakeRefusal } from './served.ts';

let table: Awaited<ReturnType<typeof plantedWorkshop>>;
beforeAll(async () => {
  table = await plantedWorkshop();
});
afterAll(() => table.close());

/** Everything that can be asked with a token, by whoever holds one. */
const asked = (): readonly (readonly [path: string, body?: unknown, method?: string])[] => {
  const { game, running, foreign, branch } = table;
  const changes = [{ kind: 'policy', seat: 'sales', policy: 'doNothing' }];
  return [
    ['/api/debrief'],
    ...[game, running, foreign, branch, table.ours.workshop, 'nothing'].flatMap((id): (readonly [string, unknown?, string?])[] => [
      [`/api/replays/${id}`],
      [`/api/replays/${id}/debrief`],
      [`/api/replays/${id}/file`],
      [`/api/replays/${id}/file?words=1`],
      [`/api/replays/${id}/what-if`, { fromRound: 20, changes }],
      [`/api/replays/${id}/branches`, { title: 'mine', fromRound: 20, changes }],
      [`/api/replays/${id}/commitments`, { commitments: [] }],
      ['/api/attempts', { game: id }],
    ]),
    ['/api/leader-links', { days: 3 }],
    ['/api/leader-links/any', undefined, 'DELETE'],
    ['/api/rehearsals', { game: running, seat: 'sales' }],
  ];
};

const everything = async (token: string): Promise<string> => {
  const texts: string[] = [];
  for (const [path, body, method] of asked()) {
    const { status, headers, text } = await table.ask(path, { token, body, ...(method === undefined ? {} : { method }) });
    texts.push(`${path} ${status} ${JSON.stringify([...headers])} ${text}`);
  }
  return texts.join('\n');
};

/** Each word of each name, as it might be written. */
const nameWords = Object.values(planted).flatMap((name) => [
  ...name.split(' '),
  ...name.normalize('NFD').replaceAll(/\p{M}/gu, '').split(' '),
]);
const namesIn = (text: string): readonly string[] => nameWords.filter((word) => text.toLowerCase().includes(word.toLowerCase()));

describe('a leader’s link', () => {
  test('shows the finished games of its workshop: results, desks, what people wrote, what was learnt', async () => {
    const { token } = await table.link({});
    const debrief = (await table.ask('/api/debrief', { token })).json<WorkshopDebrief>();
    expect(debrief).toMatchObject({ viewer: 'leader', names: false });
    expect(debrief).not.toHaveProperty('links');
    expect(debrief.teams.map(({ finished, jointScore }) => [finished, jointScore !== undefined])).toEqual([
      [true, true],
      [false, false],
    ]);
    const came = await table.ask(`/api/replays/${table.game}`, { token });
    const replay = came.json<Replay>();
    expect(replay.about).not.toHaveProperty('names');
    expect(came.text.includes('Marmalade')).toBe(true);
    expect(replay.about.branches).toEqual([expect.objectContaining({ id: table.branch, title: 'Parsnips without Procurement' })]);
    const progress = (await table.ask(`/api/replays/${table.game}/debrief`, { token })).json<DebriefProgress>();
    expect(progress).toMatchObject({ state: 'ready', commitments: [{ text: 'Turnips: Operations tells Logistics every Monday' }] });
    expect((await table.ask(`/api/replays/${table.branch}`, { token })).json<Replay>().about).toMatchObject({
      id: table.branch,
      branchOf: { game: table.game, title: 'Parsnips without Procurement', fromRound: 20 },
    });
  });

  test('says no name, no token, no code, nothing of other workshops, whatever is asked with it', async () => {
    const { token } = await table.link({});
    const came = await everything(token);
    expect(namesIn(came)).toEqual([]);
    expect(came.includes('Marmalade: ask Sales before Logistics does, Procurement agrees')).toBe(true);
    const { ours, theirs, foreign } = table;
    const tokens = [ours.facilitatorToken, theirs.facilitatorToken, token, ...Object.values(ours.tokens), ...Object.values(theirs.tokens)];
    const secrets = [...tokens, ...tokens.map(tokenHash), ours.code, theirs.code, theirs.workshop, ...theirs.persons, 'Stranger'];
    expect(secrets.filter((each) => came.includes(each))).toEqual([]);
    // What was asked for stands in the path alone.
    expect(came.split('\n').filter((line) => line.replace(/^\S+/, '').includes(foreign))).toEqual([]);
  });

  test('can be made to say names, and says those of its own workshop alone', async () => {
    const { token } = await table.link({ names: true });
    const came = await everything(token);
    expect(namesIn(came).length).toBeGreaterThan(3);
    expect(came.includes(words.message)).toBe(true);
    expect(came.includes('Stranger')).toBe(false);
    expect((await table.ask(`/api/replays/${table.game}`, { token })).json<Replay>().about.names).toEqual(planted);
  });

  test('does not learn from what somebody who may read names has looked at before', async () => {
    const facilitator = table.ours.facilitatorToken;
    const told = async (): Promise<boolean> =>
      (await table.ask(`/api/replays/${table.game}`, { token: facilitator })).text.includes(words.message);
    expect(await told()).toBe(true);
    const { token } = await table.link({});
    expect(namesIn((await table.ask(`/api/replays/${table.game}`, { token })).text)).toEqual([]);
    expect(await told()).toBe(true);
  });

  test('opens no page of a game or a lobby, and changes nothing', async () => {
    const { token } = await table.link({});
    for (const game of [undefined, table.game, table.running])
      expect(await handshakeRefusal(table.url, game === undefined ? { token } : { token, game })).toEqual({ code: 'token/not-allowed' });
    const refused = async (path: string, body: unknown, method?: string): Promise<unknown> =>
      (await table.ask(path, { token, body, ...(method === undefined ? {} : { method }) })).json();
    const no = { refusal: { code: 'token/not-allowed' } };
    expect(await refused(`/api/replays/${table.game}/commitments`, { commitments: [] })).toEqual(no);
    const branch = { title: 'mine', fromRound: 20, changes: [{ kind: 'level', level: 'open' }] };
    expect(await refused(`/api/replays/${table.game}/branches`, branch)).toEqual(no);
    expect(await refused('/api/leader-links', {})).toEqual(no);
    expect(await refused('/api/leader-links/any', undefined, 'DELETE')).toEqual(no);
    expect(await refused('/api/attempts', { game: table.game })).toEqual(no);
    expect(await refused('/api/rehearsals', { game: table.running, seat: 'sales' })).toEqual(no);
  });

  test('ends when it is taken back, at once and for good', async () => {
    const { id, token } = await table.link({});
    const lead = { token: table.ours.facilitatorToken };
    expect((await table.ask('/api/debrief', { token })).status).toBe(200);
    expect((await table.ask(`/api/leader-links/${id}`, { token: table.theirs.facilitatorToken, method: 'DELETE' })).json()).toEqual({
      refusal: { code: 'link/unknown' },
    });
    expect((await table.ask('/api/debrief', { token })).status).toBe(200);
    expect((await table.ask(`/api/leader-links/${id}`, { ...lead, method: 'DELETE' })).json()).toEqual({ ok: true });
    for (const [path] of asked().filter(([, body]) => body === undefined)) {
      if (path.startsWith('/api/leader-links')) continue;
      const { status, text } = await table.ask(path, { token });
      expect([path, status, text]).toEqual([path, 401, '{"refusal":{"code":"link/revoked"}}']);
    }
    const listed = (await table.ask('/api/debrief', lead)).json<WorkshopDebrief>().links?.find((each) => each.id === id);
    expect(listed).toMatchObject({ revoked: true });
    expect(JSON.stringify(listed)).not.toContain(token);
  });

  test('is kept beside the log as a hash alone, with what it opens', async () => {
    const { id, token } = await table.link({});
    const kept = await table.store.keptAll('tokens');
    expect(kept.get(tokenHash(token))).toBe(JSON.stringify({ kind: 'leader', workshop: table.ours.workshop, link: id }));
    const logs = await Promise.all((await table.store.streams()).map(({ stream }) => table.store.read(stream)));
    expect(JSON.stringify([[...kept], logs]).includes(token)).toBe(false);
  });

  test('expires by itself', async () => {
    const { token } = await table.link({ days: 1 });
    const later = await table.link({ days: 2 });
    await table.time.advance(86_400_000 - 1);
    expect((await table.ask('/api/debrief', { token })).status).toBe(200);
    await table.time.advance(1);
    expect((await table.ask('/api/debrief', { token })).json()).toEqual({ refusal: { code: 'link/expired' } });
    expect((await table.ask(`/api/replays/${table.game}`, { token })).status).toBe(401);
    expect((await table.ask('/api/debrief', { token: later.token })).status).toBe(200);
  });
});
