import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { kpiIds } from '../../server/contract/desk.ts';
import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import { openBrowser } from '../support/chromium.ts';
import { startServer } from '../support/live-server.ts';
import type { LiveServer } from '../support/live-server.ts';
import { openStory } from './story.ts';
import { openVisitor, serverAway } from './visitor.ts';
import type { Visitor } from './visitor.ts';

const names: Readonly<Record<Seat, string>> = { sales: 'Sara', logistics: 'Leo', procurement: 'Petra', operations: 'Omar' };
const rounds = 12;
/** Weeks after which the scenario sits its team down together. */
const huddlesAfter: readonly number[] = [5, 9];

/** A lever of each desk that is open from the first round, for each seat to pull in every round. */
const leverOf: Readonly<Record<Seat, string>> = { sales: 'forecast', logistics: 'booking', procurement: 'order', operations: 'overtime' };

/** The number in an input: grouped by thousands while nobody types in it. */
const valueIn = async (input: Locator): Promise<string> => (await input.inputValue()).replaceAll(',', '');

type Person = { readonly seat: Seat; readonly visitor: Visitor; page: Page };

describe('four people at four browsers play a whole default game', () => {
  const then = openStory();
  let server: LiveServer;
  let browser: Browser;
  let lead: Visitor;
  let leadPage: Page;
  let code: string;
  const people = new Map<Seat, Person>();
  const visitors: Visitor[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  afterEach(() => {
    for (const visitor of visitors) expect(visitor.faults()).toEqual([]);
  });

  const newVisitor = async (): Promise<Visitor> => {
    const visitor = await openVisitor(browser);
    visitors.push(visitor);
    return visitor;
  };
  const personOf = (seat: Seat): Person => {
    const person = people.get(seat);
    if (person === undefined) throw new Error(`nobody has the seat ${seat}`);
    return person;
  };
  const pageOf = (seat: Seat): Page => personOf(seat).page;

  /** A seat as this page shows it over its desk. */
  const pill = (page: Page, seat: Seat): Locator => page.locator(`.seat-pill[data-seat="${seat}"]`);
  const deskIn = (page: Page, round: number): Locator => page.locator(`[data-testid="desk"][data-phase="planning"][data-round="${round}"]`);
  const inputOf = (page: Page, seat: Seat): Locator => page.getByTestId(`lever-${leverOf[seat]}`).getByRole('spinbutton').first();

  /** Moves this seat's first input by some steps with the keyboard, and answers its value once the server has acknowledged it. */
  const decide = async (seat: Seat, steps: number): Promise<string> => {
    const input = inputOf(pageOf(seat), seat);
    const [now, least, most] = await input.evaluate((box) =>
      ['now', 'min', 'max'].map((name) => Number(box.getAttribute(`aria-value${name}`))),
    );
    const key = (now ?? 0) * 2 > (least ?? 0) + (most ?? 0) ? 'ArrowDown' : 'ArrowUp';
    for (let step = 0; step < steps; step += 1) await input.press(key);
    await acknowledged(seat);
    return valueIn(input);
  };
  const acknowledged = async (seat: Seat): Promise<void> => {
    const page = pageOf(seat);
    await page.getByTestId(`lever-${leverOf[seat]}`).locator('.lever-row[data-draft="saved"]').first().waitFor();
    await page.locator('[data-testid="save-state"][data-state="saved"]').waitFor();
  };
  const commit = (seat: Seat): Promise<void> => pageOf(seat).getByTestId('commit').click();

  /** Everybody reads the recap and goes on; the first to do so opens the next round for all, or the huddle before it, which one of them ends. */
  const readRecaps = async (round: number, present: readonly Seat[] = seats): Promise<void> => {
    const huddle = huddlesAfter.includes(round);
    for (const seat of present) {
      const page = pageOf(seat);
      await page.getByRole('heading', { name: `Week ${round}: what happened` }).waitFor();
      await page.getByTestId('recap-continue').click();
      await (huddle ? page.getByTestId('huddle') : deskIn(page, round + 1)).waitFor();
    }
    if (huddle) {
      await pageOf('sales').getByTestId('huddle-continue').click();
      await pageOf('sales').getByTestId('huddle-end-yes').click();
    }
    for (const seat of present)
      await deskIn(pageOf(seat), round + 1)
        .getByTestId('commit')
        .waitFor();
  };
  /** A round in which nothing out of the way happens: everybody decides something and commits. */
  const playRound = async (round: number): Promise<void> => {
    for (const seat of seats) {
      await deskIn(pageOf(seat), round).waitFor();
      await decide(seat, 1 + (round % 3));
      await commit(seat);
    }
    if (round < rounds) await readRecaps(round);
  };

  then('a facilitator creates the workshop on the start page and gets code, link and QR code', async () => {
    lead = await newVisitor();
    // The page has no choice of the shortest planning time, which is 45 s in this scenario: nobody waits for that twelve times.
    await lead.context.route('**/api/workshops', async (route) => {
      const wanted = route.request().postDataJSON() as Readonly<Record<string, unknown>>;
      await route.continue({ postData: JSON.stringify({ ...wanted, minPlanningSeconds: 0 }) });
    });
    leadPage = await lead.open(server.pageUrl);
    expect(await leadPage.evaluate(() => isSecureContext)).toBe(false);
    await leadPage.getByTestId('create-scenario').selectOption({ label: 'The spring promotion' });
    await leadPage.getByTestId('create-submit').click();
    code = (await leadPage.getByTestId('workshop-code').innerText()).trim();
    expect(await leadPage.getByTestId('join-link').inputValue()).toBe(`${server.pageUrl}/join/${code}`);
    const qr = leadPage.getByRole('img', { name: /QR/ });
    expect(await qr.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  });

  then('four people join by the code or the link, take their seats, and the facilitator starts', async () => {
    for (const seat of seats) {
      const visitor = await newVisitor();
      let page: Page;
      if (seat === 'sales') page = await visitor.open(`${server.pageUrl}/join/${code}`);
      else {
        page = await visitor.open(server.pageUrl);
        await page.getByTestId('home-code').fill(code.toLowerCase());
        await page.getByTestId('home-join').click();
      }
      await page.getByTestId('join-name').fill(names[seat]);
      await page.getByTestId('join-submit').click();
      await page.getByTestId(`seat-${seat}`).click();
      await page.getByTestId('waiting').waitFor();
      people.set(seat, { seat, visitor, page });
    }
    // A seat that is taken says by whom, and can't be taken again.
    await pageOf('operations').getByTestId('seat-sales').getByText(names.sales).waitFor();
    expect(await pageOf('operations').getByTestId('seat-sales').isDisabled()).toBe(true);
    await leadPage.getByText(names.operations).waitFor();
    await leadPage.getByTestId('lobby-start').click();
    for (const seat of seats) {
      await deskIn(pageOf(seat), 1).waitFor();
      expect(await pageOf(seat).locator('[data-testid="desk"]').getAttribute('data-seat')).toBe(seat);
    }
  });

  then('in a first round each page sets an input and commits, sees who has, and reads its recap', async () => {
    for (const [place, seat] of seats.entries()) {
      await decide(seat, 2);
      await pageOf(seat).getByText(`${place} of 4 committed`).waitFor();
      await commit(seat);
    }
    // The map plays the week day by day beside the recap.
    await pageOf('operations').locator('.network-map-clock').waitFor();
    for (const seat of seats) await pageOf(seat).getByTestId('recap').waitFor();
    // It draws itself on plain http and under the strict security policy.
    for (const seat of seats) await pageOf(seat).locator('.map-area[data-map="shown"] canvas').waitFor();
    await readRecaps(1);
  });

  then('a promotion is planned, shows what it would do, and everybody hears of it when it runs', async () => {
    const page = pageOf('sales');
    const water = page.getByTestId('lever-promotion').getByRole('combobox').first();
    await water.selectOption({ index: 2 });
    await page.getByTestId('lever-promotion').locator('[data-draft="saved"] .preview', { hasText: '×' }).waitFor();
    await playRound(2);
  });

  then('a page that is refreshed mid-round has the same seat, the same drafts and the same acknowledged values', async () => {
    await deskIn(pageOf('procurement'), 3).waitFor();
    const value = await decide('procurement', 3);
    await decide('sales', 1);
    await commit('sales');
    await pageOf('procurement').reload();
    await deskIn(pageOf('procurement'), 3).waitFor();
    expect(await pageOf('procurement').locator('[data-testid="desk"]').getAttribute('data-seat')).toBe('procurement');
    await acknowledged('procurement');
    expect(await valueIn(inputOf(pageOf('procurement'), 'procurement'))).toBe(value);
    // The commit of another survives the refresh of its own page too.
    await pageOf('sales').reload();
    await pageOf('sales').getByTestId('withdraw').waitFor();
    expect(await inputOf(pageOf('sales'), 'sales').isDisabled()).toBe(true);
    for (const seat of ['logistics', 'operations'] as const) await decide(seat, 1);
    for (const seat of ['logistics', 'procurement', 'operations'] as const) await commit(seat);
    await readRecaps(3);
  });

  then(
    'killed and started again mid-round, the server has every acknowledged decision, and all pages come back by themselves',
    async () => {
      const values = new Map<Seat, string>();
      for (const seat of seats) {
        await deskIn(pageOf(seat), 4).waitFor();
        values.set(seat, await decide(seat, 2));
      }
      await commit('operations');
      await pageOf('operations').getByTestId('withdraw').waitFor();
      for (const visitor of visitors) visitor.forgive(serverAway);
      await server.kill();
      for (const seat of seats) await pageOf(seat).getByTestId('offline').waitFor();
      await leadPage.getByTestId('offline').waitFor();
      // What is typed meanwhile is kept by the page and goes out afterwards.
      const logistics = inputOf(pageOf('logistics'), 'logistics');
      await logistics.press('ArrowUp');
      values.set('logistics', await valueIn(logistics));
      await server.start();
      for (const page of [leadPage, ...seats.map(pageOf)]) await page.getByTestId('offline').waitFor({ state: 'detached' });
      for (const seat of seats) {
        await acknowledged(seat);
        expect([seat, await valueIn(inputOf(pageOf(seat), seat))]).toEqual([seat, values.get(seat)]);
      }
      await pageOf('operations').getByTestId('withdraw').waitFor();
      await pageOf('sales').getByText('1 of 4 committed').waitFor();
      // And not from the pages' memory alone: a new page of the same person is told the same.
      await pageOf('logistics').reload();
      await acknowledged('logistics');
      expect(await valueIn(inputOf(pageOf('logistics'), 'logistics'))).toBe(values.get('logistics'));
      for (const seat of ['sales', 'logistics', 'procurement'] as const) await commit(seat);
      await readRecaps(4);
    },
  );

  then('the seat of a page that is closed is covered by its bot, visibly, and handed back when its person returns', async () => {
    for (const seat of seats) await deskIn(pageOf(seat), 5).waitFor();
    const { visitor, page } = personOf('logistics');
    await page.close();
    const sales = pageOf('sales');
    await sales.locator('.seat-pill[data-seat="logistics"][data-connected="false"], .seat-pill[data-seat="logistics"] .bad-icon').waitFor();
    for (const seat of ['sales', 'procurement', 'operations'] as const) {
      await decide(seat, 1);
      await commit(seat);
    }
    await pageOf('sales').getByText('3 of 4 committed').waitFor();
    // After the 30 s of the scenario the bot takes over; as it commits at once, the round is played.
    await sales.locator('.seat-pill[data-seat="logistics"][data-holder="bot"]').waitFor({ timeout: 45_000 });
    await pill(sales, 'logistics').getByText('bot').waitFor();
    await readRecaps(5, ['sales', 'procurement', 'operations']);
    // The bot decides the next round too: it holds the seat, committed.
    await sales.locator('.seat-pill[data-seat="logistics"][data-holder="bot"][data-committed="true"]').waitFor();

    personOf('logistics').page = await visitor.open(page.url());
    await sales.locator('.seat-pill[data-seat="logistics"][data-holder="person"]').waitFor();
    const back = pageOf('logistics');
    const unread = back.getByTestId('recap-continue');
    await unread.or(back.getByTestId('withdraw')).or(back.getByTestId('commit')).waitFor();
    if (await unread.isVisible()) await unread.click();
    await deskIn(back, 6).waitFor();
    await pill(back, 'logistics').getByText('you').waitFor();
    // What the bot had committed is the person's again, to change or to leave.
    const withdraw = back.getByTestId('withdraw');
    if ((await withdraw.or(back.getByTestId('commit')).first().getAttribute('data-testid')) === 'withdraw') await withdraw.click();
    await playRound(6);
  });

  then('the rest of the game, every page deciding in every round', async () => {
    for (let round = 7; round <= rounds; round += 1) await playRound(round);
  });

  then('the end shows the joint score, the benchmarks on the same seed, every KPI and the bullwhip at every link', async () => {
    const told: string[] = [];
    for (const seat of seats) {
      const page = pageOf(seat);
      await page.getByTestId('end-screen').waitFor();
      const score = Number(await page.getByTestId('joint-score').innerText());
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(100);
      const bars = page.locator('.benchmarks .bars li');
      await bars.nth(3).waitFor({ timeout: 60_000 });
      expect(await bars.count()).toBe(4);
      for (const name of ['Your team', 'Silo bots', 'Coordinated bots', 'Nobody decides']) await bars.filter({ hasText: name }).waitFor();
      told.push(`${score} ${await page.locator('.end-foot').innerText()}`);
    }
    // One team, one world: every desk is told the same score, seed and state.
    expect(new Set(told).size).toBe(1);

    const page = pageOf('sales');
    expect(await page.locator('.kpi-table tbody tr:has(td)').count()).toBe(kpiIds.length);
    for (const value of await page.locator('.kpi-table tbody td:nth-of-type(1)').allInnerTexts()) expect(value).toMatch(/\d/);
    const links = page.getByTestId('bullwhip').locator('tbody tr');
    expect(await links.count()).toBeGreaterThanOrEqual(5);
    // The first row is what customers wanted, which the links are compared with.
    for (const ratio of (await links.locator('td:nth-of-type(1)').allInnerTexts()).slice(1)) expect(ratio).toMatch(/^\d|–/);
    await page.getByTestId('bullwhip').locator('canvas').waitFor();
    // Any link can be drawn.
    const last = links.last().getByRole('checkbox');
    await last.setChecked(!(await last.isChecked()));
    await leadPage.getByText('Finished').waitFor();
  });
});
