import { heldEvent, siteIndex, withEvents } from './eventful.ts';
import { scenarioOf, shippedText } from './scenario-texts.ts';
import type { Scenarios } from '../../server/host/ports.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import type { Company, Field, Labour } from '../../server/simulation/company.ts';

/** A unit of this company is so many of the default scenario's: its numbers get so long that none is like another by accident. */
const scale = 30_011;
/** The widest an input gets: what the wire takes at most. */
const widest = 900_000_000;

const many = (value: number): number => value * scale;

/** Inputs so wide that every draft can be a number of its own. Choices stay as they are. */
const wide = (field: Field): Field => {
  if (field.unit === 'choice') return field;
  const scaled = field.unit === 'units' || field.unit === 'people';
  const initial = scaled && field.initial !== undefined ? many(field.initial) : field.initial;
  return { ...field, most: widest, step: 1, initial };
};

const manyHands = (labour: Labour): Labour => ({
  ...labour,
  crew: many(labour.crew),
  temps: { ...labour.temps, most: many(labour.temps.most) },
  hires: { ...labour.hires, most: many(labour.hires.most) },
  errorBatchUnits: many(labour.errorBatchUnits),
});

const wideCompany = (company: Company): Company => ({
  ...company,
  fields: company.fields.map(wide),
  suppliers: company.suppliers.map((supplier) => ({
    ...supplier,
    ...(supplier.capacityUnits === undefined ? {} : { capacityUnits: many(supplier.capacityUnits) }),
    offers: supplier.offers.map((offer) => ({ ...offer, minimumUnits: many(offer.minimumUnits), multipleUnits: 7 })),
  })),
  sites: company.sites.map((site) => ({
    ...site,
    ...(site.storageVolume === undefined ? {} : { storageVolume: many(site.storageVolume) }),
    ...(site.labour === undefined ? {} : { labour: manyHands(site.labour) }),
    openingUnits: site.openingUnits.map(many),
    openingArrivals: site.openingArrivals.map((each) => ({ ...each, units: many(each.units) })),
    openingCards: site.openingCards.map((each) => ({ ...each, units: many(each.units) })),
  })),
  lanes: company.lanes.map((lane) => ({
    ...lane,
    modes: lane.modes.map((mode) => (mode.loadVolume === undefined ? mode : { ...mode, loadVolume: many(mode.loadVolume) })),
  })),
  segments: company.segments.map((segment) => ({
    ...segment,
    demand: segment.demand.map((each) => (each?.kind === 'market' ? { ...each, baseUnits: many(each.baseUnits) } : each)),
  })),
  money: {
    ...company.money,
    openingCashCents: many(company.money.openingCashCents),
    ...(company.money.creditLimitCents === undefined ? {} : { creditLimitCents: many(company.money.creditLimitCents) }),
  },
});

const shipped = scenarioOf(shippedText('spring-promotion'));

/** Waits for the facilitator's hand: the central system goes down for three rounds. */
const blackout = heldEvent('blackout', 3 * shipped.company.periodsPerRound, [
  { kind: 'recordsFrozen', siteIndices: [siteIndex(shipped.company, 'central')] },
]);

/**
 * The default scenario with so large a company, and so wide inputs, that its secrets can be told by their numbers, with huddles after
 * which seats change hands, and with an event that a facilitator may inject.
 */
export const distinctScenario: Scenario = withEvents(
  {
    ...shipped,
    company: wideCompany(shipped.company),
    rules: {
      ...shipped.rules,
      sharing: { shadowings: 9, publicationsPerRound: 3 },
      huddles: [
        { afterRound: 2, kind: 'standUp', seconds: 600, prompts: ['What happened?'], beliefRounds: 2, rotate: false },
        { afterRound: 5, kind: 'summit', seconds: 600, prompts: ['Who goes where?'], beliefRounds: 3, rotate: true },
        { afterRound: 8, kind: 'standUp', seconds: 600, prompts: [], beliefRounds: 0, rotate: true },
      ],
    },
  },
  blackout,
);

/** A host's scenarios where that one is the only one. */
export const distinctScenarios: Scenarios = {
  find: () => ({ scenario: distinctScenario, text: 'a scenario file with its whole future' }),
  read: () => distinctScenario,
};
