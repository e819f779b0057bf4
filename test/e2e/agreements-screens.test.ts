import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import type { Seat } from '../../server/contract/ids.ts';
import { openBrowser } from '../support/chromium.ts';
import { startServer } from '../support/live-server.ts';
import type { LiveServer } from '../support/live-server.ts';
import { barriers } from './barriers.ts';
import { look, testId } from './look.ts';
import { openStory } from './story.ts';
import { seatTeam, talkAbout } from './talking-team.ts';
import type { TalkingTeam } from './talking-team.ts';

let server: LiveServer;
let browser: Browser;
let team: TalkingTeam;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  team = await seatTeam(server, browser, 5, { reducedMotion: true });
});
afterEach(() => {
  for (const visitor of team.visitors) expect.soft(visitor.faults()).toEqual([]);
});
afterAll(async () => {
  await team?.close();
  await browser?.close();
  await server?.close();
});

/** A screen at both sizes, and what stands in the way of who can't see or point. */
const lookAt = async (seat: Seat, screen: string, inView: readonly string[] = []): Promise<void> => {
  const page = team.page(seat);
  await look(page, screen, inView);
  await page.setViewportSize({ width: 1366, height: 768 });
  await barriers(page, screen);
};

describe('the screens on which people ask, answer, promise and talk fit, and keep nobody out', () => {
  const tell = openStory();

  tell('in a summit goals and forecasts are put on the table', async () => {
    await team.table.moveTo(5, 'huddle');
    await team.readRecaps();
    const page = team.page('logistics');
    await page.getByTestId('huddle-step-agree').click();
    await lookAt('logistics', 'summit-agree');
    await page.getByTestId('open-objective').click();
    await page.getByTestId('objective-target').fill('92');
    await page.getByTestId('objective-form').scrollIntoViewIfNeeded();
    await lookAt('logistics', 'summit-goal');
    await page.getByTestId('objective-send').click();
    await page.getByTestId('agreement-a1').waitFor();
    await page.getByTestId('open-consensus').click();
    await page.getByTestId('consensus-form').scrollIntoViewIfNeeded();
    await lookAt('logistics', 'summit-forecast');
    const sales = team.page('sales');
    await sales.getByTestId('huddle-step-agree').click();
    await sales.getByTestId('answer-yes-a1').click();
    await sales.getByTestId('ask-a1').waitFor({ state: 'detached' });
    await team.say('logistics', { kind: 'release', agreement: 'a1' });
    // Round 9: sales has heard of the strike, and the board is open.
    await team.goTo(9);
  });

  tell('nothing is asked: the main decision stands where it stood, and a colleague can be asked', async () => {
    await lookAt('logistics', 'team-quiet', ['.lever:first-child .stepper', testId('commit'), testId('ask')]);
    await team.page('logistics').getByTestId('tab-team').click();
    await lookAt('logistics', 'team-nothing', [testId('team-ask'), testId('talk-input'), testId('commit')]);
    await team.page('logistics').getByTestId('tab-decide').click();
  });

  tell('asking a colleague', async () => {
    const page = team.page('sales');
    await page.getByTestId('ask').click();
    await lookAt('sales', 'ask-empty', [testId('ask-send')]);
    await page.getByTestId('ask-to-logistics').check({ force: true });
    await page.getByTestId('ask-what').selectOption('received');
    await page.getByTestId('ask-amount').fill('600');
    await page.getByTestId('ask-item').selectOption('water');
    await page.getByTestId('ask-place').selectOption('north');
    await lookAt('sales', 'ask-open', [testId('ask-sentence'), testId('ask-send')]);
    await page.getByTestId('ask-what').selectOption('booking');
    await lookAt('sales', 'ask-lever', [testId('ask-send')]);
    await page.keyboard.press('Escape');
  });

  tell('a promotion is planned, news is passed on, a plan is made', async () => {
    const page = team.page('sales');
    await page.getByTestId('tab-team').click();
    await page.getByTestId('team-plan').click();
    await lookAt('sales', 'plan-promotion', [testId('plan-send')]);
    await page.keyboard.press('Escape');
    await page.getByTestId('notice-tell').first().click();
    await lookAt('sales', 'tell', [testId('tell-send')]);
    await page.keyboard.press('Escape');
    await page.getByTestId('notice-plan').first().click();
    await page.getByTestId('crisis-lever').selectOption({ index: 1 });
    await page.getByTestId('crisis-add').click();
    await page.getByTestId('crisis-lever').selectOption({ index: 2 });
    await lookAt('sales', 'crisis-plan', [testId('crisis-send')]);
    await page.keyboard.press('Escape');
    await page.getByTestId('tab-decide').click();
  });

  tell('what was asked stands above the levers, and all of it under Together', async () => {
    await talkAbout(team);
    const page = team.page('logistics');
    await page.getByTestId('ask-a2').waitFor();
    await page.getByTestId('incoming-more').waitFor();
    await lookAt('logistics', 'team-asked', [testId('answer-yes-a2'), testId('answer-offer-a3'), testId('commit')]);
    await page.getByTestId('incoming-more').click();
    await lookAt('logistics', 'team-all', [testId('answer-yes-a2')]);
    for (const ask of ['ask-a5', 'ask-a6', 'ask-a9', 'talk']) {
      await page.getByTestId(ask).scrollIntoViewIfNeeded();
      await lookAt('logistics', `team-${ask}`);
    }
  });

  tell('an offer in instalments, a no, a change to what all sign', async () => {
    const page = team.page('logistics');
    await page.getByTestId('answer-offer-a2').click();
    await page.getByTestId('offer-amount-1').fill('400');
    await page.getByTestId('offer-add').click();
    await page.getByTestId('offer-suggested').click();
    await lookAt('logistics', 'offer', [testId('offer-send')]);
    await page.keyboard.press('Escape');
    await page.getByTestId('answer-no-a3').click();
    await lookAt('logistics', 'decline', [testId('decline-send')]);
    await page.keyboard.press('Escape');
    await page.getByTestId('answer-change-a6').click();
    await page.getByTestId('forecast-water-10').fill('1900');
    await lookAt('logistics', 'change-forecast', [testId('consensus-send')]);
    await page.keyboard.press('Escape');
    await page.getByTestId('answer-change-a7').click();
    await lookAt('logistics', 'change-goal', [testId('objective-send')]);
    await page.keyboard.press('Escape');
  });

  tell('how sales sees the advice before it launches', async () => {
    const page = team.page('sales');
    await page.getByTestId('tab-team').click();
    await page.getByTestId('agreement-a5').scrollIntoViewIfNeeded();
    await lookAt('sales', 'team-advice');
  });

  tell('what is agreed, and what became of it', async () => {
    const { say, table, round } = team;
    await say('logistics', { kind: 'answer', agreement: 'a2', answer: 'accept' });
    await say('logistics', { kind: 'answer', agreement: 'a8', answer: 'accept' });
    await say('logistics', { kind: 'answer', agreement: 'a3', answer: 'decline', reason: 'No trucks.' });
    await say('sales', { kind: 'conclude', agreement: 'a5' });
    for (const seat of ['logistics', 'procurement', 'operations'] as const)
      await say(seat, { kind: 'answer', agreement: 'a6', answer: 'accept' });
    for (const seat of ['sales', 'logistics', 'procurement'] as const)
      await say(seat, { kind: 'answer', agreement: 'a7', answer: 'accept' });
    const page = team.page('logistics');
    await page.getByTestId('group-agreed').scrollIntoViewIfNeeded();
    await lookAt('logistics', 'team-agreed');
    await table.moveTo(round() + 2, 'review');
    await page.getByTestId('recap-continue').click();
    await page.getByTestId('tab-team').click();
    await page
      .locator(`${testId('group-over')} summary`)
      .first()
      .click();
    await page.getByTestId('group-over').scrollIntoViewIfNeeded();
    await lookAt('logistics', 'team-over');
  });
});
