import type { Desk, EndView, FieldView, InputView, LinkView, MapView, Panel, PanelId, Playback } from '../../server/contract/desk.ts';
import { seats, type InformationLevel, type Seat } from '../../server/contract/ids.ts';
import type { Room } from '../../server/contract/room.ts';
import { quietEnd, quietTeam } from './quiet-team.ts';

/** Desks of a company like the default scenario's, written by hand: for tests of what screens make of a view. */

const items = ['water', 'juice', 'cola'] as const;
const lanes = ['vigo>central', 'central>north', 'central>east', 'central>south'] as const;

export const map: MapView = {
  title: 'Spring promotion',
  items: [
    { id: 'water', name: 'Water', colour: '#7fc4f5', listPriceCents: 120 },
    { id: 'juice', name: 'Juice', colour: '#f0b35a', listPriceCents: 240 },
    { id: 'cola', name: 'Cola', colour: '#8fd3a8', listPriceCents: 180 },
  ],
  places: [
    { id: 'nearby', kind: 'supplier', name: 'Near supplier', longitude: -0.9, latitude: 41.65 },
    { id: 'faraway', kind: 'supplier', name: 'Far supplier', longitude: 121.5, latitude: 31.2 },
    { id: 'newcomer', kind: 'supplier', name: 'Newcomer', longitude: -8.2, latitude: 41.2 },
    { id: 'vigo', kind: 'port', name: 'Port of Vigo', longitude: -8.72, latitude: 42.24 },
    { id: 'central', kind: 'warehouse', name: 'Central', longitude: -3.7, latitude: 40.42 },
    { id: 'north', kind: 'warehouse', name: 'North', longitude: -2.93, latitude: 43.26 },
    { id: 'east', kind: 'warehouse', name: 'East', longitude: -0.38, latitude: 39.47 },
    { id: 'south', kind: 'warehouse', name: 'South', longitude: -5.98, latitude: 37.39 },
    { id: 'bilbao', kind: 'market', name: 'Bilbao', longitude: -2.7, latitude: 43.4 },
    { id: 'valencia', kind: 'market', name: 'Valencia', longitude: -0.2, latitude: 39.3 },
    { id: 'sevilla', kind: 'market', name: 'Sevilla', longitude: -6.1, latitude: 37.2 },
  ],
  lanes: [
    { id: 'faraway>vigo', from: 'faraway', to: 'vigo', modes: ['ocean', 'air'] },
    { id: 'vigo>central', from: 'vigo', to: 'central', modes: ['truck'] },
    { id: 'nearby>central', from: 'nearby', to: 'central', modes: ['truck'] },
    { id: 'newcomer>central', from: 'newcomer', to: 'central', modes: ['truck'] },
    { id: 'central>north', from: 'central', to: 'north', modes: ['truck'] },
    { id: 'central>east', from: 'central', to: 'east', modes: ['truck'] },
    { id: 'central>south', from: 'central', to: 'south', modes: ['truck'] },
    { id: 'north>bilbao', from: 'north', to: 'bilbao', modes: ['truck'] },
    { id: 'east>valencia', from: 'east', to: 'valencia', modes: ['truck'] },
    { id: 'south>sevilla', from: 'south', to: 'sevilla', modes: ['truck'] },
  ],
};

const promotionOptions: NonNullable<FieldView['options']> = [
  { id: 'none', name: 'No promotion' },
  { id: 'cut10', name: '−10 %', priceCutPercent: 10, display: false, costCents: 80_000 },
  { id: 'cut20display', name: '−20 % and display', priceCutPercent: 20, display: true, costCents: 250_000 },
];

type Spec = Partial<FieldView> &
  Pick<FieldView, 'lever' | 'key' | 'unit'> & { readonly value: number; readonly touched?: boolean; readonly untouched?: number };

const act2 = 6;

