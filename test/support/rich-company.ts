import type { CompanyEvent } from '../../server/simulation/company-events.ts';
import type {
  Company,
  DemandSource,
  Field,
  Labour,
  Mode,
  NodeRef,
  PeriodsDistribution,
  Segment,
  Site,
  Supplier,
} from '../../server/simulation/company.ts';
import type { Lever } from '../../server/contract/ids.ts';

const nowhere = { longitude: 0, latitude: 0 };
const certain = (periods: number): PeriodsDistribution => ({ periods: [periods], ppm: [1_000_000] });
const site = (index: number): NodeRef => ({ kind: 'site', index });
const market = (index: number): NodeRef => ({ kind: 'market', index });
const supplier = (index: number): NodeRef => ({ kind: 'supplier', index });

const items = ['water', 'juice', 'cola'].map((id, place) => ({
  id,
  name: id,
  colour: '#0072b2',
  costCents: [550, 1200, 800][place],
  listPriceCents: [950, 2100, 1400][place],
  volume: [2, 1, 3][place],
  displayUplift: 2.3,
  pantryShare: [0.25, 0, 0.25][place],
}));

const offer = (itemIndex: number, laneIndex: number, costCents: number): Supplier['offers'][number] => ({
  itemIndex,
  laneIndex,
  minimumUnits: 60,
  multipleUnits: 20,
  breaks: [
    { fromUnits: 0, costCents },
    { fromUnits: 2000, costCents: costCents - 30 },
  ],
});

const suppliers: readonly Supplier[] = [
  {
    id: 'nearby',
    name: 'Nearby',
    at: nowhere,
    lead: { periods: [2, 3], ppm: [700_000, 300_000] },
    capacityUnits: 1500,
    rejectPpm: 10_000,
    payablePeriods: 6,
    expedite: { premiumPpm: 200_000, leadPeriods: 1 },
    offers: [0, 1, 2].map((item) => offer(item, 0, [600, 1300, 880][item])),
  },
  {
    id: 'faraway',
    name: 'Far away',
    at: nowhere,
    lead: certain(3),
    rejectPpm: 0,
    payablePeriods: 10,
    offers: [0, 1].map((item) => offer(item, 1, [480, 1050][item])),
  },
  {
    id: 'newcomer',
    name: 'Newcomer',
    at: nowhere,
    lead: certain(3),
    rejectPpm: 0,
    payablePeriods: 6,
    qualification: { rounds: 2, costCents: 200_000 },
    offers: [0, 1, 2].map((item) => offer(item, 2, [520, 1150, 760][item])),
  },
];

const labour: Labour = {
  crew: 8,
  shiftMinutes: 450,
  attendancePpm: 950_000,
  wageCentsPerMinute: 30,
  overtimeWagePpm: 1_500_000,
  temps: { most: 10, productivityPpm: 700_000, wageCentsPerMinute: 35 },
  hires: { most: 5, costCents: 100_000 },
  putawayCentiminutes: 150,
  pickCentiminutes: 110,
  returnCentiminutes: 400,
  emergencyFactorPpm: 1_600_000,
  slotting: { minutesPerRound: 1000, pickFactorPpm: 850_000 },
  cycleCount: { minutesPerItem: 60 },
  errorBasePpm: 8000,
  errorMostPpm: 80_000,
  errorBatchUnits: 6,
  returnPeriods: 3,
  emergencyDispatchCents: 1500,
};

const region = (id: string, laneIndex: number): Site => ({
  id,
  name: id,
  at: nowhere,
  kind: 'warehouse',
  storageVolume: 8000,
  storageCentsPerPeriod: 2000,
  overflowCentsPerVolumePeriod: 4,
  holdingCentsPerUnitPeriod: 1,
  backlogCentsPerUnitPeriod: 2,
  handlingCentsPerUnit: 3,
  supply: items.map(() => ({ from: 'site', laneIndex, supplierIndices: [], ordering: { by: 'auto', coverPeriods: 5, averagePeriods: 4 } })),
  openingUnits: [450, 250, 200],
  openingArrivals: [{ itemIndex: 0, laneIndex, units: 90, duePeriod: 1 }],
  openingCards: [],
});

