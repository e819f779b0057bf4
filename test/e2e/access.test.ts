import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { seats } from '../../server/contract/ids.ts';
import { openBrowser } from '../support/chromium.ts';
import { startServer } from '../support/live-server.ts';
import type { LiveServer } from '../support/live-server.ts';
import { barriers, tabTo } from './barriers.ts';
import { openTable } from './table.ts';
import type { Table } from './table.ts';
import { giveKey, openVisitor } from './visitor.ts';
import type { Visitor, VisitorSettings } from './visitor.ts';

let server: LiveServer;
let browser: Browser;
let visitors: Visitor[] = [];
let tables: Table[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
afterEach(async () => {
  for (const table of tables) table.close();
  for (const visitor of visitors) {
    expect.soft(visitor.faults()).toEqual([]);
    await visitor.context.close();
  }
  visitors = [];
  tables = [];
});

/** Without transitions, which would show colours that are on their way from one theme to the other. */
const still: VisitorSettings = { reducedMotion: true };

const newVisitor = async (settings: VisitorSettings = {}): Promise<Visitor> => {
  const visitor = await openVisitor(browser, settings);
  visitors.push(visitor);
  return visitor;
};
const newTable = async (wanted: Readonly<Record<string, unknown>> = {}): Promise<Table> => {
  const table = await openTable(server, wanted);
  tables.push(table);
  return table;
};

describe('axe finds nothing serious, in the light and in the dark theme', () => {
  test('on the pages before a game', async () => {
    const lead = await newVisitor(still);
    const page = await lead.open(server.pageUrl);
    await page.getByTestId('create-submit').waitFor();
    await page.locator('summary').click();
    await barriers(page, 'start page');
    await page.getByTestId('create-submit').click();
    const code = (await page.getByTestId('workshop-code').innerText()).trim();
    await barriers(page, 'facilitator');

    const desk = await (await newVisitor(still)).open(`${server.pageUrl}/join/${code}`);
    await desk.getByTestId('join-submit').waitFor();
    await barriers(desk, 'join');
    await desk.getByTestId('join-name').fill('Ana');
    await desk.getByTestId('join-submit').click();
    await desk.getByTestId('seat-sales').waitFor();
    await barriers(desk, 'seat choice');
    await desk.getByTestId('seat-sales').click();
    await desk.getByTestId('waiting').waitFor();
    await barriers(desk, 'waiting for the start');
  });

  test('on the desks, the recap, a pause and the end', async () => {
    const table = await newTable({ teams: 4, seed: 'access' });
    const pages: Page[] = [];
    for (const [team, seat] of seats.entries()) {
      const visitor = await newVisitor(still);
      await giveKey(visitor, table.workshop.workshop, 'person', await table.sit(seat, team, seat));
      pages.push(await visitor.open(`${server.pageUrl}/w/${table.workshop.workshop}`));
    }
    await table.tell({ kind: 'start' });
    await table.moveTo(6, 'planning');
    for (const [place, page] of pages.entries()) {
      const unread = page.getByTestId('recap-continue');
      await unread.waitFor();
      if (place === 0) await barriers(page, 'recap');
      await unread.click();
      await page.getByTestId('commit').waitFor();
      await barriers(page, `desk of ${seats[place] ?? ''}`);
      // The other tabs are built of the same parts at every seat.
      for (const tab of seats[place] === 'operations' ? ['more', 'see', 'guide'] : []) {
        await page.getByTestId(`tab-${tab}`).click();
        await barriers(page, `${tab} of ${seats[place] ?? ''}`, ['light']);
      }
    }
    await table.tell({ kind: 'pause' });
    const [first] = pages;
    if (first === undefined) throw new Error('no page');
    await first.getByTestId('tab-decide').click();
    await first.getByTestId('paused').waitFor();
    await barriers(first, 'paused');
    await table.tell({ kind: 'resume' });
    await table.moveTo(12, 'finished');
    await first.locator('.bars li').nth(3).waitFor();
    await barriers(first, 'end');
  });
});

describe('without a mouse', () => {
  test('the whole way from the code to a committed round works by keyboard alone', async () => {
    const table = await newTable({ pace: 'team' });
    const page = await (await newVisitor()).open(server.pageUrl);
    await page.getByTestId('create-submit').waitFor();
    await tabTo(page, '[data-testid="home-code"]');
    await page.keyboard.type(table.workshop.code);
    await page.keyboard.press('Enter');
    await page.getByTestId('join-name').waitFor();
    await tabTo(page, '[data-testid="join-name"]');
    await page.keyboard.type('Ana');
    await page.keyboard.press('Enter');
    await page.getByTestId('seat-procurement').waitFor();
    await tabTo(page, '[data-testid="seat-procurement"]');
    await page.keyboard.press('Enter');
    await page.getByTestId('waiting').waitFor();
    await table.tell({ kind: 'start' });

    const input = page.getByTestId('lever-order').getByRole('spinbutton').first();
    await input.waitFor();
    await tabTo(page, '[data-testid="lever-order"] [role="spinbutton"]');
    const before = Number((await input.inputValue()).replaceAll(',', ''));
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('PageUp');
    await page.locator('[data-testid="lever-order"] [data-draft="saved"]').first().waitFor();
    expect(Number((await input.inputValue()).replaceAll(',', ''))).toBeGreaterThan(before);
    // A number may be typed as well.
    await page.keyboard.press('Tab');
    await page.keyboard.type('700');
    await page.locator('[data-testid="lever-order"] [data-draft="saved"]').nth(1).waitFor();
    await tabTo(page, '[data-testid="commit"]');
    await page.keyboard.press('Enter');
    await page.getByTestId('recap').waitFor();
    await tabTo(page, '[data-testid="recap-continue"]');
    await page.keyboard.press('Enter');
    await page.locator('[data-testid="desk"][data-phase="planning"][data-round="2"]').waitFor();
    // The button that was pressed is gone; the focus is not: the next Tab goes on from the desk, not from the top of the page.
    await page.getByTestId('commit').waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  test('what a number means opens beside it by keyboard, is read out and closes again', async () => {
    const table = await newTable();
    const visitor = await newVisitor(still);
    await giveKey(visitor, table.workshop.workshop, 'person', await table.sit('Ana', 0, 'sales'));
    const page = await visitor.open(`${server.pageUrl}/w/${table.workshop.workshop}`);
    await table.tell({ kind: 'start' });
    await page.getByTestId('commit').waitFor();
    const button = page.getByRole('button', { name: 'What is Revenue?' });
    const meaning = page.getByText('What customers were billed');
    await button.focus();
    expect(await meaning.isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    await meaning.waitFor();
    await barriers(page, 'a definition');
    await page.keyboard.press('Escape');
    await meaning.waitFor({ state: 'hidden' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await button.click();
    await meaning.waitFor();
  });

  test('tabs are moved through with the arrow keys, and a group of choices too', async () => {
    const table = await newTable();
    const visitor = await newVisitor();
    await giveKey(visitor, table.workshop.workshop, 'person', await table.sit('Ana', 0, 'logistics'));
    const page = await visitor.open(`${server.pageUrl}/w/${table.workshop.workshop}`);
    await table.tell({ kind: 'start' });
    await page.getByTestId('commit').waitFor();
    await page.getByTestId('tab-decide').focus();
    await page.keyboard.press('ArrowLeft');
    expect(await page.getByTestId('tab-guide').getAttribute('aria-selected')).toBe('true');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('tab-guide');
    await page.keyboard.press('ArrowRight');
    await tabTo(page, '[data-testid="lever-mode"] input');
    await page.keyboard.press('ArrowRight');
    await page.locator('[data-testid="lever-mode"] [data-draft="saved"]').waitFor();
    expect(await page.getByTestId('lever-mode').getByRole('radio', { name: 'Air' }).isChecked()).toBe(true);
  });
});

test('who asked for less motion gets the recap and the next round without waiting, and a page that stands still', async () => {
  const table = await newTable({ pace: 'team' });
  const visitor = await newVisitor({ reducedMotion: true });
  await giveKey(visitor, table.workshop.workshop, 'person', await table.sit('Ana', 0, 'sales'));
  await visitor.context.addInitScript(() => {
    const counted = window as unknown as { drawn: number };
    counted.drawn = 0;
    const { prototype } = CanvasRenderingContext2D;
    // oxlint-disable-next-line typescript/unbound-method -- called below on the context it is called for.
    const draw = prototype.drawImage as (this: CanvasRenderingContext2D, ...values: unknown[]) => void;
    prototype.drawImage = function (this: CanvasRenderingContext2D, ...values: unknown[]) {
      if (this.canvas.isConnected) counted.drawn += 1;
      draw.apply(this, values);
    };
  });
  const page = await visitor.open(`${server.pageUrl}/w/${table.workshop.workshop}?renderer=canvas`);
  await table.tell({ kind: 'start' });
  await page.getByTestId('commit').click();
  await page.getByTestId('recap').waitFor();
  await page.locator('.map-area[data-map="shown"] canvas').waitFor();
  expect(await page.evaluate(() => document.getAnimations().filter((each) => each.playState === 'running').length)).toBe(0);
  // No week is played day by day: the map shows at once how it ended.
  expect(await page.locator('.network-map-clock').isVisible()).toBe(false);
  // Once the map has drawn itself it draws no more.
  await page.waitForFunction(
    () => {
      const counted = window as unknown as { drawn: number; before?: number };
      const still = counted.drawn > 0 && counted.before === counted.drawn;
      counted.before = counted.drawn;
      return still;
    },
    undefined,
    { polling: 500 },
  );
  await page.getByTestId('recap-continue').click();
  await page.locator('[data-testid="desk"][data-phase="planning"][data-round="2"]').waitFor();
});
