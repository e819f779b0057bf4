import { describe, expect, test } from 'vitest';
import type { Desk, Notice } from '../../../server/contract/desk.ts';
import type { Seat } from '../../../server/contract/ids.ts';
import { talkOf } from '../../../server/policies/registry.ts';
import type { PolicyInput } from '../../../server/policies/policy.ts';
import { handAgreement, handAnswer } from '../hand-agreement.ts';
import { handDesk, handPanel, type HandDesk } from '../hand-desk.ts';

const talk = talkOf('coordinated');
const input = (desk: Desk, parameters: PolicyInput['parameters'] = {}): PolicyInput => ({ desk, memory: undefined, parameters });
const opens = (desk: Desk, parameters?: PolicyInput['parameters']) => talk?.opens?.(input(desk, parameters)) ?? [];
const answers = (desk: Desk, parameters?: PolicyInput['parameters']) => talk?.answers?.(input(desk, parameters)) ?? [];

const speaking = { may: ['message', 'propose', 'passOn', 'publish'], publicationsLeft: 2 } as const;
const hand = (seat: Seat, more: Partial<HandDesk> = {}): Desk =>
  handDesk({ seat, round: 5, level: 'board', ...more, team: { ...more.team, sharing: { ...speaking, ...more.team?.sharing } } });

describe('what a coordinated seat shows', () => {
  const panels = [
    handPanel('supply', 'procurement', {}),
    handPanel('purchaseOrders', 'procurement', {}),
    handPanel('cash', 'procurement', {}),
  ];

  test('is what the others plan by, as far as the budget goes', () =>
    expect(opens(hand('procurement', { panels }))).toEqual([
      { kind: 'publish', panel: 'supply' },
      { kind: 'publish', panel: 'purchaseOrders' },
    ]));

  test('is what hangs there longest', () => {
    const publications = [{ by: 'procurement', panel: 'supply', round: 4, asOfRound: 3 }] as const;
    const sharing = { publications, publicationsLeft: 1 };
    expect(opens(hand('procurement', { panels, team: { sharing } }))).toEqual([{ kind: 'publish', panel: 'purchaseOrders' }]);
  });

  test('is nothing where the main panels stand open, or where nothing may be shown', () => {
    expect(opens(hand('procurement', { panels, level: 'open' }))).toEqual([]);
    expect(opens(hand('procurement', { panels, team: { sharing: { may: [] } } }))).toEqual([]);
  });
});

describe('a warning', () => {
  const signal: Notice = { id: 'signal 4 0', round: 4, period: 18, kind: 'signal', text: 'Strike', onlyYou: true, place: 'vigo' };
  const hearing = (more: Partial<Notice> = {}, team: HandDesk['team'] = {}): Desk =>
    hand('logistics', {
      fields: [{ lever: 'reroute', key: 'faraway>vigo', most: 1 }],
      map: { lanes: [{ id: 'faraway>vigo', from: 'faraway', to: 'vigo', modes: ['ocean'] }] },
      notices: [{ ...signal, ...more }],
      team,
    });

  test('is brought up before everybody, with what the seat does about it itself', () => {
    const [first, ...rest] = opens(hearing());
    expect(rest).toEqual([]);
    expect(first).toMatchObject({
      kind: 'propose',
      to: ['sales', 'procurement', 'operations'],
      terms: { kind: 'crisisResponse', signal: 'signal 4 0' },
      pledges: [{ kind: 'action', seat: 'logistics', lever: 'reroute', key: 'faraway>vigo', relation: 'exactly', value: 1, round: 5 }],
    });
  });

  test('is not brought up twice, nor what a colleague told', () => {
    const open = handAgreement('logistics', { kind: 'crisisResponse', signal: 'signal 4 0' }, { turn: ['sales'] });
    expect(opens(hearing({ toldTo: ['sales', 'procurement', 'operations'] }, { agreements: [open] }))).toEqual([]);
    expect(opens(hearing({ from: 'sales' }))).toEqual([]);
    expect(opens(hearing({ over: true }))).toEqual([]);
  });

  test('of a place that is being dealt with is passed on all the same', () => {
    const open = handAgreement('logistics', { kind: 'crisisResponse', signal: 'signal 4 0' }, { turn: [] });
    expect(opens(hearing({}, { agreements: [open] }))).toEqual([
      { kind: 'passOn', notice: 'signal 4 0', to: ['sales', 'procurement', 'operations'] },
    ]);
  });

  test('is told when the team sits together, whatever the act allows at the desks', () => {
    const huddle = { afterRound: 4, kind: 'standUp', prompts: [], attended: [], handOverWritten: false } as const;
    const said = talk?.meets?.(input({ ...hearing({}, { huddle }), phase: 'huddle' }));
    expect(said).toEqual([{ kind: 'attend' }, { kind: 'passOn', notice: 'signal 4 0', to: ['sales', 'procurement', 'operations'] }]);
  });

  test('is answered by every seat with what it can do', () => {
    const agreement = handAgreement('sales', { kind: 'crisisResponse', signal: 'signal 4 0' });
    expect(answers(hearing({ from: 'sales' }, { agreements: [agreement] }), { toldRounds: 3 })).toMatchObject([
      { kind: 'answer', agreement: 'a1', answer: 'accept', pledges: [{ lever: 'reroute', value: 1 }] },
    ]);
    const promoting = hand('sales', {
      fields: [{ lever: 'promotion', key: 'water', most: 3 }],
      team: { agreements: [handAgreement('logistics', { kind: 'crisisResponse', signal: 'signal 4 0' })] },
    });
    expect(answers(promoting)).toMatchObject([{ answer: 'accept', pledges: [{ lever: 'promotion', key: 'water', value: 0 }] }]);
  });
});

