import { describe, expect, it } from 'vitest';
import type { Desk, FieldView } from '../../../server/contract/desk.ts';
import { estimate } from '../../../server/contract/estimates/by-field.ts';
import { withValue } from '../../../server/contract/estimates/desk-numbers.ts';
import type { Lever } from '../../../server/contract/ids.ts';
import { deskOf } from '../../support/desks.ts';

const input = (lever: Lever, unit: FieldView['unit'], most: number, step: number): FieldView => ({
  lever,
  key: '1',
  unit,
  kind: 'oneShot',
  least: 0,
  most,
  step,
  fromRound: 1,
  rare: true,
});
const redate = input('redate', 'periods', 5, 1);
const part = input('accountUnits', 'percent', 100, 10);

/** Sales' desk with a request for 120 of water, due on day 44, and the two inputs that answer it. */
const desk = (...told: readonly number[]): Desk => {
  const sales = deskOf('sales');
  return {
    ...sales,
    fields: [redate, part],
    inputs: [0, 100].map((value) => ({ value, untouched: value, touched: false, locked: false })),
    panels: [
      {
        id: 'accountRequests',
        source: 'sales',
        asOfPeriod: 40,
        rows: [{ key: '1 bilbao/accounts water', values: [120, 44, told[0], told[1]] }],
      },
    ],
  };
};
const said = (on: Desk, field: FieldView, value: number) => {
  const made = estimate(withValue(on, field.lever, field.key, value), field);
  return [made?.text, made?.tone, ...Object.values(made?.values ?? {}).map((each) => each.value)];
};

describe('an answer to a key account', () => {
  it('says what is known of it while the customer was not asked', () => {
    expect(said(desk(), redate, 0)).toEqual(['requestOnDay', 'plain']);
    expect(said(desk(), redate, 2)).toEqual(['requestLater', 'plain']);
    expect(said(desk(), part, 100)).toEqual(['requestAll', 'plain', 120]);
    expect(said(desk(), part, 60)).toEqual(['requestPart', 'plain', 72]);
  });

  it('warns where the customer would go elsewhere, once it has said what would do', () => {
    const asked = desk(70, 46);
    expect(said(asked, redate, 0)).toEqual(['requestLaterFits', 'plain', 2]);
    expect(said(asked, redate, 2)).toEqual(['requestLaterFits', 'good', 2]);
    expect(said(asked, redate, 3)).toEqual(['requestTooLate', 'warn', 2]);
    expect(said(asked, part, 100)).toEqual(['requestEnough', 'plain', 120, 70]);
    expect(said(asked, part, 60)).toEqual(['requestEnough', 'good', 72, 70]);
    expect(said(asked, part, 50)).toEqual(['requestTooFew', 'warn', 60, 70]);
  });

  it('speaks of no request where this round has none with that number', () => {
    const none = { ...desk(), panels: [] };
    expect(said(none, redate, 1)).toEqual(['requestNone', 'plain']);
    expect(said(none, part, 50)).toEqual(['requestNone', 'plain']);
  });
});
