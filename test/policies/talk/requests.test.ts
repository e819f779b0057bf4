import { describe, expect, test } from 'vitest';
import type { ActionPledge, OutcomePledge } from '../../../server/contract/agreement-schemas.ts';
import type { Desk } from '../../../server/contract/desk.ts';
import { coordinated } from '../../../server/policies/coordinated.ts';
import { talkOf } from '../../../server/policies/registry.ts';
import { handAgreement, handAnswer, handRequest } from '../hand-agreement.ts';
import { byField, handDesk, handPanel, type HandDesk } from '../hand-desk.ts';

const said = (desk: Desk, policy = 'coordinated') => talkOf(policy)?.answers?.({ desk, memory: undefined, parameters: {} });

describe('a request to a coordinated seat', () => {
  const booking: ActionPledge = {
    kind: 'action',
    seat: 'logistics',
    lever: 'booking',
    key: 'central>north',
    relation: 'atLeast',
    value: 12,
    round: 5,
  };
  const trucks = (pledge: ActionPledge, fromRound = 1) =>
    handDesk({
      seat: 'logistics',
      round: 5,
      fields: [{ lever: 'booking', key: 'central>north', most: 60, value: 10, fromRound }],
      panels: [handPanel('lanes', 'logistics', { 'central>north': { need: 10 } })],
      team: {
        agreements: [
          handRequest(
            'sales',
            'logistics',
            { what: { kind: 'action', lever: 'booking' }, place: 'central>north', amount: pledge.value, inRound: 5 },
            pledge,
          ),
        ],
      },
    });

  test('is accepted as far as its desk can carry it', () => {
    expect(said(trucks(booking))).toMatchObject([{ kind: 'answer', answer: 'accept' }]);
    expect(said(trucks({ ...booking, value: 40 }))).toMatchObject([{ answer: 'part', pledges: [{ ...booking, value: 15 }] }]);
  });
  test('is declined where it cannot do it', () => expect(said(trucks(booking, 8))).toMatchObject([{ answer: 'decline' }]));

  test('with gaps is accepted with what is nearest at hand, or asked back', () => {
    const vague = (amount: number | undefined) =>
      handDesk({
        seat: 'logistics',
        round: 5,
        fields: [{ lever: 'booking', key: 'central>north', most: 60, value: 10 }],
        team: {
          agreements: [
            handRequest('sales', 'logistics', { what: { kind: 'action', lever: 'booking' }, ...(amount === undefined ? {} : { amount }) }),
          ],
        },
      });
    expect(said(vague(12))).toMatchObject([
      { answer: 'accept', pledges: [{ lever: 'booking', key: 'central>north', value: 12, round: 5 }] },
    ]);
    const nothing = handRequest('sales', 'logistics', { what: { kind: 'outcome', measure: 'waiting' } });
    expect(said(handDesk({ seat: 'logistics', round: 5, team: { agreements: [nothing] } }))).toMatchObject([{ answer: 'decline' }]);
  });

  const goods: OutcomePledge = {
    kind: 'outcome',
    seat: 'procurement',
    measure: 'received',
    place: 'central',
    item: 'water',
    value: 1_000,
    byPeriod: 30,
  };
  const buying = (more: { readonly capacity?: number; readonly open?: number; readonly byPeriod?: number } = {}) =>
    handDesk({
      seat: 'procurement',
      round: 5,
      fields: [{ lever: 'order', key: 'central water', most: 10_000, value: 100 }],
      panels: [
        handPanel('supply', 'procurement', { water: { drawnRound: 500 } }, {}, 20),
        handPanel(
          'suppliers',
          'procurement',
          { 'near water': { leadTime: 2, capacity: more.capacity ?? 5_000, owed: 0, qualified: 1 } },
          {},
          20,
        ),
        handPanel('purchaseOrders', 'procurement', { 'near water': { openUnits: more.open ?? 0, expectedPeriod: 22 } }, {}, 20),
      ],
      team: {
        agreements: [
          handRequest(
            'sales',
            'procurement',
            {
              what: { kind: 'outcome', measure: 'received' },
              item: 'water',
              place: 'central',
              amount: 1_000,
              byPeriod: more.byPeriod ?? 30,
            },
            { ...goods, byPeriod: more.byPeriod ?? 30 },
          ),
        ],
      },
    });

  test('for goods is accepted with the order that brings them', () =>
    expect(said(buying())).toMatchObject([{ answer: 'accept', actions: [{ lever: 'order', key: 'central water', value: 1_000 }] }]));
  test('for goods that are coming anyway needs no order', () => expect(said(buying({ open: 1_200 }))?.[0]).not.toHaveProperty('actions'));
  test('for more than the supplier can hand over gets a part now and the rest later', () =>
    expect(said(buying({ capacity: 600 }))).toMatchObject([
      {
        answer: 'counter',
        pledges: [
          { value: 600, byPeriod: 30 },
          { value: 400, byPeriod: 35 },
        ],
      },
    ]));
  test('for tomorrow gets another date', () =>
    expect(said(buying({ byPeriod: 22 }))).toMatchObject([{ answer: 'counter', pledges: [{ value: 1_000, byPeriod: 27 }] }]));

  test('of its own that came back with an offer is taken as it is', () => {
    const offer = handAgreement(
      'sales',
      { kind: 'request', what: { kind: 'outcome', measure: 'received' } },
      {
        to: ['procurement'],
        turn: ['sales'],
        state: 'answered',
        pledges: [goods],
        answers: [handAnswer('procurement', { answer: 'counter', pledges: [goods] })],
      },
    );
    expect(said(handDesk({ seat: 'sales', round: 5, team: { agreements: [offer] } }))).toMatchObject([{ answer: 'accept' }]);
  });
});

