import type { Desk } from '../../contract/desk.ts';
import type { Seat } from '../../contract/ids.ts';
import type { TeamCommand } from '../../contract/team-commands.ts';
import { firstPart, lastPeriod, ownPanel, panelValue, rowValue, secondPart, seriesOf, sharedPanel } from '../desk-reading.ts';
import type { PolicyInput } from '../policy.ts';

type Proposal = Extract<TeamCommand, { readonly kind: 'propose' }>;

/** Requests of this seat to another that are still to be answered or kept: one at a time is enough. */
const isAsking = (desk: Desk, to: Seat): boolean =>
  desk.agreements.some(
    ({ kind, by, to: asked, state }) =>
      kind === 'request' && by === desk.seat && asked.includes(to) && (state === 'open' || state === 'answered' || state === 'agreed'),
  );

/** Owed to customers beyond this share of what they order in a usual round is more than orders under way. */
const muchOwed = 0.5;

/** What customers order of an item in a usual round: the middle one of the last, so that a promotion's does not count. */
const usualDemand = (desk: Desk, item: string): number => {
  const rounds = seriesOf(ownPanel(desk, 'customerOrders'), item)
    .slice(-5)
    .toSorted((one, other) => one - other);
  return rounds[Math.floor((rounds.length - 1) / 2)] ?? 0;
};

/** Sales asks for goods that customers wait for: how many, where, by when, why, and what else would do. */
const goodsForCustomers = (desk: Desk): readonly Proposal[] => {
  if (isAsking(desk, 'procurement')) return [];
  for (const row of ownPanel(desk, 'customerOrders')?.rows ?? []) {
    const owed = rowValue('customerOrders', row, 'owed');
    const usual = usualDemand(desk, row.key);
    const place = desk.askables.find(({ seat, lever, key }) => seat === 'procurement' && lever === 'order' && secondPart(key) === row.key);
    if (place === undefined || usual <= 0 || owed < muchOwed * usual) continue;
    // Who has stock enough has another trouble than too few goods.
    if (panelValue(sharedPanel(desk, 'supply'), 'supply', row.key, 'book') > owed) continue;
    const byPeriod = lastPeriod(desk) + 2 * desk.act.periodsPerRound;
    return [
      {
        kind: 'propose',
        to: ['procurement'],
        terms: {
          kind: 'request',
          what: { kind: 'outcome', measure: 'received' },
          item: row.key,
          place: firstPart(place.key),
          amount: Math.round(usual + Math.min(owed, usual)),
          byPeriod,
          why: `Customers wait for ${Math.round(owed)} units and will not wait for long.`,
          otherwise: { amount: Math.round(usual), byPeriod: byPeriod + desk.act.periodsPerRound },
        },
        pledges: [],
      },
    ];
  }
  return [];
};

/** Goods that stand in a port are worth trucks when the shelf is low: periods of cover below which it is. */
const lowCover = 3;

/** Procurement asks for trucks where goods stand waiting that the shelf needs. */
const trucksForGoods = (desk: Desk): readonly Proposal[] => {
  const lanes = sharedPanel(desk, 'lanes');
  const supply = ownPanel(desk, 'supply');
  if (lanes === undefined || supply === undefined || isAsking(desk, 'logistics')) return [];
  const cover = Math.min(...supply.rows.map((row) => rowValue('supply', row, 'cover', Infinity)));
  if (cover >= lowCover) return [];
  for (const row of lanes.rows) {
    const askable = desk.askables.find(({ seat, lever, key }) => seat === 'logistics' && lever === 'booking' && key === row.key);
    const from = desk.map.lanes.find(({ id }) => id === row.key)?.from;
    const isPort = desk.map.places.some(({ id, kind }) => id === from && kind === 'port');
    const waiting = rowValue('lanes', row, 'waiting');
    const loadUnits = rowValue('lanes', row, 'loadUnits');
    if (askable === undefined || !isPort || waiting <= 0 || loadUnits <= 0) continue;
    const loads = rowValue('lanes', row, 'loadsRound') + Math.ceil(waiting / loadUnits);
    return [
      {
        kind: 'propose',
        to: ['logistics'],
        terms: {
          kind: 'request',
          what: { kind: 'action', lever: 'booking' },
          place: row.key,
          amount: Math.min(askable.most, Math.max(askable.least, loads)),
          inRound: desk.round,
          why: `${Math.round(waiting)} units stand there, and the shelf is nearly empty.`,
        },
        pledges: [],
      },
    ];
  }
  return [];
};

/** What a coordinated seat asks a colleague for: rarely, and so that it can be answered. */
export const asking = ({ desk }: PolicyInput): readonly TeamCommand[] => {
  if (!desk.sharing.may.includes('propose')) return [];
  if (desk.seat === 'sales') return goodsForCustomers(desk);
  return desk.seat === 'procurement' ? trucksForGoods(desk) : [];
};