const specs: Readonly<Record<Seat, readonly Spec[]>> = {
  sales: [
    ...items.map(
      (item, place): Spec => ({
        lever: 'promotion',
        key: item,
        unit: 'choice',
        kind: 'oneShot',
        options: promotionOptions,
        value: place === 0 ? 2 : 0,
        touched: place === 0,
        untouched: 0,
      }),
    ),
    ...items.map(
      (item, place): Spec => ({
        lever: 'forecast',
        key: item,
        unit: 'units',
        most: 20_000,
        step: 50,
        value: [2_600, 1_400, 1_150][place] ?? 0,
      }),
    ),
    ...items.map((item): Spec => ({ lever: 'price', key: item, unit: 'percent', least: 80, most: 105, value: 100, fromRound: act2 })),
    { lever: 'deliveryQuote', key: 'all', unit: 'periods', least: -1, most: 5, value: 0, fromRound: act2 },
    {
      lever: 'priority',
      key: 'all',
      unit: 'choice',
      rare: true,
      value: 0,
      fromRound: act2,
      options: [
        { id: 'dueDate', name: 'Due date' },
        { id: 'keyAccounts', name: 'Key accounts' },
        { id: 'margin', name: 'Margin' },
        { id: 'fairShare', name: 'Fair share' },
      ],
    },
  ],
  logistics: [
    ...lanes.map(
      (lane, place): Spec => ({
        lever: 'booking',
        key: lane,
        unit: 'loads',
        most: 40,
        value: [9, 6, 5, 3][place] ?? 0,
        untouched: [9, 8, 5, 3][place] ?? 0,
        touched: place === 1,
      }),
    ),
    {
      lever: 'mode',
      key: 'faraway>vigo',
      unit: 'choice',
      value: 0,
      options: [
        { id: 'ocean', name: 'Ocean' },
        { id: 'air', name: 'Air' },
      ],
    },
    ...(['north', 'east', 'south'] as const).map(
      (site): Spec => ({
        lever: 'transfer',
        key: `central>${site} water`,
        unit: 'units',
        kind: 'oneShot',
        most: 3_000,
        step: 50,
        value: 0,
        fromRound: act2,
      }),
    ),
    { lever: 'reroute', key: 'vigo>central', unit: 'choice', kind: 'oneShot', most: 1, value: 0, fromRound: act2, rare: true },
  ],
  procurement: [
    ...items.map(
      (item, place): Spec => ({
        lever: 'order',
        key: `central ${item}`,
        unit: 'units',
        kind: 'oneShot',
        most: 20_000,
        step: 50,
        value: [2_400, 1_500, 300][place] ?? 0,
        untouched: [2_400, 1_200, 300][place] ?? 0,
        touched: place === 1,
      }),
    ),
    ...(['water', 'juice'] as const).map(
      (item): Spec => ({ lever: 'supplierShare', key: `faraway ${item}`, unit: 'percent', most: 100, step: 5, value: 40 }),
    ),
    { lever: 'expedite', key: 'nearby', unit: 'choice', kind: 'oneShot', most: 1, value: 0, fromRound: act2 },
    { lever: 'qualify', key: 'newcomer', unit: 'choice', kind: 'oneShot', most: 1, value: 0, fromRound: act2, rare: true },
  ],
  operations: [
    { lever: 'overtime', key: 'central', unit: 'percent', most: 50, step: 5, value: 10 },
    { lever: 'staffing', key: 'central temps', unit: 'people', most: 12, value: 2 },
    { lever: 'labourSplit', key: 'central putaway', unit: 'percent', most: 100, step: 5, value: 45 },
    { lever: 'labourSplit', key: 'central returns', unit: 'percent', most: 100, step: 5, value: 10 },
    { lever: 'staffing', key: 'central hires', unit: 'people', kind: 'oneShot', most: 5, value: 0, fromRound: act2 },
    { lever: 'slotting', key: 'central', unit: 'choice', kind: 'oneShot', most: 1, value: 0, fromRound: act2 },
    { lever: 'cycleCount', key: 'central', unit: 'count', most: 3, value: 0, fromRound: act2, rare: true },
    { lever: 'overflow', key: 'central', unit: 'units', most: 5_000, step: 100, value: 0, fromRound: act2, rare: true },
  ],
};

const fieldOf = ({ value: _value, touched: _touched, untouched: _untouched, ...field }: Spec): FieldView => ({
  kind: 'standing',
  least: 0,
  most: field.options === undefined ? 100 : field.options.length - 1,
  step: 1,
  fromRound: 1,
  rare: false,
  ...field,
});

const inputOf = (spec: Spec, round: number): InputView => ({
  value: spec.value,
  untouched: spec.untouched ?? spec.value,
  touched: spec.touched ?? false,
  locked: (spec.fromRound ?? 1) > round,
});

const panel = (
  id: PanelId,
  source: Panel['source'],
  rows: readonly (readonly [string, readonly (number | undefined)[], (readonly number[])?])[],
): Panel => ({
  id,
  source,
  asOfPeriod: 20,
  rows: rows.map(([key, values, series]) => (series === undefined ? { key, values } : { key, values, series })),
});

