import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import { openBrowser } from '../support/chromium.ts';
import { serveFixture } from '../support/fixture-server.ts';
import { look, testId } from './look.ts';
import { openStory } from './story.ts';
import { openTable } from './table.ts';
import type { Table } from './table.ts';
import { giveKey, openVisitor } from './visitor.ts';
import type { Visitor } from './visitor.ts';

const people = { sales: 'Sara', logistics: 'Leo', procurement: 'Petra', operations: 'Omar' } as const;
type Name = (typeof people)[Seat];

describe('four people at four browsers work together: a closed week, a summit, new seats, promises kept and missed', () => {
  const then = openStory();
  let server: Awaited<ReturnType<typeof serveFixture>>;
  let browser: Browser;
  let table: Table;
  const visitors: Visitor[] = [];
  const pages = new Map<Name, Page>();
  /** Who sits where: seats change hands after the summit. */
  let seated: Readonly<Record<Seat, Name>> = people;

  const pageOf = (name: Name): Page => {
    const page = pages.get(name);
    if (page === undefined) throw new Error(`${name} has no page`);
    return page;
  };
  const at = (seat: Seat): Page => pageOf(seated[seat]);
  const all = (): readonly Page[] => seats.map(at);

  beforeAll(async () => {
    [server, browser] = await Promise.all([serveFixture('together'), openBrowser()]);
    table = await openTable(server, { scenario: 'together', pace: 'team', seed: 'together' });
    for (const seat of seats) {
      const visitor = await openVisitor(browser, { reducedMotion: true });
      visitors.push(visitor);
      await giveKey(visitor, table.workshop.workshop, 'person', await table.sit(people[seat], 0, seat));
      pages.set(people[seat], await visitor.open(`${server.pageUrl}/w/${table.workshop.workshop}`));
    }
    await table.tell({ kind: 'start' });
    for (const page of all()) await page.getByTestId('commit').waitFor();
  });
  afterAll(async () => {
    table?.close();
    await browser?.close();
    await server?.close();
  });
  afterEach(() => {
    for (const visitor of visitors) expect.soft(visitor.faults()).toEqual([]);
    expect.soft(server.warnings).toEqual([]);
  });

  const tab = (page: Page, id: string): Promise<void> => page.getByTestId(`tab-${id}`).click();
  const commitAll = async (): Promise<void> => {
    for (const page of all()) await page.getByTestId('commit').click();
  };
  const readAll = async (): Promise<void> => {
    for (const page of all()) await page.getByTestId('recap-continue').click();
  };
  const inPlanning = async (round: number): Promise<void> => {
    for (const page of all()) await page.locator(`${testId('desk')}[data-phase="planning"][data-round="${round}"]`).waitFor();
  };
  const seatsAt = (page: Page): Promise<string | null> => page.getByTestId('desk').getAttribute('data-seat');

  then('in the first week desks are closed: nothing is asked, shown or looked at, and each page says so', async () => {
    const sales = at('sales');
    expect(await sales.getByTestId('ask').count()).toBe(0);
    await tab(sales, 'see');
    expect(await sales.getByTestId('level-line').innerText()).toContain('Desks are closed');
    await sales.getByTestId('unseen').filter({ hasText: 'You see your own desk and nothing else.' }).waitFor();
    expect(await sales.locator('[data-testid^="publish-"]').count()).toBe(0);
    expect(await sales.locator('[data-testid^="shadow-"]:is(button)').count()).toBe(0);
    await tab(sales, 'guide');
    await sales.getByTestId('role-guide').getByText('Shelves that are empty when a promotion runs.').waitFor();
    await commitAll();
    await readAll();
    for (const page of all()) await page.getByTestId('huddle').waitFor();
  });

  then('in the summit everybody is at the table, and thinks alone before all is shown', async () => {
    for (const page of all()) await page.getByTestId('huddle-here').filter({ hasText: '4 of 4 here' }).waitFor();
    const drawn = { sales: 9_000, logistics: 5_000, procurement: 5_500, operations: 7_000 } as const;
    for (const [place, seat] of seats.entries()) {
      const page = at(seat);
      // Nobody sees what others think before all have said it, not even that of who has.
      expect(await page.getByTestId('reveal').count()).toBe(0);
      await page.getByTestId('draw-number-0').fill(String(drawn[seat]));
      await page.getByTestId('draw-number-1').fill('5200');
      await page.getByTestId('belief-bottleneck').selectOption(seat === 'operations' ? 'central' : 'vigo');
      await page.getByTestId(`belief-trust-${place + 1}`).check({ force: true });
      await page.getByTestId('belief-send').click();
      if (place < 3) await page.getByTestId('beliefs-waiting').waitFor();
    }
    for (const page of all()) {
      await page.getByTestId('reveal').waitFor();
      await page.getByTestId('reveal').getByRole('cell', { name: '9,000' }).waitFor();
      await page.getByTestId('reveal').getByText('The widest gap: 5,000 to 9,000 units in week 2.').waitFor();
    }
    await look(at('logistics'), 'together-reveal', [testId('huddle-next')]);
  });

  then('they talk, write down how they work, name a lead, thank, and leave notes at their desks', async () => {
    for (const page of all()) {
      await page.getByTestId('huddle-next').click();
      await page.getByTestId('huddle-prompt').getByText('What did each of you see in the first week?').waitFor();
    }
    await at('operations').getByTestId('huddle-step-agree').click();
    await at('operations').getByTestId('agreement-write').click();
    await at('operations').getByTestId('agreement-text').fill('Nobody promotes before operations has said how many hours there are.');
    await at('operations').getByTestId('agreement-save').click();
    await at('operations').getByTestId('lead-procurement').click();
    // The others read it without doing anything.
    await at('sales').getByTestId('working-agreement').getByText('Nobody promotes before').waitFor();
    await at('sales').locator('.at-table li[data-seat="procurement"]').getByText('planning lead').waitFor();
    for (const seat of seats) {
      const page = at(seat);
      await page.getByTestId('huddle-step-goodbye').click();
      await page.getByTestId('hand-over-text').fill(`${people[seat]} was here.`);
      await page.getByTestId('hand-over-send').click();
      await page.getByText('Your note lies on the desk.').waitFor();
    }
    await at('logistics').getByTestId('thanks-to').selectOption('procurement');
    await at('logistics').getByTestId('thanks-text').fill('You ordered early when I asked.');
    await at('logistics').getByTestId('thanks-send').click();
    await at('sales').getByTestId('thanks').getByText('You ordered early when I asked.').waitFor();
  });

  then('when it ends everybody sits at another desk, with the note of who sat there before', async () => {
    await at('sales').getByTestId('huddle-continue').click();
    await at('sales').getByTestId('huddle-end-yes').click();
    seated = { sales: 'Omar', logistics: 'Sara', procurement: 'Leo', operations: 'Petra' };
    for (const seat of seats) {
      const page = at(seat);
      await page.getByTestId('moved').waitFor();
      expect(await page.getByTestId('moved-note').innerText()).toBe(`${people[seat]} was here.`);
      await page.getByTestId('moved-start').click();
      await page.getByTestId('commit').waitFor();
      expect(await seatsAt(page)).toBe(seat);
      await tab(page, 'guide');
      await page.getByTestId('working-agreement').getByText('Nobody promotes before').waitFor();
      await tab(page, 'decide');
    }
    await inPlanning(2);
  });

  then('sales plans a promotion; each desk says how it looks from there; it is launched against advice', async () => {
    const sales = at('sales');
    await tab(sales, 'team');
    await sales.getByTestId('team-plan').click();
    await sales.getByTestId('plan-item').selectOption('water');
    await sales.getByTestId('plan-option').selectOption({ index: 1 });
    await sales.getByTestId('plan-uplift').fill('300');
    await sales.getByTestId('plan-send').click();
    for (const [seat, vote] of [
      ['logistics', 'go'],
      ['procurement', 'go'],
      ['operations', 'no'],
    ] as const) {
      const page = at(seat);
      await page.getByTestId('ask-a1').waitFor();
      await page.getByTestId(`vote-a1-${vote}`).check({ force: true });
      await page.getByTestId('sure-a1-4').check({ force: true });
      if (vote === 'no') {
        await page.getByTestId('ask-a1').getByTestId('impact-card').waitFor();
        await page.getByTestId('vote-reason-a1').fill('We have no hours for that.');
      }
      await page.getByTestId('vote-send-a1').click();
      await page.getByTestId('ask-a1').waitFor({ state: 'detached' });
    }
    await sales.getByTestId('agreement-a1').getByText('We have no hours for that.').first().waitFor();
    await sales.getByTestId('conclude-a1').click();
    await sales.locator(`${testId('agreement-a1')}[data-state="agreed"]`).waitFor();
    await sales.getByTestId('agreement-a1').getByText('launched against advice').waitFor();
  });

  then('a request is countered and agreed, and fills itself in', async () => {
    const [logistics, operations] = [at('logistics'), at('operations')];
    await logistics.getByTestId('ask').click();
    await logistics.getByTestId('ask-to-operations').check({ force: true });
    await logistics.getByTestId('ask-what').selectOption('overtime');
    await logistics.getByTestId('ask-place').selectOption('central');
    await logistics.getByTestId('ask-amount').fill('40');
    await logistics.getByTestId('ask-when').selectOption('2');
    await logistics.getByTestId('ask-why').fill('Two ships come in.');
    await logistics.getByTestId('ask-send').click();
    await operations.getByTestId('answer-offer-a2').click();
    await operations.getByTestId('offer-amount-1').fill('25');
    await operations.getByTestId('offer-send').click();
    await logistics.getByTestId('answer-agree-a2').click();
    await tab(operations, 'decide');
    await expect.poll(() => operations.getByTestId('lever-overtime').getByRole('spinbutton').inputValue()).toBe('25');
  });

  then('a promise is given, and broken by a later change of mind', async () => {
    const [procurement, logistics] = [at('procurement'), at('logistics')];
    await procurement.getByTestId('ask').click();
    await procurement.getByTestId('ask-to-logistics').check({ force: true });
    await procurement.getByTestId('ask-what').selectOption('booking');
    await procurement.getByTestId('ask-place').selectOption('vigo>central');
    await procurement.getByTestId('ask-amount').fill('12');
    await procurement.getByTestId('ask-when').selectOption('2');
    await procurement.getByTestId('ask-send').click();
    await logistics.getByTestId('answer-yes-a3').click();
    const booking = logistics.getByTestId('lever-booking').getByRole('spinbutton').first();
    await expect.poll(() => booking.inputValue()).toBe('12');
    await booking.fill('3');
    await booking.blur();
    await logistics.locator('[data-testid="save-state"][data-state="saved"]').waitFor();
  });

  then('a panel is put on the board, and a colleague’s desk is looked over', async () => {
    const [sales, procurement, operations] = [at('sales'), at('procurement'), at('operations')];
    await tab(procurement, 'see');
    await procurement.getByTestId('publish-supply').click();
    await procurement.getByTestId('published-supply').waitFor();
    await procurement.getByTestId('publications-left').filter({ hasText: 'You have put up what you could' }).waitFor();
    await tab(sales, 'see');
    await sales.getByTestId('board').getByText('as of wk 1, put up by Procurement').waitFor();
    await sales.getByTestId('unseen').filter({ hasText: 'Not shown to you: Logistics and Operations.' }).waitFor();

    await tab(operations, 'see');
    await operations.getByTestId('shadow-sales').click();
    await operations.getByTestId('shadow-desk').getByText('You are looking over the shoulder of Sales, week 2').waitFor();
    await operations.getByTestId('shadow-desk').getByText('Promotion', { exact: false }).first().waitFor();
    await look(operations, 'together-shadow', [testId('commit')]);
    // What is promised between others stays with them.
    expect(await operations.getByTestId('shadow-desk').innerText()).not.toContain('12 trucks');
    await commitAll();
    await readAll();
    await inPlanning(3);
  });

  then('one promise was kept and one was not, and the look is over', async () => {
    const logistics = at('logistics');
    await tab(logistics, 'team');
    await logistics.locator('details.team-group > summary').click();
    await logistics.locator(`${testId('agreement-a2')}[data-state="kept"]`).waitFor();
    await logistics.locator(`${testId('agreement-a3')}[data-state="missed"]`).waitFor();
    expect(await at('operations').getByTestId('tab-shadow').count()).toBe(0);
  });

  then('sales has heard of a strike, and makes a plan with the others', async () => {
    const sales = at('sales');
    await sales.getByTestId('notice-plan').first().click();
    await sales.getByTestId('crisis-lever').selectOption('forecast water');
    await sales.getByTestId('crisis-add').click();
    await sales.getByTestId('crisis-send').click();
    for (const seat of ['logistics', 'procurement', 'operations'] as const) {
      const page = at(seat);
      await tab(page, 'decide');
      await page.getByTestId('ask-a4').waitFor();
      // The plan brings the news along.
      await page.getByText('The dockers at Vigo are angry').first().waitFor();
      if (seat === 'procurement') {
        await page.getByTestId('pledge-a4-lever').selectOption('order central water');
        await page.getByTestId('pledge-a4-value').fill('2000');
        await page.getByTestId('pledge-a4-add').click();
      }
      await page.getByTestId('pledge-send-a4').click();
      await page.getByTestId('ask-a4').waitFor({ state: 'detached' });
    }
    await tab(sales, 'team');
    await sales.locator(`${testId('agreement-a4')}[data-state="agreed"]`).waitFor();
    await commitAll();
    await readAll();
    await inPlanning(4);
    await commitAll();
    for (const page of all()) await page.getByTestId('end-screen').waitFor();
  });

  then('the end tells it right, to everybody', async () => {
    for (const page of all()) {
      const states = page.locator('[data-testid^="end-agreement-"]');
      await expect
        .poll(() => states.evaluateAll((list) => list.map((each) => each.getAttribute('data-state'))))
        .toEqual(['kept', 'kept', 'missed', 'kept']);
      await page.getByTestId('end-agreement-a1').getByText('We have no hours for that.', { exact: false }).waitFor();
      await page.getByTestId('end-agreement-a1').getByText('launched against advice').waitFor();
      for (const id of ['a1', 'a2', 'a3'])
        await page
          .getByTestId(`end-agreement-${id}`)
          .getByText(/^worth |^made no difference/)
          .waitFor();
      await page.getByTestId('teamwork-commitmentsKept').getByText('75\u00a0%').waitFor();
      await page.getByTestId('teamwork-attendance').getByText('100\u00a0%').waitFor();
      await page.getByTestId('end-teamwork').getByText('never part of it', { exact: false }).waitFor();
      const beliefs = page.getByTestId('end-beliefs');
      await beliefs.getByRole('cell', { name: '9,000' }).waitFor();
      await page.getByTestId('end-book').getByText('You ordered early when I asked.').waitFor();
      await page.getByTestId('end-book').getByText('Nobody promotes before', { exact: false }).waitFor();
    }
    for (const part of ['end-agreements', 'end-teamwork', 'end-beliefs']) {
      await at('operations').getByTestId(part).scrollIntoViewIfNeeded();
      await look(at('operations'), `together-${part}`, []);
    }
  });
});
