import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import type { Replay } from '../../server/contract/replay.ts';
import { openBrowser } from '../support/chromium.ts';
import { startServer, type LiveServer } from '../support/live-server.ts';
import { post } from '../net/served.ts';
import { barriers, tabTo } from './barriers.ts';
import { debriefSizes, look, testId } from './look.ts';
import { openStory } from './story.ts';
import { openTable, type Table } from './table.ts';
import { giveKey, openVisitor, type Visitor } from './visitor.ts';

const rounds = 12;

let server: LiveServer;
let browser: Browser;
let table: Table;
let replay: Replay;
const visitors: Visitor[] = [];

const newVisitor = async (): Promise<Visitor> => {
  const visitor = await openVisitor(browser, { reducedMotion: true });
  visitors.push(visitor);
  return visitor;
};

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  table = await openTable(server);
  await table.sit('Petra', 0, 'procurement');
  await table.tell({ kind: 'start' });
  // One decision that bots would not take, for all to see afterwards.
  await table.moveTo(4, 'planning');
  const desk = table.deskOf(0, 'procurement');
  const order = desk.fields.find(({ lever }) => lever === 'order');
  if (order === undefined) throw new Error('procurement orders nothing');
  await table.speak(0, 'procurement', { kind: 'setDecisions', round: 4, values: [{ lever: order.lever, key: order.key, value: 11_980 }] });
  await table.moveTo(rounds, 'finished');
  const token = table.workshop.facilitatorToken;
  const answer = await fetch(`${server.url}/api/replays/${gameId()}`, { headers: { authorization: `Bearer ${token}` } });
  replay = (await answer.json()) as Replay;
});
afterAll(async () => {
  table?.close();
  await browser?.close();
  await server?.close();
});
afterEach(() => {
  // Soft: one fault must not hide those of the other screens.
  for (const visitor of visitors) expect.soft(visitor.faults()).toEqual([]);
});

const gameId = (): string => table.rooms()[0]?.game ?? '';
const replayAddress = (fragment: string, game = gameId()): string =>
  `${server.pageUrl}/w/${table.workshop.workshop}/replay/${game}#${fragment}`;

const openAsLead = async (fragment: string): Promise<Page> => {
  const visitor = await newVisitor();
  await giveKey(visitor, table.workshop.workshop, 'facilitator', table.workshop.facilitatorToken);
  return visitor.open(replayAddress(fragment));
};

describe('a finished game is played otherwise', () => {
  const tell = openStory();
  let page: Page;

  tell('a decision of any round can be changed, within its range, and stands in a list', async () => {
    page = await openAsLead('chapter=else');
    await page.getByTestId('what-if').waitFor();
    expect(await page.getByTestId('what-if-run').getAttribute('aria-disabled')).toBe('true');
    await page.getByTestId('what-if-from').selectOption('4');
    await page.getByTestId('what-if-seat-procurement').check({ force: true });
    const order = page.getByTestId('what-if-lever-order').locator('.step-input').first();
    expect(await order.inputValue()).toBe('11,980');
    // More than the input takes: it stops at the most.
    await order.fill('999999');
    await order.press('Tab');
    expect(Number((await order.inputValue()).replaceAll(',', ''))).toBeLessThan(999_999);
    await order.fill('2000');
    await order.press('Tab');
    expect(await page.getByTestId('what-if-change').allInnerTexts()).toEqual([
      expect.stringMatching(/week 4: Order · .* 2,000 instead of 11,980/),
    ]);
    await look(page, 'what-if', [testId('what-if-run')], debriefSizes.slice(0, 1));
    await look(page, 'what-if', [], debriefSizes.slice(1));
    await barriers(page, 'a what-if in the making');
  });

  tell('playing it again shows what it comes to, and what else was decided otherwise', async () => {
    await page.getByTestId('what-if-run').click();
    await page.getByTestId('what-if-verdict').waitFor();
    expect(await page.getByTestId('what-if-number-joint').count()).toBe(1);
    expect(await page.getByTestId('what-if-number-money').innerText()).toMatch(/[+−]/);
    await page.locator('[data-testid="what-if-chart-cost"][data-drawn="true"]').waitFor();
    await look(page, 'what-if-result', [], debriefSizes);
    await page.getByTestId('what-if-verdict').scrollIntoViewIfNeeded();
    await look(page, 'what-if-result-below', [], debriefSizes);
    await barriers(page, 'a what-if that was played');
  });

  tell('the same numbers for everybody else come to something else', async () => {
    const joint = (): Promise<string> => page.getByTestId('what-if-number-joint').innerText();
    const meant = await joint();
    expect(await page.getByTestId('what-if-stale').count()).toBe(0);
    await page.getByTestId('what-if-rest-asDecided').check();
    await page.getByTestId('what-if-stale').waitFor();
    await page.getByTestId('what-if-run').click();
    await expect.poll(joint).not.toBe(meant);
  });

  tell('seats, information and promises can be changed by keyboard', async () => {
    await page.getByTestId('what-if-tab-decisions').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await tabTo(page, testId('what-if-policy-sales'));
    await page.getByTestId('what-if-policy-sales').selectOption('silo');
    await look(page, 'what-if-seats', [], debriefSizes);
    await page.getByTestId('what-if-tab-level').click();
    await page.getByTestId('what-if-level-open').check();
    await look(page, 'what-if-level', [], debriefSizes);
    await page.getByTestId('what-if-tab-promises').click();
    await look(page, 'what-if-promises', [], debriefSizes);
    await barriers(page, 'promises of a what-if');
    expect(await page.getByTestId('what-if-change').count()).toBe(3);
    await page.getByTestId('what-if-run').click();
    await expect.poll(() => page.getByTestId('what-if-run').innerText()).toContain('Play it again');
    expect(await page.getByTestId('what-if-failure').count()).toBe(0);
  });

  tell('what was played is kept as a branch, which has a replay of its own', async () => {
    await page.getByTestId('what-if-title').fill('A calmer order');
    await page.getByTestId('what-if-keep').click();
    await page.getByTestId('what-if-kept').waitFor();
    await look(page, 'what-if-kept', [], debriefSizes);
    await page.getByTestId('what-if-open-branch').click();
    await page.getByTestId('scrubber').waitFor();
    expect(new URL(page.url()).pathname).not.toContain(gameId());
    await page.goto(`${page.url().split('#')[0] ?? ''}#chapter=else`);
    await page.reload();
    await page.getByTestId('what-if-branches').waitFor();
    expect(await page.getByTestId('what-if-branches').innerText()).toContain('A calmer order');
    await page.goto(replayAddress('chapter=else'));
    await page.getByTestId('what-if-branches').getByRole('link', { name: 'A calmer order' }).waitFor();
  });

  tell('a leader may try, but not keep', async () => {
    const made = await post<{ readonly token: string }>(server.url, '/api/leader-links', { days: 1 }, table.workshop.facilitatorToken);
    const leader = await (await newVisitor()).open(replayAddress(`key=${made.body.token}&chapter=else`));
    await leader.getByTestId('what-if-tab-level').click();
    await leader.getByTestId('what-if-level-closed').check();
    await leader.getByTestId('what-if-run').click();
    await leader.getByTestId('what-if-verdict').waitFor();
    expect(await leader.getByTestId('what-if-title').count()).toBe(0);
    await leader.close();
  });
});

