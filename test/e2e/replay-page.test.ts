import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { atPeriod, lastPeriod } from '../../client/model/replay/playhead.ts';
import type { DebriefProgress, Moment } from '../../server/contract/debrief.ts';
import type { Replay } from '../../server/contract/replay.ts';
import { openBrowser } from '../support/chromium.ts';
import { layoutFaults } from '../support/layout.ts';
import { replayFixture } from '../support/replay-fixture.ts';
import { serveReplays } from '../support/replay-pages.ts';
import { smallDebrief } from '../support/small-debrief.ts';
import { barriers } from './barriers.ts';
import { testId } from './look.ts';
import { openVisitor, type Visitor } from './visitor.ts';

/** What replays are looked at on. */
const sizes = [
  { name: 'laptop', width: 1366, height: 768 },
  { name: 'tablet', width: 1024, height: 768 },
  { name: 'tablet upright', width: 820, height: 1180 },
  { name: 'projector', width: 1920, height: 1080 },
] as const;
const inView = ['scrubber', 'replay-play', 'replay-when', 'replay-truth', 'replay-desk-sales', 'next-moment'].map(testId);

let replay: Replay;
let server: Awaited<ReturnType<typeof serveReplays>>;
let browser: Browser;
let visitor: Visitor;
let progress: DebriefProgress;
const visitors: Visitor[] = [];

const moment = (id: string, round: number, day: number, seat: Moment['seats'][number]): Moment => {
  const first = replay.rounds.find((each) => each.round === round)?.firstPeriod ?? 0;
  const values = { item: 'water', site: 'central', units: 120 };
  return { id, kind: 'firstStockout', weight: 0.5, round, period: first + day, seats: [seat], values, evidence: [] };
};

beforeAll(async () => {
  const [opened, fixture] = await Promise.all([openBrowser(), replayFixture()]);
  browser = opened;
  const bots = (['silo', 'coordinated', 'doNothing'] as const).map((policy, place) => ({
    policy,
    informationLevel: 'closed' as const,
    jointScore: [23, 89, 8][place] ?? 0,
    contributionCents: 0,
    totalCostCents: 0,
  }));
  replay = { ...fixture.replay, end: { ...fixture.replay.end, benchmarks: bots } };
  const debrief = {
    ...smallDebrief,
    moments: [moment('m1', 5, 3, 'operations'), moment('m2', 2, 1, 'sales'), moment('m3', 9, 0, 'logistics')],
  };
  progress = { state: 'ready', debrief, commitments: [] };
  server = await serveReplays({
    played: { replay, debrief: () => progress },
    working: { replay, debrief: () => ({ state: 'working', done: 12, of: 40 }) },
    old: {
      replay: { ...replay, about: { ...replay.about, playable: false } },
      debrief: () => ({ state: 'missing', why: 'old', commitments: [] }),
    },
    live: { replay: { code: 'replay/not-yet' } },
    strange: { replay: { code: 'token/wrong' } },
    ended: { replay: { code: 'link/expired' } },
  });
  visitor = await newVisitor();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});
afterEach(() => {
  // Soft: one fault must not hide those of the other screens.
  for (const each of visitors) expect.soft(each.faults()).toEqual([]);
});

const newVisitor = async (settings = {}): Promise<Visitor> => {
  const made = await openVisitor(browser, settings);
  visitors.push(made);
  return made;
};

const openReplay = async (fragment = '', game = 'played', who = visitor): Promise<Page> => {
  const page = await who.open(`${server.url}/w/workshop/replay/${game}${fragment}`);
  await page.getByTestId('scrubber').waitFor();
  return page;
};
const valueNow = (page: Page): Promise<number> => page.getByTestId('scrubber').getAttribute('aria-valuenow').then(Number);
const when = async (page: Page): Promise<string> => (await page.getByTestId('replay-when').innerText()).trim();
const fragmentOf = (page: Page): URLSearchParams => new URLSearchParams(new URL(page.url()).hash.slice(1));
const said = async (page: Page, name: string, value: string): Promise<void> => {
  await expect.poll(() => fragmentOf(page).get(name)).toBe(value);
};
/** The first day of a round. */
const day = (round: number): number => replay.rounds.find((each) => each.round === round)?.firstPeriod ?? 0;

