import type { Effect } from '../simulation/company-events.ts';
import type { Lane, Site, Supplier } from '../simulation/company.ts';
import { ppmOfPercent } from './amounts.ts';
import type { Path } from './document.ts';
import type { ScenarioFile } from './format.ts';
import { segmentIds, type Names } from './names.ts';
import { known, type Report } from './report.ts';

type WrittenEffect = ScenarioFile['events'][string]['effects'][number];

/** Compiles effects one by one, and reports the places that do not exist, or at which an effect could not be felt. */
export const effectCompiler = (
  file: ScenarioFile,
  names: Names,
  sites: readonly Site[],
  suppliers: readonly Supplier[],
  lanes: readonly Lane[],
  report: Report,
): ((effect: WrittenEffect, path: Path) => Effect) => {
  const segments = segmentIds(file);
  const site = (id: string, path: Path): number => report.find(names.sites, id, [...path, 'site'], 'site');
  const supplier = (id: string, path: Path): number => report.find(names.suppliers, id, [...path, 'supplier'], 'supplier');
  const lane = (id: string, path: Path): number => report.find(names.lanes, id, [...path, 'lane'], 'lane');
  const several = (ids: readonly string[] | undefined, all: readonly string[], path: Path, what: string): readonly number[] =>
    ids?.map((id, place) => report.find(all, id, [...path, place], what)) ?? all.map((_, place) => place);
  const isPort = (siteIndex: number): boolean => sites[siteIndex]?.kind === 'port';
  const isSupplied = (siteIndex: number): boolean => sites[siteIndex]?.supply.some((each) => each !== undefined) === true;
  const wants = (holds: boolean, path: Path, message: string, expected: string): void => {
    if (!holds) report.add(path, message, expected);
  };
  const paysLoads = (laneIndex: number): boolean =>
    lanes[laneIndex]?.modes.some((mode) => mode.costCentsPerLoad > 0 || (mode.booked?.spotCostCents ?? 0) > 0) === true;

  return (effect, path) => {
    const factorPpm = 'percent' in effect ? ppmOfPercent(effect.percent) : 0;
    switch (effect.kind) {
      case 'orderPaused':
      case 'shipmentPaused':
      case 'transitPaused':
      case 'receiptPaused': {
        const siteIndex = site(effect.site, path);
        const passes = effect.kind === 'transitPaused' || effect.kind === 'receiptPaused';
        const felt = siteIndex < 0 || isSupplied(siteIndex) || (passes && isPort(siteIndex));
        wants(felt, [...path, 'site'], `\`${effect.site}\` orders and receives nothing of its own`, 'a site that is supplied');
        return { kind: effect.kind, siteIndex };
      }
      case 'transitDelay':
        return { kind: effect.kind, laneIndex: lane(effect.lane, path), periods: effect.periods };
      case 'transitTime': {
        const laneIndex = lane(effect.lane, path);
        const takesTime = laneIndex < 0 || lanes[laneIndex]?.modes.some((mode) => mode.transit.periods.some((each) => each > 0)) === true;
        wants(
          takesTime,
          [...path, 'lane'],
          `\`${effect.lane}\` takes no time that could change`,
          'a lane with a transit, or `transitDelay`',
        );
        return { kind: effect.kind, laneIndex, factorPpm };
      }
      case 'laneCapacity': {
        const laneIndex = lane(effect.lane, path);
        const limited = laneIndex < 0 || lanes[laneIndex]?.modes.some((mode) => mode.booked !== undefined) === true;
        wants(limited, [...path, 'lane'], `\`${effect.lane}\` has no capacity that could change`, 'a lane with a `booked` mode');
        return { kind: effect.kind, laneIndex, factorPpm };
      }
      case 'freight': {
        const laneIndices = several(effect.lanes, names.lanes, [...path, 'lanes'], 'lane');
        for (const [place, id] of (effect.lanes ?? []).entries())
          wants(
            (laneIndices[place] ?? -1) < 0 || paysLoads(laneIndices[place] ?? -1),
            [...path, 'lanes', place],
            `loads cost nothing on \`${id}\``,
            'a lane with `costPerLoad`',
          );
        wants(effect.lanes !== undefined || laneIndices.some(paysLoads), path, 'there is no freight to pay', 'a lane with `costPerLoad`');
        return { kind: effect.kind, laneIndices, factorPpm };
      }
      case 'fuel':
        wants(
          names.lanes.some((_, place) => paysLoads(place)),
          path,
          'there is no freight to pay',
          'a lane with `costPerLoad`',
        );
        return { kind: effect.kind, factorPpm };
      case 'supplierCapacity': {
        const supplierIndex = supplier(effect.supplier, path);
        const limited = supplierIndex < 0 || suppliers[supplierIndex]?.capacityUnits !== undefined;
        wants(limited, [...path, 'supplier'], `\`${effect.supplier}\` has no capacity that could change`, 'a supplier with `capacity`');
        return { kind: effect.kind, supplierIndex, factorPpm };
      }
      case 'supplierLead': {
        const supplierIndex = supplier(effect.supplier, path);
        const takesTime = supplierIndex < 0 || suppliers[supplierIndex]?.lead.periods.some((each) => each > 0) === true;
        wants(
          takesTime,
          [...path, 'supplier'],
          `\`${effect.supplier}\` has no lead time that could change`,
          'a supplier with `leadPeriods`',
        );
        return { kind: effect.kind, supplierIndex, factorPpm };
      }
      case 'yield':
        return { kind: effect.kind, supplierIndex: supplier(effect.supplier, path), factorPpm };
      case 'purchasePrice': {
        const supplierIndex = supplier(effect.supplier, path);
        const itemIndices = several(effect.items, names.items, [...path, 'items'], 'item');
        wants(file.money !== undefined, path, 'nothing is paid for in this company', 'a file with `money`');
        const offered = suppliers[supplierIndex]?.offers.map((offer) => offer.itemIndex);
        for (const [place, id] of (effect.items ?? []).entries()) {
          const itemIndex = itemIndices[place] ?? -1;
          if (offered !== undefined && itemIndex >= 0 && !offered.includes(itemIndex))
            report.add(
              [...path, 'items', place],
              `\`${effect.supplier}\` does not sell \`${id}\``,
              known(offered.map((each) => names.items[each] ?? '')),
            );
        }
        return { kind: effect.kind, supplierIndex, itemIndices, factorPpm };
      }
      case 'crew':
      case 'wages': {
        const siteIndex = site(effect.site, path);
        const works = siteIndex < 0 || sites[siteIndex]?.labour !== undefined;
        wants(works, [...path, 'site'], `nobody works at \`${effect.site}\``, 'a site with `labour`');
        return { kind: effect.kind, siteIndex, factorPpm };
      }
      case 'storage': {
        const siteIndex = site(effect.site, path);
        const limited = siteIndex < 0 || sites[siteIndex]?.storageVolume !== undefined;
        wants(limited, [...path, 'site'], `any amount fits into \`${effect.site}\``, 'a site with `storage`');
        return { kind: effect.kind, siteIndex, factorPpm };
      }
      case 'holding': {
        const siteIndex = site(effect.site, path);
        const place = sites[siteIndex];
        const costs =
          place === undefined ||
          place.holdingCentsPerUnitPeriod > 0 ||
          (place.storageCentsPerPeriod ?? 0) > 0 ||
          (place.overflowCentsPerVolumePeriod ?? 0) > 0;
        wants(
          costs,
          [...path, 'site'],
          `stock costs nothing at \`${effect.site}\``,
          'a site with `holdingCost`, `storageCost` or `overflowCost`',
        );
        return { kind: effect.kind, siteIndex, factorPpm };
      }
      case 'demand':
        return {
          kind: effect.kind,
          itemIndices: several(effect.items, names.items, [...path, 'items'], 'item'),
          segmentIndices: several(effect.segments, segments, [...path, 'segments'], 'segment'),
          factorPpm,
        };
      case 'stockDestroyed':
      case 'stockQuarantined': {
        const siteIndex = site(effect.site, path);
        wants(!isPort(siteIndex), [...path, 'site'], `\`${effect.site}\` is a port and keeps no stock`, 'a site that is no port');
        const itemIndices = several(effect.items, names.items, [...path, 'items'], 'item');
        for (const [place, id] of (effect.items ?? []).entries()) {
          const itemIndex = itemIndices[place] ?? -1;
          const stocks = siteIndex < 0 || itemIndex < 0 || isPort(siteIndex) || sites[siteIndex]?.supply[itemIndex] !== undefined;
          wants(stocks, [...path, 'items', place], `\`${effect.site}\` does not stock \`${id}\``, 'an item that it stocks');
        }
        return { kind: effect.kind, siteIndex, itemIndices, sharePpm: factorPpm };
      }
      case 'recordsFrozen':
        return { kind: effect.kind, siteIndices: several(effect.sites, names.sites, [...path, 'sites'], 'site') };
      case 'leadTimeWrong': {
        if ((effect.supplier === undefined) === (effect.lane === undefined))
          report.add(
            path,
            effect.supplier === undefined ? 'nothing says whose lead time is wrong' : 'the effect has both `supplier` and `lane`',
            'either `supplier` or `lane`',
          );
        return effect.lane === undefined
          ? { kind: effect.kind, supplierIndex: effect.supplier === undefined ? -1 : supplier(effect.supplier, path), factorPpm }
          : { kind: 'transitTimeWrong', laneIndex: lane(effect.lane, path), factorPpm };
      }
    }
  };
};
