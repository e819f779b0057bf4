import type { Truth, TruePeriod } from '../../contract/replay.ts';
import type { Company, Lane } from '../../simulation/company.ts';
import { calm, forceOf } from '../../simulation/force.ts';
import type { Force } from '../../simulation/force.ts';
import type { PeriodRecord } from '../../simulation/records.ts';
import { companyFacts, meanPeriods, transitToBuyer } from '../company-facts.ts';
import { recordedLeadFactor, recordedTransitFactor } from '../master-data.ts';

/** A time that people plan by: how long it usually is, and what it is when lead times and transits are these parts of the usual. */
type LeadTime = Truth['leadTimes'][number] & {
  readonly usualPeriods: number;
  readonly periods: (leadFactor: (supplier: number) => number, transitFactor: (lane: Lane) => number) => number;
};

/** A supplier's times run from the order to the buying site's dock, a lane's are its transit by the first mode. */
const leadTimesOf = (company: Company): readonly LeadTime[] => {
  const usual = (): number => 1;
  const timed = (kind: LeadTime['kind'], id: string, periods: LeadTime['periods']): LeadTime => ({
    kind,
    id,
    usualPeriods: periods(usual, usual),
    periods,
  });
  const suppliers = company.suppliers.flatMap(({ id, lead, offers }, supplier) =>
    offers.map(({ itemIndex, laneIndex }) =>
      timed('supplier', `${id} ${company.items[itemIndex].id}`, (leadFactor, transitFactor) => {
        const lane = company.lanes[laneIndex];
        return meanPeriods(lead) * leadFactor(supplier) + (lane === undefined ? 0 : transitToBuyer(company, lane, transitFactor));
      }),
    ),
  );
  const lanes = companyFacts(company).supplyLanes.map((place) => {
    const lane = company.lanes[place];
    const [mode] = lane.modes;
    return timed('lane', lane.id, (_, transitFactor) => (mode === undefined ? 0 : meanPeriods(mode.transit) * transitFactor(lane)));
  });
  return [...suppliers, ...lanes].filter(({ usualPeriods }) => usualPeriods > 0);
};

/** What transit on a lane really is, of the usual: events stretch it, and put periods on top. */
const trueTransitFactor = (company: Company, force: Force, lane: Lane): number => {
  const place = company.lanes.indexOf(lane);
  const [mode] = lane.modes;
  const usual = mode === undefined ? 0 : meanPeriods(mode.transit);
  return force.transitFactor[place] + (usual === 0 ? 0 : force.transitDelayPeriods[place] / usual);
};

/**
 * Lead times as they are shown and as they are, period by period. The events' states stand in the records; when an event began follows
 * from them, and how strong it is from that.
 */
export const trueLeadTimes = (company: Company) => {
  const times = leadTimesOf(company);
  const none = calm(company);
  const triggered = company.events.map(() => 0);
  const wrong = (period: PeriodRecord): TruePeriod['wrongLeadTimes'] => {
    for (const [place, { delayPeriods }] of company.events.entries())
      if (triggered[place] === 0 && period.events[place] === 'active') triggered[place] = period.period - delayPeriods;
    const force = forceOf(company, period.events, triggered, period.period, none);
    if (force === none) return [];
    return times.flatMap(({ usualPeriods, periods }, leadTime) => {
      const shown = periods(
        (supplier) => recordedLeadFactor(company, period, supplier),
        (lane) => recordedTransitFactor(company, period, company.lanes.indexOf(lane)),
      );
      const so = periods(
        (supplier) => force.leadFactor[supplier],
        (lane) => trueTransitFactor(company, force, lane),
      );
      const shownPercent = Math.round((shown * 100) / usualPeriods);
      const truePercent = Math.round((so * 100) / usualPeriods);
      return shownPercent === truePercent ? [] : [{ leadTime, shownPercent, truePercent }];
    });
  };
  return { listed: times.map(({ kind, id }) => ({ kind, id })), wrong };
};
