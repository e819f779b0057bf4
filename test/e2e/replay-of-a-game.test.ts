import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { openBrowser } from '../support/chromium.ts';
import { startServer } from '../support/live-server.ts';
import type { LiveServer } from '../support/live-server.ts';
import { barriers } from './barriers.ts';
import { openStory } from './story.ts';
import { openTable } from './table.ts';
import type { Table } from './table.ts';
import { giveKey, openVisitor } from './visitor.ts';
import type { Visitor } from './visitor.ts';

let server: LiveServer;
let browser: Browser;
let table: Table;
let ana: Visitor;
const visitors: Visitor[] = [];
const told = 'The trucks to Burgos are mine this week.';

const newVisitor = async (): Promise<Visitor> => {
  const visitor = await openVisitor(browser, { reducedMotion: true });
  visitors.push(visitor);
  return visitor;
};
const replayUrl = (fragment = ''): string =>
  `${server.pageUrl}/w/${table.workshop.workshop}/replay/${table.rooms()[0]?.game ?? ''}${fragment}`;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  table = await openTable(server, { seed: 'looked at again' });
  ana = await newVisitor();
  await giveKey(ana, table.workshop.workshop, 'person', await table.sit('Ana', 0, 'logistics'));
  await table.tell({ kind: 'start' });
});
afterAll(async () => {
  table?.close();
  await browser?.close();
  await server?.close();
});
afterEach(() => {
  for (const visitor of visitors) expect.soft(visitor.faults()).toEqual([]);
});

describe('a game on a server, looked at again', () => {
  const story = openStory();

  story('is not open while it is played', async () => {
    ana.forgive(/40[39]/);
    const page = await ana.open(replayUrl());
    await page.getByText('This game is still being played.').waitFor();
    await page.close();
    await table.moveTo(6, 'planning');
    await table.speak(0, 'logistics', { kind: 'message', to: 'team', text: told });
    await table.moveTo(12, 'finished');
  });

  story('opens from the end, at its beginning, with what people said', async () => {
    const page = await ana.open(`${server.pageUrl}/w/${table.workshop.workshop}`);
    await page.getByTestId('to-replay').click();
    await page.getByTestId('scrubber').waitFor();
    expect((await page.getByTestId('replay-when').innerText()).trim()).toBe('Before the start');
    await page.getByTestId('story-timeline').click();
    await page.getByTestId('timeline-kind').selectOption('messages');
    await page.getByRole('button', { name: told }).click();
    expect((await page.getByTestId('replay-when').innerText()).trim()).toBe('Week 6, planning');
    // Who sat elsewhere then had it on the desk, too.
    expect(await page.getByTestId('replay-desk-operations').innerText()).toContain(told);
    await page.close();
  });

  story('tells what mattered, and takes the reader there', async () => {
    const page = await ana.open(replayUrl());
    await page.getByTestId('replay-moment').waitFor({ timeout: 60_000 });
    await page.getByTestId('scrubber').focus();
    await page.keyboard.press('m');
    await page.getByTestId('story-card').waitFor();
    expect(await page.getByTestId('replay-moment').innerText()).toMatch(/^Moment \d+ of \d+$/);
    expect(await page.getByTestId('story-card').locator('.moment-sentence').innerText()).toMatch(/\w+ \w+/);
    await barriers(page, 'the replay of a game on a server');
    await page.screenshot({ path: '.build/screens/replay/server-moment.png' });
    await page.close();
  });

  story('opens for the facilitator from the list of teams', async () => {
    const lead = await newVisitor();
    await giveKey(lead, table.workshop.workshop, 'facilitator', table.workshop.facilitatorToken);
    const page = await lead.open(`${server.pageUrl}/w/${table.workshop.workshop}#lead`);
    await page.getByTestId('look-at-replay').click();
    await page.getByTestId('scrubber').waitFor();
    await page.close();
  });

  story('opens with a link for leaders that carries its own key, without names', async () => {
    const made = await fetch(`${server.url}/api/leader-links`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${table.workshop.facilitatorToken}` },
      body: '{}',
    });
    const { token } = (await made.json()) as { readonly token: string };
    const leader = await newVisitor();
    const page = await leader.open(replayUrl(`#key=${token}&at=30`));
    await page.getByTestId('scrubber').waitFor();
    expect((await page.getByTestId('replay-when').innerText()).trim()).toBe('Week 6, Friday');
    expect(await page.innerText('body')).not.toContain('Ana');
    await expect.poll(() => new URL(page.url()).hash).toContain(`key=${encodeURIComponent(token)}`);
    await page.close();
  });

  story('stays shut for who has no key', async () => {
    const stranger = await newVisitor();
    stranger.forgive(/40[13]/);
    const page = await stranger.open(replayUrl());
    await page.getByText('This replay is not open to you.').waitFor();
    await page.close();
  });
});
