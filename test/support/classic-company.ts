import type { CompanyEvent } from '../../server/simulation/company-events.ts';
import type { Company } from '../../server/simulation/company.ts';

const names = ['retailer', 'wholesaler', 'distributor', 'factory'] as const;
const seatOf = { retailer: 'sales', wholesaler: 'logistics', distributor: 'procurement', factory: 'operations' } as const;
const nowhere = { longitude: 0, latitude: 0 };
const certain = (periods: number) => ({ periods: [periods], ppm: [1_000_000] });

/** Sterman's board: four sites in series, 12 on hand, 4 in every box and on every card. Demand by period, the last number holds on. */
export const classicCompany = (unitsByPeriod: readonly number[], events: readonly CompanyEvent[] = []): Company => ({
  periodsPerRound: 1,
  items: [{ id: 'beer', name: 'Beer', colour: '#e69f00', costCents: 0, listPriceCents: 0, volume: 1, displayUplift: 1, pantryShare: 0 }],
  suppliers: [
    {
      id: 'brewery',
      name: 'Brewery',
      at: nowhere,
      lead: certain(0),
      rejectPpm: 0,
      payablePeriods: 0,
      offers: [{ itemIndex: 0, laneIndex: 4, minimumUnits: 0, multipleUnits: 1, breaks: [{ fromUnits: 0, costCents: 0 }] }],
    },
  ],
  sites: names.map((name, index) => ({
    id: name,
    name,
    at: nowhere,
    kind: name === 'factory' ? ('factory' as const) : name === 'retailer' ? ('shop' as const) : ('warehouse' as const),
    seat: seatOf[name],
    holdingCentsPerUnitPeriod: 50,
    backlogCentsPerUnitPeriod: 100,
    handlingCentsPerUnit: 0,
    supply: [
      name === 'factory'
        ? { from: 'suppliers' as const, laneIndex: 4, supplierIndices: [0], ordering: { by: 'field' as const } }
        : { from: 'site' as const, laneIndex: index + 1, supplierIndices: [], ordering: { by: 'field' as const } },
    ],
    openingUnits: [12],
    openingArrivals: [1, 2].map((duePeriod) => ({ itemIndex: 0, laneIndex: index + 1, units: 4, duePeriod })),
    openingCards: name === 'factory' ? [] : [{ itemIndex: 0, laneIndex: index + 1, units: 4, readPeriod: 1 }],
  })),
  lanes: [
    {
      id: 'retailer>town',
      from: { kind: 'site', index: 0 },
      to: { kind: 'market', index: 0 },
      orderDelayPeriods: 0,
      modes: [{ id: 'hand', transit: certain(0), costCentsPerLoad: 0, direct: false }],
    },
    ...([1, 2, 3] as const).map((from) => ({
      id: `${names[from]}>${names[from - 1]}`,
      from: { kind: 'site' as const, index: from },
      to: { kind: 'site' as const, index: from - 1 },
      orderDelayPeriods: 1,
      modes: [{ id: 'truck', transit: certain(2), costCentsPerLoad: 0, direct: false }],
    })),
    {
      id: 'brewery>factory',
      from: { kind: 'supplier', index: 0 },
      to: { kind: 'site', index: 3 },
      orderDelayPeriods: 0,
      modes: [{ id: 'kettle', transit: certain(2), costCentsPerLoad: 0, direct: false }],
    },
  ],
  markets: [{ id: 'town', name: 'Town', at: nowhere }],
  segments: [
    {
      id: 'town/drinkers',
      name: 'Drinkers',
      marketIndex: 0,
      keyAccount: false,
      siteIndex: 0,
      laneIndex: 0,
      leadPeriods: 0,
      latePenaltyPpm: 0,
      receivablePeriods: 0,
      elasticity: 0,
      demand: [{ kind: 'given', unitsByPeriod }],
    },
  ],
  events,
  fields: names.map((name) => ({
    lever: 'order',
    key: `${name} beer`,
    seat: seatOf[name],
    kind: 'oneShot',
    unit: 'units',
    least: 0,
    most: 10_000,
    step: 1,
    initial: undefined,
    fromRound: 1,
    rare: false,
  })),
  money: { openingCashCents: 0, interestPpmPerRound: 0, ledger: false },
  promotions: [],
  pantry: { ppmByRound: [], floorPpm: 0 },
  noise: { roundCvPpm: 0, dayCvPpm: 0 },
  csat: {
    opening: 50_000,
    perfectGain: 0,
    lateLoss: 0,
    lostLoss: 0,
    errorLoss: 0,
    premiumLoss: 0,
    demandPpmAtZero: 1_000_000,
    demandPpmAtFull: 1_000_000,
  },
});
