import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../support/chromium.ts';
import { startServer } from '../support/live-server.ts';
import type { LiveServer } from '../support/live-server.ts';
import { tabTo } from './barriers.ts';
import { testId } from './look.ts';
import { seatTeam } from './talking-team.ts';
import type { TalkingTeam } from './talking-team.ts';

let server: LiveServer;
let browser: Browser;
let team: TalkingTeam | undefined;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
afterEach(async () => {
  for (const visitor of team?.visitors ?? []) expect.soft(visitor.faults()).toEqual([]);
  await team?.close();
  team = undefined;
});

const openTeam = async (round: number): Promise<TalkingTeam> => (team = await seatTeam(server, browser, round, { reducedMotion: true }));

/** What a page has said to a screen reader last: the two live regions of the page. */
const said = (page: Page, words: RegExp): Promise<void> =>
  page.locator('[aria-live]').filter({ hasText: words }).first().waitFor({ state: 'attached' });

const focused = (page: Page): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? null);

/** One field further, and typed into; lists choose what begins so. */
const fill = async (page: Page, field: string, text: string): Promise<void> => {
  await tabTo(page, testId(field));
  await page.keyboard.type(text);
};

const open = async (page: Page, button: string): Promise<void> => {
  await tabTo(page, testId(button));
  await page.keyboard.press('Enter');
};

describe('asking, offering and agreeing by keyboard alone', () => {
  test('a request becomes a promise in two instalments; each side hears of every step and keeps its place', async () => {
    const { page } = await openTeam(6);
    const [sales, logistics] = [page('sales'), page('logistics')];

    await open(sales, 'ask');
    await sales.getByTestId('ask-dialog').waitFor();
    expect(await focused(sales)).toBe('ask-to-logistics');
    await sales.keyboard.press('Space');
    await fill(sales, 'ask-what', 'Goods arrive');
    await fill(sales, 'ask-amount', '600');
    await fill(sales, 'ask-item', 'Water');
    await fill(sales, 'ask-place', 'Burgos');
    expect(await sales.getByTestId('ask-sentence').innerText()).toBe('Logistics: “Can you bring 600 Water to Burgos?”');
    expect(await sales.getByTestId('ask-missing').innerText()).toMatch(/Not said yet: by when and why/);
    await fill(sales, 'ask-when', 'Monday of week 7');
    await fill(sales, 'ask-why', 'The shelf is booked.');
    expect(await sales.getByTestId('ask-missing').innerText()).toMatch(/Complete/);
    await fill(sales, 'ask-or-amount', '400');
    await fill(sales, 'ask-or-when', 'Thursday of week 7');
    await open(sales, 'ask-send');
    await sales.getByTestId('ask-dialog').waitFor({ state: 'detached' });
    await said(sales, /Asked/);
    expect(await focused(sales)).toBe('ask');

    await said(logistics, /Sales asks: “Can you bring 600 Water to Burgos by Monday of week 7\?”/);
    await open(logistics, 'answer-split-a1');
    await logistics.getByTestId('ask-a1').waitFor({ state: 'detached' });
    await said(logistics, /Your answer is on its way/);
    expect(await logistics.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);

    await said(sales, /Logistics: an offer, to bring 400 Water to Burgos by Monday of week 7 and 200 more by Thursday of week 7/);
    await open(sales, 'answer-agree-a1');
    await said(logistics, /Agreed: You will bring 400 Water to Burgos by Monday of week 7 and 200 more/);
    await sales.getByTestId('tab-decide').focus();
    while ((await focused(sales)) !== 'tab-team') await sales.keyboard.press('ArrowRight');
    await sales.locator(`${testId('agreement-a1')}[data-state="agreed"]`).waitFor();
  });

  test('an offer of one’s own, with a lever that fills itself in; and a no with its reason', async () => {
    const { page, say, period, table } = await openTeam(6);
    const [sales, logistics] = [page('sales'), page('logistics')];
    const terms = { kind: 'request', what: { kind: 'outcome', measure: 'received' }, item: 'water', place: 'north' } as const;
    await say('sales', { kind: 'propose', to: ['logistics'], terms: { ...terms, amount: 500, byPeriod: period() + 6 }, pledges: [] });
    await say('sales', { kind: 'propose', to: ['logistics'], terms, pledges: [] });

    await logistics.getByTestId('ask-a1').waitFor();
    await open(logistics, 'answer-offer-a1');
    await logistics.getByTestId('offer-dialog').waitFor();
    await open(logistics, 'offer-suggested');
    await fill(logistics, 'offer-reason', 'One lorry more.');
    expect(await logistics.getByTestId('offer-says').innerText()).toBe('Your answer: Yes.');
    await open(logistics, 'offer-send');
    await said(sales, /Agreed: Logistics will bring 500 Water/);
    const desk = table.deskOf(0, 'logistics');
    const sent = desk.fields.findIndex(({ lever, key }) => lever === 'transfer' && key === 'central>north water');
    expect(desk.inputs[sent]).toMatchObject({ value: 500, touched: true });

    // A request with gaps has no plain yes.
    expect(await logistics.getByTestId('answer-yes-a2').count()).toBe(0);
    await open(logistics, 'answer-no-a2');
    await logistics.getByTestId('decline-dialog').waitFor();
    expect(await focused(logistics)).toBe('reason-stock');
    await logistics.keyboard.press('Enter');
    expect(await logistics.getByTestId('decline-reason').inputValue()).toBe('No stock for it');
    await open(logistics, 'decline-send');
    await said(sales, /Declined by Logistics/);
  });

  test('what was typed outlives Esc and a refusal, which says beside the form why', async () => {
    const { page } = await openTeam(6);
    const sales = page('sales');
    await open(sales, 'ask');
    await sales.getByTestId('ask-dialog').waitFor();
    await sales.keyboard.press('Space');
    await fill(sales, 'ask-what', 'Trucks');
    await fill(sales, 'ask-place', 'Madrid → Burgos');
    await fill(sales, 'ask-amount', '5000');
    await fill(sales, 'ask-when', 'week 6');
    await fill(sales, 'ask-why', 'All of it.');
    await sales.keyboard.press('Escape');
    await sales.getByTestId('ask-dialog').waitFor({ state: 'detached' });
    expect(await focused(sales)).toBe('ask');
    await sales.keyboard.press('Enter');
    await sales.getByTestId('ask-dialog').waitFor();
    expect(await sales.getByTestId('ask-why').inputValue()).toBe('All of it.');
    await open(sales, 'ask-send');
    await sales.getByTestId('ask-dialog').locator('.row-refusal').waitFor();
    await said(sales, /outside the range/);
    expect(await sales.getByTestId('ask-amount').inputValue()).toBe('5000');
  });

  test('messages are typed, sent, announced and counted', async () => {
    const { page } = await openTeam(6);
    const [sales, procurement] = [page('sales'), page('procurement')];
    await sales.getByTestId('tab-team').click();
    await fill(sales, 'talk-input', 'Water will go fast.');
    await sales.keyboard.press('Enter');
    await said(procurement, /Sales says to all: Water will go fast\./);
    await procurement.getByTestId('tab-team').locator('.badge').waitFor();
    await procurement.getByTestId('tab-team').click();
    await procurement.getByText('Water will go fast.').first().waitFor();
    await procurement.getByTestId('tab-team').locator('.badge').waitFor({ state: 'detached' });
    expect(await sales.getByTestId('talk-left').innerText()).toBe('19 messages left this week');
    expect(await focused(sales)).toBe('talk-input');
    await open(sales, 'talk-ready');
    await open(sales, 'template-thanks');
    await said(procurement, /Sales says to all: Thank you\./);
  });

  test('where the act forbids it nothing is offered, and a sentence says why', async () => {
    const { page } = await openTeam(1);
    const sales = page('sales');
    expect(await sales.getByTestId('ask').count()).toBe(0);
    await sales.getByTestId('tab-team').click();
    await sales.getByText('Act 1: no talking across the table.').waitFor();
    expect(await sales.getByTestId('team-ask').count()).toBe(0);
    expect(await sales.getByTestId('talk').count()).toBe(0);
  });
});

