import { afterAll, beforeAll, expect, test } from 'vitest';
import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import type { ViewMessage } from '../../server/contract/messages.ts';
import { startServer } from '../support/live-server.ts';
import type { LiveServer } from '../support/live-server.ts';
import { createWorkshop, freshId, join, openPage } from './served.ts';
import type { TestPage } from './served.ts';

const lives = 6;
const orderKeys: Readonly<Record<Seat, string>> = {
  sales: 'retailer beer',
  logistics: 'wholesaler beer',
  procurement: 'distributor beer',
  operations: 'factory beer',
};

let server: LiveServer;
let alive = false;
const pages = new Map<Seat, TestPage>();

beforeAll(async () => {
  server = await startServer();
  alive = true;
});
afterAll(async () => {
  for (const page of pages.values()) page.close();
  if (alive) await server.kill();
});

const pageOf = (seat: Seat): TestPage => {
  const page = pages.get(seat);
  if (page === undefined) throw new Error(`no page of ${seat}`);
  return page;
};

const desk = async (seat: Seat) => {
  const answer: ViewMessage | { readonly refusal: unknown } = await pageOf(seat).socket.timeout(8000).emitWithAck('resync');
  if ('refusal' in answer || answer.kind !== 'full' || answer.desk === undefined) throw new Error(`no desk of ${seat}`);
  return answer.desk;
};

/** Small numbers that look random and are the same in every run. */
const numbers = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
};

test('killed at any moment, the server has every acknowledged decision and word when it is back, and the game goes on to its next round', async () => {
  const random = numbers(7);
  const workshop = await createWorkshop(server.url, { scenario: 'classic-beer-game', minPlanningSeconds: 0, planningSeconds: 600 });
  const lead = openPage(server.url, { token: workshop.facilitatorToken });
  const game = await lead.until(() => lead.lobbies[0]?.games[0]?.game, 'the lobby');
  for (const seat of seats) {
    const { token } = await join(server.url, workshop.code, seat);
    pages.set(seat, openPage(server.url, { token, game }));
    expect(await pageOf(seat).send(game, { kind: 'takeSeat', seat })).toEqual({ ok: true });
  }
  expect(await lead.send(game, { kind: 'start' })).toEqual({ ok: true });
  expect(await lead.send(game, { kind: 'setLevel', level: 'talk' })).toEqual({ ok: true });
  lead.close();

  let round = 6;
  for (let life = 0; life < lives; life += 1) {
    const acknowledged = new Map<Seat, number>();
    /** What was sent and not answered: it may stand or not. */
    const open = new Map<Seat, { readonly units: number; readonly id: string }>();
    let dead = false;
    const type = async (seat: Seat): Promise<void> => {
      for (let units = 10 * life; !dead; units += 1) {
        const id = freshId();
        open.set(seat, { units: units % 1000, id });
        try {
          const ack = await pageOf(seat)
            .socket.timeout(1500)
            .emitWithAck('command', {
              id,
              game,
              command: { kind: 'setDecisions', round, values: [{ lever: 'order', key: orderKeys[seat], value: units % 1000 }] },
            });
          if (!ack.ok) throw new Error(ack.refusal.code);
          acknowledged.set(seat, units % 1000);
          open.delete(seat);
        } catch (problem) {
          if (!dead) throw problem;
        }
        await new Promise((done) => setTimeout(done, 25 + random() * 60));
      }
    };
    /** What was said, and the last word that nobody answered. */
    const said: string[] = [];
    let unsaid: { readonly text: string; readonly id: string } | undefined;
    const talk = async (): Promise<void> => {
      for (let word = 1; !dead && word < 20; word += 1) {
        unsaid = { text: `Word ${word} of life ${life}`, id: freshId() };
        try {
          const command = { kind: 'message', to: 'team', text: unsaid.text };
          const ack = await pageOf('sales').socket.timeout(1500).emitWithAck('command', { id: unsaid.id, game, command });
          if (!ack.ok) throw new Error(ack.refusal.code);
          said.push(unsaid.text);
          unsaid = undefined;
        } catch (problem) {
          if (!dead) throw problem;
        }
        await new Promise((done) => setTimeout(done, 10 + random() * 40));
      }
    };
    const typing = [...seats.map(type), talk()];
    await new Promise((done) => setTimeout(done, 150 + random() * 400));
    dead = true;
    await server.kill();
    await Promise.all(typing);
    expect([...acknowledged.keys()].toSorted()).toEqual([...seats].toSorted());

    await server.start();
    for (const seat of seats) {
      await pageOf(seat).until(() => (pageOf(seat).socket.connected ? true : undefined), `${seat} to be back`);
      const { inputs, round: shown, seat: mine } = await desk(seat);
      const unanswered = open.get(seat);
      expect([mine, shown]).toEqual([seat, round]);
      expect([acknowledged.get(seat), ...(unanswered === undefined ? [] : [unanswered.units])]).toContain(inputs[0]?.value);
      // What was left without an answer is sent again with its id, as a page does: then it stands, and only once.
      if (unanswered === undefined) continue;
      const again = {
        id: unanswered.id,
        game,
        command: { kind: 'setDecisions', round, values: [{ lever: 'order', key: orderKeys[seat], value: unanswered.units }] },
      };
      expect(await pageOf(seat).socket.timeout(8000).emitWithAck('command', again)).toEqual({ ok: true });
      expect((await desk(seat)).inputs[0]?.value).toBe(unanswered.units);
    }
    if (unsaid !== undefined) {
      const again = { id: unsaid.id, game, command: { kind: 'message', to: 'team', text: unsaid.text } };
      expect(await pageOf('sales').socket.timeout(8000).emitWithAck('command', again)).toEqual({ ok: true });
      said.push(unsaid.text);
    }
    const heard = (await desk('operations')).messages.flatMap(({ text = '' }) => (text.endsWith(`of life ${life}`) ? text : []));
    expect(said.length).toBeGreaterThan(0);
    expect(heard).toEqual(said);
    for (const seat of seats) expect(await pageOf(seat).send(game, { kind: 'commit', round })).toEqual({ ok: true });
    expect((await desk('sales')).phase).toBe('review');
    expect(await pageOf('sales').send(game, { kind: 'advance', round })).toEqual({ ok: true });
    round += 1;
    expect(await desk('operations')).toMatchObject({ phase: 'planning', round });
  }
}, 180_000);
