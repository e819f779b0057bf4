import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DebriefProgress, LeaderLinkMade, WorkshopDebrief } from '../../server/contract/debrief.ts';
import type { Replay } from '../../server/contract/replay.ts';
import { startServer } from '../support/live-server.ts';
import type { LiveServer } from '../support/live-server.ts';
import { createWorkshop, openPage, post } from './served.ts';

let server: LiveServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const read = async <T>(path: string, token: string): Promise<T> =>
  (await (await fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${token}` } })).json()) as T;

test('what was kept of a finished game is there when the server was killed: links, taken back or not, branches, commitments, attempts', async () => {
  const workshop = await createWorkshop(server.url, { scenario: 'classic-beer-game' });
  const token = workshop.facilitatorToken;
  const lead = openPage(server.url, { token });
  const game = await lead.until(() => lead.lobbies[0]?.games[0]?.game, 'the lobby');
  const page = openPage(server.url, { token, game });
  const room = () => page.views.findLast((view) => view.room !== undefined)?.room;
  await page.until(room, 'the room');
  await page.send(game, { kind: 'start' });
  while (room()?.phase !== 'finished') {
    const { phase = 'planning', round = 0 } = room() ?? {};
    if (phase === 'review') await page.send(game, { kind: 'advance', round });
    await new Promise((done) => {
      setTimeout(done, 5);
    });
  }
  page.close();
  lead.close();

  const body = { title: 'Silent sales', fromRound: 30, changes: [{ kind: 'policy', seat: 'sales', policy: 'doNothing' }] };
  const branch = (await post<{ id: string }>(server.url, `/api/replays/${game}/branches`, body, token)).body.id;
  await post(server.url, `/api/replays/${game}/commitments`, { commitments: [{ text: 'We ask first' }] }, token);
  const link = (await post<LeaderLinkMade>(server.url, '/api/leader-links', { names: true }, token)).body;
  const gone = (await post<LeaderLinkMade>(server.url, '/api/leader-links', {}, token)).body;
  await fetch(`${server.url}/api/leader-links/${gone.id}`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });
  const before = await read<Replay>(`/api/replays/${branch}`, token);
  const attempt = (await post<{ game: string }>(server.url, '/api/attempts', { game }, token)).body.game;

  await server.kill();
  await server.start();

  const debrief = await read<WorkshopDebrief>('/api/debrief', link.token);
  expect(debrief).toMatchObject({ viewer: 'leader', names: true, expiresMs: link.expiresMs });
  expect(debrief.teams.map((team) => [team.game, team.attempt, team.finished])).toEqual([
    [game, 1, true],
    [attempt, 2, false],
  ]);
  expect(await read('/api/debrief', gone.token)).toEqual({ refusal: { code: 'link/revoked' } });
  expect(await read<Replay>(`/api/replays/${branch}`, token)).toEqual(before);
  expect((await read<Replay>(`/api/replays/${game}`, token)).about.branches).toMatchObject([
    { id: branch, title: 'Silent sales', fromRound: 30 },
  ]);
  let progress = await read<DebriefProgress>(`/api/replays/${game}/debrief`, token);
  for (let tries = 0; progress.state === 'working' && tries < 500; tries += 1) {
    await new Promise((done) => {
      setTimeout(done, 100);
    });
    progress = await read<DebriefProgress>(`/api/replays/${game}/debrief`, token);
  }
  expect(progress).toMatchObject({ state: 'ready', commitments: [{ text: 'We ask first', by: 'facilitator' }] });
}, 120_000);
