import type { ImpactCard, ImpactLine, Terms } from '../agreement-schemas.ts';
import type { Desk } from '../desk.ts';
import { at, inputValue, panelOf, recent, rowSeries } from './desk-numbers.ts';
import { truckNeed } from './logistics.ts';
import { labourHours } from './operations.ts';
import { orderCost } from './procurement.ts';

type PromotionPlan = Pick<Extract<Terms, { readonly kind: 'promotionPlan' }>, 'item' | 'round' | 'upliftPercent'>;

/** What a promotion sells when nobody says: twice as much as usual, per cent. */
const usualUpliftPercent = 200;
/** Storage works well up to here; above it all work takes longer (R7.4). */
const roomyFillPercent = 85;
const mostLines = 12;

/**
 * How a promotion looks from one desk: needed against available, from the panels that this seat has itself. What the others share is
 * left out, because whoever shares it answers with a card of their own. Empty where the seat sees nothing that a promotion touches.
 */
export const impactCard = (desk: Desk, plan: PromotionPlan): ImpactCard => {
  const own: Desk = { ...desk, panels: desk.panels.filter(({ source }) => source === desk.seat || source === 'company') };
  const lines = [...supplyLines(own, plan), ...cashLines(own, plan), ...loadLines(own, plan), ...hoursLines(own, plan)];
  return lines.slice(0, mostLines);
};

const factorOf = ({ upliftPercent }: PromotionPlan): number => (upliftPercent ?? usualUpliftPercent) / 100;

/** Rounds still to be played before the one in which the promotion runs. */
const roundsBefore = (desk: Desk, { round }: PromotionPlan): number =>
  Math.max(0, round - (desk.phase === 'planning' || desk.phase === 'briefing' ? desk.round : desk.round + 1));

/** Units of the item that usually leave the buying warehouse in a round. */
const usualUnits = (desk: Desk, { item }: PromotionPlan): number | undefined =>
  recent(rowSeries(desk, 'supply', item), at(desk, 'supply', item, 'drawnRound'));

/** Periods that a position lasts when the promotion runs as planned. */
const lasts = (position: number, usual: number, factor: number, before: number, periodsPerRound: number): number => {
  let left = Math.max(0, position);
  let rounds = 0;
  for (const rate of [...Array.from({ length: before }, () => usual), usual * factor]) {
    if (left < rate) return Math.round((rounds + left / rate) * periodsPerRound);
    left -= rate;
    rounds += 1;
  }
  return Math.round((rounds + left / usual) * periodsPerRound);
};

/** Goods: units asked for until the promotion is over against those in sight by then, and how long all that is coming will last. */
const supplyLines = (desk: Desk, plan: PromotionPlan): readonly ImpactLine[] => {
  const { item } = plan;
  const usual = usualUnits(desk, plan);
  const book = at(desk, 'supply', item, 'book');
  if (usual === undefined || usual <= 0 || book === undefined) return [];
  const { periodsPerRound } = desk.act;
  const factor = factorOf(plan);
  const before = roundsBefore(desk, plan);
  const orders = panelOf(desk, 'purchaseOrders')?.rows.filter((row) => row.key.endsWith(` ${item}`)) ?? [];
  const inTime = orders.reduce(
    (sum, { values: [open = 0, expected = 0] }) => (expected <= plan.round * periodsPerRound ? sum + open : sum),
    0,
  );
  const leads = (panelOf(desk, 'suppliers')?.rows ?? []).flatMap((row) =>
    row.key.endsWith(` ${item}`) && at(desk, 'suppliers', row.key, 'qualified') !== 0
      ? (at(desk, 'suppliers', row.key, 'leadTime') ?? [])
      : [],
  );
  const owed = at(desk, 'supply', item, 'backlog') ?? 0;
  const position = at(desk, 'supply', item, 'inventoryPosition') ?? book - owed;
  return [
    {
      subject: 'supply',
      key: item,
      needed: Math.round(usual * (before + factor) + owed),
      available: Math.round(book + inTime),
      unit: 'units',
    },
    {
      subject: 'cover',
      key: item,
      needed: (leads.length === 0 ? 0 : Math.min(...leads)) + periodsPerRound,
      available: lasts(position, usual, factor, before, periodsPerRound),
      unit: 'periods',
    },
  ];
};

