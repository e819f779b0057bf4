import type { Seat } from '../contract/ids.ts';
import { ownPanel } from './desk-reading.ts';
import type { Policy } from './policy.ts';
import { siloLogistics } from './silo-logistics.ts';
import { siloOperations } from './silo-operations.ts';
import { siloProcurement } from './silo-procurement.ts';
import { siloSales } from './silo-sales.ts';
import { sterman } from './sterman.ts';

const bySeat: Readonly<Record<Seat, Policy>> = {
  sales: siloSales,
  logistics: siloLogistics,
  procurement: siloProcurement,
  operations: siloOperations,
};

/** Each seat serves its own KPI from its own panels, whatever others share. In a chain of sites that is Sterman's rule. */
export const silo: Policy = (input) => (ownPanel(input.desk, 'chain') !== undefined ? sterman(input) : bySeat[input.desk.seat](input));
