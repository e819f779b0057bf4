import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorkshop, join } from '../net/served.ts';
import { openBrowser } from '../support/chromium.ts';
import { startServer } from '../support/live-server.ts';
import type { LiveServer } from '../support/live-server.ts';
import { openTable } from './table.ts';
import { giveKey, openVisitor, serverAway } from './visitor.ts';
import type { Visitor } from './visitor.ts';

let server: LiveServer;
let browser: Browser;
let visitor: Visitor;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(async () => {
  visitor = await openVisitor(browser);
});
afterEach(async () => {
  expect.soft(visitor.faults()).toEqual([]);
  await visitor.context.close();
});

/** A refused call is an answer; the browser's console calls it an error all the same. */
const refusedCall = /Failed to load resource: the server responded with a status of 4\d\d .*\/api\//;

/** A sentence that says what is wrong, announced to readers, on a page that can still be used. */
const isTold = async (page: Page, sentence: RegExp): Promise<void> => {
  await page.getByRole('main').getByText(sentence).waitFor();
};

test('errors in a page and breaches of the security policy do not go unnoticed', async () => {
  const page = await visitor.open(server.pageUrl);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "planted"';
    document.body.append(script);
    // oxlint-disable-next-line no-console -- planted.
    console.error('planted');
    setTimeout(() => {
      throw new Error('planted');
    });
  });
  await expect.poll(() => visitor.faults().join('\n')).toMatch(/exception: Error: planted/);
  expect(visitor.faults().join('\n')).toMatch(/security policy: script-src-elem forbids inline/);
  expect(visitor.faults().join('\n')).toMatch(/console: planted/);
  visitor.forgive(/planted|security policy|Content Security Policy/);
});

describe('a person who types something wrong is told so, and can go on', () => {
  test('a code that no workshop has', async () => {
    const { code } = await createWorkshop(server.url);
    visitor.forgive(refusedCall);
    const page = await visitor.open(`${server.pageUrl}/join/NOSUCH`);
    await page.getByTestId('join-name').fill('Ana');
    await page.getByTestId('join-submit').click();
    await page.getByRole('main').getByRole('alert').getByText('There is no workshop with that code').waitFor();
    // What was typed stands, and the right code gets in.
    expect(await page.getByTestId('join-name').inputValue()).toBe('Ana');
    await page.getByTestId('join-code').fill(code);
    await page.getByTestId('join-submit').click();
    await page.getByTestId('seat-sales').waitFor();
  });

  test('a second person of the same name gets a number', async () => {
    const { code } = await createWorkshop(server.url);
    await join(server.url, code, 'Ana');
    const page = await visitor.open(`${server.pageUrl}/join/${code}`);
    await page.getByTestId('join-name').fill('Ana');
    await page.getByTestId('join-submit').click();
    await page.getByText('Hello, Ana 2').waitFor();
  });

  test('a seat that was taken a moment before', async () => {
    const table = await openTable(server);
    const { token } = await join(server.url, table.workshop.code, 'Ana');
    await giveKey(visitor, table.workshop.workshop, 'person', token);
    const page = await visitor.open(`${server.pageUrl}/w/${table.workshop.workshop}`);
    await page.getByTestId('seat-sales').waitFor();
    await table.sit('Ben', 0, 'sales');
    await page.locator('[data-testid="seat-sales"]:disabled').getByText('Taken by Ben').waitFor();
    await page.getByTestId('seat-operations').click();
    await page.getByTestId('waiting').waitFor();
    table.close();
  });

  test('an address that leads nowhere', async () => {
    const page = await visitor.open(`${server.pageUrl}/join/some/where`);
    await isTold(page, /There is no such page/);
    await page.getByRole('button', { name: 'To the start page' }).click();
    await page.getByTestId('home-code').waitFor();
  });
});

