import { describe, expect, it } from 'vitest';
import { cardTabs, leverCards } from '../../client/model/cards.ts';
import { boardLines } from '../../client/model/board.ts';
import { clockOf } from '../../client/model/clock.ts';
import { jointShown, scoreBars } from '../../client/model/end.ts';
import { keyId, keyName } from '../../client/model/names.ts';
import { kpiChange, kpiText, money, quantity, spanText, typedNumber } from '../../client/model/numbers.ts';
import { recapLines } from '../../client/model/recap.ts';
import { glanceTables, panelTables } from '../../client/model/tables.ts';
import { speech } from '../../client/ui/texts/texts.ts';
import { seats } from '../../server/contract/ids.ts';
import { deskOf, end, map, roomOf } from '../support/desks.ts';

const none = new Map();

describe('lever cards', () => {
  it.each(seats)('of %s are at most four in the first tab and speak in words', (seat) => {
    for (const round of [5, 7]) {
      const { main, more } = cardTabs(leverCards(deskOf(seat, { round }), none, speech));
      expect(main.length).toBeLessThanOrEqual(4);
      expect(main.length).toBeGreaterThan(0);
      for (const card of [...main, ...more]) {
        expect(card.title).not.toMatch(/[{}]|^lever\./);
        expect(card.line).not.toMatch(/[{}]|^lever\./);
        for (const row of card.rows) {
          expect(row.label).not.toBe('');
          expect(row.preview?.text ?? '').not.toMatch(/[{}]|^estimate\./);
        }
      }
    }
  });

  it('keep at most six inputs in view in the first act', () => {
    for (const seat of seats) {
      const { main } = cardTabs(leverCards(deskOf(seat), none, speech));
      expect(main.flatMap((card) => card.rows).length).toBeLessThanOrEqual(6);
    }
  });

  it('say from which week a locked lever opens', () => {
    const { more } = cardTabs(leverCards(deskOf('sales'), none, speech));
    expect(more.find((card) => card.lever === 'price')?.locked).toBe('Opens in week 6');
    expect(cardTabs(leverCards(deskOf('sales', { round: 6 }), none, speech)).main.map((card) => card.lever)).toContain('price');
  });

  it('mark an untouched order as a proposal and a touched one as saved', () => {
    const order = leverCards(deskOf('procurement'), none, speech).find((card) => card.lever === 'order');
    expect(order?.rows.map((row) => row.draft)).toEqual(['proposal', 'saved', 'proposal']);
  });

  it('warn by words and tone, from what was typed', () => {
    const booking = leverCards(deskOf('logistics'), none, speech).find((card) => card.lever === 'booking');
    expect(booking?.rows[1]?.preview).toEqual({ text: 'need 11–18: short', tone: 'warn' });
  });

  it('say what is not shared beside a promotion', () => {
    const promotion = leverCards(deskOf('sales'), none, speech).find((card) => card.lever === 'promotion');
    expect(promotion?.rows[0]?.unseen).toBe('not shared: stock, hours, trucks');
    expect(promotion?.rows[0]?.preview?.text).toBe('sells 3.3–4.9× usual');
    expect(promotion?.rows[1]?.unseen).toBeUndefined();
  });

  it('give each control an id without spaces and signs', () => {
    expect(keyId('central>north water')).toBe('central-north-water');
    const booking = leverCards(deskOf('logistics'), none, speech).find((card) => card.lever === 'booking');
    expect(booking?.rows[1]?.id).toBe('field-booking-central-north');
  });

  it('show the sentence of a refusal at its input', () => {
    const drafts = new Map([
      [
        'booking central>east',
        {
          field: { lever: 'booking', key: 'central>east', value: 99 },
          round: 5,
          state: 'refused',
          refusal: { code: 'lever/out-of-range' },
        },
      ],
    ] as const);
    const booking = leverCards(deskOf('logistics'), drafts, speech).find((card) => card.lever === 'booking');
    expect(booking?.rows[2]?.refusal).toBe('That number is outside the range.');
  });
});

describe('names', () => {
  it('are those of the map, part by part', () => {
    expect(keyName(map, 'central>north water', speech)).toBe('Central → North · Water');
    expect(keyName(map, 'bilbao/accounts', speech)).toBe('Bilbao · key accounts');
    expect(keyName(map, 'all', speech)).toBe('');
  });
});

