import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Commitment, Debrief, DebriefProgress } from '../../server/contract/debrief.ts';
import type { Replay } from '../../server/contract/replay.ts';
import type { CommitmentsWanted } from '../../server/contract/what-if.ts';
import { openBrowser } from '../support/chromium.ts';
import { debriefFixture } from '../support/debrief-fixture.ts';
import { layoutFaults } from '../support/layout.ts';
import { serveReplays } from '../support/replay-pages.ts';
import { barriers, tabTo } from './barriers.ts';
import { testId } from './look.ts';
import { giveKey, openVisitor, type Visitor } from './visitor.ts';

/** What a debrief is looked at on: a laptop, a tablet, a projector. */
const sizes = [
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
  { width: 1920, height: 1080 },
] as const;
const chapters = ['happened', 'why', 'else', 'change'] as const;
const workshop = 'w1';

let replay: Replay;
let debrief: Debrief;
let server: Awaited<ReturnType<typeof serveReplays>>;
let browser: Browser;
let visitor: Visitor;
let commitments: readonly Commitment[] = [];
const visitors: Visitor[] = [];

const written: readonly Commitment[] = [
  { text: 'Sales tells operations of a promotion before it is priced.', seat: 'sales', by: 'facilitator', atMs: Date.UTC(2026, 10, 20) },
  { text: 'We look at stock and orders together every Thursday.', by: 'facilitator', atMs: Date.UTC(2026, 10, 20) },
];

beforeAll(async () => {
  const [opened, fixture] = await Promise.all([openBrowser(), debriefFixture()]);
  browser = opened;
  ({ replay, debrief } = fixture);
  const { attribution: _, ...stored } = debrief;
  const missing = (why: 'old' | 'failed') => (): DebriefProgress => ({ state: 'missing', why, commitments });
  server = await serveReplays({
    played: { replay, debrief: () => ({ state: 'ready', debrief, commitments }) },
    working: { replay, debrief: () => ({ state: 'working', done: 18, of: 45 }) },
    old: { replay: { ...replay, about: { ...replay.about, playable: false } }, debrief: missing('old') },
    failed: { replay, debrief: missing('failed') },
    stored: { replay, debrief: () => ({ state: 'ready', debrief: stored, commitments }) },
  });
  // Without motion: axe looks at colours, and must not meet them on their way from one theme to the other.
  visitor = await newVisitor({ reducedMotion: true });
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});
beforeEach(() => {
  commitments = written;
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

/** Fonts, charts and whatever glides into place have come. */
const settle = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.querySelectorAll('.chart-figure:not([data-drawn="true"])').length === 0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame += 1) await new Promise((done) => requestAnimationFrame(done));
    const gliding = document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(gliding.map((each) => each.finished));
  });
  // Charts draw themselves frame by frame, of which the page knows nothing.
  await page.waitForTimeout(500);
};

const openChapter = async (chapter: string, game = 'played', who = visitor): Promise<Page> => {
  const page = await who.open(`${server.url}/open/${game}#chapter=${chapter}`);
  await page.getByTestId(`view-${chapter}`).waitFor();
  await settle(page);
  return page;
};

const folderOf = ({ width, height }: { readonly width: number; readonly height: number }): string => {
  const folder = fileURLToPath(new URL(`../../.build/screens/${width}x${height}`, import.meta.url));
  mkdirSync(folder, { recursive: true });
  return folder;
};

/** No layout faults at any size, and pictures: of the window, and of all there is to scroll. */
const look = async (page: Page, screen: string, inView: readonly string[]): Promise<void> => {
  await page.emulateMedia({ colorScheme: 'light' });
  for (const size of sizes) {
    await page.setViewportSize(size);
    await settle(page);
    expect.soft(await layoutFaults(page, inView), `${screen} at ${size.width}x${size.height}`).toEqual([]);
    await page.screenshot({ path: `${folderOf(size)}/${screen}.png` });
    const height = await page.evaluate(() => {
      const scroller = document.querySelector('.chapter-main, .presenter-stage') ?? document.documentElement;
      return scroller.scrollHeight + innerHeight - scroller.clientHeight;
    });
    await page.setViewportSize({ width: size.width, height: Math.max(size.height, height) });
    await page.screenshot({ path: `${folderOf(size)}/${screen}-whole.png` });
  }
  await page.setViewportSize(sizes[0]);
};

describe('every chapter fits a laptop, a tablet and a projector, in both themes, without barriers', () => {
  test.each(chapters)('%s', async (chapter) => {
    const page = await openChapter(chapter);
    await look(page, `debrief-${chapter}`, [testId('present'), '.chapter-title']);
    await barriers(page, `debrief-${chapter}`);
    await page.close();
  });

  test('the report', async () => {
    const page = await visitor.open(`${server.url}/open/played/report`);
    await page.getByTestId('report-summary').waitFor();
    await look(page, 'report', [testId('report-print')]);
    await barriers(page, 'report');
    await page.close();
  });
});