describe('what a coordinated seat asks for', () => {
  const asks = (hand: HandDesk) =>
    talkOf('coordinated')
      ?.opens?.({
        desk: handDesk({ ...hand, team: { ...hand.team, sharing: { may: ['propose'] } } }),
        memory: undefined,
        parameters: {},
      })
      .filter((each) => each.kind === 'propose' && each.terms.kind === 'request');
  const askable = (seat: 'procurement' | 'logistics', lever: 'order' | 'booking', key: string) =>
    ({ seat, lever, key, unit: 'units', least: 0, most: 50, step: 1, fromRound: 1 }) as const;

  test('says what, how many, where, by when, why, and what else would do', () =>
    expect(
      asks({
        seat: 'sales',
        round: 5,
        panels: [handPanel('customerOrders', 'sales', { water: { demandRound: 1_000, owed: 900 } }, { water: [1_000, 1_000] }, 20)],
        team: { askables: [askable('procurement', 'order', 'central water')] },
      }),
    ).toMatchObject([
      {
        to: ['procurement'],
        terms: {
          what: { kind: 'outcome', measure: 'received' },
          item: 'water',
          place: 'central',
          amount: 1_900,
          byPeriod: 30,
          why: 'Customers wait for 900 units and will not wait for long.',
          otherwise: { amount: 1_000, byPeriod: 35 },
        },
      },
    ]));

  const stuck = (cover: number): HandDesk => ({
    seat: 'procurement',
    round: 5,
    map: {
      places: [{ id: 'vigo', kind: 'port', name: 'Vigo', longitude: 0, latitude: 0 }],
      lanes: [{ id: 'vigo>central', from: 'vigo', to: 'central', modes: ['truck'] }],
    },
    panels: [
      handPanel('supply', 'procurement', { water: { cover } }, {}, 20),
      handPanel('lanes', 'logistics', { 'vigo>central': { waiting: 600, loadsRound: 20, loadUnits: 60 } }, {}, 20),
    ],
    team: { askables: [askable('logistics', 'booking', 'vigo>central')] },
  });
  test('is trucks for goods that stand in a port while the shelf is empty', () => {
    expect(asks(stuck(2))).toMatchObject([{ to: ['logistics'], terms: { place: 'vigo>central', amount: 30, inRound: 5 } }]);
    expect(asks(stuck(6))).toEqual([]);
  });
});

describe('a seat that keeps its word', () => {
  const promised = (pledge: Partial<ActionPledge>, state: 'agreed' | 'released' = 'agreed') =>
    handDesk({
      seat: 'logistics',
      round: 3,
      fields: [{ lever: 'booking', key: 'central>north', most: 60, value: 10 }],
      panels: [handPanel('lanes', 'logistics', { 'central>north': { need: 20 } })],
      team: {
        agreements: [
          handRequest('sales', 'logistics', { what: { kind: 'action', lever: 'booking' } }, undefined),
          {
            ...handRequest('sales', 'logistics', { what: { kind: 'action', lever: 'booking' } }),
            id: 'a2',
            state,
            pledges: [
              {
                kind: 'action',
                seat: 'logistics',
                lever: 'booking',
                key: 'central>north',
                relation: 'atLeast',
                value: 40,
                round: 3,
                ...pledge,
              },
            ],
          },
        ],
      },
    });
  const decided = (desk: Desk) =>
    byField(coordinated({ desk, memory: undefined, parameters: { bookFactor: 1 } }).values)['booking central>north'];

  test('does at least what it promised, at most, or exactly', () => {
    expect(decided(promised({}))).toBe(40);
    expect(decided(promised({ value: 12 }))).toBe(20);
    expect(decided(promised({ relation: 'atMost', value: 12 }))).toBe(12);
    expect(decided(promised({ relation: 'exactly', value: 25 }))).toBe(25);
  });
  test('and what it likes in other rounds, and when it was let go', () => {
    expect(decided(promised({ round: 4 }))).toBe(20);
    expect(decided(promised({}, 'released'))).toBe(20);
  });
});