const sites: readonly Site[] = [
  {
    id: 'vigo',
    name: 'Vigo',
    at: nowhere,
    kind: 'port',
    holdingCentsPerUnitPeriod: 0,
    backlogCentsPerUnitPeriod: 0,
    handlingCentsPerUnit: 2,
    supply: [undefined, undefined, undefined],
    openingUnits: [0, 0, 0],
    openingArrivals: [],
    openingCards: [],
  },
  {
    id: 'leixoes',
    name: 'Leixoes',
    at: nowhere,
    kind: 'port',
    holdingCentsPerUnitPeriod: 0,
    backlogCentsPerUnitPeriod: 0,
    handlingCentsPerUnit: 2,
    supply: [undefined, undefined, undefined],
    openingUnits: [0, 0, 0],
    openingArrivals: [],
    openingCards: [],
  },
  {
    id: 'central',
    name: 'Central',
    at: nowhere,
    kind: 'warehouse',
    storageVolume: 26_000,
    storageCentsPerPeriod: 20_000,
    overflowCentsPerVolumePeriod: 3,
    holdingCentsPerUnitPeriod: 1,
    backlogCentsPerUnitPeriod: 0,
    handlingCentsPerUnit: 0,
    labour,
    supply: items.map((_, item) => ({
      from: 'suppliers',
      laneIndex: 0,
      supplierIndices: item === 2 ? [0, 2] : [0, 1, 2],
      ordering: { by: 'field' },
    })),
    openingUnits: [4000, 2500, 2500],
    openingArrivals: [{ itemIndex: 1, laneIndex: 1, units: 600, duePeriod: 2 }],
    openingCards: [],
  },
  region('north', 5),
  region('east', 6),
];

const truck = (mode: Partial<Mode> = {}): Mode => ({
  id: 'truck',
  transit: certain(1),
  loadVolume: 600,
  costCentsPerLoad: 18_000,
  booked: { mostPerRound: 60, spotPerPeriod: 4, spotCostCents: 30_000 },
  direct: false,
  ...mode,
});
const van: Mode = { id: 'van', transit: certain(1), loadVolume: 150, costCentsPerLoad: 4000, direct: false };
const air: Mode = { id: 'air', transit: certain(1), loadVolume: 100, costCentsPerLoad: 90_000, direct: true };
const ocean = (booked: boolean): Mode => ({
  id: 'ocean',
  transit: { periods: [6, 7, 9], ppm: [600_000, 300_000, 100_000] },
  loadVolume: 2500,
  costCentsPerLoad: 60_000,
  ...(booked ? { booked: { mostPerRound: 8, spotPerPeriod: 1, spotCostCents: 110_000 } } : {}),
  direct: false,
});

const lanes: Company['lanes'] = [
  {
    id: 'nearby>central',
    from: supplier(0),
    to: site(2),
    orderDelayPeriods: 0,
    modes: [{ id: 'truck', transit: certain(1), loadVolume: 900, costCentsPerLoad: 15_000, direct: false }],
  },
  { id: 'faraway>vigo', from: supplier(1), to: site(0), orderDelayPeriods: 0, modes: [ocean(true), air], alternativeIndex: 3 },
  {
    id: 'newcomer>central',
    from: supplier(2),
    to: site(2),
    orderDelayPeriods: 0,
    modes: [{ id: 'truck', transit: certain(1), costCentsPerLoad: 15_000, direct: false }],
  },
  { id: 'faraway>leixoes', from: supplier(1), to: site(1), orderDelayPeriods: 0, modes: [ocean(false)] },
  { id: 'vigo>central', from: site(0), to: site(2), orderDelayPeriods: 1, modes: [truck({ loadVolume: 900 })] },
  { id: 'central>north', from: site(2), to: site(3), orderDelayPeriods: 1, modes: [truck(), { ...van, id: 'courier' }] },
  { id: 'central>east', from: site(2), to: site(4), orderDelayPeriods: 1, modes: [truck()] },
  {
    id: 'leixoes>central',
    from: site(1),
    to: site(2),
    orderDelayPeriods: 1,
    modes: [truck({ loadVolume: 900, booked: { mostPerRound: 10, spotPerPeriod: 6, spotCostCents: 25_000 } })],
  },
  {
    id: 'central>bilbao',
    from: site(2),
    to: market(0),
    orderDelayPeriods: 0,
    modes: [{ ...van, transit: { periods: [1, 2], ppm: [900_000, 100_000] } }],
  },
  { id: 'central>valencia', from: site(2), to: market(1), orderDelayPeriods: 0, modes: [van] },
  {
    id: 'north>bilbao',
    from: site(3),
    to: market(0),
    orderDelayPeriods: 0,
    modes: [{ id: 'van', transit: certain(0), loadVolume: 150, costCentsPerLoad: 4000, direct: false }],
  },
  {
    id: 'east>valencia',
    from: site(4),
    to: market(1),
    orderDelayPeriods: 0,
    modes: [{ id: 'van', transit: certain(0), costCentsPerLoad: 0, direct: false }],
  },
];

