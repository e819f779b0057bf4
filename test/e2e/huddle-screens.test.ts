import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Seat } from '../../server/contract/ids.ts';
import { openBrowser } from '../support/chromium.ts';
import { deskOf, roomOf } from '../support/desks.ts';
import { endDesk } from '../support/end-desks.ts';
import { huddleDesk, huddleRoom, reveal, standUp, summit } from '../support/huddle-desks.ts';
import { watchedRoom } from '../support/lead-rooms.ts';
import { boardDesk, guidedDesk, shadowingDesk } from '../support/sharing-desks.ts';
import { openStage } from '../support/stage.ts';
import type { Scene, Stage } from '../support/stage.ts';
import { barriers, tabTo } from './barriers.ts';
import { look, testId } from './look.ts';
import { giveKey, openVisitor } from './visitor.ts';
import type { Visitor } from './visitor.ts';

let browser: Browser;
let stage: Stage | undefined;
let visitor: Visitor | undefined;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
afterEach(async () => {
  expect.soft(visitor?.faults()).toEqual([]);
  await visitor?.context.close();
  await stage?.close();
});

/** A page of somebody who is shown that scene. */
const open = async (scene: Scene): Promise<{ readonly page: Page; readonly show: Stage['show']; readonly said: Stage['said'] }> => {
  stage = await openStage(scene);
  visitor = await openVisitor(browser, { reducedMotion: true });
  const lead = scene.room.youFacilitate;
  await giveKey(visitor, stage.workshop, lead ? 'facilitator' : 'person', 'token');
  return { page: await visitor.open(`${stage.pageUrl}${lead ? '#lead' : ''}`), show: stage.show, said: stage.said };
};

/** A screen at both sizes, and what stands in the way of who can't see or point. */
const lookAt = async (page: Page, screen: string, inView: readonly string[] = []): Promise<void> => {
  await look(page, screen, inView);
  await page.setViewportSize({ width: 1366, height: 768 });
  await barriers(page, screen);
};

const atHuddle = (seat: Seat, huddle = summit): Scene => ({
  desk: huddleDesk(seat, huddle),
  room: huddleRoom(seat, Date.now(), huddle.afterRound),
});
const mine = { demandByRound: [5_000, 7_000, 6_000], bottleneck: 'vigo', trust: 4 };