const panels: Readonly<Record<Seat, readonly Panel[]>> = {
  sales: [
    panel('customerOrders', 'sales', [
      ['water', [2_480, 2_310, 60, 110], [2_350, 2_410, 2_520, 2_480]],
      ['juice', [1_390, 1_380, 0, 10], [1_300, 1_420, 1_360, 1_390]],
      ['cola', [1_160, 1_160, 0, 0], [1_190, 1_100, 1_140, 1_160]],
    ]),
    panel('service', 'sales', [
      ['bilbao/accounts', [81, 88, 92, 40], [84, 84, 83, 81]],
      ['bilbao/retail', [77, 85, 90, 120], [80, 79, 78, 77]],
      ['valencia/accounts', [83, 91, 94, 36], [82, 82, 83, 83]],
    ]),
    panel('promotions', 'sales', [
      ['water', [0, 2, 290]],
      ['juice', [0, 0, 0]],
      ['cola', [0, 0, 0]],
    ]),
    panel('prices', 'sales', [
      ['water', [120, 120, 0, 0]],
      ['juice', [240, 240, 0, 0]],
      ['cola', [180, 180, 0, 0]],
    ]),
  ],
  logistics: [
    panel('lanes', 'logistics', [
      ['vigo>central', [8, 9, 9, 0, 320, 1_100, 9, 42_000, 69_000], [7, 8, 9, 8]],
      ['central>north', [12, 8, 8, 4, 640, 420, 15, 42_000, 69_000], [10, 11, 13, 15]],
      ['central>east', [4, 5, 5, 0, 0, 380, 4, 42_000, 69_000], [5, 4, 5, 4]],
      ['central>south', [3, 3, 3, 0, 0, 210, 3, 42_000, 69_000], [3, 2, 3, 3]],
    ]),
    panel('arrivals', 'logistics', [
      ['vigo>central water', [1_400, 23, 0]],
      ['faraway>vigo juice', [2_000, 31, 4]],
    ]),
    panel('ports', 'logistics', [['vigo', [320, 4, 2_900]]]),
    panel('regions', 'logistics', [
      ['north water', [180, 2, 400, 610]],
      ['east water', [420, 5, 300, 420]],
      ['south water', [260, 6, 120, 230]],
      ['north juice', [310, 5, 200, 330]],
    ]),
  ],
  procurement: [
    panel('suppliers', 'procurement', [
      ['nearby water', [62, 3, 900, 0, 1, 200, 50]],
      ['nearby juice', [131, 3, 900, 0, 1, 200, 50]],
      ['nearby cola', [95, 3, 900, 120, 1, 200, 50]],
      ['faraway water', [38, 15, 2_500, 1_800, 1, 1_000, 500]],
      ['faraway juice', [84, 16, 2_500, 2_000, 1, 1_000, 500]],
      ['newcomer water', [50, 5, 600, 0, 0, 200, 50]],
    ]),
    panel('supply', 'procurement', [
      ['water', [2_510, 1_900, 110, 2_200, 3_990, 2_400, 4], [2_300, 2_390, 2_480, 2_510]],
      ['juice', [1_380, 2_100, 0, 2_000, 4_100, 1_200, 8], [1_310, 1_400, 1_370, 1_380]],
      ['cola', [1_150, 3_900, 0, 2_200, 6_100, 300, 17], [1_180, 1_120, 1_140, 1_150]],
    ]),
    panel('purchaseOrders', 'procurement', [
      ['faraway water', [1_800, 28, 2_000]],
      ['faraway juice', [2_000, 31, 2_000]],
      ['nearby cola', [120, 22, 600]],
    ]),
    panel('officialForecast', 'procurement', [
      ['water', [2_600, 6]],
      ['juice', [1_400, 6]],
      ['cola', [1_150, 6]],
    ]),
  ],
  operations: [
    panel('dock', 'operations', [['central', [5_900, 640, 4_100, 320, 60, 85], [5_000, 5_200, 5_700, 5_900]]]),
    panel('shelf', 'operations', [
      ['water', [1_900, 1_840, 15, 41]],
      ['juice', [2_100, 2_100, 10, 30]],
      ['cola', [3_900, undefined, 0, 22]],
    ]),
    panel('crew', 'operations', [['central', [33_600, 35_900, 2_300, 9, 96, 14, 2, 92], [33_600, 33_600, 33_600, 33_600]]]),
    panel('quality', 'operations', [['central', [14_000, 74, 9, 610], [8_000, 8_400, 9_900, 14_000]]]),
  ],
};

