import type { OutcomePledge } from '../../contract/agreement-schemas.ts';
import type { Desk } from '../../contract/desk.ts';
import type { Lever } from '../../contract/ids.ts';
import { firstPart, lastPeriod, legalValues, openFields, ownPanel, panelValue, rowValue, secondPart } from '../desk-reading.ts';
import type { PolicyInput } from '../policy.ts';

/** How much of what was asked for a seat can promise by then, by which inputs, and how it puts it. */
export type Reach = {
  readonly units: number;
  readonly actions: readonly { readonly lever: Lever; readonly key: string; readonly value: number }[];
  readonly says: string;
};

const says = ({ act }: Desk, units: number, by: number): string =>
  `${Math.max(0, Math.floor(units)).toLocaleString('en')} units by ${act.periodName} ${by} are possible.`;

const orderFieldOf = (desk: Desk, site: string, item: string | undefined) =>
  openFields(desk, 'order').find(({ field }) => firstPart(field.key) === site && (item === undefined || secondPart(field.key) === item));

/** Units of an item that suppliers owe this desk by a date, by their word, and those it can still order in time. */
const supplyBy = (desk: Desk, item: string, byPeriod: number): { readonly due: number; readonly orderable: number } => {
  let due = 0;
  for (const row of ownPanel(desk, 'purchaseOrders')?.rows ?? [])
    if (secondPart(row.key) === item && rowValue('purchaseOrders', row, 'expectedPeriod') < byPeriod)
      due += rowValue('purchaseOrders', row, 'openUnits');
  let orderable = 0;
  for (const row of ownPanel(desk, 'suppliers')?.rows ?? []) {
    if (secondPart(row.key) !== item || rowValue('suppliers', row, 'qualified', 1) === 0) continue;
    // An order may come in parts: what has a round's time is sure to be there.
    const spare = byPeriod - lastPeriod(desk) - rowValue('suppliers', row, 'leadTime') - desk.act.periodsPerRound;
    if (spare > 0) orderable += Math.max(0, rowValue('suppliers', row, 'capacity', Infinity) - rowValue('suppliers', row, 'owed'));
  }
  return { due, orderable };
};

/** Goods at the warehouse that buys: what is coming anyway, and an order on top. */
const received = (desk: Desk, { place, item, value, byPeriod }: OutcomePledge, already: number): Reach | undefined => {
  const found = orderFieldOf(desk, place, item);
  if (found === undefined) return undefined;
  const { due, orderable } = supplyBy(desk, item ?? secondPart(found.field.key), byPeriod);
  const more = Math.max(0, value - already - due);
  const units = Math.min(value, already + due + Math.min(more, orderable));
  const wish = { lever: 'order', key: found.field.key, value: Math.max(found.input.value, more) } as const;
  const actions =
    more === 0 ? [] : legalValues(desk, [wish]).flatMap((each) => (each.value === null ? [] : [{ ...each, value: each.value }]));
  return { units: Math.floor(units), actions, says: says(desk, units, byPeriod) };
};

/** What a desk can promise of the company's records; nothing where it has no hand in them. */
export const reach = ({ desk }: PolicyInput, asked: OutcomePledge): Reach | undefined => {
  const { measure, place, item, value, byPeriod } = asked;
  switch (measure) {
    case 'received':
      return desk.seat === 'procurement' ? received(desk, asked, 0) : undefined;
    case 'onHand':
      return desk.seat === 'procurement'
        ? received(desk, asked, panelValue(ownPanel(desk, 'supply'), 'supply', item ?? '', 'book'))
        : undefined;
    case 'shipped': {
      // What usually leaves a house in the time there is.
      const crew = ownPanel(desk, 'crew');
      if (crew?.rows.some(({ key }) => key === place) !== true) return undefined;
      const queue = panelValue(ownPanel(desk, 'dock'), 'dock', place, 'dockUnits');
      const usual = panelValue(ownPanel(desk, 'dock'), 'dock', place, 'arrivedRound') / Math.max(1, desk.map.items.length);
      const rounds = (byPeriod - lastPeriod(desk)) / desk.act.periodsPerRound;
      const units = queue > usual ? 0 : usual * rounds;
      return { units: Math.floor(Math.min(value, units)), actions: [], says: says(desk, units, byPeriod) };
    }
    case 'dockQueue': {
      const dock = ownPanel(desk, 'dock');
      if (dock?.rows.some(({ key }) => key === place) !== true) return undefined;
      const now = panelValue(dock, 'dock', place, 'dockUnits');
      const arrives = panelValue(dock, 'dock', place, 'arrivedRound') / desk.act.periodsPerRound;
      // As good as empty is a day's arrivals; a queue of several days takes longer.
      const least = now > 3 * arrives ? now / 2 : 0;
      return { units: value >= least ? value : 0, actions: [], says: `About ${Math.round(least)} units would still stand there.` };
    }
    case 'waiting': {
      const found = openFields(desk, 'booking').find(({ field }) => field.key === place);
      const lanes = ownPanel(desk, 'lanes');
      const loadUnits = panelValue(lanes, 'lanes', place, 'loadUnits');
      if (found === undefined || loadUnits <= 0) return undefined;
      const loads = panelValue(lanes, 'lanes', place, 'need') + Math.ceil(panelValue(lanes, 'lanes', place, 'waiting') / loadUnits);
      const inTime = byPeriod >= (desk.round + 1) * desk.act.periodsPerRound;
      const actions = legalValues(desk, [{ lever: 'booking', key: place, value: Math.max(found.input.value, loads) }]);
      return {
        units: inTime ? value : 0,
        actions: actions.flatMap((each) => (each.value === null ? [] : [{ ...each, value: each.value }])),
        says: inTime ? `Trucks for ${loads} loads are booked.` : 'Trucks booked now run next round.',
      };
    }
    case 'backlog':
    case 'delivered':
      return undefined;
  }
};
