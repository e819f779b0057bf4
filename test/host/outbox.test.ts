import { expect, test } from 'vitest';
import type { Desk } from '../../server/contract/desk.ts';
import { changeOf, sheetOf } from '../../server/host/outbox.ts';

/** Only sections matter here, not what is in them. */
const deskOf = (sections: Readonly<Record<string, unknown>>): Desk => sections as unknown as Desk;

test('only sections whose content differs are a change; those now undefined are gone', () => {
  const before = sheetOf(deskOf({ seat: 'sales', round: 1, inputs: [{ value: 1 }], panels: [], recap: { round: 1 }, end: undefined }));
  const after = sheetOf(
    deskOf({ seat: 'sales', round: 1, inputs: [{ value: 2 }], panels: [], recap: undefined, end: { seed: 's' } }),
    before,
  );
  expect(changeOf(before, after)).toEqual({ desk: { inputs: [{ value: 2 }], end: { seed: 's' } }, gone: ['recap'] });
});

test('a desk drawn anew with the same content is no change', () => {
  const before = sheetOf(deskOf({ seat: 'sales', panels: [{ id: 'dock', rows: [{ values: [1, undefined] }] }] }));
  expect(
    changeOf(before, sheetOf(deskOf({ seat: 'sales', panels: [{ id: 'dock', rows: [{ values: [1, undefined] }] }] }), before)),
  ).toBeUndefined();
});
