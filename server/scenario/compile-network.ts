import type { Lane, NodeRef, Offer, PeriodsDistribution, Supplier } from '../simulation/company.ts';
import { gammaPeriods } from '../simulation/gamma.ts';
import { cents, distribution, ppmOfPercent } from './amounts.ts';
import type { Path } from './document.ts';
import type { ScenarioFile } from './format.ts';
import type { Names } from './names.ts';
import { known, type Report } from './report.ts';

/** How a file writes a duration. */
type Written = number | { readonly gamma: { readonly mean: number; readonly cv: number } } | Readonly<Record<string, number>>;

const isGamma = (written: Exclude<Written, number>): written is { readonly gamma: { readonly mean: number; readonly cv: number } } =>
  typeof written['gamma'] === 'object';

const checkedDistribution = (written: Written, path: Path, report: Report): PeriodsDistribution => {
  if (typeof written !== 'number') {
    if (isGamma(written)) return gammaPeriods(written.gamma.mean, written.gamma.cv);
    const total = Object.values(written).reduce((sum, each) => sum + each, 0);
    if (Math.abs(total - 100) > 1e-6)
      report.add(path, `these chances add up to ${Math.round(total * 1e4) / 1e4}`, 'chances that add up to 100');
  }
  return distribution(written);
};

/** Lanes with their modes; the ends stand in the lane's id. */
export const compileLanes = (file: ScenarioFile, names: Names, report: Report): readonly Lane[] =>
  Object.entries(file.lanes).map(([id, lane]) => {
    const path: Path = ['lanes', id];
    const ends = id.split('>');
    const node = (name: string | undefined): NodeRef => names.node(name ?? '') ?? { kind: 'site', index: -1 };
    if (ends.length !== 2) report.addKey(path, `\`${id}\` is no lane`, 'a lane as `from>to`, e.g. `central>north`');
    else
      for (const end of ends)
        if (names.node(end) === undefined) report.addKey(path, `there is no place \`${end}\``, known(names.places), names.near(end));
    const [from, to] = [node(ends[0]), node(ends[1])];
    if (from.kind === 'market') report.addKey(path, 'a lane cannot begin at a market', 'a lane from a supplier or a site');
    if (to.kind === 'supplier') report.addKey(path, 'a lane cannot end at a supplier', 'a lane to a site or a market');
    if ((lane.transitPeriods === undefined) === (lane.modes === undefined)) {
      report.addKey(
        path,
        lane.modes === undefined ? 'the lane has no way of transport' : 'the lane has both `transitPeriods` and `modes`',
        'either `transitPeriods` or `modes`',
      );
    }
    const simple = { truck: { transitPeriods: lane.transitPeriods ?? 0, costPerLoad: 0, direct: false } };
    const modes: NonNullable<typeof lane.modes> = lane.modes ?? simple;
    if (Object.keys(modes).length === 0) report.add([...path, 'modes'], 'the lane has no way of transport', 'at least one mode');
    const alternative =
      lane.alternative === undefined ? undefined : report.find(names.lanes, lane.alternative, [...path, 'alternative'], 'lane');
    if (lane.alternative !== undefined && alternative !== undefined && alternative >= 0 && lane.alternative.split('>')[0] !== ends[0]) {
      report.add([...path, 'alternative'], `\`${lane.alternative}\` begins somewhere else`, `a lane that begins at \`${ends[0] ?? ''}\``);
    }
    return {
      id,
      from,
      to,
      orderDelayPeriods: lane.orderDelayPeriods,
      modes: Object.entries(modes).map(([modeId, mode]) => ({
        id: modeId,
        transit: checkedDistribution(
          mode.transitPeriods,
          lane.modes === undefined ? [...path, 'transitPeriods'] : [...path, 'modes', modeId, 'transitPeriods'],
          report,
        ),
        ...(mode.loadVolume === undefined ? {} : { loadVolume: mode.loadVolume }),
        costCentsPerLoad: cents(mode.costPerLoad),
        ...(mode.fuelPercent === undefined ? {} : { fuelPpm: ppmOfPercent(mode.fuelPercent) }),
        ...(mode.booked === undefined
          ? {}
          : {
              booked: {
                mostPerRound: mode.booked.mostPerRound,
                spotPerPeriod: mode.booked.spotPerPeriod,
                spotCostCents: cents(mode.booked.spotCost),
              },
            }),
        direct: mode.direct,
      })),
      ...(alternative === undefined ? {} : { alternativeIndex: alternative }),
    };
  });

