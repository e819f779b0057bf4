import type { Lane, Site, Supplier, Supply } from '../simulation/company.ts';
import { centiminutes, cents, ppmOfFactor, ppmOfPercent } from './amounts.ts';
import { compileOrdering } from './compile-policies.ts';
import type { Path } from './document.ts';
import type { ScenarioFile } from './format.ts';
import type { Names } from './names.ts';
import { known, type Report } from './report.ts';

/** Whether goods that leave on a lane can reach a site, passing ports only. */
const leadsTo = (lanes: readonly Lane[], file: ScenarioFile, names: Names, laneIndex: number, siteIndex: number): boolean => {
  // A lane whose end is misspelt is a problem of its own; where it should lead nobody knows.
  if (lanes.some((lane) => lane.from.index < 0 || lane.to.index < 0)) return true;
  const seen = new Set<number>();
  const waiting = [laneIndex];
  while (waiting.length > 0) {
    const lane = lanes[waiting.pop() ?? -1];
    if (lane === undefined || lane.to.kind !== 'site' || seen.has(lane.to.index)) continue;
    if (lane.to.index === siteIndex) return true;
    seen.add(lane.to.index);
    if (file.sites[names.sites[lane.to.index] ?? '']?.kind !== 'port') continue;
    for (const [index, next] of lanes.entries()) if (next.from.kind === 'site' && next.from.index === lane.to.index) waiting.push(index);
  }
  return false;
};