describe('by keyboard', () => {
  test('a chapter leads to the next, a line of a chart goes out and comes back, its numbers open', async () => {
    const page = await openChapter('why');
    await tabTo(page, '[data-testid="wave"] .chart-key');
    await page.keyboard.press('Enter');
    const first = page.locator('[data-testid="wave"] .chart-key').first();
    expect(await first.getAttribute('aria-pressed')).toBe('false');
    await page.keyboard.press('Enter');
    expect(await first.getAttribute('aria-pressed')).toBe('true');
    await tabTo(page, '[data-testid="wave"] summary');
    await page.keyboard.press('Enter');
    await page.locator('[data-testid="wave"] .chart-table table').waitFor();
    expect(await page.locator('[data-testid="wave"] .chart-table tbody tr').count()).toBe(replay.about.playedRounds);
    await page.getByTestId('next-chapter').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('view-else').waitFor();
    await expect.poll(() => new URL(page.url()).hash).toContain('chapter=else');
    await page.close();
  });

  test('a presentation goes on, back, to the end and out, and comes out where it was', async () => {
    const page = await openChapter('happened');
    await page.getByTestId('present').focus();
    await page.keyboard.press('Enter');
    const presenter = page.getByTestId('presenter');
    await presenter.waitFor();
    const slide = (): Promise<string | null> => presenter.getAttribute('data-slide');
    expect(await slide()).toBe('summary');
    await page.keyboard.press('ArrowRight');
    expect(await slide()).toBe('moment-m1');
    await page.keyboard.press(' ');
    expect(await slide()).toBe('moment-m2');
    await page.keyboard.press('PageUp');
    expect(await slide()).toBe('moment-m1');
    await page.keyboard.press('End');
    expect(await slide()).toBe('limits');
    expect(await page.getByTestId('present-next').isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await presenter.waitFor({ state: 'detached' });
    await page.getByTestId('view-change').waitFor();
    await page.close();
  });

  test('every slide can be read on a projector: nothing is cut off sideways, and axe finds no barrier', async () => {
    const page = await openChapter('happened');
    await page.setViewportSize(sizes[2]);
    await page.getByTestId('present').click();
    for (let seen = 0; ; seen += 1) {
      await settle(page);
      const name = await page.getByTestId('presenter').getAttribute('data-slide');
      // What-ifs are worked with, and tested where they are at home.
      if (name !== 'else') expect.soft(await layoutFaults(page, [testId('present-leave')]), `slide ${name}`).toEqual([]);
      await page.screenshot({ path: `${folderOf(sizes[2])}/present-${String(seen).padStart(2, '0')}.png` });
      if (await page.getByTestId('present-next').isDisabled()) break;
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('Home');
    await barriers(page, 'presentation');
    await page.close();
  });
});

describe('what a chapter says', () => {
  test('shows a moment in the replay, on its day', async () => {
    const page = await openChapter('happened');
    await page.getByTestId('show-m1').click();
    await page.getByTestId('scrubber').waitFor();
    expect(await page.getByTestId('scrubber').getAttribute('aria-valuenow')).toBe(String(debrief.moments[0]?.period));
    await expect.poll(() => new URL(page.url()).hash).toContain('moment=m1');
    expect(new URL(page.url()).hash).not.toContain('chapter');
    await page.close();
  });

  test('saves a chart as a picture that is white, whatever the theme', async () => {
    const page = await openChapter('why');
    await page.emulateMedia({ colorScheme: 'dark' });
    const coming = page.waitForEvent('download');
    await page.locator('[data-testid="wave"] .chart-save').click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe('orders-at-every-link.png');
    const bytes = readFileSync(await download.path());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    const corner = await page.evaluate(async (picture) => {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      const pen = canvas.getContext('2d');
      pen?.drawImage(image, 0, 0);
      return { width: image.width, colour: [...(pen?.getImageData(2, 2, 1, 1).data ?? [])] };
    }, bytes.toString('base64'));
    expect(corner).toEqual({ width: 2000, colour: [255, 255, 255, 255] });
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBeUndefined();
    await page.close();
  });

  test('says while games are re-run how far it is, and shows meanwhile what needs none', async () => {
    const page = await openChapter('happened', 'working');
    expect(await page.getByTestId('debrief-progress').innerText()).toContain('Re-running 18 of 45 games');
    await page.getByTestId('promises').waitFor();
    expect(await page.getByTestId('section-moments').count()).toBe(0);
    await page.close();
  });

  test('says what older rules, a failure and a stored debrief without re-runs mean, each with a next step', async () => {
    for (const [game, standing] of [
      ['old', 'debrief-old'],
      ['failed', 'debrief-failed'],
      ['stored', 'debrief-stored'],
    ] as const) {
      const page = await openChapter('why', game);
      expect((await page.getByTestId(standing).innerText()).split('\n').filter((line) => line.trim() !== '').length).toBeGreaterThan(1);
      await page.getByTestId('wave-chart').waitFor();
      expect(await page.getByTestId('debrief-again').count()).toBe(game === 'failed' ? 1 : 0);
      await page.close();
    }
  });
});

describe('what the team does on Monday', () => {
  const openInWorkshop = async (kind: 'person' | undefined, fragment: string): Promise<Page> => {
    const who = await newVisitor({ reducedMotion: true });
    if (kind !== undefined) await giveKey(who, workshop, kind, 'a-token');
    const page = await who.open('about:blank');
    await page.route('**/api/replays/*/commitments', async (route) => {
      const wanted = route.request().postDataJSON() as CommitmentsWanted;
      commitments = wanted.commitments.map(({ text, seat }) => ({ text, ...(seat === undefined ? {} : { seat }), by: 'sales', atMs: 0 }));
      await route.fulfill({ json: { ok: true } });
    });
    await page.goto(`${server.url}/w/${workshop}/replay/played${fragment}`);
    await page.getByTestId('view-change').waitFor();
    return page;
  };

  test('is written by who was at the table, shown to all, and written anew', async () => {
    commitments = [];
    const page = await openInWorkshop('person', '#chapter=change');
    await page.getByTestId('commitments-write').click();
    await page.getByTestId('commitment-text-0').fill('Ask before  promising.\nEvery time.');
    await page.getByTestId('commitment-seat-0').selectOption('sales');
    await page.getByTestId('commitment-add').click();
    await page.getByTestId('commitment-text-1').fill('Share the stock list.');
    await barriers(page, 'commitments-form');
    await page.getByTestId('commitments-save').click();
    await page.getByTestId('commitments').waitFor();
    expect(commitments.map(({ text, seat }) => [text, seat])).toEqual([
      ['Ask before promising. Every time.', 'sales'],
      ['Share the stock list.', undefined],
    ]);
    expect(await page.getByTestId('commitments').innerText()).toMatch(/Ask before promising.*Sales.*Share the stock list.*All of us/s);
    await page.getByTestId('commitments-write').click();
    await page.getByRole('button', { name: 'Take out line 1' }).click();
    await page.getByTestId('commitments-save').click();
    await page.getByTestId('commitments').waitFor();
    expect(commitments.length).toBe(1);
    await page.close();
  });

  test('is read only with a leader’s link', async () => {
    const page = await openInWorkshop(undefined, '#key=leaders&chapter=change');
    expect(await page.getByTestId('commitments').innerText()).toContain('before it is priced');
    expect(await page.getByTestId('commitments-write').count()).toBe(0);
    await page.close();
  });
});

describe('the report on paper', () => {
  test('has every table open, no button, every chart within the page, in black on white', async () => {
    const page = await visitor.open(`${server.url}/open/played/report`);
    await page.getByTestId('report-summary').waitFor();
    await settle(page);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    // The width of an A4 page between its margins.
    await page.setViewportSize({ width: 680, height: 960 });
    const paper = await page.evaluate(() => {
      const seen = (each: Element): boolean => each.getBoundingClientRect().height > 0;
      const shown = (selector: string): number => [...document.querySelectorAll(selector)].filter(seen).length;
      return {
        buttons: [...document.querySelectorAll('button')].filter((each) => seen(each) && !each.matches('.chart-key')).length,
        links: shown('main a'),
        charts: document.querySelectorAll('.chart-figure').length,
        drawings: shown('.chart-area svg'),
        tables: shown('.chart-table table'),
        tooWide: [...document.querySelectorAll('main *')]
          .filter((each) => seen(each) && each.getBoundingClientRect().right > innerWidth + 1 && each.closest('.visually-hidden') === null)
          .map((each) => each.className || each.tagName),
        ink: getComputedStyle(document.querySelector('h1') ?? document.body).color,
      };
    });
    expect(paper).toEqual({
      buttons: 0,
      links: 0,
      charts: 5,
      drawings: 5,
      tables: 5,
      tooWide: [],
      ink: 'rgb(22, 32, 43)',
    });
    await page.emulateMedia({ media: null, colorScheme: 'light' });
    await page.setViewportSize(sizes[0]);
    await settle(page);
    const pdf = await page.pdf({ format: 'A4' });
    writeFileSync(`${folderOf(sizes[0])}/report.pdf`, pdf);
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(3);
    expect(pages).toBeLessThan(16);
    await page.close();
  });
});
