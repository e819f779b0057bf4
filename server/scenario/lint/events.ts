import { seats } from '../../contract/ids.ts';
import type { Lever, Seat } from '../../contract/ids.ts';
import type { CompanyEvent, Effect, Signal } from '../../simulation/company-events.ts';
import type { Company } from '../../simulation/company.ts';
import { leastPeriods } from './flows.ts';
import type { LintRule } from './rules.ts';
import type { Finder } from './subject.ts';

/** Whether what happens, and what is said of it, comes in time for somebody to do something. */

/** Effects that cut a way of supply: what helps is goods from somewhere else. */
const cutsSupply: readonly Effect['kind'][] = [
  'orderPaused',
  'shipmentPaused',
  'transitPaused',
  'receiptPaused',
  'transitDelay',
  'transitTime',
  'laneCapacity',
  'supplierCapacity',
  'supplierLead',
  'yield',
  'stockDestroyed',
  'stockQuarantined',
];

/** Levers that are a remedy for an effect. */
const remedies = (effect: Effect): readonly Lever[] => {
  switch (effect.kind) {
    case 'orderPaused':
    case 'shipmentPaused':
    case 'transitPaused':
    case 'receiptPaused':
    case 'stockDestroyed':
    case 'stockQuarantined':
      return ['order'];
    case 'supplierCapacity':
    case 'supplierLead':
    case 'purchasePrice':
    case 'yield':
      return ['order', 'supplierShare', 'expedite', 'qualify'];
    case 'transitDelay':
    case 'transitTime':
    case 'laneCapacity':
    case 'freight':
    case 'fuel':
      return ['booking', 'mode', 'reroute', 'transfer'];
    case 'crew':
    case 'wages':
      return ['staffing', 'overtime', 'labourSplit'];
    case 'storage':
    case 'holding':
      return ['overflow'];
    case 'demand':
      return ['price', 'promotion', 'deliveryQuote'];
    // What is wrong in the records is mended by looking somewhere else: by people, not by a lever.
    case 'recordsFrozen':
    case 'leadTimeWrong':
    case 'transitTimeWrong':
      return [];
  }
};

/** Seats that could do something about an event themselves. In a chain of sites that is who runs the site it happens to. */
const owners = (company: Company, event: CompanyEvent): ReadonlySet<Seat> => {
  const found = new Set<Seat>();
  for (const effect of event.effects) {
    const own = 'siteIndex' in effect ? company.sites[effect.siteIndex]?.seat : undefined;
    const levers = remedies(effect);
    if (own !== undefined && levers.length > 0) found.add(own);
    else for (const field of company.fields) if (levers.includes(field.lever)) found.add(field.seat);
  }
  return found;
};

/** Periods from the trigger, or from the start of the game, until a signal is heard. */
const heardAt = (signal: Signal): number => ('atPeriod' in signal ? signal.atPeriod : signal.afterPeriods);

const firstSignal = (event: CompanyEvent): { readonly place: number; readonly period: number } | undefined =>
  event.signals
    .map((signal, place) => ({ place, period: heardAt(signal) }))
    .reduce<{ readonly place: number; readonly period: number } | undefined>(
      (first, each) => (first === undefined || each.period < first.period ? each : first),
      undefined,
    );

/** Periods from a decision until goods that come of it are there: the fastest supplier, expedited where that can be. */
const shortestResponse = (company: Company): number =>
  company.suppliers.reduce((least, supplier) => {
    const transit = supplier.offers.reduce(
      (fastest, offer) =>
        (company.lanes[offer.laneIndex]?.modes ?? []).reduce((most, mode) => Math.min(most, leastPeriods(mode.transit)), fastest),
      Number.POSITIVE_INFINITY,
    );
    const lead = Math.min(leastPeriods(supplier.lead), supplier.expedite?.leadPeriods ?? Number.POSITIVE_INFINITY);
    return supplier.qualification === undefined ? Math.min(least, lead + transit) : least;
  }, Number.POSITIVE_INFINITY);

export const eventRules = {
  'event-too-late': ({ scenario: { company, rules } }, found) => {
    const lastRound = (rules.playedRounds - 1) * company.periodsPerRound;
    if (rules.playedRounds === 1) return;
    for (const { id, trigger } of company.events)
      if (trigger.kind === 'period' && trigger.period > lastRound)
        found.at(['events', id, 'startPeriod'], `\`${id}\` begins in the last round`, `a period up to ${lastRound}`);
  },

  'signal-unheard': ({ scenario: { company, rules }, file }, found) => {
    const lastRound = (rules.playedRounds - 1) * company.periodsPerRound;
    for (const { id, signals } of company.events)
      for (const [place, signal] of signals.entries())
        if (heardAt(signal) > lastRound)
          found.at(
            ['events', id, 'signals', place, file.events[id]?.signals[place]?.period === undefined ? 'after' : 'period'],
            'nobody decides anything after this signal: it is heard when the last round is over',
            `${lastRound} or less`,
          );
  },

  'signal-too-late': ({ scenario: { company } }, found) => {
    const response = shortestResponse(company);
    const round = company.periodsPerRound;
    for (const event of company.events) {
      const first = firstSignal(event);
      if (first === undefined || event.trigger.kind !== 'period' || !event.effects.some((effect) => cutsSupply.includes(effect.kind)))
        continue;
      // What is heard in a round is decided on in the next.
      const decided = Math.ceil(first.period / round) * round + 1;
      const over = event.trigger.period + event.rampPeriods + event.activePeriods;
      if (Number.isFinite(response) && decided + response >= over)
        found.key(
          ['events', event.id, 'signals', first.place],
          `who hears this first can have goods in period ${decided + response}, and \`${event.id}\` is over in ${over}`,
          `a first signal in period ${Math.max(1, over - response - 2 * round)} or so`,
        );
    }
  },

  'signal-to-owner': ({ scenario: { company } }, found) => {
    for (const event of company.events) {
      const first = firstSignal(event);
      if (first === undefined) continue;
      const hearing = event.signals.filter((signal) => heardAt(signal) === first.period).flatMap((signal) => signal.seats);
      const owning = owners(company, event);
      const both = [...new Set(hearing)].filter((seat) => owning.has(seat));
      const others = seats.filter((seat) => !owning.has(seat));
      // What everybody hears at once is news, and no secret of anybody.
      const toAll = seats.every((seat) => hearing.includes(seat));
      if (both.length > 0 && others.length > 0 && !toAll)
        found.key(
          ['events', event.id, 'signals', first.place],
          `${both.join(' and ')} hear${both.length === 1 ? 's' : ''} of \`${event.id}\` first, and can do something about it without the others`,
          `a first signal to ${others.join(' or ')}`,
        );
    }
  },
} as const satisfies Partial<Readonly<Record<LintRule, Finder>>>;