/** A site with where its goods come from and how it stands at the start. */
export const compileSite = (
  file: ScenarioFile,
  names: Names,
  lanes: readonly Lane[],
  suppliers: readonly Supplier[],
  id: string,
  report: Report,
): Site => {
  const site = file.sites[id];
  if (site === undefined) throw new Error(`site ${id} is not in the file`);
  const path: Path = ['sites', id];
  const siteIndex = names.sites.indexOf(id);
  const stocked = names.items.map((item) => site.kind !== 'port' && (site.stocks?.includes(item) ?? true));
  for (const [place, item] of (site.stocks ?? []).entries()) report.find(names.items, item, [...path, 'stocks', place], 'item');

  const supply = compileSupply(file, names, lanes, suppliers, id, stocked, report);
  const { onHand, arrivals, cards } = site.opening;
  if (typeof onHand !== 'number') {
    for (const item of Object.keys(onHand)) {
      if (!names.items.includes(item))
        report.addKey([...path, 'opening', 'onHand', item], `there is no item \`${item}\``, known(names.items), names.near(item));
    }
  }
  const itemsOf = (written: string | undefined, at: Path): readonly number[] => {
    if (written === undefined) return names.items.map((_, place) => place).filter((place) => stocked[place]);
    const place = report.find(names.items, written, at, 'item');
    return place < 0 ? [] : [place];
  };
  const openingArrivals = arrivals.flatMap((arrival, place) => {
    const at: Path = [...path, 'opening', 'arrivals', place];
    const written = arrival.lane === undefined ? undefined : report.find(names.lanes, arrival.lane, [...at, 'lane'], 'lane');
    if (written !== undefined && written >= 0 && !leadsTo(lanes, file, names, written, siteIndex)) {
      report.add(
        [...at, 'lane'],
        `\`${arrival.lane ?? ''}\` does not lead to \`${id}\``,
        'a lane that ends here, or at a port from which goods go on to here',
      );
    }
    return itemsOf(arrival.item, [...at, 'item']).map((itemIndex) => ({
      itemIndex,
      laneIndex: written ?? supply[itemIndex]?.laneIndex ?? -1,
      units: arrival.units,
      duePeriod: arrival.period,
    }));
  });
  const openingCards = cards.flatMap((card, place) => {
    const at: Path = [...path, 'opening', 'cards', place];
    return itemsOf(card.item, [...at, 'item']).flatMap((itemIndex) => {
      const source = supply[itemIndex];
      if (source?.from === 'site') return [{ itemIndex, laneIndex: source.laneIndex, units: card.units, readPeriod: card.period }];
      if (source !== undefined && source.supplierIndices.length > 0)
        report.add(at, `\`${id}\` is not supplied by a site, so nobody reads its cards`, 'goods on their way (`arrivals`) instead');
      return [];
    });
  });
  const labour = site.labour;
  return {
    id,
    name: site.name,
    at: site.at,
    kind: site.kind,
    ...(site.seat === undefined ? {} : { seat: site.seat }),
    ...(site.storage === undefined ? {} : { storageVolume: site.storage }),
    ...(site.storageCost === 0 ? {} : { storageCentsPerPeriod: cents(site.storageCost) }),
    ...(site.overflowCost === 0 ? {} : { overflowCentsPerVolumePeriod: cents(site.overflowCost) }),
    holdingCentsPerUnitPeriod: cents(site.holdingCost),
    backlogCentsPerUnitPeriod: cents(site.backlogCost),
    handlingCentsPerUnit: cents(site.handlingCost),
    ...(labour === undefined
      ? {}
      : {
          labour: {
            crew: labour.crew,
            shiftMinutes: labour.shiftMinutes,
            attendancePpm: ppmOfPercent(labour.attendancePercent),
            wageCentsPerMinute: cents(labour.wagePerMinute),
            overtimeWagePpm: ppmOfPercent(labour.overtimePercent),
            temps: {
              most: labour.temps.most,
              productivityPpm: ppmOfPercent(labour.temps.productivityPercent),
              wageCentsPerMinute: cents(labour.temps.wagePerMinute),
            },
            hires: { most: labour.hires.most, costCents: cents(labour.hires.cost) },
            putawayCentiminutes: centiminutes(labour.putawayMinutes),
            pickCentiminutes: centiminutes(labour.pickMinutes),
            returnCentiminutes: centiminutes(labour.returnMinutes),
            emergencyFactorPpm: ppmOfFactor(labour.emergencyFactor),
            slotting: { minutesPerRound: labour.slotting.minutesPerRound, pickFactorPpm: ppmOfFactor(labour.slotting.pickFactor) },
            cycleCount: { minutesPerItem: labour.cycleCountMinutes },
            errorBasePpm: ppmOfPercent(labour.errorPercent),
            errorMostPpm: ppmOfPercent(labour.errorMostPercent),
            errorBatchUnits: labour.errorBatch,
            returnPeriods: labour.returnPeriods,
            emergencyDispatchCents: cents(labour.emergencyDispatchCost),
          },
        }),
    supply,
    openingUnits: names.items.map((item, place) => (stocked[place] ? (typeof onHand === 'number' ? onHand : (onHand[item] ?? 0)) : 0)),
    openingArrivals,
    openingCards,
  };
};