const kpiOf = { sales: 'revenue', logistics: 'freightPerUnit', procurement: 'purchasePerUnit', operations: 'labourPerUnit' } as const;
const own = { sales: [2_310_000, 2_180_000], logistics: [84, 78], procurement: [71, 73], operations: [39, 36] } as const;
const names = { sales: 'Sales', logistics: 'Logistics', procurement: 'Procurement', operations: 'Operations' } as const;

const playback: Playback = {
  round: 4,
  firstPeriod: 16,
  days: Array.from({ length: 5 }, (_, day) => ({
    places: [
      {
        id: 'central',
        level: Math.min(4, 2 + day * 0.5),
        units: [
          { item: 'water', units: 1_900 - day * 100 },
          { item: 'juice', units: 2_100 },
          { item: 'cola', units: 3_900 },
        ],
        queue: day * 160,
      },
      { id: 'north', level: Math.max(0, 3 - day * 0.6), units: [{ item: 'water', units: 400 - day * 50 }], backlog: day * 10 },
      { id: 'east', level: 2 },
      { id: 'south', level: 2 },
      { id: 'vigo', level: 3, queue: 4 },
    ],
    lanes: [
      { id: 'central>north', loads: 3, item: 'water', waitingUnits: day * 90 },
      { id: 'central>east', loads: 1, item: 'juice' },
      { id: 'central>south', loads: day % 2, item: 'cola' },
      { id: 'vigo>central', loads: 2, item: 'water' },
    ],
    troubles: day > 2 ? [{ place: 'vigo', name: 'Port strike' }] : [],
  })),
};

/** A seat's desk in round 5 of act 1, or as the changes say. */
export const deskOf = (seat: Seat, changes: Partial<Desk> & { readonly informationLevel?: InformationLevel } = {}): Desk => {
  const { informationLevel = 'closed', ...rest } = changes;
  const round = rest.round ?? 5;
  const shared = informationLevel === 'open' ? seats.flatMap((each) => (each === seat ? [] : panels[each].slice(0, 1))) : [];
  return {
    seat,
    phase: 'planning',
    round,
    act: {
      number: round < act2 ? 1 : 2,
      name: round < act2 ? 'Each for himself' : 'Together',
      brief: 'Everybody decides alone, from their own desk. No talking across the table.',
      informationLevel,
      announcedRounds: 14,
      periodsPerRound: 5,
      periodName: 'day',
      roundName: 'week',
    },
    map,
    role: { name: names[seat], guide: 'You are measured by your own KPI. Look at what you see first, then decide.', kpi: kpiOf[seat] },
    fields: specs[seat].map(fieldOf),
    inputs: specs[seat].map((spec) => inputOf(spec, round)),
    committed: false,
    panels: [...panels[seat], ...shared],
    notices: [
      {
        id: 'n1',
        round: 4,
        period: 19,
        kind: 'signal',
        text: 'Drivers at Vigo vote on a strike on Thursday. If it comes: 5–10 days.',
        onlyYou: true,
        place: 'vigo',
      },
      { id: 'n2', round: 5, period: 21, kind: 'promotion', text: 'Water −20 % with display runs in week 6.', onlyYou: false },
      { id: 'n3', round: 2, period: 8, kind: 'event', text: 'A competitor in Bilbao has closed.', onlyYou: false, place: 'bilbao' },
    ],
    measures: {
      own: { kpi: kpiOf[seat], value: own[seat][0], before: own[seat][1] },
      team: [
        { kpi: 'contribution', value: 612_000, before: 640_000 },
        { kpi: 'perfectOrderRate', value: 0.88, before: 0.91 },
        { kpi: 'csat', value: 79, before: 81 },
      ],
      joint: { value: 61, before: 65 },
    },
    playback,
    recap: undefined,
    end: undefined,
    ...quietTeam,
    ...rest,
  };
};

/** Who is here, seen by that seat's person. */
export const roomOf = (seat: Seat | undefined, nowMs: number, changes: Partial<Room> = {}): Room => ({
  workshop: 'workshop-1',
  game: 'game-1',
  team: 'Blue',
  phase: 'planning',
  round: 5,
  seats: seats.map((each, place) => ({
    seat: each,
    holder: place === 3 && each !== seat ? 'bot' : 'person',
    ...(place === 3 && each !== seat ? {} : { name: ['Ana', 'Ben', 'Chloé', 'Dev'][place] ?? '' }),
    you: each === seat,
    connected: place !== 0 || each === seat,
    committed: place === 2 && each !== seat,
    covered: false,
  })),
  nowMs,
  deadlineMs: nowMs + 134_000,
  pauses: [],
  minPlanningUntilMs: nowMs,
  youFacilitate: false,
  ...changes,
});

