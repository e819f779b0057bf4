import type { Company } from '../simulation/company.ts';
import type { RoundRecord } from '../simulation/records.ts';

/**
 * One day of the chain reaction at the sites where people work: from a promotion to returned goods. Sums over those sites;
 * the error rate is their mean, parts per million.
 */
export type ChainDay = {
  readonly inboundUnits: number;
  readonly dockMinutes: number;
  readonly regularMinutes: number;
  readonly overtimeMinutes: number;
  readonly errorPpm: number;
  readonly returnedUnits: number;
  readonly emergencyLines: number;
};

/** The days of these rounds (without the opening) before round `untilRound`. */
export const chainDays = (company: Company, records: readonly RoundRecord[], untilRound: number): readonly ChainDay[] =>
  records
    .filter((record) => record.round < untilRound)
    .flatMap((record) => record.periods)
    .map((period) => {
      const day = {
        inboundUnits: 0,
        dockMinutes: 0,
        regularMinutes: 0,
        overtimeMinutes: 0,
        errorPpm: 0,
        returnedUnits: 0,
        emergencyLines: 0,
      };
      let places = 0;
      for (const [siteIndex, labour] of period.labour.entries()) {
        if (labour === undefined) continue;
        places++;
        for (let item = 0; item < company.items.length; item++)
          day.inboundUnits += period.received[siteIndex * company.items.length + item] ?? 0;
        day.dockMinutes += labour.dockMinutes;
        day.regularMinutes += labour.regularMinutes;
        day.overtimeMinutes += labour.overtimeMinutes;
        day.errorPpm += labour.errorPpm;
        day.returnedUnits += labour.returnsArrivedUnits;
        day.emergencyLines += labour.emergencyLines;
      }
      return { ...day, errorPpm: places === 0 ? 0 : day.errorPpm / places };
    });

/** Day by day the mean over several runs. */
export const meanDays = (runs: readonly (readonly ChainDay[])[]): readonly ChainDay[] => {
  const first = runs[0] ?? [];
  const mean = (place: number, figure: keyof ChainDay): number =>
    runs.reduce((total, days) => total + (days[place]?.[figure] ?? 0), 0) / Math.max(1, runs.length);
  return first.map((_, place) => ({
    inboundUnits: mean(place, 'inboundUnits'),
    dockMinutes: mean(place, 'dockMinutes'),
    regularMinutes: mean(place, 'regularMinutes'),
    overtimeMinutes: mean(place, 'overtimeMinutes'),
    errorPpm: mean(place, 'errorPpm'),
    returnedUnits: mean(place, 'returnedUnits'),
    emergencyLines: mean(place, 'emergencyLines'),
  }));
};

const windowDays = 3;

const windowSum = (days: readonly ChainDay[], last: number, figure: keyof ChainDay): number => {
  let total = 0;
  for (let place = last - windowDays + 1; place <= last; place++) total += days[place]?.[figure] ?? 0;
  return total;
};

/** First days (places from 0, last day of the window) on which each link of the chain shows; `undefined`: never. */
export type ChainCrossings = {
  readonly inbound: number | undefined;
  readonly queue: number | undefined;
  readonly overtime: number | undefined;
  readonly errors: number | undefined;
  readonly returns: number | undefined;
  /** First day after the queue's. */
  readonly emergencies: number | undefined;
};

/**
 * When each link shows, as 3-day sums against the baseline's (at least 1): inbound 1.8 times, a dock queue over a day of work,
 * overtime over 15 % of regular minutes, error rate 3 times, returns 3 times, emergencies twice.
 */
export const chainCrossings = (days: readonly ChainDay[], baseline: readonly ChainDay[]): ChainCrossings => {
  const firstDay = (shows: (last: number) => boolean, from = windowDays - 1): number | undefined => {
    for (let last = from; last < days.length; last++) if (shows(last)) return last;
    return undefined;
  };
  const grown = (figure: keyof ChainDay, times: number) => (last: number) =>
    windowSum(days, last, figure) >= times * Math.max(1, windowSum(baseline, last, figure));
  const queue = firstDay((last) => windowSum(days, last, 'dockMinutes') > windowSum(days, last, 'regularMinutes'));
  return {
    inbound: firstDay(grown('inboundUnits', 1.8)),
    queue,
    overtime: firstDay((last) => windowSum(days, last, 'overtimeMinutes') > 0.15 * windowSum(days, last, 'regularMinutes')),
    errors: firstDay(grown('errorPpm', 3)),
    returns: firstDay(grown('returnedUnits', 3)),
    emergencies: queue === undefined ? undefined : firstDay(grown('emergencyLines', 2), queue),
  };
};

/** All links show, one after the other: the first four may share a day, returns come after errors, emergencies not before the queue. */
export const isChainReaction = ({ inbound, queue, overtime, errors, returns, emergencies }: ChainCrossings): boolean =>
  inbound !== undefined &&
  queue !== undefined &&
  overtime !== undefined &&
  errors !== undefined &&
  returns !== undefined &&
  emergencies !== undefined &&
  inbound <= queue &&
  queue <= overtime &&
  overtime <= errors &&
  errors < returns;
