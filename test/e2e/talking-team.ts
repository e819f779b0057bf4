import type { Browser, Page } from 'playwright-core';
import type { GameCommand } from '../../server/contract/commands.ts';
import { seats, type Seat } from '../../server/contract/ids.ts';
import type { LiveServer } from '../support/live-server.ts';
import { openTable } from './table.ts';
import type { Table } from './table.ts';
import { giveKey, openVisitor } from './visitor.ts';
import type { Visitor, VisitorSettings } from './visitor.ts';

/** Four people at one table of the default game, each with a page, in the midst of it. */
export type TalkingTeam = {
  readonly table: Table;
  readonly visitors: readonly Visitor[];
  readonly page: (seat: Seat) => Page;
  readonly say: (seat: Seat, command: GameCommand) => Promise<void>;
  /** The round that was being planned when all were last at their desks, and the last period played before it. */
  readonly round: () => number;
  readonly period: () => number;
  /** Plays on to the planning of that round, and brings everybody to their desk. */
  readonly goTo: (round: number) => Promise<void>;
  /** Everybody puts the recap away. */
  readonly readRecaps: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export const seatTeam = async (
  server: LiveServer,
  browser: Browser,
  round: number,
  settings: VisitorSettings = {},
): Promise<TalkingTeam> => {
  const table = await openTable(server, { seed: 'talking' });
  const visitors: Visitor[] = [];
  const pages = new Map<Seat, Page>();
  for (const seat of seats) {
    const visitor = await openVisitor(browser, settings);
    visitors.push(visitor);
    await giveKey(visitor, table.workshop.workshop, 'person', await table.sit(`${seat} person`, 0, seat));
  }
  await table.tell({ kind: 'start' });
  await table.moveTo(round, 'planning');
  for (const [place, seat] of seats.entries()) {
    const page = await visitors[place]?.open(`${server.pageUrl}/w/${table.workshop.workshop}`);
    if (page === undefined) throw new Error(`${seat} has no page`);
    pages.set(seat, page);
  }
  let now = round;
  const readRecaps = async (): Promise<void> => {
    for (const page of pages.values()) await page.getByTestId('recap-continue').click();
  };
  const sitDown = async (): Promise<void> => {
    if (now > 1) await readRecaps();
    for (const page of pages.values()) await page.getByTestId('commit').waitFor();
  };
  await sitDown();
  return {
    table,
    visitors,
    page: (seat) => {
      const page = pages.get(seat);
      if (page === undefined) throw new Error(`no page of ${seat}`);
      return page;
    },
    say: (seat, command) => table.speak(0, seat, command),
    round: () => now,
    period: () => (now - 1) * table.deskOf(0, 'sales').act.periodsPerRound,
    goTo: async (next) => {
      await table.moveTo(next, 'planning');
      now = next;
      await sitDown();
    },
    readRecaps,
    close: async () => {
      table.close();
      for (const visitor of visitors) await visitor.context.close();
    },
  };
};

/**
 * Asks, plans, forecasts, goals and words between the desks: seven agreements, and an eighth where sales has heard a signal. They are
 * numbered on from those that there are.
 */
export const talkAbout = async ({ table, say, ...team }: TalkingTeam): Promise<void> => {
  const [round, period] = [team.round(), team.period()];
  const before = new Set(seats.flatMap((seat) => table.deskOf(0, seat).agreements.map(({ id }) => id))).size;
  const id = (number: number): string => `a${before + number}`;
  const all = (by: Seat): Seat[] => seats.filter((seat) => seat !== by);
  await say('sales', {
    kind: 'propose',
    to: ['logistics'],
    terms: {
      kind: 'request',
      what: { kind: 'outcome', measure: 'received' },
      item: 'water',
      place: 'north',
      amount: 600,
      byPeriod: period + 6,
      why: 'Shelf space at the key account is booked.',
      otherwise: { amount: 400, byPeriod: period + 9 },
    },
    pledges: [],
  });
  await say('procurement', {
    kind: 'propose',
    to: ['logistics'],
    terms: { kind: 'request', what: { kind: 'outcome', measure: 'waiting' } },
    pledges: [],
  });
  await say('logistics', {
    kind: 'propose',
    to: ['procurement'],
    terms: {
      kind: 'request',
      what: { kind: 'outcome', measure: 'onHand' },
      item: 'juice',
      place: 'central',
      amount: 2_000,
      byPeriod: period + 10,
      why: 'East is low.',
    },
    pledges: [],
  });
  await say('procurement', {
    kind: 'answer',
    agreement: id(3),
    answer: 'part',
    pledges: [
      { kind: 'outcome', seat: 'procurement', measure: 'onHand', place: 'central', item: 'juice', value: 1_200, byPeriod: period + 10 },
    ],
    reason: 'The ship is late.',
  });
  await say('sales', {
    kind: 'propose',
    to: all('sales'),
    terms: { kind: 'promotionPlan', item: 'water', option: 2, round: round + 1, upliftPercent: 390, why: 'The competitor has closed.' },
    pledges: [],
  });
  await say('operations', {
    kind: 'answer',
    agreement: id(4),
    answer: 'smaller',
    confidence: 4,
    option: 1,
    reason: 'The dock is full already.',
    card: [
      { subject: 'hours', key: 'central', needed: 63_000, available: 36_000, unit: 'minutes' },
      { subject: 'storage', key: 'central', needed: 134, available: 85, unit: 'percent' },
    ],
  });
  await say('sales', {
    kind: 'propose',
    to: all('sales'),
    terms: { kind: 'consensusForecast' },
    pledges: ['water', 'juice', 'cola'].flatMap((item) =>
      [round + 1, round + 2].map((each) => ({ kind: 'forecast' as const, item, round: each, units: 1_500 })),
    ),
  });
  await say('operations', {
    kind: 'propose',
    to: all('operations'),
    terms: { kind: 'objective' },
    pledges: [{ kind: 'kpi', kpi: 'perfectOrderRate', relation: 'atLeast', value: 0.93, byRound: round + 3 }],
  });
  await say('operations', {
    kind: 'propose',
    to: ['logistics'],
    terms: { kind: 'request', what: { kind: 'action', lever: 'booking' }, place: 'vigo>central', amount: 9, inRound: round },
    pledges: [],
  });
  await say('sales', { kind: 'message', to: 'team', template: 'headsUp', text: 'Water will go fast next week.' });
  await say('logistics', { kind: 'message', to: 'team', template: 'iAmShort' });
  await say('procurement', { kind: 'message', to: 'logistics', text: 'Is the ship in?' });
  const signal = table.deskOf(0, 'sales').notices.find(({ kind }) => kind === 'signal');
  if (signal === undefined) return;
  await say('sales', {
    kind: 'propose',
    to: all('sales'),
    terms: { kind: 'crisisResponse', signal: signal.id, why: 'Keep the shops open.' },
    pledges: [],
  });
  await say('procurement', {
    kind: 'answer',
    agreement: id(8),
    answer: 'accept',
    pledges: [{ kind: 'action', seat: 'procurement', lever: 'order', key: 'central water', relation: 'atLeast', value: 3_000, round }],
  });
};
