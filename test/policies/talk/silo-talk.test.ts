import { describe, expect, test } from 'vitest';
import type { Agreement } from '../../../server/contract/agreements.ts';
import type { Seat } from '../../../server/contract/ids.ts';
import { talkOf } from '../../../server/policies/registry.ts';
import { silo } from '../../../server/policies/silo.ts';
import { handAgreement, handRequest } from '../hand-agreement.ts';
import { byField, handDesk, handPanel } from '../hand-desk.ts';

const talk = talkOf('silo');
const said = (seat: Seat, agreement: Agreement) =>
  talk?.answers?.({ desk: handDesk({ seat, team: { agreements: [agreement] } }), memory: undefined, parameters: {} });

describe('silo seats', () => {
  test('begin nothing, and tell nobody what they heard', () => {
    expect(talk?.opens).toBeUndefined();
    const desk = handDesk({
      seat: 'sales',
      notices: [{ id: 'signal 1 0', round: 1, period: 3, kind: 'signal', text: '', onlyYou: true, place: 'vigo' }],
      team: { huddle: { afterRound: 1, kind: 'summit', prompts: [], attended: [], handOverWritten: false } },
    });
    expect(talk?.meets?.({ desk, memory: undefined, parameters: {} })).toEqual([{ kind: 'attend' }]);
  });

  test('say go to every promotion', () =>
    expect(said('operations', handAgreement('sales', { kind: 'promotionPlan', item: 'water', option: 3, round: 4 }))).toMatchObject([
      { answer: 'go' },
    ]));

  test('sign whatever is put before them', () => {
    for (const kind of ['consensusForecast', 'objective'] as const)
      expect(said('logistics', handAgreement('sales', { kind })), kind).toMatchObject([{ answer: 'accept' }]);
    expect(said('logistics', handAgreement('sales', { kind: 'crisisResponse', signal: 'signal 1 0' }))).toEqual([
      { kind: 'answer', agreement: 'a1', answer: 'accept', reason: 'Fine with me.' },
    ]);
  });

  test('let what is asked of their own inputs lapse', () => {
    const asked = handRequest(
      'sales',
      'operations',
      { what: { kind: 'action', lever: 'overtime' }, place: 'central', amount: 20, inRound: 3 },
      { kind: 'action', seat: 'operations', lever: 'overtime', key: 'central', relation: 'atLeast', value: 20, round: 3 },
    );
    expect(said('operations', asked)).toEqual([]);
  });

  test('promise goods as it costs nothing to say so, and order as ever', () => {
    const pledge = {
      kind: 'outcome',
      seat: 'procurement',
      measure: 'received',
      place: 'central',
      item: 'water',
      value: 9_000,
      byPeriod: 20,
    } as const;
    const asked = handRequest('sales', 'procurement', { what: { kind: 'outcome', measure: 'received' }, item: 'water' }, pledge);
    expect(said('procurement', asked)).toMatchObject([{ answer: 'accept' }]);
    const desk = (agreements: readonly Agreement[]) =>
      handDesk({
        seat: 'procurement',
        round: 3,
        fields: [{ lever: 'order', key: 'central water', most: 100_000, value: 9_000 }],
        panels: [handPanel('supply', 'procurement', { water: { drawnRound: 1_000, inventoryPosition: 500 } }, { water: [1_000, 1_000] })],
        team: { agreements },
      });
    const order = (agreements: readonly Agreement[]) => byField(silo({ desk: desk(agreements), memory: undefined, parameters: {} }).values);
    const filled = { seat: 'procurement', round: 3, lever: 'order', key: 'central water', value: 9_000, before: null } as const;
    expect(order([{ ...asked, state: 'agreed', filled: [filled] }])).toEqual(order([]));
  });
});