describe('the keyboard', () => {
  test('goes day by day, round by round, from end to end', async () => {
    const page = await openReplay(`#at=${day(5)}`);
    await page.keyboard.press('ArrowRight');
    expect(await when(page)).toBe('Week 5, Tuesday');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await valueNow(page)).toBe(day(5) - 1);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await when(page)).toBe('Week 6, Monday');
    await page.keyboard.press('Shift+ArrowLeft');
    expect(await when(page)).toBe('Week 5, Monday');
    await page.keyboard.press('End');
    expect(await valueNow(page)).toBe(lastPeriod(replay));
    await page.keyboard.press('Home');
    expect(await when(page)).toBe('Before the start');
    await page.close();
  });

  test('goes from event to event, and shows what people did between two days', async () => {
    const page = await openReplay(`#at=${day(6)}`);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const after = await when(page);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    expect(await when(page)).toBe(after);
    await said(page, 'at', String(await valueNow(page)));
    await page.close();
  });

  test('follows desks and the truth, shows one whole and all four again', async () => {
    const page = await openReplay();
    const followed = (): Promise<string | null> => page.locator('.replay-desk.followed').getAttribute('data-testid');
    await page.keyboard.press('f');
    expect(await followed()).toBe('replay-desk-logistics');
    await page.keyboard.press('4');
    expect(await followed()).toBe('replay-desk-operations');
    await page.keyboard.press('4');
    await page.getByTestId('replay-whole').waitFor();
    await page.keyboard.press('1');
    await page.locator(`${testId('replay-whole')}[data-seat="sales"]`).waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('replay-desk-sales').waitFor();
    await page.keyboard.press('t');
    expect(await followed()).toBe('replay-truth');
    await page.close();
  });

  test('goes to the moments in the order of time', async () => {
    const page = await openReplay();
    await page.getByTestId('replay-moment').waitFor();
    const seen: string[] = [];
    for (const key of ['m', 'm', 'm', 'm', 'Shift+m']) {
      await page.keyboard.press(key);
      seen.push(await when(page));
    }
    expect(seen).toEqual(['Week 2, Tuesday', 'Week 5, Thursday', 'Week 9, Monday', 'Week 9, Monday', 'Week 5, Thursday']);
    expect(await page.getByTestId('replay-moment').innerText()).toBe('Moment 1 of 3');
    await page.getByTestId('story-card').waitFor();
    await said(page, 'moment', 'm1');
    await page.close();
  });

  test('leaves keys alone where somebody chooses from a list, and with the browser’s own modifiers', async () => {
    const page = await openReplay(`#at=${day(5)}`);
    await page.getByTestId('story-timeline').click();
    await page.getByTestId('timeline-seat').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('m');
    expect(await valueNow(page)).toBe(day(5));
    await page.getByTestId('scrubber').focus();
    await page.keyboard.press('Control+ArrowRight');
    expect(await valueNow(page)).toBe(day(5));
    await page.close();
  });

  test('opens its help and goes back to where it was', async () => {
    const page = await openReplay();
    await page.getByTestId('scrubber').focus();
    await page.keyboard.press('?');
    await page.getByTestId('replay-keys').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    await page.getByTestId('replay-keys').waitFor({ state: 'detached' });
    expect(await valueNow(page)).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('scrubber');
    await page.close();
  });
});