describe('a freeze-frame', () => {
  const tell = openStory();
  let page: Page;

  /** All that a page holds, hidden parts and tips too. */
  const everything = (): Promise<string> =>
    page.evaluate(() => document.documentElement.outerHTML.replaceAll(/<(script|style)[^>]*>.*?<\/\1>/gs, ''));

  tell('stops before the decision and tells nothing of it, nor of what came', async () => {
    page = await openAsLead('freeze=procurement.4');
    await page.getByTestId('freeze-frame').waitFor();
    const told = await everything();
    expect(told).not.toMatch(/11[,.]?980/);
    expect(told).not.toContain(`Joint ${Math.round(replay.end.jointScore)}`);
    for (const hidden of ['scrubber', 'replay-truth', 'replay-desk-sales', 'what-if'])
      expect(await page.getByTestId(hidden).count()).toBe(0);
    // Keys of the replay do not get around it.
    for (const key of ['End', 'ArrowRight', 'm']) await page.keyboard.press(key);
    expect(await page.getByTestId('freeze-frame').count()).toBe(1);
    expect(await everything()).not.toMatch(/11[,.]?980/);
    await look(page, 'freeze', [testId('freeze-decide')], debriefSizes);
    await barriers(page, 'a freeze-frame');
  });

  tell('then shows the own choice, the team’s, and the game with the own one', async () => {
    const order = page.locator('.step-input').first();
    await order.fill('2000');
    await order.press('Tab');
    await page.getByTestId('freeze-decide').click();
    const choices = await page.getByTestId('freeze-choices').innerText();
    expect(choices).toContain('2,000');
    expect(choices).toContain('11,980');
    await page.getByTestId('what-if-numbers').waitFor();
    await page.locator('[data-testid="what-if-chart-cost"][data-drawn="true"]').waitFor();
    await look(page, 'freeze-revealed', [testId('freeze-choices')], debriefSizes);
    await barriers(page, 'a freeze-frame with its answer');
  });

  tell('goes on to the desks on which the round was decided, or is left by Escape', async () => {
    await page.getByTestId('freeze-done').click();
    await page.getByTestId('scrubber').waitFor();
    const decided = replay.rounds.find(({ round }) => round === 4)?.decided;
    await expect.poll(() => new URLSearchParams(new URL(page.url()).hash.slice(1)).get('frame')).toBe(String(decided));
    expect(page.url()).not.toContain('freeze');
    await page.goto(replayAddress('freeze=sales.2'));
    await page.getByTestId('freeze-frame').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('scrubber').waitFor();
  });

  tell('of a round that nobody planned says so', async () => {
    await page.goto(replayAddress('freeze=sales.99'));
    await page.getByTestId('freeze-none').waitFor();
    await barriers(page, 'a freeze-frame that there is none of');
  });
});
