import type { Lever } from '../../contract/ids.ts';
import { legalValue } from '../../policies/desk-reading.ts';
import type { Field } from '../../simulation/company.ts';

/**
 * What of a decision is carried to another world. `level`: how far it lay from what the reference would have done. `choice`: whether it
 * was another one than the reference's, and which. `oneShot`: the deed itself.
 */
type Intent = 'level' | 'choice' | 'oneShot';

const intentOf: Readonly<Record<Lever, Intent>> = {
  price: 'level',
  promotion: 'oneShot',
  deliveryQuote: 'level',
  priority: 'choice',
  forecast: 'level',
  redate: 'oneShot',
  accountUnits: 'oneShot',
  booking: 'level',
  mode: 'choice',
  transfer: 'oneShot',
  reroute: 'oneShot',
  order: 'level',
  supplierShare: 'level',
  expedite: 'oneShot',
  qualify: 'oneShot',
  staffing: 'level',
  overtime: 'level',
  labourSplit: 'level',
  slotting: 'choice',
  cycleCount: 'oneShot',
  overflow: 'level',
};

/**
 * A decision carried to another world: there the reference, on the desk that its seat has there, would have decided `referenceThere`;
 * in the recorded world it would have decided `reference`, and the seat decided `decided`. An order is carried as its order-up-to level:
 * both references start from the inventory position of their own desk. In the recorded world it is exactly what was decided.
 */
export const meantValue = (field: Field, decided: number, reference: number, referenceThere: number): number => {
  switch (intentOf[field.lever]) {
    case 'oneShot':
      return decided;
    case 'choice':
      return decided === reference ? referenceThere : decided;
    case 'level':
      return reference === referenceThere ? decided : legalValue(field, decided + referenceThere - reference);
  }
};
