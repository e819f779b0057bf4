import { quietTeam } from './quiet-team.ts';
import type { Desk, InputView, MapView, Notice, Panel, Playback, PlaybackDay } from '../../server/contract/desk.ts';

/** The default scenario's network as a desk sees it. */
export const iberia: MapView = {
  title: 'Spring promotion',
  items: [
    { id: 'water', name: 'Water', colour: '#0072b2', listPriceCents: 600 },
    { id: 'juice', name: 'Juice', colour: '#d55e00', listPriceCents: 1400 },
    { id: 'cola', name: 'Cola', colour: '#8b3a3a', listPriceCents: 1000 },
  ],
  places: [
    { id: 'nearby', kind: 'supplier', name: 'Embotelladora Ebro', longitude: -0.88, latitude: 41.65 },
    { id: 'faraway', kind: 'supplier', name: 'Huadong Drinks', longitude: 121.47, latitude: 31.23 },
    { id: 'newcomer', kind: 'supplier', name: 'Bebidas do Minho', longitude: -8.42, latitude: 41.55 },
    { id: 'vigo', kind: 'port', name: 'Port of Vigo', longitude: -8.72, latitude: 42.24 },
    { id: 'leixoes', kind: 'port', name: 'Port of Leixões', longitude: -8.7, latitude: 41.18 },
    { id: 'central', kind: 'warehouse', name: 'Madrid', longitude: -3.7, latitude: 40.42 },
    { id: 'north', kind: 'warehouse', name: 'Burgos', longitude: -3.7, latitude: 42.34 },
    { id: 'east', kind: 'warehouse', name: 'Albacete', longitude: -1.86, latitude: 38.99 },
    { id: 'south', kind: 'warehouse', name: 'Córdoba', longitude: -4.78, latitude: 37.89 },
    { id: 'bilbao', kind: 'market', name: 'Bilbao', longitude: -2.93, latitude: 43.26 },
    { id: 'valencia', kind: 'market', name: 'Valencia', longitude: -0.38, latitude: 39.47 },
    { id: 'sevilla', kind: 'market', name: 'Sevilla', longitude: -5.98, latitude: 37.39 },
  ],
  lanes: [
    { id: 'faraway>vigo', from: 'faraway', to: 'vigo', modes: ['ocean', 'air'] },
    { id: 'faraway>leixoes', from: 'faraway', to: 'leixoes', modes: ['ocean'] },
    { id: 'leixoes>central', from: 'leixoes', to: 'central', modes: ['truck'] },
    { id: 'vigo>central', from: 'vigo', to: 'central', modes: ['truck'] },
    { id: 'nearby>central', from: 'nearby', to: 'central', modes: ['truck'] },
    { id: 'newcomer>central', from: 'newcomer', to: 'central', modes: ['truck'] },
    { id: 'central>north', from: 'central', to: 'north', modes: ['truck'] },
    { id: 'central>east', from: 'central', to: 'east', modes: ['truck'] },
    { id: 'central>south', from: 'central', to: 'south', modes: ['truck'] },
    { id: 'north>bilbao', from: 'north', to: 'bilbao', modes: ['van'] },
    { id: 'east>valencia', from: 'east', to: 'valencia', modes: ['van'] },
    { id: 'south>sevilla', from: 'south', to: 'sevilla', modes: ['van'] },
    { id: 'central>bilbao', from: 'central', to: 'bilbao', modes: ['van'] },
    { id: 'central>valencia', from: 'central', to: 'valencia', modes: ['van'] },
    { id: 'central>sevilla', from: 'central', to: 'sevilla', modes: ['van'] },
  ],
};

/** Sterman's board, drawn on a real map as the shipped file has it. */
export const board: MapView = {
  title: 'The Beer Game',
  items: [{ id: 'beer', name: 'Beer', colour: '#c98a12', listPriceCents: 0 }],
  places: [
    { id: 'retailer', kind: 'shop', name: 'Retailer', longitude: 6.96, latitude: 50.94, seat: 'sales' },
    { id: 'wholesaler', kind: 'warehouse', name: 'Wholesaler', longitude: 8.68, latitude: 50.11, seat: 'logistics' },
    { id: 'distributor', kind: 'warehouse', name: 'Distributor', longitude: 11.08, latitude: 49.45, seat: 'procurement' },
    { id: 'factory', kind: 'factory', name: 'Factory', longitude: 11.58, latitude: 48.14, seat: 'operations' },
    { id: 'brewing', kind: 'supplier', name: 'Brewing', longitude: 13.05, latitude: 47.8 },
    { id: 'pub', kind: 'market', name: 'Customers', longitude: 4.9, latitude: 52.37 },
  ],
  lanes: [
    { id: 'retailer>pub', from: 'retailer', to: 'pub', modes: ['truck'] },
    { id: 'wholesaler>retailer', from: 'wholesaler', to: 'retailer', modes: ['truck'] },
    { id: 'distributor>wholesaler', from: 'distributor', to: 'wholesaler', modes: ['truck'] },
    { id: 'factory>distributor', from: 'factory', to: 'distributor', modes: ['truck'] },
    { id: 'brewing>factory', from: 'brewing', to: 'factory', modes: ['truck'] },
  ],
};

/** The same board with coordinates that say nothing. */
export const nowhere: MapView = { ...board, places: board.places.map((place) => ({ ...place, longitude: 0, latitude: 0 })) };

const stock = (water: number, juice: number, cola: number): PlaybackDay['places'][number]['units'] => [
  { item: 'water', units: water },
  { item: 'juice', units: juice },
  { item: 'cola', units: cola },
];

