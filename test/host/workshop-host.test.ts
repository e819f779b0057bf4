import { expect, test } from 'vitest';
import { memoryStore } from '../../server/store/memory.ts';
import { tokenHash } from '../../server/host/tokens.ts';
import { settled } from './fakes.ts';
import { hostOn, pageOn, workshopOn } from './hosted.ts';

test('tokens stand in the store as hashes only, and names beside the log', async () => {
  const store = memoryStore();
  const hosted = await hostOn(store);
  const { token, facilitatorToken, workshop } = await workshopOn(hosted, ['sales']);
  const kept = await store.keptAll('tokens');
  expect([...kept.keys()].toSorted()).toEqual([tokenHash(token('sales')), tokenHash(facilitatorToken)].toSorted());
  const everything = JSON.stringify([...kept, await Promise.all((await store.streams()).map(({ stream }) => store.read(stream)))]);
  expect(everything).toContain(workshop);
  for (const secret of [token('sales'), facilitatorToken, 'Person of sales']) expect(everything).not.toContain(secret);
  expect([...(await store.keptAll('names')).values()]).toEqual(['Person of sales']);
});

test('the second person of a name gets a number, so that a room can tell them apart', async () => {
  const store = memoryStore();
  const hosted = await hostOn(store);
  const { code } = await workshopOn(hosted, []);
  for (const name of ['Ana', 'ana', 'Ana']) await hosted.host.join(code, name);
  expect([...(await store.keptAll('names')).values()]).toEqual(['Ana', 'ana 2', 'Ana 3']);
});

test('the lobby shows all teams and follows them', async () => {
  const hosted = await hostOn(memoryStore());
  const { lead, lobby } = await workshopOn(hosted, ['sales'], { teams: 2 });
  expect(lobby.lobbies[0]?.games.map((room) => room.team)).toEqual(['1', '2']);
  await hosted.time.advance(1000);
  expect(lobby.lobbies.at(-1)?.games[0]?.seats[0]).toMatchObject({ holder: 'person', name: 'Person of sales' });
  await lead.say({ kind: 'start' });
  await hosted.time.advance(1000);
  expect(lobby.lobbies.at(-1)).toMatchObject({ phase: 'running', youFacilitate: true });
  expect(lobby.lobbies.at(-1)?.games.map((room) => room.phase)).toEqual(['planning', 'briefing']);
});

test('before the start a person may change to another team: the old seat is free again', async () => {
  const hosted = await hostOn(memoryStore());
  const { games, token, page } = await workshopOn(hosted, ['sales'], { teams: 2 });
  const other = await pageOn(hosted.host, token('sales'), games[1] ?? '');
  expect(await other.say({ kind: 'takeSeat', seat: 'operations' })).toEqual({ ok: true });
  await settled();
  expect(other.desk()?.seat).toBe('operations');
  expect(page('sales').desk()).toBeUndefined();
  expect(page('sales').room().seats[0]?.holder).toBe('open');
});

test("during the game a person may not look into another team's desks", async () => {
  const hosted = await hostOn(memoryStore());
  const { games, token, lead } = await workshopOn(hosted, ['sales'], { teams: 2 });
  await lead.say({ kind: 'start' });
  const other = await pageOn(hosted.host, token('sales'), games[1] ?? '');
  expect(await other.say({ kind: 'takeSeat', seat: 'operations' })).toMatchObject({ ok: false, refusal: { code: 'seat/taken' } });
  expect(other.desk()).toBeUndefined();
});

test('all teams of a workshop meet the same seed', async () => {
  const hosted = await hostOn(memoryStore());
  const { lead, games, facilitatorToken } = await workshopOn(hosted, [], { teams: 2 });
  const second = await pageOn(hosted.host, facilitatorToken, games[1] ?? '');
  await lead.say({ kind: 'start' });
  await second.say({ kind: 'start' });
  await hosted.time.advance(40 * 2_500);
  expect([lead.room().phase, second.room().phase]).toEqual(['finished', 'finished']);
  expect(new Set(hosted.benchmarked).size).toBe(1);
});