describe('a promotion', () => {
  const fields = [
    { lever: 'promotion', key: 'water', most: 3 },
    { lever: 'promotion', key: 'cola', most: 3 },
  ] as const;
  const items = [
    { id: 'water', name: 'Water', colour: '', listPriceCents: 2_000 },
    { id: 'cola', name: 'Cola', colour: '', listPriceCents: 4_000 },
  ];
  const sold = handPanel(
    'customerOrders',
    'sales',
    { water: { demandRound: 1_000 }, cola: { demandRound: 1_000 } },
    { water: [1_000], cola: [1_000] },
    20,
  );
  const room = (cover: number) => [
    sold,
    handPanel('supply', 'procurement', { water: { cover }, cola: { cover } }, {}, 20),
    handPanel('dock', 'operations', { central: { dockMinutes: 0 } }, {}, 20),
    handPanel('lanes', 'logistics', { 'central>north': { waiting: 0 } }, {}, 20),
  ];
  const parameters = {
    promotionFirstRound: 3,
    promotionEveryRounds: 4,
    planOption: 2,
    planUplift: 2.5,
    roomyEveryRounds: 2,
    leastCover: 4,
  };
  const plan = (more: Parameters<typeof handAgreement>[2] = {}, round = 7) =>
    handAgreement('sales', { kind: 'promotionPlan', item: 'cola', option: 2, round, upliftPercent: 250 }, { round: 5, ...more });
  const plans = (desk: Desk) => opens(desk, parameters).filter((each) => each.kind === 'propose' && each.terms.kind === 'promotionPlan');

  test('is put to the others two rounds ahead, by the calendar where their desks are not in sight', () => {
    expect(plans(hand('sales', { fields, map: { items }, panels: [sold] }))).toMatchObject([
      { to: ['logistics', 'procurement', 'operations'], terms: { item: 'cola', option: 2, round: 7, upliftPercent: 250 } },
    ]);
    expect(plans(hand('sales', { round: 6, fields, map: { items }, panels: [sold] }))).toEqual([]);
  });

  test('comes as soon as the others have room, where stock, dock and trucks are in sight', () => {
    expect(plans(hand('sales', { fields, map: { items }, panels: room(9) }))).toMatchObject([{ terms: { item: 'cola', round: 7 } }]);
    expect(plans(hand('sales', { fields, map: { items }, panels: room(2) }))).toEqual([]);
    const ran = plan({ state: 'kept' }, 6);
    expect(plans(hand('sales', { fields, map: { items }, panels: room(9), team: { agreements: [ran] } }))).toEqual([]);
  });

  test('of another item comes while one rests', () => {
    const ran = plan({ state: 'kept' }, 5);
    expect(plans(hand('sales', { fields, map: { items }, panels: room(9), team: { agreements: [ran] } }))).toMatchObject([
      { terms: { item: 'water', round: 7 } },
    ]);
  });

  const voted = (of: readonly ('go' | 'smaller' | 'no')[], round = 6) =>
    plan(
      {
        state: 'answered',
        turn: [],
        answers: (['logistics', 'procurement', 'operations'] as const).map((by, place) =>
          handAnswer(by, { answer: of[place] ?? 'go', ...(of[place] === 'smaller' ? { option: 1 } : {}) }),
        ),
      },
      round,
    );
  const settled = (of: readonly ('go' | 'smaller' | 'no')[], round?: number, panels = room(9)) =>
    answers(hand('sales', { fields, map: { items }, panels, team: { agreements: [voted(of, round)] } }), parameters);

  test('is launched in the round before it runs when everybody says go', () => {
    expect(settled(['go', 'go', 'go'])).toEqual([{ kind: 'conclude', agreement: 'a1' }]);
    expect(settled(['go', 'go', 'go'], 7)).toEqual([]);
  });
  test('is dropped when somebody says no, or when there is no room any more', () => {
    expect(settled(['go', 'no', 'go'], 7)).toEqual([{ kind: 'release', agreement: 'a1' }]);
    expect(settled(['go', 'go', 'go'], 6, room(2))).toEqual([{ kind: 'release', agreement: 'a1' }]);
  });
  test('becomes as small as the others ask for', () =>
    expect(settled(['go', 'smaller', 'go'], 7)).toMatchObject([
      { kind: 'release' },
      { kind: 'propose', terms: { kind: 'promotionPlan', item: 'cola', option: 1, round: 7 } },
    ]));

  const supplied = (capacity: number, notices: readonly Notice[] = []) =>
    hand('procurement', {
      panels: [
        handPanel('supply', 'procurement', { cola: { drawnRound: 1_000, book: 1_200, inventoryPosition: 1_200 } }, { cola: [1_000] }, 20),
        handPanel('suppliers', 'procurement', { 'near cola': { price: 10, leadTime: 3, capacity, qualified: 1 } }, {}, 20),
      ],
      notices,
      team: { agreements: [plan()] },
    });
  test('gets the vote of who has its goods, or can have them', () => {
    expect(answers(supplied(5_000))).toMatchObject([{ kind: 'answer', answer: 'go' }]);
    expect(answers(supplied(1_100))).toMatchObject([{ answer: 'smaller', option: 1 }]);
    expect(answers(supplied(0))).toMatchObject([{ answer: 'no' }]);
  });
  test('gets a no from who was warned of its supplier', () => {
    const warned: Notice = {
      id: 'signal 4 0',
      round: 4,
      period: 18,
      kind: 'signal',
      text: 'Fire',
      onlyYou: false,
      place: 'near',
      from: 'logistics',
    };
    expect(answers(supplied(5_000, [warned]))).toMatchObject([{ answer: 'no', reason: 'A supplier of cola is in trouble.' }]);
  });
  test('gets a second look in the round in which it is launched', () => {
    const before = plan({ state: 'answered', turn: [], answers: [handAnswer('procurement', { answer: 'go' }, 4)] }, 6);
    const desk = { ...supplied(0), agreements: [before] };
    expect(opens(desk).filter(({ kind }) => kind === 'answer')).toMatchObject([{ answer: 'no' }]);
  });
});