const link = (name: string, ratio: number | undefined, ordersByRound: readonly number[], partOf?: string): LinkView => {
  const goodsByRound = partOf === undefined ? ordersByRound : [];
  const ratios = {
    ratio,
    goodsRatio: partOf === undefined ? 0.6 : undefined,
    amplification: ratio === undefined ? undefined : ratio * 2,
    baselineAmplification: ratio === undefined ? undefined : ratio * 3,
  };
  return {
    link: name,
    ...(partOf === undefined ? {} : { partOf }),
    ...ratios,
    rounds: 12,
    indicative: true,
    ordersByRound,
    goodsByRound,
    items: [{ item: 'water', ...ratios, ordersByRound: ordersByRound.map((units) => units / 2), goodsByRound }],
  };
};

export const end: EndView = {
  ...quietEnd,
  jointScore: 58.3,
  parts: [
    { kpi: 'contribution', value: 7_410_000, points: 27.1, weight: 50 },
    { kpi: 'perfectOrderRate', value: 0.84, points: 13.2, weight: 20 },
    { kpi: 'cashToCash', value: 31.4, points: 8.4, weight: 15 },
    { kpi: 'csat', value: 77, points: 9.6, weight: 15 },
  ],
  kpis: [
    { kpi: 'contribution', value: 7_410_000 },
    { kpi: 'totalCost', value: 21_900_000 },
    { kpi: 'perfectOrderRate', value: 0.84 },
    { kpi: 'fillRate', value: 0.93 },
    { kpi: 'cashToCash', value: 31.4 },
    { kpi: 'csat', value: 77 },
    { kpi: 'revenue', value: 29_300_000 },
    { kpi: 'freightPerUnit', value: 81 },
    { kpi: 'purchasePerUnit', value: 70 },
    { kpi: 'labourPerUnit', value: 38 },
  ],
  seatKpis: seats.map((seat) => ({ seat, kpi: kpiOf[seat], value: own[seat][0] })),
  benchmarks: [
    { policy: 'silo', informationLevel: 'closed', jointScore: 38.2, contributionCents: 5_900_000, totalCostCents: 23_000_000 },
    { policy: 'coordinated', informationLevel: 'open', jointScore: 84.4, contributionCents: 9_100_000, totalCostCents: 20_000_000 },
    { policy: 'doNothing', informationLevel: 'closed', jointScore: 21.7, contributionCents: 4_200_000, totalCostCents: 21_000_000 },
  ],
  contributionCents: 7_410_000,
  totalCostCents: 21_900_000,
  siteCosts: [
    { site: 'central', costCents: 1_204_000 },
    { site: 'north', costCents: 210_000 },
  ],
  links: [
    link('north>bilbao', 1, [820, 850, 1_700, 840, 700, 790, 810, 830, 800, 820, 840, 810]),
    link('central>north', 2.4, [830, 900, 2_100, 1_200, 300, 640, 900, 830, 790, 850, 860, 800]),
    link('suppliers>central', 7.1, [4_400, 4_600, 8_200, 9_800, 4_000, 0, 1_900, 4_600, 4_300, 4_500, 4_700, 4_400]),
    link('nearby>central', 5.8, [2_400, 2_600, 6_200, 5_800, 0, 0, 1_900, 2_600, 2_300, 2_500, 2_700, 2_400], 'suppliers>central'),
    link('faraway>central', undefined, [2_000, 2_000, 2_000, 4_000, 4_000, 0, 0, 2_000, 2_000, 2_000, 2_000, 2_000], 'suppliers>central'),
  ],
  demand: {
    demandByRound: [2_300, 2_350, 4_900, 2_500, 2_100, 2_300, 2_350, 2_400, 2_380, 2_420, 2_410, 2_390],
    baselineByRound: [2_300, 2_350, 2_400, 2_500, 2_300, 2_300, 2_350, 2_400, 2_380, 2_420, 2_410, 2_390],
    items: ['water', 'juice'].map((item) => ({ item, demandByRound: [900, 950], baselineByRound: [900, 900] })),
  },
  warmUpRounds: 0,
  seed: '7d2f0c5a91b34e8e',
  stateHash: '9f86d081884c7d659a2f',
};
