import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import { openBrowser } from '../support/chromium.ts';
import { layoutFaults } from '../support/layout.ts';
import { startServer } from '../support/live-server.ts';
import type { LiveServer } from '../support/live-server.ts';
import { look, testId } from './look.ts';
import { openTable } from './table.ts';
import type { Table } from './table.ts';
import { giveKey, openVisitor } from './visitor.ts';
import type { Visitor } from './visitor.ts';

/** What a person decides first on a desk: the first lever's inputs, and the button that commits them. */
const mainDecision = ['.lever:first-child .stepper, .lever:first-child select, .lever:first-child .segments', '[data-testid="commit"]'];

let server: LiveServer;
let browser: Browser;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
afterEach(() => {
  // Soft: one fault must not hide those of the other screens.
  for (const visitor of visitors) expect.soft(visitor.faults()).toEqual([]);
});

const newVisitor = async (): Promise<Visitor> => {
  const visitor = await openVisitor(browser);
  visitors.push(visitor);
  return visitor;
};

/** A page of somebody who sits at the table. */
const openDesk = async (table: Table, token: string): Promise<Page> => {
  const visitor = await newVisitor();
  await giveKey(visitor, table.workshop.workshop, 'person', token);
  return visitor.open(`${server.pageUrl}/w/${table.workshop.workshop}`);
};

describe('what counts as a fault of the layout', () => {
  const planted: readonly (readonly [string, string, RegExp])[] = [
    ['one button over another', '<button>One</button><button style="margin-left:-20px">Two</button>', /"One" and "Two" overlap/],
    [
      'a button under a sheet',
      '<button>One</button><div style="position:fixed;inset:0;background:#fff"></div>',
      /"One" lies under something else/,
    ],
    [
      'text cut off at its side',
      '<div style="width:40px;overflow:hidden;white-space:nowrap">A long sentence</div>',
      /"A long sentence" is cut off sideways/,
    ],
    [
      'text cut off below',
      '<div style="height:20px;overflow:hidden">First<br>second line</div>',
      /"second line" is cut off above or below/,
    ],
    [
      'text wider than its button',
      '<button style="width:30px;white-space:nowrap">Commit week 5</button>',
      /"Commit week 5" runs out of its box/,
    ],
    [
      'text over text',
      '<p style="margin:0">One line</p><p style="margin:-16px 0 0">Another line</p>',
      /"One line" and "Another line" lie over each other/,
    ],
    [
      'a table to scroll sideways',
      '<div style="width:50px;overflow-x:auto"><p style="width:200px">Words</p></div>',
      /"Words" scrolls sideways/,
    ],
    ['a number too wide for its box', '<input style="width:40px" value="123456789">', /the value "123456789" of input is cut off/],
    [
      'a choice too wide for its list',
      '<select style="width:60px"><option>Leaflet, -10 %</option></select>',
      /the choice "Leaflet, -10 %" of .* is cut off/,
    ],
    ['a page too wide', '<div style="width:3000px">Wide</div>', /the page is 3\d\d\d px wide/],
    [
      'a decision below the edge',
      '<div style="height:2000px"></div><button data-testid="commit">Commit</button>',
      /commit is not wholly in view/,
    ],
    ['a decision that is not there', '<p>Nothing</p>', /\[data-testid="commit"\] is missing/],
  ];
  test.each(planted)('%s', async (_, body, fault) => {
    const visitor = await newVisitor();
    const page = await visitor.open('about:blank');
    await page.setContent(body);
    expect((await layoutFaults(page, ['[data-testid="commit"]'])).join('\n')).toMatch(fault);
    await page.close();
  });
  test('nothing, where all is well', async () => {
    const visitor = await newVisitor();
    const page = await visitor.open('about:blank');
    await page.setContent('<p>A sentence.</p><label>Units <input value="12"></label> <button data-testid="commit">Commit</button>');
    expect(await layoutFaults(page, ['[data-testid="commit"]'])).toEqual([]);
    await page.close();
  });
});