describe('numbers', () => {
  it('have their unit and no more digits than matter', () => {
    expect(money(84, 'en')).toBe('€0.84');
    expect(money(42_000, 'en')).toBe('€420');
    expect(money(7_410_000, 'en')).toBe('€74K');
    expect(quantity({ value: 4_100, unit: 'minutes' }, 'en', 'day')).toBe('68\u00a0h');
    expect(quantity({ value: 14_000, unit: 'ppm' }, 'en', 'day')).toBe('1.4\u00a0%');
    expect(spanText({ value: 9, unit: 'periods' }, { value: 12, unit: 'periods' }, 'en', 'day')).toBe('9–12\u00a0d');
    expect(spanText({ value: 8_203, unit: 'units' }, { value: 12_207, unit: 'units' }, 'en', 'day')).toBe('8,200–12,000');
    expect(kpiText('perfectOrderRate', 0.88, 'en')).toBe('88\u00a0%');
    expect(kpiText('csat', undefined, 'en')).toBe('–');
    expect([6200, 15_000, 850].map((cents) => kpiText('totalCost', cents, 'en'))).toEqual(['€62', '€150', '€8.50']);
    expect(kpiText('freightPerUnit', 6200, 'en')).toBe('€62.00');
  });

  it('know which way is better', () => {
    expect(kpiChange('freightPerUnit', 84, 78, 'en')).toEqual({ direction: 'up', good: false, text: '€0.06' });
    expect(kpiChange('contribution', 84_00, 78_00, 'en')).toMatchObject({ direction: 'up', good: true });
    expect(kpiChange('csat', 80, 80, 'en')).toBeUndefined();
    expect(kpiChange('csat', 80, undefined, 'en')).toBeUndefined();
  });

  it('change by points where they are rates: 80 % after 65 % is not 15 % more', () => {
    expect(kpiChange('perfectOrderRate', 0.8, 0.65, 'en')?.text).toBe('15\u00a0pts');
    expect(kpiChange('perfectOrderRate', 0.042, 0.046, 'en')?.text).toBe('0.4\u00a0pts');
    expect(kpiChange('perfectOrderRate', 0.73, 0.731, 'en')).toBeUndefined();
  });

  it('end with the final joint score, whatever was provisional', () => {
    const { measures } = deskOf('sales');
    expect(jointShown({ measures, end: undefined })).toBe(measures.joint);
    expect(jointShown({ measures, end })).toEqual({ value: end.jointScore, before: undefined });
  });
});

describe('tables', () => {
  it('say before the first round that they show a usual one, or how things stand at the start', () => {
    const desk = deskOf('sales');
    const panels = desk.panels.map((panel) => ({
      ...panel,
      asOfPeriod: 0,
      rows: panel.rows.map((row) => ({ ...row, values: row.values.map(() => 0) })),
      ...(panel.id === 'customerOrders' ? { usual: [{ key: 'water', values: [1_500, 1_500, 0, 0] }] } : {}),
    }));
    const tables = panelTables({ ...desk, round: 1, panels }, speech);
    const orders = tables.find((table) => table.id === 'customerOrders');
    expect(orders?.source).toBe('yours, in a usual week');
    expect(orders?.rows.map((row) => row.cells[0])).toEqual(['1,500']);
    expect(tables.find((table) => table.id === 'service')?.source).toBe('yours, at the start');
  });

  it('have a formatted cell for every column, own ones first', () => {
    for (const seat of seats) {
      const tables = panelTables(deskOf(seat, { informationLevel: 'open' }), speech);
      expect(tables.some((table) => table.shared)).toBe(true);
      expect(tables.map((table) => table.shared)).toEqual(
        tables.map((table) => table.shared).toSorted((one, other) => Number(one) - Number(other)),
      );
      for (const table of tables) {
        expect(table.title).not.toMatch(/^panel\./);
        for (const row of table.rows) expect(row.cells.length).toBe(table.headings.length);
        for (const heading of table.headings) expect(heading).not.toMatch(/^column\.|[{}]/);
      }
    }
  });

  it('show a dash where nobody knows', () => {
    const shelf = panelTables(deskOf('operations'), speech).find((table) => table.id === 'shelf');
    expect(shelf?.rows[2]?.cells[1]).toBe('–');
  });

  it('have a glance for every seat', () => {
    for (const seat of seats) expect(glanceTables(deskOf(seat), speech).length).toBeGreaterThan(0);
  });
});

describe('the clock', () => {
  it('counts down on the server’s time', () => {
    const room = roomOf('sales', 10_000);
    expect(clockOf(room, 10_000, 0)).toMatchObject({ kind: 'running', text: '2:14', urgent: false });
    expect(clockOf(room, 10_000, 120_000)).toMatchObject({ kind: 'running', text: '0:14', urgent: true });
    expect(clockOf(room, 10_000, 1_000_000)).toMatchObject({ secondsLeft: 0 });
  });

  it('stands still while paused, whatever the deadline says', () => {
    expect(clockOf(roomOf('sales', 0, { pauses: ['facilitator'] }), 0, 0)).toEqual({ kind: 'paused', reasons: ['facilitator'] });
  });
});

describe('the recap', () => {
  it('says ids by name and numbers with their unit', () => {
    const lines = recapLines(
      deskOf('operations'),
      {
        round: 4,
        lines: [
          { text: 'dockQueue', values: { site: 'central', minutes: 4_100 }, tone: 'bad' },
          { text: 'regionLow', values: { site: 'north', item: 'water', periods: 0 }, tone: 'bad' },
          { text: 'spotLoads', values: { lane: 'central>north', loads: 1 }, tone: 'bad' },
          { text: 'chainCost', values: { cents: 1_350_00, centsBefore: 90_00 }, tone: 'plain' },
        ],
      },
      speech,
    );
    expect(lines.map((line) => line.sentence)).toEqual([
      'Central: 68\u00a0h of work wait on the dock.',
      'North: Water has run out.',
      'Central → North: one load went at spot price.',
      'The week cost you €1,350; so far it was €90.00 a week.',
    ]);
  });
});