test('a promotion is voted on and launched against advice, a crisis answered by all, a quarrel settled by the planning lead', async () => {
  const { page, say, table, goTo } = await openTeam(5);
  const [sales, logistics, procurement, operations] = [page('sales'), page('logistics'), page('procurement'), page('operations')];
  await table.moveTo(5, 'huddle');
  await say('sales', { kind: 'nameLead', seat: 'operations' });
  await goTo(9);

  await sales.getByTestId('ask').click();
  await sales.getByTestId('ask-promotion').click();
  await sales.getByTestId('plan-option').selectOption({ index: 1 });
  await sales.getByTestId('plan-send').click();
  await logistics.getByTestId('ask-a1').waitFor();
  await logistics.getByTestId('ask-a1').getByTestId('impact-card').waitFor();
  await logistics.getByTestId('vote-a1-smaller').check({ force: true });
  await logistics.getByTestId('sure-a1-4').check({ force: true });
  await logistics.getByTestId('option-a1').selectOption({ index: 1 });
  await logistics.getByTestId('vote-send-a1').click();
  await logistics.getByTestId('ask-a1').waitFor({ state: 'detached' });
  await sales.getByTestId('tab-team').click();
  await sales.getByTestId('agreement-a1').getByText('Logistics: smaller').first().waitFor();
  await sales.getByTestId('conclude-a1').click();
  await sales.getByTestId('agreement-a1').getByText('launched against advice').waitFor();

  await sales.getByTestId('notice-plan').first().click();
  await sales.getByTestId('crisis-send').click();
  await procurement.getByTestId('pledge-a2-lever').selectOption({ index: 1 });
  await procurement.getByTestId('pledge-a2-value').fill('2000');
  await procurement.getByTestId('pledge-a2-add').click();
  await procurement.getByTestId('pledge-send-a2').click();
  await procurement.getByTestId('ask-a2').waitFor({ state: 'detached' });
  for (const other of [logistics, operations]) await other.getByTestId('pledge-send-a2').click();
  await sales.locator(`${testId('agreement-a2')}[data-state="agreed"]`).waitFor();
  await said(procurement, /Agreed: You will order at least 2,000/);

  await say('procurement', {
    kind: 'propose',
    to: ['logistics'],
    terms: { kind: 'request', what: { kind: 'action', lever: 'booking' }, place: 'vigo>central', amount: 9, inRound: 9 },
    pledges: [],
  });
  await procurement.getByTestId('tab-team').click();
  await procurement.getByTestId('escalate-a3').click();
  await said(operations, /You are planning lead: decide this/);
  await operations.getByTestId('settle-reason-a3').fill('The port comes first.');
  await operations.getByTestId('settle-yes-a3').click();
  await said(logistics, /Agreed: You will book at least 9 trucks/);
  await procurement.getByTestId('agreement-a3').getByText('decided by Operations as planning lead').waitFor();
});
