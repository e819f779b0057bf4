import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { coachSteps } from '../../client/model/coach.ts';
import type { CoachStep } from '../../client/model/coach.ts';
import { openBrowser } from '../support/chromium.ts';
import { startServer } from '../support/live-server.ts';
import type { LiveServer } from '../support/live-server.ts';
import { barriers, tabTo } from './barriers.ts';
import { look, testId } from './look.ts';
import { openTable } from './table.ts';
import type { Table } from './table.ts';
import { giveKey, openVisitor, serverAway } from './visitor.ts';
import type { Visitor } from './visitor.ts';

let server: LiveServer;
let browser: Browser;
let table: Table | undefined;
let visitor: Visitor | undefined;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
afterEach(async () => {
  expect.soft(visitor?.faults()).toEqual([]);
  table?.close();
  await visitor?.context.close();
});

/** Somebody who sits at procurement and waits for the start. */
const waiting = async (): Promise<{ readonly page: Page; readonly table: Table }> => {
  table = await openTable(server);
  visitor = await openVisitor(browser, { reducedMotion: true });
  await giveKey(visitor, table.workshop.workshop, 'person', await table.sit('Petra', 0, 'procurement'));
  const page = await visitor.open(`${server.pageUrl}/w/${table.workshop.workshop}`);
  await page.getByTestId('rehearse').waitFor();
  return { page, table };
};

const atStep = (page: Page, step: CoachStep): Promise<void> => page.locator(`${testId('coach')}[data-step="${step}"]`).waitFor();
/** Takes the way to what a step is about that the coach offers. */
const goThere = async (page: Page): Promise<void> => {
  await tabTo(page, testId('coach-go'));
  await page.keyboard.press('Enter');
};

describe('the rehearsal', () => {
  test('leads a newcomer through a whole round by keyboard alone, says every step, and back to the team', async () => {
    const { page } = await waiting();
    await tabTo(page, testId('rehearse'));
    await page.keyboard.press('Enter');

    await atStep(page, 'see');
    await page
      .locator('[aria-live]')
      .filter({ hasText: `Step 1 of ${coachSteps.length}. Look around.` })
      .waitFor({ state: 'attached' });
    await goThere(page);
    await page.keyboard.press('Enter');
    await atStep(page, 'decide');
    // To the tab, then to the lever on it.
    await goThere(page);
    await page.keyboard.press('Enter');
    await tabTo(page, '[data-testid="lever-order"] [role="spinbutton"]');
    await page.keyboard.press('ArrowUp');
    await atStep(page, 'ask');
    await goThere(page);
    await page.keyboard.press('Enter');
    await page.getByTestId('ask-dialog').waitFor();
    // While a dialog wants an answer the coach is silent.
    await page.getByTestId('coach').waitFor({ state: 'detached' });
    await page.keyboard.press('Space');
    await tabTo(page, testId('ask-what'));
    await page.keyboard.press('ArrowDown');
    await tabTo(page, testId('ask-send'));
    await page.keyboard.press('Enter');
    await atStep(page, 'commit');
    await goThere(page);
    await page.keyboard.press('Enter');
    await atStep(page, 'recap');
    await goThere(page);
    await page.keyboard.press('Enter');
    await atStep(page, 'done');
    await tabTo(page, testId('coach-leave'));
    await page.keyboard.press('Enter');
    await page.getByTestId('waiting').waitFor();
    await page.getByTestId('rehearse').waitFor();
  });

  test('can be hidden and skipped at any time, and is looked at', async () => {
    const { page } = await waiting();
    await look(page, 'rehearsal-offer', [testId('rehearse')]);
    await barriers(page, 'rehearsal offer');
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByTestId('rehearse').click();
    await atStep(page, 'see');
    await barriers(page, 'rehearsal');
    await page.getByTestId('coach-skip').click();
    await atStep(page, 'decide');
    await page.keyboard.press('Escape');
    await page.getByTestId('coach-pill').waitFor();
    expect(await page.getByTestId('coach').count()).toBe(0);
    await barriers(page, 'rehearsal, hidden', ['light']);
    await page.keyboard.press('Escape');
    await atStep(page, 'decide');
    // Who commits at once is not held back by the steps before.
    await page.getByTestId('commit').click();
    await atStep(page, 'recap');
    await page.getByTestId('recap-continue').click();
    await atStep(page, 'done');
    await page.getByTestId('coach-more').click();
    // Its second round is its last: the team waits again.
    await page.getByTestId('commit').click();
    await page.getByTestId('recap-continue').click();
    await page.getByText('That was the rehearsal.').first().waitFor();
    await page.getByTestId('rehearse').filter({ hasText: 'Rehearse again' }).waitFor();
  });

  test('ends when the team starts, and its person is at the desk of the real game', async () => {
    const { page, table: real } = await waiting();
    await page.getByTestId('rehearse').click();
    await atStep(page, 'see');
    await page.getByTestId('lever-order').getByRole('spinbutton').first().press('PageUp');
    await page.locator('[data-testid="lever-order"] [data-draft="saved"]').first().waitFor();
    await real.tell({ kind: 'start' });
    await page.locator('[aria-live]').filter({ hasText: 'Your team has started' }).waitFor({ state: 'attached' });
    await page.locator(`${testId('desk')}[data-phase="planning"][data-round="1"]`).waitFor();
    expect(await page.getByTestId('coach').count()).toBe(0);
    // What was tried is not on the real desk.
    expect(await page.locator('[data-testid="lever-order"] [data-draft="saved"]').count()).toBe(0);
  });

  test('is gone with the server, which takes its person back to the team and not into a dead end', async () => {
    const { page } = await waiting();
    await page.getByTestId('rehearse').click();
    await atStep(page, 'see');
    visitor?.forgive(serverAway);
    await server.kill();
    await server.start();
    await page.getByTestId('rehearse').waitFor();
    expect(await page.getByTestId('coach').count()).toBe(0);
  });
});