describe('the end', () => {
  it('ranks the team among the bots of the same seed', () => {
    expect(scoreBars(end, speech).map((bar) => bar.id)).toEqual(['coordinated open', 'team', 'silo closed', 'doNothing closed']);
  });
});

describe('the shared board', () => {
  it('says nothing while desks are closed', () => {
    for (const seat of seats) expect(boardLines(deskOf(seat), speech)).toEqual([]);
  });

  it('says to every seat what others share, whose it is and how old', () => {
    for (const seat of seats) {
      const lines = boardLines(deskOf(seat, { informationLevel: 'open' }), speech);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) {
        expect(line.seat).not.toBe(seat);
        expect(line.when).toBe('wk 4, day 5');
        expect(line.text).not.toMatch(/[{}]|board\./);
      }
    }
  });

  it('puts what helps the seat most first, with its numbers', () => {
    const first = (seat: (typeof seats)[number]) => boardLines(deskOf(seat, { informationLevel: 'open' }), speech)[0]?.text;
    expect(first('procurement')).toBe('Customers asked last week: Water\u00a02,480 · Juice\u00a01,390 · Cola\u00a01,160');
    const desk = deskOf('logistics');
    const promotions = deskOf('sales').panels.filter((panel) => panel.id === 'promotions');
    const said = boardLines({ ...desk, panels: [...desk.panels, ...promotions] }, speech)[0]?.text;
    expect(said).toBe('Promotion this week: Water 3.9× the usual');
  });

  it('says of what is on its way where and when it comes', () => {
    const arrivals = deskOf('logistics').panels.filter((panel) => panel.id === 'arrivals');
    const [line] = boardLines({ ...deskOf('operations'), panels: arrivals }, speech);
    expect(line?.text).toBe('Coming: 1,400 Water at Central wk 5, day 3 · 2,000 Juice at Port of Vigo wk 7, day 1');
  });
});

describe('the board of a seat', () => {
  it('lets each of the others speak once before one speaks twice, and nothing to tell comes last', () => {
    const desk = deskOf('logistics');
    const others = [...deskOf('sales').panels, ...deskOf('procurement').panels, ...deskOf('operations').panels].map((panel) =>
      panel.id === 'promotions' ? { ...panel, rows: panel.rows.map((row) => ({ ...row, values: [0, 0, 0] })) } : panel,
    );
    const lines = boardLines({ ...desk, panels: others }, speech);
    expect(new Set(lines.slice(0, 3).map((line) => line.seat))).toEqual(new Set(['sales', 'procurement', 'operations']));
    expect(lines.at(-1)?.text).toBe('No promotion this week.');
  });
});

describe('what is scored and said', () => {
  it('is total cost beside the bars where that is what counts', () => {
    const scoredOnCost = {
      ...end,
      parts: [{ kpi: 'totalCost', value: 43_400, points: 40, weight: 100 }],
      contributionCents: -43_400,
    } as const;
    for (const bar of scoreBars(scoredOnCost, speech)) expect(bar.detail).toMatch(/^Total cost €/);
    for (const bar of scoreBars(end, speech)) expect(bar.detail).toMatch(/^Contribution €/);
  });

  it('is a span of prices over trucks where lanes differ', () => {
    const desk = deskOf('logistics');
    const dear = desk.panels.map((panel) =>
      panel.id === 'lanes'
        ? { ...panel, rows: panel.rows.map((row, place) => (place === 1 ? { ...row, values: row.values.with(7, 60_000) } : row)) }
        : panel,
    );
    const hintOf = (panels: typeof desk.panels) =>
      leverCards({ ...desk, panels }, none, speech).find((card) => card.lever === 'booking')?.hint;
    expect(hintOf(desk.panels)).toBe('contract €420, spot €690');
    expect(hintOf(dear)).toBe('contract €420–€600, spot €690');
  });

  it('is early where an arrival is before its day', () => {
    const panels = deskOf('logistics').panels.map((panel) =>
      panel.id === 'arrivals'
        ? { ...panel, rows: [-2, 0, 4].map((late) => ({ key: 'vigo>central water', values: [100, 23, late] })) }
        : panel,
    );
    const table = panelTables({ ...deskOf('logistics'), panels }, speech).find((each) => each.id === 'arrivals');
    expect(table?.rows.map((row) => row.cells[2])).toEqual(['2\u00a0d early', 'on time', '4\u00a0d late']);
  });

  it('has real minus signs, and reads numbers as people type them', () => {
    expect(money(-43_400, 'en')).toBe('−€434');
    expect(['2400', '2,400', '2 400', '−3', '1,5'].map(typedNumber)).toEqual([2400, 2400, 2400, -3, 1.5]);
  });
});