describe('a huddle', () => {
  test('fits, and keeps nobody out, from thinking to saying goodbye', async () => {
    const { page, show, said } = await open(atHuddle('logistics'));
    await page.getByTestId('beliefs-form').waitFor();
    await lookAt(page, 'huddle-think', [testId('draw-chart'), testId('belief-send'), testId('huddle-next')]);
    await page.getByTestId('belief-send').click();
    expect(await page.getByTestId('belief-missing').innerText()).toBe(
      'Still open: the demand of week 6, 7, 8, where it will hurt, how far you rely on the team.',
    );
    show({
      ...atHuddle('logistics'),
      desk: huddleDesk('logistics', { ...summit, beliefs: { rounds: 3, given: ['sales', 'logistics'], mine } }),
    });
    await page.getByTestId('beliefs-waiting').waitFor();
    await lookAt(page, 'huddle-waiting', [testId('beliefs-waiting')]);
    show({
      ...atHuddle('logistics'),
      desk: huddleDesk('logistics', { ...summit, beliefs: { rounds: 3, given: ['sales', 'logistics', 'procurement'], mine, reveal } }),
    });
    await page.getByTestId('reveal').waitFor();
    await page.locator('[aria-live]').filter({ hasText: 'All have answered' }).waitFor({ state: 'attached' });
    await lookAt(page, 'huddle-reveal', [testId('huddle-next')]);
    await page.getByTestId('huddle-next').click();
    await lookAt(page, 'huddle-talk', [testId('huddle-prompt')]);
    await page.getByTestId('huddle-next').click();
    await page.getByTestId('agreement-write').click();
    await lookAt(page, 'huddle-agree', [testId('agreement-text'), testId('agreement-save')]);
    await page.getByTestId('huddle-next').click();
    await lookAt(page, 'huddle-hand-over', [testId('hand-over-text'), testId('thanks-send'), testId('huddle-continue')]);
    await page.getByTestId('huddle-continue').click();
    await lookAt(page, 'huddle-end', [testId('huddle-end-yes')]);
    await page.getByTestId('huddle-end-yes').click();
    await expect.poll(() => said().at(-1)).toEqual({ kind: 'advance', round: 5, from: 'huddle' });
    // Whoever sees the page is at the table, and says so once.
    expect(said().filter(({ kind }) => kind === 'attend')).toHaveLength(0);
  });

  test('is a short one as a stand-up', async () => {
    const { page, said } = await open(atHuddle('operations', standUp));
    await page.getByTestId('huddle-prompt').waitFor();
    expect(await page.locator('.huddle-steps').count()).toBe(0);
    await lookAt(page, 'stand-up', [testId('huddle-prompt'), testId('huddle-continue')]);
    expect(said()).toEqual([{ kind: 'attend' }]);
  });

  test('is held by keyboard alone: demand is drawn, the bottleneck named, trust told, all of it handed in', async () => {
    const { page, said } = await open(atHuddle('procurement'));
    await page.getByTestId('beliefs-form').waitFor();
    await tabTo(page, testId('draw-point-0'));
    // From what the desk knows of the last week, 5,040, in steps of the chart.
    await page.keyboard.press('ArrowUp');
    const first = Number(await page.getByTestId('draw-point-0').inputValue());
    expect(first).toBeGreaterThan(5_000);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Home');
    await tabTo(page, testId('draw-number-2'));
    await page.keyboard.type('12000');
    await tabTo(page, testId('belief-bottleneck'));
    await page.keyboard.type('Port');
    await tabTo(page, testId('belief-trust-1'));
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await tabTo(page, testId('belief-send'));
    await page.keyboard.press('Enter');
    await expect
      .poll(() => said().at(-1))
      .toEqual({
        kind: 'believe',
        belief: { demandByRound: [first, 0, 12_000], bottleneck: 'vigo', trust: 2 },
      });
    await page.locator('[aria-live]').filter({ hasText: 'Your answer is in' }).waitFor({ state: 'attached' });
  });

  test('has demand drawn in one stroke', async () => {
    const { page } = await open(atHuddle('sales'));
    const box = await page.getByTestId('draw-chart').boundingBox();
    if (box === null) throw new Error('no chart');
    const at = async (across: number, down: number): Promise<void> =>
      page.mouse.move(box.x + across * box.width, box.y + down * box.height, { steps: 8 });
    await at(0.68, 0.5);
    await page.mouse.down();
    await at(0.82, 0.2);
    await at(0.96, 0.6);
    await page.mouse.up();
    const drawn = await Promise.all(
      [0, 1, 2].map(async (place) => Number((await page.getByTestId(`draw-number-${place}`).inputValue()).replace(',', ''))),
    );
    expect(drawn.every((units) => units > 0)).toBe(true);
    expect(drawn[1]).toBeGreaterThan(drawn[0] ?? 0);
    expect(drawn[1]).toBeGreaterThan(drawn[2] ?? 0);
  });

  test('a working agreement is written, and the focus stays where the hands are', async () => {
    const { page, said } = await open(atHuddle('sales'));
    await page.getByTestId('huddle-step-agree').click();
    await page.getByTestId('agreement-write').click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('agreement-text');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('We ask\nbefore we promise.');
    await page.getByTestId('agreement-save').click();
    await expect.poll(() => said().at(-1)).toEqual({ kind: 'writeWorkingAgreement', text: 'We ask before we promise.' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('agreement-write');
  });
});

describe('after seats have changed hands', () => {
  test('people are welcomed at their new seat with the note that was left there, once', async () => {
    const { page, show } = await open(atHuddle('logistics'));
    await page.getByTestId('huddle').waitFor();
    show({ desk: { ...guidedDesk, seat: 'procurement', round: 6 }, room: roomOf('procurement', Date.now(), { round: 6 }) });
    await page.getByTestId('moved').waitFor();
    expect(await page.getByTestId('moved-note').innerText()).toBe('Vigo is slow. I promised Sales eight loads to North.');
    await lookAt(page, 'moved', [testId('moved-start')]);
    await page.keyboard.press('Enter');
    await page.getByTestId('moved').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByTestId('commit').waitFor();
    expect(await page.getByTestId('moved').count()).toBe(0);
  });
});

describe('what desks show each other', () => {
  test('fits, and keeps nobody out: the board, a colleague’s desk, the role, closed desks', async () => {
    const room = roomOf('logistics', Date.now());
    const { page, show, said } = await open({ desk: boardDesk(), room });
    await page.getByTestId('tab-see').click();
    await page.getByTestId('publish-arrivals').waitFor();
    await lookAt(page, 'board', [testId('commit')]);
    await page.getByTestId('publish-arrivals').click();
    await expect.poll(() => said().at(-1)).toEqual({ kind: 'publish', panel: 'arrivals' });
    await page.getByTestId('shadow-offer').scrollIntoViewIfNeeded();
    await lookAt(page, 'board-others');
    await page.getByTestId('shadow-operations').click();
    await expect.poll(() => said().at(-1)).toEqual({ kind: 'shadow', seat: 'operations' });
    show({ desk: shadowingDesk, room });
    await page.getByTestId('shadow-desk').waitFor();
    // Nothing of the colleague's desk can be touched.
    expect(await page.locator('.shadow-desk').locator('input, select, button').count()).toBe(0);
    await lookAt(page, 'shadow', [testId('commit')]);
    show({ desk: guidedDesk, room });
    await page.getByTestId('tab-guide').click();
    await lookAt(page, 'role', [testId('commit')]);
    show({ desk: deskOf('logistics'), room });
    await page.getByTestId('tab-see').click();
    await page.getByTestId('unseen').scrollIntoViewIfNeeded();
    await lookAt(page, 'board-closed');
  });
});

describe('the end', () => {
  test('tells what was promised, kept and worth, how the team worked, what it thought', async () => {
    const { page } = await open({ desk: endDesk(), room: roomOf('logistics', Date.now(), { phase: 'finished', round: 12 }) });
    await page.getByTestId('end-agreements').waitFor();
    await page.locator('.end-other summary').click();
    for (const summary of await page.locator('.teamwork summary').all()) await summary.click();
    for (const part of ['end-agreements', 'end-teamwork', 'end-beliefs', 'end-book']) {
      await page.getByTestId(part).scrollIntoViewIfNeeded();
      await look(page, part, []);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
    await barriers(page, 'end of a team');
  });
});

describe('a facilitator', () => {
  test('looks in on a team, reads along, sets what it may know after a question, ends its huddle', async () => {
    const { page, show, said } = await open({ desk: undefined, room: watchedRoom(Date.now()) });
    await page.getByTestId('look-in').click();
    await page.getByTestId('team-page').waitFor();
    await lookAt(page, 'lead-team', [testId('facilitator-pause')]);
    await page.getByTestId('level-board').click();
    await lookAt(page, 'lead-level', [testId('level-yes')]);
    await page.getByTestId('level-yes').click();
    await expect.poll(() => said().at(-1)).toEqual({ kind: 'setLevel', level: 'board' });
    show({ desk: undefined, room: watchedRoom(Date.now(), { phase: 'huddle', level: 'board', talk: [] }) });
    await page.getByTestId('facilitator-advance').filter({ hasText: 'End the huddle' }).waitFor();
    await lookAt(page, 'lead-huddle', [testId('facilitator-advance')]);
    await page.getByTestId('facilitator-extend').click();
    await expect.poll(() => said().at(-1)).toEqual({ kind: 'extend', seconds: 60 });
    await page.getByTestId('facilitator-advance').click();
    await expect.poll(() => said().at(-1)).toEqual({ kind: 'advance', round: 5, from: 'huddle' });
    await page.getByTestId('team-back').click();
    await page.getByTestId('look-in').waitFor();
  });
});