describe('every screen fits a notebook and a tablet: nothing overlaps, nothing is cut off, the main decision is in view', () => {
  test('the pages before a game', async () => {
    const lead = await newVisitor();
    const page = await lead.open(server.pageUrl);
    await page.getByTestId('create-submit').waitFor();
    await look(page, 'home', [testId('create-submit'), testId('home-code'), testId('home-join')]);
    await page.locator('summary').click();
    await look(page, 'create', [testId('create-scenario'), testId('create-submit')]);
    await page.getByTestId('create-submit').click();
    const code = (await page.getByTestId('workshop-code').innerText()).trim();
    await look(page, 'facilitator-lobby', [testId('workshop-code'), testId('lobby-start')]);

    const person = await newVisitor();
    const desk = await person.open(`${server.pageUrl}/join/${code}`);
    await desk.getByTestId('join-submit').waitFor();
    await look(desk, 'join', [testId('join-code'), testId('join-name'), testId('join-submit')]);
    await desk.getByTestId('join-name').fill('Anastasia Papadopoulou');
    await desk.getByTestId('join-submit').click();
    await desk.getByTestId('seat-sales').waitFor();
    await look(
      desk,
      'seat-choice',
      seats.map((seat) => testId(`seat-${seat}`)),
    );
    await desk.getByTestId('seat-logistics').click();
    await desk.getByTestId('waiting').waitFor();
    await look(desk, 'waiting-lobby', [testId('waiting')]);
  });

  describe('the four desks of the default game', () => {
    let table: Table;
    let lead: Page;
    const desks = new Map<Seat, Page>();
    const deskOf = (seat: Seat): Page => {
      const page = desks.get(seat);
      if (page === undefined) throw new Error(`no page of ${seat}`);
      return page;
    };
    /** The desks at a moment, one after the other. */
    const lookAtDesks = async (moment: string, ready: string, inView: readonly string[]): Promise<void> => {
      for (const seat of seats) {
        const page = deskOf(seat);
        await page.locator(ready).first().waitFor();
        await look(page, `desk-${seat}-${moment}`, inView);
      }
    };
    /** The other tabs of every desk that has them. */
    const lookAtTabs = async (moment: string, tabs: readonly string[]): Promise<void> => {
      for (const seat of seats)
        for (const tab of tabs) {
          const page = deskOf(seat);
          if (!(await page.getByTestId(`tab-${tab}`).isVisible())) continue;
          await page.getByTestId(`tab-${tab}`).click();
          await look(page, `desk-${seat}-${moment}-${tab}`, [testId('commit')]);
          await page.getByTestId('tab-decide').click();
        }
    };
    const goOn = async (): Promise<void> => {
      for (const seat of seats) await deskOf(seat).getByTestId('recap-continue').click();
    };

    beforeAll(async () => {
      // Four teams on one seed: in each, one person sits at another desk and bots at the others.
      table = await openTable(server, { teams: 4, seed: 'layout' });
      for (const [team, seat] of seats.entries()) desks.set(seat, await openDesk(table, await table.sit(`${seat} person`, team, seat)));
      await table.sit('Maximilian', 0, 'logistics');
      const visitor = await newVisitor();
      await giveKey(visitor, table.workshop.workshop, 'facilitator', table.workshop.facilitatorToken);
      lead = await visitor.open(`${server.pageUrl}/w/${table.workshop.workshop}#lead`);
      await table.tell({ kind: 'start' });
    });
    afterAll(() => table?.close());

    test('act 1, with every tab', async () => {
      await lookAtDesks('act1', testId('commit'), mainDecision);
      await lookAtTabs('act1', ['more', 'see', 'guide']);
    });

    test('something decided, committed, paused, and the facilitator beside it', async () => {
      const sales = deskOf('sales');
      for (const select of await sales.locator('.lever:first-child select').all()) await select.selectOption({ index: 2 });
      await sales.locator('.row-select[data-draft="saved"]').nth(2).waitFor();
      await look(sales, 'desk-sales-decided', mainDecision);
      await sales.getByTestId('commit').click();
      await sales.getByTestId('withdraw').waitFor();
      await look(sales, 'waiting-for-others', [testId('withdraw'), testId('committed-count')]);
      await look(lead, 'facilitator-running', [testId('facilitator-force'), testId('facilitator-pause')]);
      await table.tell({ kind: 'pause' });
      await sales.getByTestId('paused').waitFor();
      await look(sales, 'paused', [testId('paused')]);
      await lead.locator(`${testId('facilitator-resume')}:enabled`).waitFor();
      await look(lead, 'facilitator-paused', [testId('facilitator-resume')]);
      await table.tell({ kind: 'resume' });
    });

    test('recaps, and waiting for the next round', async () => {
      await table.moveTo(1, 'review');
      await lookAtDesks('recap-first', testId('recap'), [testId('recap-continue')]);
      await goOn();
      await deskOf('sales').getByTestId('waiting').waitFor();
      await look(deskOf('sales'), 'waiting-for-next-round', [testId('waiting')]);
    });

    test('what a promotion did to the recaps', async () => {
      await table.moveTo(3, 'review');
      await lookAtDesks('recap-third', testId('recap'), [testId('recap-continue')]);
      await goOn();
    });

    test('act 2, with all levers and every tab', async () => {
      await table.moveTo(5, 'review');
      await goOn();
      await table.moveTo(6, 'planning');
      await lookAtDesks('act2', testId('commit'), mainDecision);
      await lookAtTabs('act2', ['more', 'see']);
    });

    test('act 3, in the crisis', async () => {
      await table.moveTo(11, 'review');
      await goOn();
      await table.moveTo(12, 'planning');
      await lookAtDesks('act3', testId('commit'), mainDecision);
      const more = deskOf('logistics').locator('.notice-more');
      if (await more.isVisible()) {
        await more.click();
        await look(deskOf('logistics'), 'notices', []);
      }
    });

    test('the end', async () => {
      await table.moveTo(12, 'finished');
      for (const seat of ['sales', 'operations'] as const) {
        await deskOf(seat).locator('.bars li').nth(3).waitFor();
        await look(deskOf(seat), `end-${seat}`, [testId('joint-score'), '.benchmarks']);
      }
      await lead.getByText('Finished').nth(3).waitFor();
      await look(lead, 'facilitator-finished', [testId('workshop-code')]);
    });
  });

  test('the desk, the recap and the end of the classic game', async () => {
    const table = await openTable(server, { scenario: 'classic-beer-game', seed: 'layout' });
    const page = await openDesk(table, await table.sit('Ana', 0, 'logistics'));
    await table.tell({ kind: 'start' });
    // The board's first rounds are played at once: the game begins with their recap.
    await page.getByTestId('recap-continue').click();
    await page.getByTestId('commit').waitFor();
    await look(page, 'classic-first', mainDecision);
    await table.moveTo(12, 'review');
    await page.getByTestId('recap').waitFor();
    await look(page, 'classic-recap', [testId('recap-continue')]);
    await page.getByTestId('recap-continue').click();
    await table.moveTo(13, 'planning');
    await page.getByTestId('commit').waitFor();
    await look(page, 'classic-later', mainDecision);
    await page.getByTestId('tab-see').click();
    await look(page, 'classic-see', [testId('commit')]);
    await table.moveTo(36, 'finished');
    await page.getByTestId('end-screen').waitFor();
    await page.locator('.bars li').nth(2).waitFor();
    await look(page, 'classic-end', [testId('joint-score'), '.benchmarks']);
    table.close();
  });
});
