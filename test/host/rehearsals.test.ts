import { describe, expect, test } from 'vitest';
import type { Seat } from '../../server/contract/ids.ts';
import type { Visitor } from '../../server/host/host.ts';
import { memoryStore } from '../../server/store/memory.ts';
import type { Store } from '../../server/store/port.ts';
import { settled, testedStore } from './fakes.ts';
import { hostOn, order, pageOn, workshopOn } from './hosted.ts';
import type { Hosted, HostedPage } from './hosted.ts';

const minuteMs = 60_000;

const visitorOf = async ({ host }: Hosted, token: string): Promise<Visitor> => {
  const visitor = await host.identify(token, undefined);
  if ('refusal' in visitor) throw new Error(visitor.refusal.code);
  return visitor;
};

/** A workshop with people on some seats, and a way to rehearse for each. */
const table = async (
  people: readonly Seat[] = ['sales', 'logistics'],
  wanted: Parameters<typeof workshopOn>[2] = {},
  store: Store = memoryStore(),
) => {
  const hosted = await hostOn(store);
  const workshop = await workshopOn(hosted, people, wanted);
  const rehearse = async (who: Seat, seat: Seat = who, game = workshop.game) =>
    hosted.host.rehearse(await visitorOf(hosted, workshop.token(who)), { game, seat });
  /** The rehearsal's page. */
  const begun = async (who: Seat, seat: Seat = who): Promise<HostedPage & { readonly id: string }> => {
    const answer = await rehearse(who, seat);
    if ('refusal' in answer) throw new Error(answer.refusal.code);
    const page = await pageOn(hosted.host, workshop.token(who), answer.game);
    await settled();
    return { ...page, id: answer.game };
  };
  return { hosted, workshop, store, rehearse, begun };
};