describe('a forecast for all to plan by', () => {
  const fields = [{ lever: 'forecast', key: 'water', value: 900 }] as const;
  const sold = handPanel('customerOrders', 'sales', { water: { demandRound: 1_000 } }, { water: [1_000] }, 20);

  test('is put to the others by sales when none holds, and signed by them', () => {
    expect(opens(hand('sales', { fields, panels: [sold] })).filter(({ kind }) => kind === 'propose')).toMatchObject([
      {
        terms: { kind: 'consensusForecast' },
        pledges: [
          { kind: 'forecast', item: 'water', round: 7, units: 1_000 },
          { round: 8, units: 1_000 },
          { round: 9, units: 1_000 },
        ],
      },
    ]);
    const book = { thanks: [], consensus: [{ item: 'water', round: 8, units: 1_000 }] };
    expect(opens(hand('sales', { fields, panels: [sold], team: { book } })).filter(({ kind }) => kind === 'propose')).toEqual([]);
    const signed = handAgreement('sales', { kind: 'consensusForecast' });
    expect(answers(hand('operations', { team: { agreements: [signed] } }))).toMatchObject([{ answer: 'accept' }]);
  });
});

test('a variant speaks as the policy that it changes by one lever, who touches nothing only answers, and who only orders says nothing', () => {
  expect(talkOf('doubleStock')).toBe(talk);
  expect(talkOf('basestock')).toBeUndefined();
  expect(talkOf('doNothing')).toEqual({ answers: talk?.answers });
});