describe('a device without the right key is told so', () => {
  test('a workshop that does not exist, or that this device never joined', async () => {
    const { workshop } = await createWorkshop(server.url);
    for (const name of ['nosuchworkshop', workshop]) {
      const page = await visitor.open(`${server.pageUrl}/w/${name}`);
      await isTold(page, /holds no key to this workshop/);
      await page.getByRole('button', { name: 'To the start page' }).waitFor();
    }
  });

  test('a token that is wrong', async () => {
    const { workshop } = await createWorkshop(server.url);
    await giveKey(visitor, workshop, 'person', 'not-a-token-of-this-server');
    const page = await visitor.open(`${server.pageUrl}/w/${workshop}`);
    await isTold(page, /key is not valid any more/);
    await page.getByRole('button', { name: 'To the start page' }).waitFor();
  });

  test("a player's token in the facilitator's place starts nothing", async () => {
    const table = await openTable(server);
    await table.sit('Ben', 0, 'sales');
    const { token } = await join(server.url, table.workshop.code, 'Mallory');
    await giveKey(visitor, table.workshop.workshop, 'facilitator', token);
    const page = await visitor.open(`${server.pageUrl}/w/${table.workshop.workshop}#lead`);
    await page.getByTestId('lobby-start').click();
    await page.getByRole('alert').getByText('Only the facilitator may do that').first().waitFor();
    expect(table.rooms()[0]?.phase).toBe('briefing');
    table.close();
  });

  test("a workshop's token opens no other workshop", async () => {
    const [one, other] = [await createWorkshop(server.url), await createWorkshop(server.url)];
    const { token } = await join(server.url, one.code, 'Ana');
    await giveKey(visitor, other.workshop, 'person', token);
    const page = await visitor.open(`${server.pageUrl}/w/${other.workshop}`);
    // The token says which workshop it is for, whatever the address says: the other one stays unseen.
    await page
      .getByTestId('lobby')
      .or(page.getByText(/key is not valid/))
      .first()
      .waitFor();
    expect(await page.getByText(other.code).count()).toBe(0);
  });
});

describe('while the server is gone', () => {
  test('a desk says that it is offline, keeps what is typed, and comes back by itself', async () => {
    visitor.forgive(serverAway);
    const table = await openTable(server);
    await giveKey(visitor, table.workshop.workshop, 'person', await table.sit('Ana', 0, 'operations'));
    const page = await visitor.open(`${server.pageUrl}/w/${table.workshop.workshop}`);
    await table.tell({ kind: 'start' });
    const input = page.getByTestId('lever-overtime').getByRole('spinbutton');
    await input.waitFor();
    await page.locator('.map-area[data-map="shown"]').waitFor();
    table.close();
    await server.kill();
    await page.getByTestId('offline').getByText('You are offline.').waitFor();
    await page.getByText('Offline: nothing is lost').waitFor();
    await input.fill('25');
    await server.start();
    await page.getByTestId('offline').waitFor({ state: 'detached' });
    await page.locator('[data-testid="lever-overtime"] [data-draft="saved"]').waitFor();
    expect(await input.inputValue()).toBe('25');
  });

  test('the start page and the join page say so, and work again when it is back', async () => {
    visitor.forgive(serverAway);
    const { code } = await createWorkshop(server.url);
    const home = await visitor.open(server.pageUrl);
    await home.getByTestId('create-submit').waitFor();
    const page = await visitor.open(`${server.pageUrl}/join/${code}`);
    await page.getByTestId('join-name').fill('Ana');
    await server.kill();
    await home.getByTestId('create-submit').click();
    await home.getByRole('main').getByRole('alert').getByText('The server does not answer').waitFor();
    await page.getByTestId('join-submit').click();
    await page.getByRole('main').getByRole('alert').getByText('The server does not answer').waitFor();
    await server.start();
    await page.getByTestId('join-submit').click();
    await page.getByTestId('seat-sales').waitFor();
    await home.getByTestId('create-submit').click();
    await home.getByTestId('workshop-code').waitFor();
  });
});