describe('a rehearsal', () => {
  test('is begun at once, at the seat that was asked for, among bots, and says what it is', async () => {
    const { begun, workshop } = await table();
    const page = await begun('sales', 'operations');
    expect(page.desk()).toMatchObject({ seat: 'operations', phase: 'planning', round: 6 });
    expect(page.room()).toMatchObject({ game: page.id, rehearsalOf: workshop.game, youFacilitate: false });
    expect(page.room().seats.map(({ holder, you }) => [holder, you])).toEqual([
      ['bot', false],
      ['bot', false],
      ['bot', false],
      ['person', true],
    ]);
  });

  test('takes a round as soon as its person commits, for the bots have already', async () => {
    const { begun } = await table();
    const page = await begun('sales');
    expect((await page.say(order('sales', 6, 11))).ok).toBe(true);
    expect((await page.say({ kind: 'commit', round: 6 })).ok).toBe(true);
    expect(page.desk()).toMatchObject({ phase: 'review', round: 6 });
  });

  test('lets people talk even where the first act is closed', async () => {
    const { begun, workshop } = await table();
    const page = await begun('sales');
    expect(workshop.page('sales').desk()?.act.informationLevel).toBe('closed');
    expect(page.desk()?.act.informationLevel).toBe('talk');
    expect(await page.say({ kind: 'message', to: 'team', text: 'Is anybody there?' })).toEqual({ ok: true });
    expect(page.desk()?.messages).toMatchObject([{ text: 'Is anybody there?' }]);
  });

  test('has colleagues who answer what they are asked, and begin nothing themselves', async () => {
    const { begun, hosted } = await table(['sales'], { scenario: 'spring-promotion' });
    const page = await begun('sales');
    const asked = { kind: 'action', lever: 'booking' } as const;
    const terms = { kind: 'request', what: asked, place: 'vigo>central', amount: 3, inRound: 1, why: 'To see what you say' } as const;
    expect(await page.say({ kind: 'propose', to: ['logistics'], terms, pledges: [] })).toEqual({ ok: true });
    await settled();
    expect(page.desk()?.agreements).toMatchObject([{ by: 'sales', answers: [{ by: 'logistics', reason: expect.any(String) }] }]);
    for (const round of [1, 2]) {
      await page.say({ kind: 'commit', round });
      await settled();
      if (round === 1) await page.say({ kind: 'advance', round });
    }
    expect(page.desk()).toMatchObject({ phase: 'review', round: 2 });
    expect(page.desk()?.agreements.every(({ by }) => by === 'sales')).toBe(true);
    expect(page.desk()?.messages).toEqual([]);
    expect(hosted.report.warnings).toEqual([]);
  });

  test('is over after two rounds, and sends its person back', async () => {
    const { begun, workshop, hosted } = await table();
    const page = await begun('sales');
    for (const round of [6, 7]) {
      await page.say({ kind: 'commit', round });
      expect(page.desk()).toMatchObject({ phase: 'review', round });
      expect((await page.say({ kind: 'advance', round })).ok).toBe(true);
    }
    expect(page.outlet.overs).toEqual([{ game: page.id, why: 'finished', back: workshop.game }]);
    expect(await page.say({ kind: 'commit', round: 8 })).toMatchObject({ refusal: { code: 'game/unknown' } });
    expect(await hosted.host.identify(workshop.token('sales'), page.id)).toEqual({ refusal: { code: 'game/unknown' } });
    expect(hosted.report.warnings).toEqual([]);
  });

  test('leaves no trace: not in the store, not in the lobby, not with the facilitator', async () => {
    const { begun, workshop, store, hosted } = await table();
    const before = await store.streams();
    const { lobbies } = workshop.lobby;
    const page = await begun('sales');
    await page.say({ kind: 'message', to: 'team', text: 'Quagga' });
    await page.say({ kind: 'commit', round: 6 });
    await hosted.time.advance(minuteMs / 2);
    expect(await store.streams()).toEqual(before);
    expect((await store.keptAll('texts')).size).toBe(0);
    expect(lobbies.at(-1)?.games.map(({ game }) => game)).toEqual([workshop.game]);
    expect(await hosted.host.identify(workshop.facilitatorToken, page.id)).toEqual({ refusal: { code: 'game/unknown' } });
    expect(await workshop.lead.command({ id: 'command-1234', game: page.id, command: { kind: 'pause' } })).toMatchObject({
      refusal: { code: 'game/unknown' },
    });
    expect(JSON.stringify(workshop.lead.outlet.views)).not.toContain(page.id);
    expect(JSON.stringify(workshop.page('logistics').outlet.views)).not.toContain(page.id);
    expect(hosted.benchmarked).toEqual([]);
  });

  test('has chance of its own: no two see the same customers', async () => {
    const { begun } = await table(['sales', 'logistics'], { scenario: 'spring-promotion' });
    const orders: unknown[] = [];
    for (const who of ['sales', 'logistics'] as const) {
      const page = await begun(who, 'sales');
      await page.say({ kind: 'commit', round: 1 });
      orders.push(page.desk()?.panels.find(({ id }) => id === 'customerOrders')?.rows);
    }
    expect(orders[0]).not.toEqual(orders[1]);
  });

  test('is nobody else’s to see, to play or to keep', async () => {
    const { begun, workshop, hosted } = await table();
    const page = await begun('sales');
    const other = workshop.token('logistics');
    expect(await hosted.host.identify(other, page.id)).toEqual({ refusal: { code: 'game/unknown' } });
    const command = { id: 'command-1234', game: page.id, command: { kind: 'commit', round: 6 } } as const;
    expect(await workshop.page('logistics').command(command)).toMatchObject({ refusal: { code: 'game/unknown' } });
    const visitor = await visitorOf(hosted, other);
    expect(hosted.host.open(visitor, page.id, page.outlet)).toEqual({ refusal: { code: 'game/unknown' } });
    expect(page.desk()).toMatchObject({ phase: 'planning', committed: false });
  });

  test('keeps its person in its seat', async () => {
    const { begun } = await table();
    const page = await begun('sales');
    expect(await page.say({ kind: 'takeSeat', seat: 'logistics' })).toMatchObject({ refusal: { code: 'token/not-allowed' } });
    expect(await page.say({ kind: 'leaveSeat' })).toMatchObject({ refusal: { code: 'token/not-allowed' } });
    expect(page.desk()?.seat).toBe('sales');
  });

  test('is one a person: the next one takes the place of the last', async () => {
    const { begun, workshop } = await table();
    const first = await begun('sales');
    const second = await begun('sales', 'logistics');
    expect(first.outlet.overs).toEqual([{ game: first.id, why: 'replaced', back: workshop.game }]);
    expect(await first.say({ kind: 'commit', round: 6 })).toMatchObject({ refusal: { code: 'game/unknown' } });
    expect(second.desk()?.seat).toBe('logistics');
  });

  test('ends for everybody of a team when the team starts, and cannot be begun any more', async () => {
    const { begun, rehearse, workshop } = await table();
    const pages = [await begun('sales'), await begun('logistics')];
    await workshop.lead.say({ kind: 'start' });
    await settled();
    for (const page of pages) expect(page.outlet.overs).toEqual([{ game: page.id, why: 'started', back: workshop.game }]);
    expect(await rehearse('sales')).toEqual({ refusal: { code: 'phase/not-now', details: { phase: 'planning' } } });
  });

  test('does not outlive a start that comes while it is being begun', async () => {
    const { rehearse, workshop } = await table();
    const [begun] = await Promise.all([rehearse('sales'), workshop.lead.say({ kind: 'start' })]);
    expect(begun).toMatchObject({ refusal: { code: 'phase/not-now' } });
  });

  test('ends after ten minutes in which nothing was done, not before', async () => {
    const { begun, workshop, hosted } = await table();
    const page = await begun('sales');
    await hosted.time.advance(9 * minuteMs);
    await page.say(order('sales', 6, 9));
    await hosted.time.advance(9 * minuteMs);
    expect(page.outlet.overs).toEqual([]);
    await hosted.time.advance(minuteMs);
    expect(page.outlet.overs).toEqual([{ game: page.id, why: 'idle', back: workshop.game }]);
  });

  test('waits a minute for a page that is loaded again, and ends when its person has left', async () => {
    const { begun, workshop, hosted } = await table();
    const page = await begun('sales');
    await page.say(order('sales', 6, 13));
    page.close();
    await hosted.time.advance(minuteMs / 2);
    const again = await pageOn(hosted.host, workshop.token('sales'), page.id);
    await hosted.time.advance(2 * minuteMs);
    expect(again.desk()?.inputs[0]).toMatchObject({ value: 13, touched: true });
    again.close();
    await hosted.time.advance(minuteMs);
    expect(await hosted.host.identify(workshop.token('sales'), page.id)).toEqual({ refusal: { code: 'game/unknown' } });
  });

  test('that nobody ever looks at ends too', async () => {
    const { rehearse, workshop, hosted } = await table();
    const begun = await rehearse('sales');
    await hosted.time.advance(minuteMs);
    expect(await hosted.host.identify(workshop.token('sales'), 'game' in begun ? begun.game : '')).toEqual({
      refusal: { code: 'game/unknown' },
    });
  });

  test('is refused to facilitators, for unknown games, and beyond as many as there are seats', async () => {
    const { hosted, workshop, rehearse } = await table(['sales', 'logistics', 'procurement', 'operations']);
    const lead = await visitorOf(hosted, workshop.facilitatorToken);
    expect(await hosted.host.rehearse(lead, { game: workshop.game, seat: 'sales' })).toEqual({ refusal: { code: 'token/not-allowed' } });
    expect(await rehearse('sales', 'sales', 'elsewhere')).toEqual({ refusal: { code: 'game/unknown' } });
    for (const seat of ['sales', 'logistics', 'procurement', 'operations'] as const) expect(await rehearse(seat)).toHaveProperty('game');
    const onlooker = await hosted.host.join(workshop.code, 'Onlooker');
    const visitor = await visitorOf(hosted, 'token' in onlooker ? onlooker.token : '');
    expect(await hosted.host.rehearse(visitor, { game: workshop.game, seat: 'sales' })).toEqual({ refusal: { code: 'wire/too-many' } });
  });

  test('goes on while the disk is away, and so holds up nobody who waits for it', async () => {
    const store = testedStore(memoryStore());
    const { begun, hosted } = await table(['sales'], {}, store);
    store.failing = true;
    const page = await begun('sales');
    expect(await page.say({ kind: 'commit', round: 6 })).toEqual({ ok: true });
    expect(hosted.report.warnings).toEqual([]);
  });

  test('is gone with the process', async () => {
    const { begun, hosted } = await table();
    const page = await begun('sales');
    hosted.host.close();
    expect(await page.say({ kind: 'commit', round: 6 })).toMatchObject({ refusal: { code: 'game/unknown' } });
    expect(page.outlet.overs).toEqual([]);
  });
});
