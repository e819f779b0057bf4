import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RehearsalOpened } from '../../server/contract/messages.ts';
import { codeOf, deskOf, listening } from './listening.ts';
import { createWorkshop, handshakeRefusal, join, post } from './served.ts';
import type { Answered } from './served.ts';

let served: Awaited<ReturnType<typeof listening>>;
beforeAll(async () => {
  served = await listening();
});
afterAll(() => served.close());

/** A workshop of one game, with people who have joined it. */
const table = async (teams = 1) => {
  const { url } = served;
  const workshop = await createWorkshop(url, { teams });
  const lead = await served.page(workshop.facilitatorToken);
  const games = lead.lobbies[0]?.games.map((room) => room.game) ?? [];
  const [game = ''] = games;
  const ana = (await join(url, workshop.code, 'Ana')).token;
  const ben = (await join(url, workshop.code, 'Ben')).token;
  const rehearse = (token: string | undefined, body: unknown = { game, seat: 'sales' }): Promise<Answered<RehearsalOpened>> =>
    post(url, '/api/rehearsals', body, token);
  return { workshop, lead, games, game, ana, ben, rehearse };
};

describe('a rehearsal over the network', () => {
  test('is asked for with a token, watched by the usual handshake, played by the usual commands, and ended by the start', async () => {
    const { ana, rehearse, lead, game } = await table();
    const { status, body } = await rehearse(ana);
    expect(status).toBe(201);
    const page = await served.page(ana, body.game);
    expect(await deskOf(page)).toMatchObject({ seat: 'sales', phase: 'planning', round: 1 });
    expect(codeOf(await page.send(body.game, { kind: 'commit', round: 1 }))).toBe('ok');
    expect(await deskOf(page)).toMatchObject({ phase: 'review', round: 1 });
    expect(codeOf(await lead.send(game, { kind: 'start' }))).toBe('ok');
    await page.until(() => page.overs[0], 'the end of the rehearsal');
    expect(page.overs).toEqual([{ game: body.game, why: 'started', back: game }]);
    expect(codeOf(await page.send(body.game, { kind: 'advance', round: 1 }))).toBe('game/unknown');
    expect(await handshakeRefusal(served.url, { token: ana, game: body.game })).toEqual({ code: 'game/unknown' });
    expect(await rehearse(ana)).toMatchObject({ status: 400, body: { refusal: { code: 'phase/not-now' } } });
    expect(served.report.warnings).toEqual([]);
  });

  test('is refused without a token, with a wrong one, to facilitators, and for games that are not there', async () => {
    const { workshop, ana, rehearse } = await table();
    const other = await table();
    expect(await rehearse(undefined)).toMatchObject({ status: 401, body: { refusal: { code: 'token/missing' } } });
    expect(await rehearse('nobodys')).toMatchObject({ status: 401, body: { refusal: { code: 'token/wrong' } } });
    expect(await rehearse(workshop.facilitatorToken)).toMatchObject({ status: 403, body: { refusal: { code: 'token/not-allowed' } } });
    for (const game of ['nowhere', other.game])
      expect(await rehearse(ana, { game, seat: 'sales' })).toMatchObject({ status: 404, body: { refusal: { code: 'game/unknown' } } });
  });

  test.each([
    ['no seat', { game: 'g' }],
    ['a seat that is none', { game: 'g', seat: 'king' }],
    ['a key too many', { game: 'g', seat: 'sales', policy: 'coordinated' }],
    ['no JSON', '{'],
    ['a list', []],
  ])('is refused with a body of another form: %s', async (_, body) => {
    const { ana, rehearse } = await table();
    expect(await rehearse(ana, body)).toMatchObject({ status: 400, body: { refusal: { code: 'wire/malformed' } } });
  });

  test('is nobody else’s', async () => {
    const { workshop, ana, ben, rehearse, lead } = await table();
    const { body } = await rehearse(ana);
    const anas = await served.page(ana, body.game);
    for (const token of [ben, workshop.facilitatorToken])
      expect(await handshakeRefusal(served.url, { token, game: body.game })).toEqual({ code: 'game/unknown' });
    expect(codeOf(await lead.send(body.game, { kind: 'force', round: 1 }))).toBe('game/unknown');
    const bens = await served.page(ben);
    expect(codeOf(await bens.send(body.game, { kind: 'commit', round: 1 }))).toBe('game/unknown');
    expect(await deskOf(anas)).toMatchObject({ phase: 'planning', committed: false });
  });

  test('is not begun over and over: after some in a minute the person is told to wait, the others are not', async () => {
    const { ana, ben, rehearse } = await table(2);
    const codes: (string | undefined)[] = [];
    for (let tries = 0; tries < 10; tries += 1) codes.push((await rehearse(ana)).body.refusal?.code);
    expect(codes.filter((code) => code === undefined)).toHaveLength(8);
    expect(codes.at(-1)).toBe('wire/too-many');
    expect((await rehearse(ben)).status).toBe(201);
  });
});