/** How each item comes to a site. What is misspelt counts as supplied, so that one wrong name gives one problem. */
const compileSupply = (
  file: ScenarioFile,
  names: Names,
  lanes: readonly Lane[],
  suppliers: readonly Supplier[],
  id: string,
  stocked: readonly boolean[],
  report: Report,
): readonly (Supply | undefined)[] => {
  const site = file.sites[id];
  const written = site?.suppliedBy;
  const path: Path = ['sites', id];
  if (site === undefined || site.kind === 'port' || written === undefined) {
    if (site?.kind === 'port' && written !== undefined)
      report.addKey([...path, 'suppliedBy'], `\`${id}\` is a port and orders nothing`, 'no `suppliedBy`');
    if (site?.kind !== 'port')
      report.as('broken-supply').addKey(path, `\`${id}\` gets its goods from nowhere`, '`suppliedBy:` with a site or suppliers');
    return names.items.map(() => undefined);
  }
  const orderings = compileOrdering(file, site.replenish, [...path, 'replenish'], stocked, report);
  const orderingOf = (item: number): Supply['ordering'] => orderings[item] ?? { by: 'field' };
  const list = typeof written === 'string' ? [written] : written;
  const at = (place: number): Path => (typeof written === 'string' ? [...path, 'suppliedBy'] : [...path, 'suppliedBy', place]);
  const [source = ''] = list;
  if (list.length === 1 && names.sites.includes(source)) {
    const laneIndex = sourceLane(file, names, id, source, at(0), report);
    for (const [place, item] of names.items.entries())
      if (stocked[place] === true && file.sites[source]?.stocks?.includes(item) === false)
        report.add(at(0), `\`${source}\` does not stock \`${item}\``, `a source of \`${item}\`, or \`stocks:\` without it`);
    return stocked.map((each, item) => (each ? { from: 'site', laneIndex, supplierIndices: [], ordering: orderingOf(item) } : undefined));
  }
  const choices = list.length === 1 ? [...names.suppliers, ...names.sites] : names.suppliers;
  const places = list.map((supplier, place) =>
    report.find(choices, supplier, at(place), list.length === 1 ? 'site or supplier' : 'supplier'),
  );
  if (new Set(list).size < list.length) report.add([...path, 'suppliedBy'], 'a supplier is named twice', 'each supplier once');
  return stocked.map((each, itemIndex): Supply | undefined => {
    if (!each) return undefined;
    const item = names.items[itemIndex] ?? '';
    const offerOf = (place: number) => suppliers[place]?.offers.find((offer) => offer.itemIndex === itemIndex);
    const offering = places.filter((place) => offerOf(place) !== undefined);
    if (offering.length === 0 && !places.includes(-1))
      report.add(
        [...path, 'suppliedBy'],
        `none of these suppliers offers \`${item}\``,
        'one with an offer for it, or `stocks:` without it',
      );
    if (offering.length > 0 && offering.every((place) => suppliers[place]?.qualification !== undefined))
      report.add([...path, 'suppliedBy'], `no supplier of \`${item}\` is qualified at the start`, 'at least one without `qualification`');
    for (const place of offering) {
      const lane = offerOf(place)?.laneIndex ?? -1;
      if (lane < 0 || leadsTo(lanes, file, names, lane, names.sites.indexOf(id))) continue;
      report
        .as('broken-supply')
        .add(
          [...path, 'suppliedBy'],
          `the goods of \`${names.suppliers[place] ?? ''}\` cannot reach \`${id}\` on \`${names.lanes[lane] ?? ''}\``,
          'a lane that ends here, or a port with a lane to here',
        );
    }
    return {
      from: 'suppliers',
      laneIndex: offerOf(offering[0] ?? -1)?.laneIndex ?? -1,
      supplierIndices: offering,
      ordering: orderingOf(itemIndex),
    };
  });
};

/** The lane from a site to the one it supplies; reports what stands in the way. */
const sourceLane = (file: ScenarioFile, names: Names, id: string, source: string, at: Path, report: Report): number => {
  const lane = `${source}>${id}`;
  const above = new Set<string>();
  for (let site: string | undefined = source; site !== undefined && !above.has(site); ) {
    above.add(site);
    const next: string | readonly string[] | undefined = file.sites[site]?.suppliedBy;
    site = typeof next === 'string' ? next : next?.length === 1 ? next[0] : undefined;
  }
  if (above.has(id)) report.add(at, `\`${id}\` is supplied by itself in the end`, 'a chain of sites that begins at a supplier');
  else if (!names.lanes.includes(lane))
    report.as('broken-supply').add(at, `there is no lane \`${lane}\``, `a lane \`${lane}\` under \`lanes\``, names.near(lane));
  else if (file.sites[source]?.kind === 'port')
    report.add(at, `\`${source}\` is a port and keeps no goods`, 'a site that is no port, or suppliers');
  return names.lanes.indexOf(lane);
};
