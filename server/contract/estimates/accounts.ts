import type { Desk } from '../desk.ts';
import { cell } from '../panels.ts';
import { panelOf } from './desk-numbers.ts';
import { periods, say, units, type Estimate } from './estimate.ts';

/** What an answer to a key account's request would do: as far as the customer was asked. */

type Request = {
  readonly units: number;
  readonly duePeriod: number;
  readonly leastUnits: number | undefined;
  readonly latestPeriod: number | undefined;
};

/** The request with that number on this desk; `undefined` where there is none this round. */
const requestOf = (desk: Desk, slot: string): Request | undefined => {
  const panel = panelOf(desk, 'accountRequests');
  const row = panel?.rows.find(({ key }) => key.split(' ')[0] === slot);
  if (row === undefined) return undefined;
  return {
    units: cell(panel, row.key, 'units') ?? 0,
    duePeriod: cell(panel, row.key, 'duePeriod') ?? 0,
    leastUnits: cell(panel, row.key, 'leastUnits'),
    latestPeriod: cell(panel, row.key, 'latestPeriod'),
  };
};

export const redateEstimate = (desk: Desk, slot: string, later: number): Estimate => {
  const request = requestOf(desk, slot);
  if (request === undefined) return say('requestNone');
  if (request.latestPeriod === undefined) return say(later === 0 ? 'requestOnDay' : 'requestLater');
  const most = request.latestPeriod - request.duePeriod;
  if (later > most) return say('requestTooLate', { periods: periods(most) }, 'warn');
  return say('requestLaterFits', { periods: periods(most) }, later > 0 ? 'good' : 'plain');
};

export const accountUnitsEstimate = (desk: Desk, slot: string, percent: number): Estimate => {
  const request = requestOf(desk, slot);
  if (request === undefined) return say('requestNone');
  const offered = Math.floor((request.units * percent) / 100 + 0.5);
  if (request.leastUnits === undefined) return say(percent === 100 ? 'requestAll' : 'requestPart', { units: units(offered) });
  const values = { units: units(offered), least: units(request.leastUnits) };
  return offered < request.leastUnits
    ? say('requestTooFew', values, 'warn')
    : say('requestEnough', values, percent < 100 ? 'good' : 'plain');
};