describe('time', () => {
  test('is a slider that says where it is', async () => {
    const page = await openReplay(`#at=${day(5)}`);
    const slider = page.getByRole('slider', { name: 'Time in the game' });
    expect(await slider.getAttribute('aria-valuemax')).toBe(String(lastPeriod(replay)));
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/^Week 5, Monday\. Perfect orders \d+\s%\. Cost a day €/);
    await page.close();
  });

  test('plays by itself, faster where it is asked to, and stops', async () => {
    const page = await openReplay(`#at=${day(3)}`);
    await page.getByTestId('speed-8').check({ force: true });
    await page.getByTestId('scrubber').focus();
    await page.keyboard.press(' ');
    await expect.poll(() => valueNow(page)).toBeGreaterThan(day(3) + 3);
    await page.keyboard.press(' ');
    const stopped = await valueNow(page);
    await page.waitForTimeout(600);
    expect(await valueNow(page)).toBe(stopped);
    await page.close();
  });

  test('follows the pointer, and a press on a mark', async () => {
    const page = await openReplay();
    await page.getByTestId('replay-moment').waitFor();
    const box = await page.locator('.rail').boundingBox();
    if (box === null) throw new Error('there is no rail');
    await page.mouse.click(box.x + box.width / 2, box.y + 10);
    expect(await valueNow(page)).toBe(Math.round(lastPeriod(replay) / 2));
    const mark = await page.locator('.rail-mark.is-moment').first().boundingBox();
    if (mark === null) throw new Error('there is no mark');
    await page.mouse.click(mark.x + mark.width / 2 + 3, mark.y + mark.height / 2);
    expect(await when(page)).toBe('Week 5, Thursday');
    await page.close();
  });

  test('tells a screen reader politely where it has come to rest, and what was not so', async () => {
    const page = await openReplay(`#at=${day(6)}`);
    await page.keyboard.press('ArrowRight');
    await expect
      .poll(() => page.locator('[aria-live="polite"]').innerText())
      .toMatch(/^Week 6, Tuesday\. Sales saw\. (\d+ difference|The desks show)/);
    await page.close();
  });
});

