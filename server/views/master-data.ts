import type { Effect } from '../simulation/company-events.ts';
import type { Company, Mode } from '../simulation/company.ts';
import { scaledLoadCents } from '../simulation/dispatch.ts';
import type { PeriodRecord } from '../simulation/records.ts';
import { companyFacts, meanPeriods, transitToBuyer } from './company-facts.ts';

/**
 * What running events make of a number that people are told: factors of effects of one kind add up by their distance from 1, whole
 * while an event is active, half way back while it recovers. Nobody is told how it ramps. `ppmOf`: the factor of an effect, where it
 * is one of those asked for.
 */
export const statedFactor = (company: Company, { events }: PeriodRecord, ppmOf: (effect: Effect) => number | undefined): number => {
  let factor = 1;
  for (const [place, event] of company.events.entries()) {
    const state = events[place];
    if (state !== 'active' && state !== 'recovering') continue;
    for (const effect of event.effects) {
      const ppm = ppmOf(effect);
      if (ppm !== undefined) factor += (ppm / 1_000_000 - 1) * (state === 'active' ? 1 : 0.5);
    }
  }
  return Math.max(0, factor);
};

const moving: ReadonlySet<Effect['kind']> = new Set(['leadTimeWrong', 'transitTimeWrong', 'freight', 'fuel']);
const moves = ({ kind }: Effect): boolean => moving.has(kind);

const canMove = new WeakMap<Company, boolean>();

/** Whether any event can put wrong times into the records, or change the price of loads. */
const hasMoving = (company: Company): boolean => {
  const known = canMove.get(company);
  if (known !== undefined) return known;
  const found = company.events.some(({ effects }) => effects.some(moves));
  canMove.set(company, found);
  return found;
};

/** What events make of times in the records and of loads' prices, as a name: an input's terms are the same as long as it is. */
export const termsInForce = (company: Company, period: PeriodRecord | undefined): string =>
  period === undefined || !hasMoving(company)
    ? ''
    : company.events.map(({ effects }, place) => (effects.some(moves) ? period.events[place] : '')).join(' ');

/** What the records reckon with, of a lane's usual transit. */
export const recordedTransitFactor = (company: Company, period: PeriodRecord, laneIndex: number): number =>
  statedFactor(company, period, (effect) =>
    effect.kind === 'transitTimeWrong' && effect.laneIndex === laneIndex ? effect.factorPpm : undefined,
  );

/** Whether the records reckon with a wrong time on a lane: then only they are shown, and the true dates are nobody's. */
export const isTransitWrong = (company: Company, period: PeriodRecord, laneIndex: number): boolean =>
  hasMoving(company) && recordedTransitFactor(company, period, laneIndex) !== 1;

/** Usual periods under way on a lane by a mode as the records have it, which need not be true. Before the first period: `undefined`. */
export const recordedTransitPeriods = (company: Company, period: PeriodRecord | undefined, laneIndex: number, mode: Mode): number => {
  const usual = meanPeriods(mode.transit);
  return Math.round(period === undefined || !hasMoving(company) ? usual : usual * recordedTransitFactor(company, period, laneIndex));
};

/** What the records reckon with, of a supplier's usual lead time. */
export const recordedLeadFactor = (company: Company, period: PeriodRecord, supplierIndex: number): number =>
  statedFactor(company, period, (effect) =>
    effect.kind === 'leadTimeWrong' && effect.supplierIndex === supplierIndex ? effect.factorPpm : undefined,
  );

/** Usual periods from an order to the buying site's dock as the records have it: production, then transit, each as recorded. */
export const recordedLeadPeriods = (company: Company, period: PeriodRecord, supplierIndex: number, offerPlace: number): number => {
  if (!hasMoving(company)) return companyFacts(company).leadPeriods[supplierIndex][offerPlace];
  const { lead, offers } = company.suppliers[supplierIndex];
  const leadFactor = recordedLeadFactor(company, period, supplierIndex);
  const lane = company.lanes[offers[offerPlace].laneIndex];
  const transit =
    lane === undefined ? 0 : transitToBuyer(company, lane, (each) => recordedTransitFactor(company, period, company.lanes.indexOf(each)));
  return Math.round(meanPeriods(lead) * leadFactor + transit);
};

/** Price of a load on a lane as carriers ask it now, cents: freight, and the part of it that is fuel, as events scale them. */
export const loadCents = (company: Company, period: PeriodRecord | undefined, laneIndex: number, mode: Mode, cents: number): number => {
  if (period === undefined || !hasMoving(company)) return cents;
  const freight = statedFactor(company, period, (effect) =>
    effect.kind === 'freight' && effect.laneIndices.includes(laneIndex) ? effect.factorPpm : undefined,
  );
  const fuel = statedFactor(company, period, (effect) => (effect.kind === 'fuel' ? effect.factorPpm : undefined));
  return scaledLoadCents(mode, cents, freight, fuel);
};