const asked = (baseUnits: readonly (number | undefined)[]): readonly (DemandSource | undefined)[] =>
  baseUnits.map((units) =>
    units === undefined ? undefined : { kind: 'market', baseUnits: units, seasonPpmByRound: [950_000, 1_000_000, 1_050_000] },
  );

const accounts = (id: string, marketIndex: number, laneIndex: number): Segment => ({
  id: `${id}/accounts`,
  name: 'Key accounts',
  marketIndex,
  keyAccount: true,
  siteIndex: 2,
  laneIndex,
  leadPeriods: 3,
  patiencePeriods: 3,
  latePenaltyPpm: 100_000,
  receivablePeriods: 8,
  elasticity: -1.6,
  demand: asked([150, 80, undefined]),
});
const retail = (id: string, marketIndex: number, siteIndex: number, laneIndex: number): Segment => ({
  id: `${id}/retail`,
  name: 'Retail',
  marketIndex,
  keyAccount: false,
  siteIndex,
  laneIndex,
  leadPeriods: 1,
  patiencePeriods: 5,
  latePenaltyPpm: 0,
  receivablePeriods: 2,
  elasticity: -2.4,
  demand: asked([100, 60, 45]),
});

const siteEvents: readonly CompanyEvent[] = (['orderPaused', 'shipmentPaused', 'transitPaused', 'receiptPaused'] as const).map(
  (kind, place) => ({
    id: kind,
    name: kind,
    trigger: { kind: 'period', period: 8 + place * 6 },
    delayPeriods: 0,
    rampPeriods: place % 2,
    activePeriods: 3 + place,
    recoveryPeriods: place,
    signals: [{ atPeriod: 4 + place, seats: ['sales'], text: `${kind} ahead` }],
    effects: [{ kind, siteIndex: [3, 3, 2, 2][place] }],
  }),
);

const events: readonly CompanyEvent[] = [
  ...siteEvents,
  {
    id: 'strike',
    name: 'Strike',
    trigger: { kind: 'period', period: 31 },
    delayPeriods: 0,
    rampPeriods: 0,
    activePeriods: 6,
    recoveryPeriods: 2,
    signals: [
      { atPeriod: 26, seats: ['sales'], text: 'Rumours' },
      { atPeriod: 31, seats: ['sales', 'logistics'], text: 'Strike' },
    ],
    effects: [
      { kind: 'laneCapacity', laneIndex: 4, factorPpm: 0 },
      { kind: 'receiptPaused', siteIndex: 0 },
    ],
  },
  {
    id: 'storm',
    name: 'Storm',
    trigger: { kind: 'period', period: 12 },
    delayPeriods: 0,
    rampPeriods: 1,
    activePeriods: 6,
    recoveryPeriods: 2,
    signals: [],
    effects: [
      { kind: 'transitDelay', laneIndex: 1, periods: 3 },
      { kind: 'supplierCapacity', supplierIndex: 0, factorPpm: 300_000 },
    ],
  },
  {
    id: 'flu',
    name: 'Flu',
    trigger: { kind: 'period', period: 20 },
    delayPeriods: 0,
    rampPeriods: 2,
    activePeriods: 5,
    recoveryPeriods: 3,
    signals: [],
    effects: [{ kind: 'crew', siteIndex: 2, factorPpm: 600_000 }],
  },
  {
    id: 'heat',
    name: 'Heat',
    trigger: { kind: 'period', period: 40 },
    delayPeriods: 0,
    rampPeriods: 0,
    activePeriods: 10,
    recoveryPeriods: 0,
    signals: [],
    effects: [{ kind: 'demand', itemIndices: [0, 2], segmentIndices: [0, 1, 2, 3], factorPpm: 1_600_000 }],
  },
];