/** One day of week 5: the dock fills, the north runs dry, the port stands still from Thursday on. */
const day = (index: number): PlaybackDay => ({
  places: [
    { id: 'central', units: stock(2600 + index * 320, 2100 - index * 60, 1500 + index * 90), queue: index * 180 },
    { id: 'north', units: stock(620 - index * 140, 480 - index * 20, 510 - index * 30) },
    { id: 'east', level: 3 },
    { id: 'south', level: 2 },
    { id: 'vigo', queue: index < 3 ? 0 : (index - 2) * 700 },
    { id: 'bilbao', backlog: index < 4 ? 0 : 120 },
    { id: 'valencia' },
    { id: 'sevilla' },
  ],
  lanes: [
    { id: 'faraway>vigo', loads: index === 0 || index === 3 ? 1 : 0, item: 'water' },
    { id: 'vigo>central', loads: index < 3 ? 2 : 0, item: 'juice', waitingUnits: index < 3 ? 0 : 900 },
    { id: 'nearby>central', loads: 2, item: 'water' },
    { id: 'newcomer>central', loads: 0 },
    { id: 'central>north', loads: 3, item: 'water', waitingUnits: 400 },
    { id: 'central>east', loads: 2, item: 'juice' },
    { id: 'central>south', loads: 1, item: 'cola' },
    { id: 'north>bilbao', loads: 1, item: 'water' },
    { id: 'east>valencia', loads: 1, item: 'juice' },
    { id: 'south>sevilla', loads: 1, item: 'cola' },
  ],
  troubles:
    index < 3
      ? []
      : [
          { place: 'vigo', lane: 'vigo>central', name: 'Strike at the port of Vigo' },
          { lane: 'central>south', name: 'Slow roads' },
        ],
});

export const strikeWeek: Playback = { round: 5, firstPeriod: 21, days: [0, 1, 2, 3, 4].map(day) };

/** A week on the classic board: one period, numbers public only as levels. */
export const boardWeek: Playback = {
  round: 7,
  firstPeriod: 7,
  days: [
    {
      places: [
        { id: 'retailer', units: [{ item: 'beer', units: 3 }], backlog: 4 },
        { id: 'wholesaler', level: 1 },
        { id: 'distributor', level: 3 },
        { id: 'factory', level: 4 },
      ],
      lanes: board.lanes.map((lane) => ({ id: lane.id, loads: 1, item: 'beer' })),
      troubles: [],
    },
  ],
};

const panels: readonly Panel[] = [
  { id: 'ports', source: 'logistics', asOfPeriod: 25, rows: [{ key: 'vigo', values: [1400, 9, 2600] }] },
  {
    id: 'regions',
    source: 'logistics',
    asOfPeriod: 25,
    rows: [
      { key: 'north water', values: [60, 2, 400, 900] },
      { key: 'north juice', values: [400, 9, 0, 300] },
      { key: 'east juice', values: [420, 9, 0, 300] },
    ],
  },
  { id: 'crew', source: 'operations', asOfPeriod: 25, rows: [{ key: 'central', values: [9600, 9600, 1800, 22, 96, 20, 2, 92] }] },
];

const notices: readonly Notice[] = [
  { id: 'n1', round: 5, period: 25, kind: 'promotion', text: 'Display, -20 %', onlyYou: false, item: 'water' },
  {
    id: 'n2',
    round: 5,
    period: 24,
    kind: 'signal',
    text: 'Drivers at Vigo vote on a strike on Thursday. If it comes: 5-10 days.',
    onlyYou: true,
    place: 'vigo',
  },
];

const promotion: Desk['fields'][number] = {
  lever: 'promotion',
  key: 'cola',
  unit: 'choice',
  kind: 'oneShot',
  least: 0,
  most: 1,
  step: 1,
  fromRound: 1,
  rare: false,
  options: [
    { id: 'none', name: 'None' },
    { id: 'display', name: '−20 % and display' },
  ],
};
const input: InputView = { value: 0, untouched: 0, touched: false, locked: false };

/** A desk of logistics in round 6's planning, after the strike week. */
export const logisticsDesk: Desk = {
  seat: 'logistics',
  phase: 'planning',
  round: 6,
  act: {
    number: 2,
    name: 'Board open',
    brief: '',
    informationLevel: 'open',
    announcedRounds: 14,
    periodsPerRound: 5,
    periodName: 'day',
    roundName: 'week',
  },
  map: iberia,
  role: { name: 'Logistics', guide: '', kpi: 'freightPerUnit' },
  fields: [
    promotion,
    { lever: 'mode', key: 'faraway>vigo', unit: 'choice', kind: 'standing', least: 0, most: 1, step: 1, fromRound: 1, rare: false },
  ],
  inputs: [input, input],
  committed: false,
  panels,
  notices,
  measures: { own: { kpi: 'freightPerUnit', value: 84, before: 78 }, team: [], joint: { value: 61, before: 65 } },
  playback: strikeWeek,
  recap: undefined,
  end: undefined,
  ...quietTeam,
};

/** The same desk before anything was played and with nothing known: the emptiest picture. */
export const openingDesk: Desk = { ...logisticsDesk, phase: 'briefing', round: 1, panels: [], notices: [], playback: undefined };

/** A classic desk after a week. */
export const boardDesk: Desk = {
  ...openingDesk,
  seat: 'sales',
  round: 8,
  map: board,
  fields: [],
  inputs: [],
  playback: boardWeek,
  act: { ...openingDesk.act, periodsPerRound: 1, periodName: 'week', roundName: 'week' },
};