/** Nothing where all of every order comes. */
const yieldOf = (written: ScenarioFile['suppliers'][string]['yieldPercent']): Pick<Supplier, 'yield'> => {
  const { mean, sd } = typeof written === 'number' ? { mean: written, sd: 0 } : written;
  return mean === 100 && sd === 0 ? {} : { yield: { meanPpm: ppmOfPercent(mean), sdPpm: ppmOfPercent(sd) } };
};

/** Suppliers with what they offer, each offer on a lane that begins at its supplier. */
export const compileSuppliers = (file: ScenarioFile, names: Names, report: Report): readonly Supplier[] =>
  Object.entries(file.suppliers).map(([id, supplier]) => {
    const path: Path = ['suppliers', id];
    const own = names.lanes.filter((lane) => lane.startsWith(`${id}>`));
    const laneOf = (written: string | undefined, at: Path): number => {
      if (written === undefined) {
        if (own.length === 1) return names.lanes.indexOf(own[0] ?? '');
        report.addKey(
          path,
          own.length === 0 ? `no lane begins at \`${id}\`` : `several lanes begin at \`${id}\``,
          own.length === 0 ? `a lane \`${id}>...\` under \`lanes\`` : `\`lane:\` with ${known(own)}`,
        );
        return -1;
      }
      const place = report.find(names.lanes, written, at, 'lane');
      if (place >= 0 && !own.includes(written)) report.add(at, `\`${written}\` does not begin at \`${id}\``, known(own));
      return place;
    };
    return {
      id,
      name: supplier.name,
      at: supplier.at,
      lead: checkedDistribution(supplier.leadPeriods, [...path, 'leadPeriods'], report),
      ...(supplier.capacity === undefined ? {} : { capacityUnits: supplier.capacity }),
      ...(supplier.callOffPeriods === undefined ? {} : { callOffPeriods: supplier.callOffPeriods }),
      rejectPpm: ppmOfPercent(supplier.rejectPercent),
      ...yieldOf(supplier.yieldPercent),
      payablePeriods: supplier.payablePeriods,
      ...(supplier.expedite === undefined
        ? {}
        : { expedite: { premiumPpm: ppmOfPercent(supplier.expedite.premiumPercent), leadPeriods: supplier.expedite.leadPeriods } }),
      ...(supplier.qualification === undefined
        ? {}
        : { qualification: { rounds: supplier.qualification.rounds, costCents: cents(supplier.qualification.cost) } }),
      offers: Object.entries(supplier.offers).map(([item, offer]): Offer => {
        const at: Path = [...path, 'offers', item];
        if ((offer.cost === undefined) === (offer.breaks === undefined) && (file.money !== undefined || offer.cost !== undefined)) {
          report.addKey(
            at,
            offer.cost === undefined ? 'the offer has no price' : 'the offer has both `cost` and `breaks`',
            'either `cost` or `breaks`',
          );
        }
        const breaks = offer.breaks ?? [{ from: 0, cost: offer.cost ?? 0 }];
        if (breaks[0]?.from !== 0 || breaks.some((each, place) => place > 0 && each.from <= (breaks[place - 1]?.from ?? 0))) {
          report.add([...at, 'breaks'], 'these price breaks are out of order', '`from` rising, the first from 0');
        }
        return {
          itemIndex: names.items.includes(item)
            ? names.items.indexOf(item)
            : (report.addKey(at, `there is no item \`${item}\``, known(names.items), names.near(item)), -1),
          laneIndex: laneOf(offer.lane ?? supplier.lane, offer.lane === undefined ? [...path, 'lane'] : [...at, 'lane']),
          minimumUnits: offer.minimum,
          multipleUnits: offer.multiple,
          breaks: breaks.map((each) => ({ fromUnits: each.from, costCents: cents(each.cost) })),
        };
      }),
    };
  });
