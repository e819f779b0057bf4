import { describe, expect, it } from 'vitest';
import { customersToAsk } from '../../client/model/accounts.ts';
import { leverCards } from '../../client/model/cards.ts';
import { pledgesPhrase } from '../../client/model/pledges.ts';
import { glanceTables } from '../../client/model/tables.ts';
import { speech } from '../../client/ui/texts/texts.ts';
import type { Desk, FieldView, Panel } from '../../server/contract/desk.ts';
import { deskOf } from '../support/desks.ts';

const answer: FieldView = {
  lever: 'redate',
  key: '2',
  unit: 'periods',
  kind: 'oneShot',
  least: 0,
  most: 5,
  step: 1,
  fromRound: 1,
  rare: true,
};
const panel = (...told: readonly (readonly number[])[]): Panel => ({
  id: 'accountRequests',
  source: 'sales',
  asOfPeriod: 40,
  rows: [
    { key: '1 bilbao/accounts water', values: [120, 44, told[0]?.[0], told[0]?.[1]] },
    { key: '2 sevilla/accounts cola', values: [80, 47, told[1]?.[0], told[1]?.[1]] },
  ],
});
/** As it comes over the wire, where what is missing is null. */
const desk = (requests: Panel): Desk =>
  JSON.parse(
    JSON.stringify({
      ...deskOf('sales'),
      fields: [answer],
      inputs: [{ value: 0, untouched: 0, touched: false, locked: false }],
      panels: [requests],
    }),
  );

describe('key accounts that ask ahead', () => {
  it('can be rung up while they have not said what else would do, twice a round', () => {
    expect(customersToAsk(desk(panel()), speech)).toEqual({
      open: [
        { slot: 1, name: 'Request 1 · Bilbao · Water' },
        { slot: 2, name: 'Request 2 · Sevilla · Cola' },
      ],
      callsLeft: 2,
    });
    expect(customersToAsk(desk(panel([70, 46])), speech)).toMatchObject({ open: [{ slot: 2 }], callsLeft: 1 });
    expect(customersToAsk(desk(panel([70, 46], [40, 50])), speech)).toEqual({ open: [], callsLeft: 0 });
    expect(customersToAsk(deskOf('logistics'), speech).open).toEqual([]);
  });

  it('stand in a table with their days, and what they said', () => {
    const [table] = glanceTables(desk(panel([70, 46])), speech);
    expect(table?.rows.map(({ name, cells }) => [name, ...cells])).toEqual([
      ['Request 1 · Bilbao · Water', '120', 'wk 9, day 4', '70', 'wk 10, day 1'],
      ['Request 2 · Sevilla · Cola', '80', 'wk 10, day 2', '–', '–'],
    ]);
  });

  it('are spoken of by their number where an answer is promised', () => {
    const said = (lever: 'redate' | 'accountUnits', value: number): string =>
      pledgesPhrase(desk(panel()), [{ kind: 'action', seat: 'sales', lever, key: '2', relation: 'exactly', value, round: 9 }], speech);
    expect(said('redate', 2)).toMatch(/^put off Request 2 by 2.d/);
    expect(said('accountUnits', 60)).toMatch(/^give 60 of Request 2/);
  });

  it('name the inputs that answer them, and the inputs say what is known', () => {
    const row = (of: Desk) => leverCards(of, new Map(), speech)[0]?.rows[0];
    expect(row(desk(panel()))?.label).toBe('Request 2 · Sevilla · Cola');
    expect(row(desk(panel()))?.preview?.text).toBe('on the day asked for');
    expect(row(desk(panel([70, 46], [40, 49])))?.preview?.text).toMatch(/^up to 2.d will do$/);
    expect(row({ ...desk(panel()), panels: [] })).toMatchObject({ label: 'Request 2', preview: { text: 'no such request this week' } });
  });
});
