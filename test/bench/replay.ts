import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import type { FileOpened } from '../../server/contract/course.ts';
import { portableFile } from '../../server/log/portable.ts';
import { replayView } from '../../server/views/replay/replay.ts';
import buildClient from '../e2e/build-client.ts';
import { openBrowser } from '../support/chromium.ts';
import { openTable } from '../support/live-table.ts';
import type { LiveTable } from '../support/live-table.ts';
import { startServer } from '../support/live-server.ts';
import { playOut } from '../support/people-play.ts';
import { changed, shippedText } from '../support/scenario-texts.ts';

const rounds = 200;
const jumps = 60;

const longText = changed(
  changed(shippedText('classic-beer-game'), 'announcedRounds: 50', `announcedRounds: ${rounds + 20}`),
  'playedRounds: 36',
  `playedRounds: ${rounds}`,
);
const words = 'One of us has to order less than they fear, or all of us will drown in what was ordered out of fear.';

/** What people at a chatty table do every week beside ordering: two messages, a request, an answer. */
const chat = async (table: LiveTable, round: number): Promise<void> => {
  if (round === 6) await table.lead.say({ kind: 'setLevel', level: 'talk' });
  const [sales, logistics, operations] = [table.at('sales'), table.at('logistics'), table.at('operations')];
  await sales?.ask({ kind: 'message', to: 'team', text: `Week ${round}. ${words}` });
  await logistics?.ask({ kind: 'message', to: 'sales', template: 'canYouHelp' });
  const terms = {
    kind: 'request',
    what: { kind: 'action', lever: 'order' },
    place: 'retailer beer',
    amount: 8,
    inRound: round,
    why: words,
  } as const;
  await operations?.ask({ kind: 'propose', to: ['sales'], terms, pledges: [] });
  const agreement = sales?.desk()?.agreements.at(-1)?.id;
  if (agreement !== undefined)
    await sales?.ask({ kind: 'answer', agreement, answer: round % 2 === 0 ? 'accept' : 'decline', reason: words });
};

/** A game of 200 periods, each a round of its own, as four people play and talk it through. */
const longGame = async (): Promise<LiveTable> => {
  const table = await openTable(longText, 'a long way');
  await playOut(table, { habit: (seat) => ({ policy: seat === 'sales' ? 'sterman' : 'basestock' }), inPlanning: chat });
  return table;
};

const sorted = (values: readonly number[]): readonly number[] => values.toSorted((one, other) => one - other);
const median = (values: readonly number[]): number => Math.round((sorted(values)[Math.floor(values.length / 2)] ?? 0) * 10) / 10;

/** Goes to a period by its address and waits until it is painted, in milliseconds. */
const jump = (page: Page, period: number): Promise<number> =>
  page.evaluate(async (to) => {
    const began = performance.now();
    location.hash = `at=${to}`;
    while (document.querySelector('[data-testid="scrubber"]')?.getAttribute('aria-valuenow') !== String(to)) {
      if (performance.now() - began > 10_000) throw new Error(`period ${to} never came`);
      await new Promise((done) => requestAnimationFrame(done));
    }
    // The frame after the one in which it is there has shown it.
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - began;
  }, period);

export type ReplaySpeed = {
  readonly periods: number;
  readonly entries: number;
  readonly frames: number;
  readonly buildMs: number;
  readonly megabytes: number;
  readonly gzippedMegabytes: number;
  /** From the address to the four desks. */
  readonly openMs: number;
  /** From one period to another anywhere in the game: to be under 100. */
  readonly jumpMs: number;
  readonly slowestJumpMs: number;
  readonly medianOf: number;
};

/** How fast a long game is made into a replay, and how fast one gets about in it, in a real browser on a real server. */
export const replaySpeed = async (): Promise<ReplaySpeed> => {
  const table = await longGame();
  const entries = await table.entries();
  const build = (): { readonly ms: number; readonly replay: ReturnType<typeof replayView> } => {
    const began = performance.now();
    const replay = replayView(table.scenario, entries, { attempt: 1, scenarioVersion: 'of-the-bench', branches: [] });
    return { ms: performance.now() - began, replay };
  };
  const builds = Array.from({ length: 5 }, build);
  const replay = builds[0]?.replay;
  const text = JSON.stringify(replay);
  const file = portableFile(
    { scenario: { fileName: 'long.yaml', text: longText }, stream: `game/${table.game}`, entries },
    { words: true },
  );
  await buildClient();
  const server = await startServer();
  const browser = await openBrowser();
  try {
    const answer = await fetch(`${server.url}/api/replays`, {
      method: 'POST',
      headers: { 'content-type': 'application/gzip' },
      body: new Uint8Array(file),
    });
    if (!answer.ok) throw new Error(`the file was not taken: ${answer.status} ${await answer.text()}`);
    const opened = (await answer.json()) as FileOpened;
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const began = performance.now();
    await page.goto(`${server.pageUrl}/open/${opened.replay}`);
    await page.getByTestId('scrubber').waitFor();
    const openMs = Math.round(performance.now() - began);
    const times: number[] = [];
    for (let place = 0; place < jumps; place += 1) times.push(await jump(page, 1 + ((place * 7919 + 31) % rounds)));
    return {
      periods: (replay?.truth.periods.length ?? 1) - 1,
      entries: entries.length,
      frames: replay?.frames.length ?? 0,
      buildMs: median(builds.map(({ ms }) => ms)),
      megabytes: Math.round(text.length / 1e5) / 10,
      gzippedMegabytes: Math.round(gzipSync(text).length / 1e4) / 100,
      openMs,
      jumpMs: median(times),
      slowestJumpMs: Math.round(Math.max(...times) * 10) / 10,
      medianOf: jumps,
    };
  } finally {
    await browser.close();
    await server.close();
  }
};
