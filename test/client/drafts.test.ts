import { describe, expect, it } from 'vitest';
import { legal, settled, withDrafts, type Draft, type Drafts } from '../../client/model/drafts.ts';
import { inputValue } from '../../server/contract/estimates/desk-numbers.ts';
import { deskOf } from '../support/desks.ts';

const desk = deskOf('logistics');
const draft = (value: number | null, state: Draft['state'], round = 5): Drafts =>
  new Map([['booking central>east', { field: { lever: 'booking', key: 'central>east', value }, round, state }]]);

describe('what is typed', () => {
  it('shows at once, before the server has it', () => {
    expect(inputValue(withDrafts(desk, draft(8, 'unsaved')), 'booking', 'central>east')).toBe(8);
  });

  it('does not show once it has been refused, nor in another round', () => {
    expect(inputValue(withDrafts(desk, draft(8, 'refused')), 'booking', 'central>east')).toBe(5);
    expect(inputValue(withDrafts(desk, draft(8, 'unsaved', 4)), 'booking', 'central>east')).toBe(5);
  });

  it('gives an input back to its proposal', () => {
    const given = withDrafts(
      deskOf('procurement'),
      new Map([['order central juice', { field: { lever: 'order', key: 'central juice', value: null }, round: 5, state: 'unsaved' }]]),
    );
    expect(inputValue(given, 'order', 'central juice')).toBe(1_200);
  });

  it('is kept until the desk shows it', () => {
    expect(settled(draft(8, 'sending'), desk).size).toBe(1);
    const shown = {
      ...desk,
      inputs: desk.inputs.map((input, place) =>
        desk.fields[place]?.key === 'central>east' ? { ...input, value: 8, touched: true } : input,
      ),
    };
    expect(settled(draft(8, 'sending'), shown).size).toBe(0);
    expect(settled(draft(9, 'sending'), shown).size).toBe(1);
  });

  it('is forgotten when the round is over', () => {
    expect(settled(draft(8, 'unsaved'), deskOf('logistics', { round: 6 })).size).toBe(0);
    expect(settled(draft(8, 'unsaved'), deskOf('logistics', { phase: 'review' })).size).toBe(0);
  });
});

describe('a typed number', () => {
  const field = {
    lever: 'forecast',
    key: 'water',
    unit: 'units',
    kind: 'standing',
    least: 100,
    most: 1_000,
    step: 50,
    fromRound: 1,
    rare: false,
  } as const;

  it('is brought within its range and onto its step', () => {
    expect(legal(field, 5_000)).toBe(1_000);
    expect(legal(field, -3)).toBe(100);
    expect(legal(field, 333)).toBe(350);
    expect(legal(field, 350)).toBe(350);
    expect(legal(field, Number.NaN)).toBe(100);
  });
});