/** Money: what the additional units cost at the suppliers' prices against the credit that is left. */
const cashLines = (desk: Desk, plan: PromotionPlan): readonly ImpactLine[] => {
  const usual = usualUnits(desk, plan);
  const creditLeft = at(desk, 'cash', 'company', 'creditLeft');
  if (usual === undefined || creditLeft === undefined) return [];
  const cost = orderCost(desk, plan.item, Math.max(0, Math.round(usual * (factorOf(plan) - 1))));
  return cost === undefined ? [] : [{ subject: 'cash', key: '', needed: cost, available: creditLeft, unit: 'cents' }];
};

/** Loads of each lane behind which the item is sold: the usual need and the additional units against those booked for the next round. */
const loadLines = (desk: Desk, plan: PromotionPlan): readonly ImpactLine[] =>
  (panelOf(desk, 'lanes')?.rows ?? []).flatMap(({ key: lane }) => {
    const site = desk.map.lanes.find((each) => each.id === lane)?.to;
    const shipped = site === undefined ? undefined : at(desk, 'regions', `${site} ${plan.item}`, 'shippedRound');
    const loadUnits = at(desk, 'lanes', lane, 'loadUnits');
    const need = truckNeed(desk, lane);
    const available = inputValue(desk, 'booking', lane) ?? at(desk, 'lanes', lane, 'bookedNext');
    if (shipped === undefined || loadUnits === undefined || loadUnits <= 0 || need === undefined || available === undefined) return [];
    const usual = (need.from + need.to) / 2;
    return {
      subject: 'loads' as const,
      key: lane,
      needed: Math.ceil(usual + (shipped * (factorOf(plan) - 1)) / loadUnits),
      available,
      unit: 'loads' as const,
    };
  });

/**
 * A warehouse's work and room. Nobody here sees how much of the work is the item's: it is taken as one of the company's items, all
 * alike, and so is its part of what comes in.
 */
const hoursLines = (desk: Desk, plan: PromotionPlan): readonly ImpactLine[] => {
  const more = (factorOf(plan) - 1) / Math.max(1, desk.map.items.length);
  return (panelOf(desk, 'crew')?.rows ?? []).flatMap(({ key: site }) => {
    const hours = labourHours(desk, site);
    if (hours === undefined) return [];
    const usual = (hours.neededMinutes.from + hours.neededMinutes.to) / 2;
    const work = at(desk, 'crew', site, 'usedRound') ?? 0;
    const lines: ImpactLine[] = [
      { subject: 'hours', key: site, needed: Math.round(usual + work * more), available: hours.availableMinutes, unit: 'minutes' },
    ];
    const fill = fillWith(desk, site, more);
    if (fill !== undefined) lines.push({ subject: 'storage', key: site, needed: fill, available: roomyFillPercent, unit: 'percent' });
    return lines;
  });
};

/** How full a site would be, per cent, if so much more than usual came in before the promotion and lay there. */
const fillWith = (desk: Desk, site: string, more: number): number | undefined => {
  const fill = at(desk, 'crew', site, 'fill');
  const arrived = at(desk, 'dock', site, 'arrivedRound');
  const rows = (panelOf(desk, 'shelf')?.rows ?? []).filter(({ key }) => !key.includes(' ') || key.startsWith(`${site} `));
  const units = rows.reduce((sum, { values: [book = 0] }) => sum + book, at(desk, 'dock', site, 'dockUnits') ?? 0);
  return fill === undefined || arrived === undefined || units <= 0 ? undefined : Math.round(fill + (fill * arrived * more) / units);
};
