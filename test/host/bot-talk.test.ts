import { describe, expect, test } from 'vitest';
import type { GameCommand } from '../../server/contract/commands.ts';
import type { Agreement } from '../../server/contract/agreements.ts';
import type { InformationLevel } from '../../server/contract/ids.ts';
import type { GameFact } from '../../server/game/facts.ts';
import type { Scenarios } from '../../server/host/ports.ts';
import { decodeGameEntry } from '../../server/log/codec.ts';
import { loadScenario } from '../../server/scenario/load.ts';
import { memoryStore } from '../../server/store/memory.ts';
import type { Store } from '../../server/store/port.ts';
import { hostOn, workshopOn, type HostedPage } from './hosted.ts';
import { settled } from './fakes.ts';

/** The spring promotion at one information level throughout, its bots of that policy, without huddles. */
const springAt = (level: InformationLevel, policy: string, huddles = false): Scenarios => {
  const loaded = loadScenario('spring-promotion');
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  const { huddles: planned, ...rules } = loaded.scenario.rules;
  const scenario = {
    ...loaded.scenario,
    rules: {
      ...rules,
      ...(huddles && planned !== undefined ? { huddles: planned } : {}),
      acts: rules.acts.map((act) => ({ ...act, informationLevel: level })),
      coverPolicy: { name: policy, parameters: {} },
    },
  };
  return { find: () => ({ scenario, text: 'spring' }), read: () => scenario };
};

const logged = async (store: Store, game: string): Promise<readonly { readonly author: string; readonly fact: GameFact }[]> =>
  (await store.read(`game/${game}`, 1)).map((entry) => {
    const read = decodeGameEntry(entry, new Map());
    if ('problem' in read) throw new Error(read.problem);
    const { author, fact } = read.entry;
    return { author: author.kind === 'bot' ? `bot ${author.seat}` : author.kind, fact };
  });

const begun = async (level: InformationLevel, policy: string, huddles = false) => {
  const store = memoryStore();
  const hosted = await hostOn(store, 'p', undefined, springAt(level, policy, huddles));
  const workshop = await workshopOn(hosted, ['sales'], { scenario: 'spring' });
  await workshop.lead.say({ kind: 'start' });
  await settled();
  return { store, hosted, ...workshop };
};

const agreements = (page: HostedPage): readonly Agreement[] => page.desk()?.agreements ?? [];
const trucks = (amount: number, round: number): GameCommand => ({
  kind: 'propose',
  to: ['logistics'],
  terms: { kind: 'request', what: { kind: 'action', lever: 'booking' }, place: 'central>north', amount, inRound: round },
  pledges: [],
});