describe('the address', () => {
  test('leads to a moment, and follows the reader without a step in the history', async () => {
    const page = await openReplay(`#at=${day(5) + 3}&desk=procurement`);
    expect(await when(page)).toBe('Week 5, Thursday');
    expect(await page.locator('.replay-desk.followed').getAttribute('data-seat')).toBe('procurement');
    const length = await page.evaluate(() => history.length);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('3');
    await page.keyboard.press('1');
    await said(page, 'at', String(day(5) + 4));
    await said(page, 'desk', 'sales');
    expect(await page.evaluate(() => history.length)).toBe(length);
    await page.close();
  });

  test('leads to what people did between two days', async () => {
    const { opened, firstPeriod } = replay.rounds[6] ?? { opened: 0, firstPeriod: 0 };
    const page = await openReplay(`#at=${firstPeriod - 1}&frame=${opened}`);
    expect(await when(page)).toBe('Week 7, planning');
    await page.close();
  });

  test('leads to a moment by its name once it is known, and keeps a leader’s key', async () => {
    const page = await openReplay('#key=secret&moment=m3');
    await expect.poll(() => when(page)).toBe('Week 9, Monday');
    await said(page, 'key', 'secret');
    await said(page, 'at', String(day(9)));
    await page.close();
  });

  test('is copied with a button', async () => {
    const page = await openReplay(`#at=${day(4)}`);
    await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await said(page, 'desk', 'sales');
    await page.getByTestId('replay-copy').click();
    await page.getByRole('button', { name: 'Link copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    await page.close();
  });
});

describe('what is on the page', () => {
  test('is what each desk said: the whole desk has the numbers of the record', async () => {
    const page = await openReplay(`#at=${day(8)}&desk=procurement`);
    await page.getByTestId('replay-whole-procurement').click();
    const text = (await page.getByTestId('replay-whole').innerText()).replaceAll(/\s+/g, ' ');
    for (const { seat, value } of replay.rounds[7]?.decisions ?? [])
      if (seat === 'procurement' && value > 100) expect(text).toContain(value.toLocaleString('en'));
    expect(atPeriod(replay, day(8)).frame).toBe(replay.rounds[7]?.decided);
    await page.close();
  });

  test('filters the timeline by seat and kind, and goes where a line leads', async () => {
    const page = await openReplay();
    await page.getByTestId('story-timeline').click();
    const count = async (): Promise<number> => Number.parseInt(await page.getByTestId('timeline-count').innerText(), 10);
    expect(await count()).toBe(replay.timeline.length);
    await page.getByTestId('timeline-kind').selectOption('messages');
    await page.getByTestId('timeline-seat').selectOption('procurement');
    expect(await count()).toBeLessThan(replay.timeline.length);
    await page.locator('.timeline-line').nth(2).click();
    expect(await valueNow(page)).toBeGreaterThan(0);
    expect(await page.locator('.timeline-line[aria-current]').count()).toBe(1);
    await page.close();
  });

  test('changes with the day on the map, too', async () => {
    const page = await openReplay(`#at=${day(6)}`);
    await page.getByTestId('view-map').click();
    await page.locator('.replay-map[data-map="shown"] .network-map-name').first().waitFor();
    const details = (): Promise<string> => page.locator('.replay-map').innerText();
    const before = await details();
    await page.keyboard.press('t');
    await expect.poll(details).not.toBe(before);
    await page.close();
  });

  test.each([
    ['live', 'This game is still being played.'],
    ['strange', 'This replay is not open to you.'],
    ['ended', 'This link has ended.'],
    ['nowhere', 'There is no such replay.'],
  ])('says of a replay that is not there why, and what to do: %s', async (game, words) => {
    const other = await newVisitor();
    other.forgive(/40[34]/);
    const page = await other.open(`${server.url}/open/${game}`);
    await page.getByText(words).waitFor();
    expect(await page.getByTestId('replay-failed').getByRole('button').count()).toBe(2);
    await barriers(page, `a replay that is ${game}`);
    await page.close();
  });

  test('says while moments are worked out how far it is, and what older rules mean', async () => {
    const page = await openReplay('', 'working');
    expect(await page.getByTestId('debrief-working').innerText()).toContain('12 of 40');
    await page.close();
    const old = await openReplay('', 'old');
    await old.getByTestId('replay-old').waitFor();
    await old.close();
  });

  test('moves nothing by itself for who asked for less motion', async () => {
    const calm = await newVisitor({ reducedMotion: true });
    const page = await openReplay(`#at=${day(4)}`, 'played', calm);
    await page.getByTestId('view-map').click();
    await page.getByTestId('replay-play').click();
    await expect.poll(() => valueNow(page), { timeout: 5_000 }).toBeGreaterThan(day(4));
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await page.close();
  });
});

describe('every size', () => {
  const folder = fileURLToPath(new URL('../../.build/screens/replay', import.meta.url));
  /** No faults of layout, and a picture. */
  const look = async (page: Page, name: string, wanted: readonly string[]): Promise<void> => {
    await page.evaluate(() => document.fonts.ready);
    mkdirSync(folder, { recursive: true });
    let faults = await layoutFaults(page, wanted);
    for (let tries = 0; faults.length > 0 && tries < 10; tries += 1) {
      await page.waitForTimeout(100);
      faults = await layoutFaults(page, wanted);
    }
    await page.screenshot({ path: `${folder}/${name.replaceAll(' ', '-')}.png` });
    expect.soft(faults, name).toEqual([]);
  };
  test.each(sizes)('shows desks, truth and time without faults: $name', async ({ name, width, height }) => {
    const page = await openReplay(`#at=${day(7) + 3}`);
    await page.getByTestId('replay-moment').waitFor();
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await look(page, `${name} ${colorScheme}`, inView);
    }
    await page.getByTestId('story-timeline').click();
    await look(page, `${name} timeline`, []);
    await page.getByTestId('replay-whole-logistics').click();
    await look(page, `${name} whole desk`, [testId('scrubber'), testId('replay-shrink')]);
    await page.close();
  });

  test('has no barriers, in either theme', async () => {
    // Colours that glide from one theme to the other would be measured on their way.
    const calm = await newVisitor({ reducedMotion: true });
    const page = await openReplay(`#at=${day(7) + 3}&moment=m1`, 'played', calm);
    await page.getByTestId('story-card').waitFor();
    await barriers(page, 'the replay');
    await page.getByTestId('story-timeline').click();
    await page.getByTestId('view-map').click();
    await page.locator('.replay-map[data-map="shown"]').waitFor();
    await barriers(page, 'the replay with map and timeline');
    await page.getByTestId('replay-whole-operations').click();
    await barriers(page, 'a whole desk');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByTestId('replay-keys').waitFor();
    await barriers(page, 'the keys');
    await page.close();
  });
});