type Shape = Partial<Omit<Field, 'lever' | 'key'>>;
const field = (lever: Lever, key: string, least: number, most: number, initial: number | undefined, shape: Shape = {}): Field => ({
  lever,
  key,
  seat: 'sales',
  kind: 'standing',
  unit: 'units',
  least,
  most,
  step: 1,
  initial,
  fromRound: 1,
  rare: false,
  ...shape,
});
const choices = (...ids: readonly string[]): Shape => ({ unit: 'choice', options: ids.map((id) => ({ id, name: id })) });
const oneShot: Shape = { kind: 'oneShot' };

const fields: readonly Field[] = [
  ...items.flatMap((item) => [
    field('price', item.id, 80, 105, 100),
    field('promotion', item.id, 0, 2, 0, { ...oneShot, ...choices('none', 'cut', 'full') }),
    field('forecast', item.id, 0, 10_000, 1000),
    field('order', `central ${item.id}`, 0, 20_000, undefined, { ...oneShot, step: 20 }),
    field('transfer', `central>north ${item.id}`, 0, 500, 0, oneShot),
    field('supplierShare', `newcomer ${item.id}`, 0, 100, 20),
  ]),
  field('deliveryQuote', 'all', -1, 5, 0),
  field('priority', 'all', 0, 3, 0, choices('dueDate', 'keyAccounts', 'margin', 'fairShare')),
  ...[1, 4, 5, 6, 7].map((lane) =>
    field('booking', lanes[lane].id, 0, lanes[lane].modes[0].booked?.mostPerRound ?? 0, [2, 4, 10, 10, 0][[1, 4, 5, 6, 7].indexOf(lane)]),
  ),
  field('mode', 'faraway>vigo', 0, 1, 0, choices('ocean', 'air')),
  field('mode', 'central>north', 0, 1, 0, choices('truck', 'courier')),
  field('reroute', 'faraway>vigo', 0, 1, 0, { ...oneShot, ...choices('no', 'yes') }),
  ...['water', 'juice'].map((item) => field('supplierShare', `faraway ${item}`, 0, 100, 40)),
  field('expedite', 'nearby', 0, 1, 0, { ...oneShot, ...choices('no', 'yes') }),
  field('qualify', 'newcomer', 0, 1, 0, { ...oneShot, ...choices('no', 'yes') }),
  field('staffing', 'central temps', 0, 10, 0),
  field('staffing', 'central hires', 0, 5, 0, oneShot),
  field('overtime', 'central', 0, 50, 20),
  field('labourSplit', 'central putaway', 0, 100, 45),
  field('labourSplit', 'central returns', 0, 100, 10),
  field('slotting', 'central', 0, 1, 0, { ...oneShot, ...choices('no', 'yes') }),
  field('cycleCount', 'central', 0, 6, 1),
  field('overflow', 'central', 0, 20_000, 0),
];

/** A distributor with everything a company can have: ports, booked and direct modes, people, three suppliers, two markets, all effects. */
export const richCompany = (change: Partial<Company> = {}): Company => ({
  periodsPerRound: 5,
  items,
  suppliers,
  sites,
  lanes,
  markets: [
    { id: 'bilbao', name: 'Bilbao', at: nowhere },
    { id: 'valencia', name: 'Valencia', at: nowhere },
  ],
  segments: [accounts('bilbao', 0, 8), retail('bilbao', 0, 3, 10), accounts('valencia', 1, 9), retail('valencia', 1, 4, 11)],
  events,
  fields,
  money: { openingCashCents: 20_000_000, creditLimitCents: 10_000_000, interestPpmPerRound: 10_000, endCoverPeriods: 20, ledger: true },
  promotions: [
    { id: 'none', name: 'None', priceCutPpm: 0, display: false, costCentsPerRound: 0 },
    { id: 'cut', name: 'Price cut', priceCutPpm: 100_000, display: false, costCentsPerRound: 20_000 },
    { id: 'full', name: 'Full display', priceCutPpm: 200_000, display: true, costCentsPerRound: 60_000 },
  ],
  pantry: { ppmByRound: [450_000, 350_000, 200_000], floorPpm: 300_000 },
  noise: { roundCvPpm: 350_000, dayCvPpm: 150_000 },
  csat: {
    opening: 70_000,
    perfectGain: 8,
    lateLoss: 30,
    lostLoss: 60,
    errorLoss: 40,
    premiumLoss: 100,
    demandPpmAtZero: 700_000,
    demandPpmAtFull: 1_100_000,
  },
  ...change,
});
