import type { Desk } from '../../server/contract/desk.ts';
import type { ShadowView, SharingView } from '../../server/contract/sharing.ts';
import { deskOf } from './desks.ts';

/** Desks that show each other something: a board with copies on it, a colleague's desk looked over. Of logistics, in round 5. */

const sharing: SharingView = {
  may: ['message', 'propose', 'passOn', 'shadow', 'publish'],
  publications: [
    { by: 'logistics', panel: 'lanes', round: 4, asOfRound: 3 },
    { by: 'logistics', panel: 'ports', round: 5, asOfRound: 4 },
    { by: 'sales', panel: 'promotions', round: 4, asOfRound: 3 },
  ],
  publicationsLeft: 1,
  shadowingsLeft: 1,
  messagesLeft: 18,
};

/** Promotions that sales put up a round ago. */
const putUp = deskOf('sales').panels.filter(({ id }) => id === 'promotions');

export const boardDesk = (changes: Partial<Desk> = {}): Desk => {
  const desk = deskOf('logistics', { informationLevel: 'board' });
  return { ...desk, panels: [...desk.panels, ...putUp.map((panel) => ({ ...panel, asOfPeriod: 15 }))], sharing, ...changes };
};

const operations = deskOf('operations');
const shadow: ShadowView = {
  seat: 'operations',
  role: operations.role,
  fields: operations.fields,
  inputs: operations.inputs,
  panels: operations.panels,
  notices: operations.notices.slice(1),
  own: operations.measures.own,
};
export const shadowingDesk = boardDesk({ shadow, sharing: { ...sharing, shadowingsLeft: 0 } });

/** A desk whose scenario says all there is to say of the role. */
export const guidedDesk = boardDesk({
  role: {
    name: 'Logistics',
    guide: 'You book trucks and ships a week ahead, choose ports, and move stock between the warehouses.',
    hurts: 'A promotion you hear of on the day it starts: trucks are then bought at spot prices, or goods wait.',
    owes: 'The true arrival dates to procurement and operations, before they plan their week.',
    pull: 'Freight per unit is lowest with full trucks that leave late. Customers want them on time.',
    kpi: 'freightPerUnit',
  },
  book: {
    lead: 'logistics',
    workingAgreement: { text: 'Nobody promotes before operations has said how many hours there are.', by: 'operations', round: 3 },
    thanks: [],
    handOver: { round: 4, seat: 'logistics', text: 'Vigo is slow. I promised Sales eight loads to North.' },
    consensus: [],
  },
});
