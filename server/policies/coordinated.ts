import type { Desk, Panel } from '../contract/desk.ts';
import type { Seat } from '../contract/ids.ts';
import { usualValues } from '../contract/parameter.ts';
import { coordinatedParameters } from '../contract/team-parameters.ts';
import { inventoryPosition } from './basestock.ts';
import { coordinatedLogistics } from './coordinated-logistics.ts';
import { coordinatedOperations } from './coordinated-operations.ts';
import { coordinatedProcurement } from './coordinated-procurement.ts';
import { coordinatedSales } from './coordinated-sales.ts';
import { lastMean, legalValues, openFields, ownPanel, remembered, secondPart, seriesOf, type Wish } from './desk-reading.ts';
import type { Policy } from './policy.ts';
import { keepingPromises } from './promises.ts';
import { tuned } from './tuning.ts';

const coordinatedChainUsual = usualValues(coordinatedParameters.chain);

const bySeat: Readonly<Record<Seat, Policy>> = {
  sales: coordinatedSales,
  logistics: coordinatedLogistics,
  procurement: coordinatedProcurement,
  operations: coordinatedOperations,
};

/** The chain panel of the site that serves customers, if this desk may see it. */
const customersPanel = (desk: Desk): Panel | undefined => {
  const places = new Map(desk.map.places.map((place) => [place.id, place]));
  const shop = desk.map.lanes.find((lane) => places.get(lane.to)?.kind === 'market')?.from;
  const seat = shop === undefined ? undefined : places.get(shop)?.seat;
  return desk.panels.find((panel) => panel.id === 'chain' && panel.source === seat);
};

/**
 * In a chain of sites: orders up to customers' demand, which the shared board shows, over the lead time, correcting a share at a time
 * (proportional order-up-to, Dejonckheere, Disney, Lambrecht & Towill 2003).
 */
const coordinatedChain: Policy = ({ desk, memory, parameters }) => {
  const tuning = tuned(coordinatedChainUsual, parameters);
  const customers = customersPanel(desk);
  const demandPanel = customers ?? ownPanel(desk, 'chain');
  const correction = customers === undefined ? tuning.blindCorrection : tuning.correction;
  const wishes: Wish[] = [];
  const kept: Record<string, number> = {};
  let ordered = 0;
  for (const { field } of openFields(desk, 'order')) {
    const item = secondPart(field.key);
    const position = inventoryPosition(desk, item);
    const demand = lastMean(seriesOf(demandPanel, item), tuning.averageRounds, remembered(memory, field.key, 0));
    kept[field.key] = demand;
    if (position === undefined || demand <= 0) continue;
    const missing = demand * (tuning.leadRounds - 1) + tuning.safetyUnits - position;
    const units = Math.max(0, Math.floor(demand + correction * missing + 0.5));
    ordered += units;
    wishes.push({ lever: 'order', key: field.key, value: units });
  }
  return { values: legalValues(desk, wishes), memory: kept, reason: `Orders ${ordered} for what customers take over the lead time.` };
};

/** The same four seats as `silo`, but each also reads what the others share on the board, plans with it, and keeps what it promised. */
export const coordinated: Policy = (input) =>
  keepingPromises(input.desk, ownPanel(input.desk, 'chain') !== undefined ? coordinatedChain(input) : bySeat[input.desk.seat](input));
