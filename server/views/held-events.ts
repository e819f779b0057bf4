import type { EffectLine, HeldEvent, HeldEvents, Where } from '../contract/held-events.ts';
import type { Text } from '../contract/ids.ts';
import { heldEvents } from '../game/injections.ts';
import type { Game } from '../game/state.ts';
import type { CompanyEvent, Effect } from '../simulation/company-events.ts';
import type { Company, NodeRef } from '../simulation/company.ts';
import type { ViewSetup } from './setup.ts';

const percent = (ppm: number): number => Math.round(ppm / 1000) / 10;

const nameOf = (company: Company, { kind, index }: NodeRef): Text =>
  (kind === 'supplier' ? company.suppliers : kind === 'site' ? company.sites : company.markets)[index].name;

const laneOf = (company: Company, laneIndex: number): Where => {
  const { from, to } = company.lanes[laneIndex];
  return [nameOf(company, from), nameOf(company, to)];
};

/** Items by name; none where it is all of them. */
const itemsOf = ({ items }: Company, places: readonly number[]): readonly Text[] =>
  places.length === items.length ? [] : places.map((place) => items[place].name);

const effectLine = (company: Company, effect: Effect): EffectLine => {
  const none = { where: [], items: [] } as const;
  switch (effect.kind) {
    case 'orderPaused':
    case 'shipmentPaused':
    case 'transitPaused':
    case 'receiptPaused':
      return { ...none, text: effect.kind, where: [company.sites[effect.siteIndex].name] };
    case 'crew':
    case 'wages':
    case 'storage':
    case 'holding':
      return { ...none, text: effect.kind, where: [company.sites[effect.siteIndex].name], percent: percent(effect.factorPpm) };
    case 'transitDelay':
      return { ...none, text: effect.kind, where: [laneOf(company, effect.laneIndex)], periods: effect.periods };
    case 'transitTime':
    case 'transitTimeWrong':
    case 'laneCapacity':
      return { ...none, text: effect.kind, where: [laneOf(company, effect.laneIndex)], percent: percent(effect.factorPpm) };
    case 'freight':
      return {
        ...none,
        text: effect.kind,
        where: effect.laneIndices.length === company.lanes.length ? [] : effect.laneIndices.map((lane) => laneOf(company, lane)),
        percent: percent(effect.factorPpm),
      };
    case 'fuel':
      return { ...none, text: effect.kind, percent: percent(effect.factorPpm) };
    case 'supplierCapacity':
    case 'supplierLead':
    case 'yield':
    case 'leadTimeWrong':
      return { ...none, text: effect.kind, where: [company.suppliers[effect.supplierIndex].name], percent: percent(effect.factorPpm) };
    case 'purchasePrice':
      return {
        text: effect.kind,
        where: [company.suppliers[effect.supplierIndex].name],
        items: itemsOf(company, effect.itemIndices),
        percent: percent(effect.factorPpm),
      };
    case 'demand':
      return {
        text: effect.kind,
        where:
          effect.segmentIndices.length === company.segments.length
            ? []
            : effect.segmentIndices.map((segment) => company.segments[segment].name),
        items: itemsOf(company, effect.itemIndices),
        percent: percent(effect.factorPpm),
      };
    case 'stockDestroyed':
    case 'stockQuarantined':
      return {
        text: effect.kind,
        where: [company.sites[effect.siteIndex].name],
        items: itemsOf(company, effect.itemIndices),
        percent: percent(effect.sharePpm),
      };
    case 'recordsFrozen':
      return {
        ...none,
        text: effect.kind,
        where: effect.siteIndices.length === company.sites.length ? [] : effect.siteIndices.map((site) => company.sites[site].name),
      };
  }
};

const heldEvent = ({ company, rules }: ViewSetup, event: CompanyEvent): HeldEvent => ({
  event: event.id,
  name: event.name,
  delayPeriods: event.delayPeriods,
  rampPeriods: event.rampPeriods,
  activePeriods: event.activePeriods,
  recoveryPeriods: event.recoveryPeriods,
  periodName: rules.periodName,
  effects: event.effects.map((effect) => effectLine(company, effect)),
  signals: event.signals.flatMap((signal) =>
    'afterPeriods' in signal ? { afterPeriods: signal.afterPeriods, seats: signal.seats, text: signal.text } : [],
  ),
});

const known = new WeakMap<ViewSetup, readonly HeldEvent[]>();

/** Events that wait for a facilitator's hand, with what each would do, and those let happen in the games. For facilitators alone. */
export const heldEventsView = (setup: ViewSetup, games: readonly Game[]): HeldEvents | undefined => {
  const places = heldEvents(setup.company);
  if (places.length === 0) return undefined;
  const events = known.get(setup) ?? places.map((place) => heldEvent(setup, setup.company.events[place]));
  known.set(setup, events);
  return { events, injections: games.flatMap(({ id, injections }) => injections.map((each) => ({ game: id, ...each }))) };
};
