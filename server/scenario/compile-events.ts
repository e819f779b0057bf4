import type { CompanyEvent, Effect, Lane, Site, Supplier } from '../simulation/company.ts';
import { ppmOfPercent } from './amounts.ts';
import type { Path } from './document.ts';
import type { ScenarioFile } from './format.ts';
import { segmentIds, type Names } from './names.ts';
import type { Report } from './report.ts';

/** What happens to the company, with every place it touches checked: that it exists, and that the effect can be felt there. */
export const compileEvents = (
  file: ScenarioFile,
  names: Names,
  sites: readonly Site[],
  suppliers: readonly Supplier[],
  lanes: readonly Lane[],
  report: Report,
): readonly CompanyEvent[] => {
  const lastPeriod = file.time.playedRounds * file.time.periodsPerRound;
  const segments = segmentIds(file);
  const compileEffect = (effect: ScenarioFile['events'][string]['effects'][number], path: Path): Effect => {
    switch (effect.kind) {
      case 'orderPaused':
      case 'shipmentPaused':
      case 'transitPaused':
      case 'receiptPaused': {
        const siteIndex = report.find(names.sites, effect.site, [...path, 'site'], 'site');
        if (siteIndex >= 0 && sites[siteIndex]?.supply.every((each) => each === undefined))
          report.add([...path, 'site'], `\`${effect.site}\` orders and receives nothing of its own`, 'a site that is supplied');
        return { kind: effect.kind, siteIndex };
      }
      case 'transitDelay':
        return { kind: effect.kind, laneIndex: report.find(names.lanes, effect.lane, [...path, 'lane'], 'lane'), periods: effect.periods };
      case 'laneCapacity': {
        const laneIndex = report.find(names.lanes, effect.lane, [...path, 'lane'], 'lane');
        if (laneIndex >= 0 && lanes[laneIndex]?.modes.every((mode) => mode.booked === undefined))
          report.add([...path, 'lane'], `\`${effect.lane}\` has no capacity that could change`, 'a lane with a `booked` mode');
        return { kind: effect.kind, laneIndex, factorPpm: ppmOfPercent(effect.percent) };
      }
      case 'supplierCapacity': {
        const supplierIndex = report.find(names.suppliers, effect.supplier, [...path, 'supplier'], 'supplier');
        if (supplierIndex >= 0 && suppliers[supplierIndex]?.capacityUnits === undefined)
          report.add([...path, 'supplier'], `\`${effect.supplier}\` has no capacity that could change`, 'a supplier with `capacity`');
        return { kind: effect.kind, supplierIndex, factorPpm: ppmOfPercent(effect.percent) };
      }
      case 'crew': {
        const siteIndex = report.find(names.sites, effect.site, [...path, 'site'], 'site');
        if (siteIndex >= 0 && sites[siteIndex]?.labour === undefined)
          report.add([...path, 'site'], `nobody works at \`${effect.site}\``, 'a site with `labour`');
        return { kind: effect.kind, siteIndex, factorPpm: ppmOfPercent(effect.percent) };
      }
      case 'demand':
        return {
          kind: effect.kind,
          itemIndices:
            effect.items?.map((item, place) => report.find(names.items, item, [...path, 'items', place], 'item')) ??
            names.items.map((_, place) => place),
          segmentIndices:
            effect.segments?.map((segment, place) => report.find(segments, segment, [...path, 'segments', place], 'segment')) ??
            segments.map((_, place) => place),
          factorPpm: ppmOfPercent(effect.percent),
        };
    }
  };
  return Object.entries(file.events).map(([id, event]) => {
    const path: Path = ['events', id];
    if (event.startPeriod > lastPeriod)
      report.add([...path, 'startPeriod'], `period ${event.startPeriod} is after the last one played`, `a period up to ${lastPeriod}`);
    for (const [place, signal] of event.signals.entries()) {
      if (signal.period > lastPeriod)
        report.add(
          [...path, 'signals', place, 'period'],
          `period ${signal.period} is after the last one played`,
          `a period up to ${lastPeriod}`,
        );
    }
    return {
      id,
      name: event.name,
      startPeriod: event.startPeriod,
      rampPeriods: event.rampPeriods,
      activePeriods: event.activePeriods,
      recoveryPeriods: event.recoveryPeriods,
      signals: event.signals.map((signal) => ({ atPeriod: signal.period, seats: signal.seats, text: signal.text })),
      effects: event.effects.map((effect, place) => compileEffect(effect, [...path, 'effects', place])),
    };
  });
};