describe('bots at a live table', () => {
  test('show what others plan by as soon as planning opens, before they decide', async () => {
    const { store, game, page } = await begun('board', 'coordinated');
    expect(
      page('sales')
        .desk()
        ?.sharing.publications.map(({ by }) => by),
    ).toEqual(expect.arrayContaining(['logistics', 'procurement', 'operations']));
    const entries = await logged(store, game);
    const last = (type: GameFact['type']): number => entries.findLastIndex(({ fact }) => fact.type === type);
    const first = (type: GameFact['type']): number => entries.findIndex(({ fact }) => fact.type === type);
    expect(last('PanelPublished')).toBeLessThan(first('Committed'));
    expect(entries[last('PanelPublished')]?.author).toMatch(/^bot /);
  });

  test('answer what people put to them although they have committed, and what they promise is filled in', async () => {
    const { page, hosted } = await begun('talk', 'coordinated');
    expect(page('sales').room().seats[1]).toMatchObject({ holder: 'bot', committed: true });
    expect(await page('sales').say(trucks(25, 1))).toEqual({ ok: true });
    await settled();
    const [answered] = agreements(page('sales'));
    expect(answered).toMatchObject({ state: 'agreed', answers: [{ by: 'logistics', answer: 'accept' }] });
    expect(hosted.report.warnings).toEqual([]);
  });

  test('offer a part, and take up what a person makes of it; nobody goes on for ever', async () => {
    const { page, hosted } = await begun('talk', 'coordinated');
    await page('sales').say(trucks(50, 1));
    await settled();
    const [offer] = agreements(page('sales'));
    expect(offer).toMatchObject({ state: 'answered', turn: ['sales'], answers: [{ answer: 'part' }] });
    const pledges = offer?.pledges.map((pledge) => (pledge.kind === 'action' ? { ...pledge, value: 26 } : pledge)) ?? [];
    expect(await page('sales').say({ kind: 'answer', agreement: offer?.id ?? '', answer: 'counter', pledges })).toEqual({ ok: true });
    await settled();
    expect(agreements(page('sales'))[0]).toMatchObject({ state: 'agreed' });
    expect(hosted.report.warnings).toEqual([]);
  });

  test('vote on a promotion that a person plans', async () => {
    const { page } = await begun('board', 'coordinated');
    const plan = { kind: 'promotionPlan', item: 'cola', option: 2, round: 3, upliftPercent: 220 } as const;
    await page('sales').say({ kind: 'propose', to: ['logistics', 'procurement', 'operations'], terms: plan, pledges: [] });
    await settled();
    const [found] = agreements(page('sales'));
    expect(found?.answers.map(({ by }) => by).toSorted()).toEqual(['logistics', 'operations', 'procurement']);
    for (const { reason } of found?.answers ?? []) expect(reason?.length).toBeGreaterThan(10);
    expect(found?.answers.flatMap(({ card }) => card ?? []).map(({ subject }) => subject)).toContain('supply');
  });

  test('of silos say yes to what costs them nothing, and let the rest lapse', async () => {
    const { page } = await begun('talk', 'silo');
    await page('sales').say(trucks(25, 1));
    const plan = { kind: 'promotionPlan', item: 'cola', option: 3, round: 3 } as const;
    await page('sales').say({ kind: 'propose', to: ['logistics', 'procurement', 'operations'], terms: plan, pledges: [] });
    await settled();
    expect(agreements(page('sales')).map(({ answers }) => answers.map(({ answer }) => answer))).toEqual([[], ['go', 'go', 'go']]);
    await page('sales').say({ kind: 'commit', round: 1 });
    await page('sales').say({ kind: 'advance', round: 1 });
    await page('sales').say({ kind: 'commit', round: 2 });
    await settled();
    expect(agreements(page('sales'))[0]).toMatchObject({ state: 'lapsed' });
  });

  test('speak for the seat of who is away, visibly', async () => {
    const { store, hosted, page, game, code, lead } = await begun('talk', 'coordinated');
    expect(lead.room().phase).toBe('planning');
    const joined = await hosted.host.join(code, 'Second');
    expect('refusal' in joined).toBe(false);
    page('sales').close();
    await hosted.time.advance(31_000);
    const said = (await logged(store, game)).filter(({ author, fact }) => author === 'bot sales' && fact.type === 'AgreementProposed');
    expect(said.length).toBeGreaterThan(0);
    expect(lead.room().seats[0]).toMatchObject({ holder: 'bot', covered: true });
  });

  test('come to huddles, and tell there what they have heard', async () => {
    const { store, hosted, game, page } = await begun('closed', 'coordinated', true);
    for (let round = 1; round <= 9; round += 1) {
      await page('sales').say({ kind: 'commit', round });
      await page('sales').say({ kind: 'advance', round });
      await settled();
      if (page('sales').desk()?.phase === 'huddle') await page('sales').say({ kind: 'advance', round });
      await settled();
    }
    const facts = await logged(store, game);
    expect(facts.filter(({ author, fact }) => author === 'bot logistics' && fact.type === 'HuddleAttended')).toHaveLength(2);
    expect(facts.some(({ author, fact }) => author === 'bot logistics' && fact.type === 'SignalPassedOn')).toBe(true);
    expect(hosted.report.warnings).toEqual([]);
  });
});

test('four bots alone agree, promise and keep to the end of a game, and nothing they say is refused', async () => {
  const store = memoryStore();
  const hosted = await hostOn(store, 'p', undefined, springAt('open', 'coordinated'));
  const { lead, game } = await workshopOn(hosted, [], { scenario: 'spring' });
  await lead.say({ kind: 'start' });
  await hosted.time.advance(14 * 2_500);
  expect(lead.room().phase).toBe('finished');
  expect(hosted.report.warnings).toEqual([]);
  const facts = (await logged(store, game)).map(({ fact }) => fact);
  const ended = facts.filter((fact) => fact.type === 'AgreementJudged');
  expect(ended.length).toBeGreaterThan(5);
  expect(ended.filter(({ kept }) => kept).length / ended.length).toBeGreaterThan(0.6);
  // What each promise was worth is measured once, after the end, and stays on the log.
  const [worth] = facts.filter((fact) => fact.type === 'WorthMeasured');
  expect(hosted.measured).toHaveLength(1);
  expect(hosted.measured[0].length).toBeGreaterThan(0);
  expect(worth?.results.map(({ agreement }) => agreement)).toEqual(hosted.measured[0]);
});
