import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { openBrowser } from '../support/chromium.ts';
import { startServer, type LiveServer } from '../support/live-server.ts';
import { barriers, tabTo } from './barriers.ts';
import { debriefSizes, look, testId } from './look.ts';
import { openStory } from './story.ts';
import { openTable, type Table } from './table.ts';
import { giveKey, openVisitor, type Visitor } from './visitor.ts';

const rounds = 12;
/** One person a team, who leaves the desk as it stands: each at another one, so that teams differ. Bots play the rest. */
const sitting = [
  { name: 'Ottokar', team: 0, seat: 'operations' },
  { name: 'Zenobia', team: 1, seat: 'procurement' },
  { name: 'Wendelin', team: 2, seat: 'sales' },
] as const;

let server: LiveServer;
let browser: Browser;
let table: Table;
let personToken: string;
const visitors: Visitor[] = [];

const newVisitor = async (): Promise<Visitor> => {
  const visitor = await openVisitor(browser, { reducedMotion: true });
  visitors.push(visitor);
  return visitor;
};

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  table = await openTable(server, { teams: 3 });
  for (const { name, team, seat } of sitting) personToken = await table.sit(name, team, seat);
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

describe('teams of a workshop look back on it', () => {
  const tell = openStory();
  let lead: Page;
  let leaderLink: string;

  const at = (page: string): string => `${server.pageUrl}/w/${table.workshop.workshop}${page}`;
  const openAs = async (kind: 'person' | 'facilitator', token: string, page: string): Promise<Page> => {
    const visitor = await newVisitor();
    await giveKey(visitor, table.workshop.workshop, kind, token);
    return visitor.open(at(page));
  };

  tell('before anybody has finished, the page says who plays, and goes on by itself', async () => {
    await table.tell({ kind: 'start' });
    await table.moveTo(2, 'planning');
    lead = await openAs('facilitator', table.workshop.facilitatorToken, '#lead');
    await lead.getByTestId('to-debrief').click();
    await lead.getByTestId('debrief-none').waitFor();
    expect(await lead.getByTestId('debrief-none').innerText()).toContain('week 2');
    await look(lead, 'debrief-none', [testId('debrief-none'), testId('leader-make')], debriefSizes);
    await barriers(lead, 'a debrief before the end');
  });

  tell('when all are through, it sums up in words, with all teams side by side', async () => {
    await table.moveTo(rounds, 'finished');
    await lead.getByTestId('debrief-summary').waitFor();
    // What mattered is worked out team by team.
    await expect.poll(() => lead.locator('.summary-mattered li').count(), { timeout: 120_000 }).toBeGreaterThan(0);
    await expect
      .poll(() => lead.getByTestId('debrief-summary').innerText(), { timeout: 120_000 })
      .toMatch(/bots that tell each other reach \d+/);
    expect(await lead.locator('.summary-how').innerText()).toMatch(/^How it went\s+3 teams have finished/);
    expect(await lead.getByTestId('debrief-team').count()).toBe(3);
    expect(await lead.getByTestId('strip-jointScore').count()).toBe(1);
    await look(lead, 'debrief', [testId('debrief-summary')], debriefSizes);
    for (const part of ['debrief-teams', 'debrief-spread', 'debrief-same', 'debrief-small', 'leader-links']) {
      await lead.getByTestId(part).scrollIntoViewIfNeeded();
      await look(lead, `debrief-${part}`, [], debriefSizes);
    }
    await barriers(lead, 'the debrief of a workshop');
  });

  tell('the keyboard reaches a team, marks it on every strip, and puts the mark out again', async () => {
    await lead.locator('.debrief-head h1').click();
    await tabTo(lead, '.team-chip');
    await lead.keyboard.press('Enter');
    expect(await lead.locator('.strip-dot.on').count()).toBe(await lead.locator('.strip').count());
    await lead.keyboard.press('Enter');
    expect(await lead.locator('.strip-dot.on').count()).toBe(0);
  });

  tell('the same week of every team stands side by side, and opens its replay right there', async () => {
    await lead.getByTestId('same-by').selectOption('round 7');
    expect(await lead.locator('.same-round tbody tr').count()).toBe(3);
    await look(lead, 'debrief-same-week', [], debriefSizes);
    const [game] = table.rooms();
    await lead.getByTestId('open-here').first().click();
    await lead.getByTestId('scrubber').waitFor();
    expect(new URL(lead.url()).pathname).toBe(`/w/${table.workshop.workshop}/replay/${game?.game ?? ''}`);
    expect(await lead.getByTestId('scrubber').getAttribute('aria-valuenow')).toBe('35');
    await lead.goBack();
    await lead.getByTestId('debrief-summary').waitFor();
  });

  tell('a link for leaders is shown once, without names unless they are wanted', async () => {
    await lead.getByTestId('leader-make').click();
    leaderLink = await lead.getByTestId('leader-address').inputValue();
    expect(leaderLink).toMatch(new RegExp(`/w/${table.workshop.workshop}/debrief#key=.{20,}$`));
    await lead.getByTestId('leader-made').scrollIntoViewIfNeeded();
    await look(lead, 'leader-made', [], debriefSizes);
    await barriers(lead, 'a link just made');
    await lead.getByTestId('leader-copy').click();
    await lead.getByTestId('leader-done').click();
    await lead.getByTestId('leader-link').first().waitFor();
    expect(await lead.content()).not.toContain(new URL(leaderLink).hash.slice('#key='.length));
  });

  tell('a leader lands on a page that is theirs to read, and finds every replay by it', async () => {
    const visitor = await newVisitor();
    const page = await visitor.open(leaderLink);
    await page.getByTestId('debrief-leader').waitFor();
    await page.getByTestId('debrief-summary').waitFor();
    expect(await page.getByTestId('leader-links').count()).toBe(0);
    expect(await page.getByTestId('team-again').count()).toBe(0);
    expect(await page.getByTestId('debrief-leader').innerText()).toMatch(/read|look/i);
    await look(page, 'debrief-leader', [testId('debrief-leader')], debriefSizes);
    await barriers(page, 'the debrief as a leader sees it');
    await page.getByTestId('team-replay').first().click();
    await page.getByTestId('scrubber').waitFor();
    expect(new URL(page.url()).hash).toContain('key=');
    for (const { name } of sitting) expect(await page.content()).not.toContain(name);
    await page.close();
  });

  tell('a person finds the own team alone', async () => {
    const page = await openAs('person', personToken, '/debrief');
    await page.getByTestId('debrief-summary').waitFor();
    expect(await page.getByTestId('debrief-team').count()).toBe(1);
    expect(await page.getByTestId('leader-links').count()).toBe(0);
    await look(page, 'debrief-person', [testId('debrief-summary')], debriefSizes);
    await barriers(page, 'the debrief of a person');
    await page.close();
  });

  tell('a link that was taken back says so', async () => {
    await lead.getByTestId('leader-revoke').first().click();
    await look(lead, 'leader-revoke', [], debriefSizes);
    await lead.getByTestId('leader-revoke-yes').click();
    await expect.poll(() => lead.getByTestId('leader-link').first().innerText()).toContain('taken back');
    const visitor = await newVisitor();
    visitor.forgive(/401/);
    const page = await visitor.open(leaderLink);
    await page.getByTestId('debrief-revoked').waitFor();
    await look(page, 'debrief-revoked', [testId('debrief-revoked')], debriefSizes);
    await barriers(page, 'a link that was taken back');
    await page.close();
  });

  tell('without a key the page says what it needs', async () => {
    const visitor = await newVisitor();
    const page = await visitor.open(at('/debrief'));
    await page.getByTestId('debrief-no-key').waitFor();
    await barriers(page, 'the debrief without a key');
    await page.close();
  });

  tell('a team that is through may play again, in the same world or in a fresh one', async () => {
    await lead.getByTestId('team-again').first().click();
    await look(lead, 'debrief-again', [], debriefSizes);
    await lead.getByTestId('again-same').click();
    await expect.poll(() => lead.getByTestId('debrief-team').count()).toBe(4);
    await expect.poll(() => table.rooms().length).toBe(4);
  });

  tell('a replay file is saved, opened anywhere, and said to be what was played', async () => {
    const [saved] = await Promise.all([lead.waitForEvent('download'), lead.getByTestId('team-file').first().click()]);
    expect(saved.suggestedFilename()).toMatch(/\.crossdock\.json\.gz$/);
    const file = join(tmpdir(), `crossdock-${process.pid}.crossdock.json.gz`);
    await saved.saveAs(file);

    const visitor = await newVisitor();
    const page = await visitor.open(`${server.pageUrl}/`);
    await page.getByTestId('home-open').click();
    await page.getByTestId('open-drop').waitFor();
    await look(page, 'open-file', [testId('open-drop')], debriefSizes);
    await barriers(page, 'the page that opens a file');
    await page.getByTestId('open-file').setInputFiles(file);
    await page.getByTestId('open-result').waitFor();
    expect(await page.getByTestId('open-result').innerText()).toContain('Every round plays out exactly as it was played.');
    await look(page, 'open-file-same', [testId('open-show')], debriefSizes);
    await page.getByTestId('open-show').click();
    await page.getByTestId('scrubber').waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/open\/.+/);

    // One number of it is written over, the form stays.
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    const changed = text.replace(/"team":"[^"]*"/, '"team":"Somebody else"');
    expect(changed).not.toBe(text);
    const forged = file.replace('.crossdock', '-forged.crossdock');
    writeFileSync(forged, gzipSync(changed));
    await page.goto(`${server.pageUrl}/open`);
    await page.getByTestId('open-file').setInputFiles(forged);
    await page.getByTestId('open-result').waitFor();
    expect(await page.getByTestId('open-result').innerText()).toContain('This file was changed after it was written.');
    await look(page, 'open-file-changed', [], debriefSizes);
    await barriers(page, 'a file that was changed');
    await page.close();
  });
});
