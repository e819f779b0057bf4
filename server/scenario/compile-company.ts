import type {
  Company,
  Item,
  Lane,
  Market,
  NodeRef,
  Offer,
  PromotionOption,
  Segment,
  Site,
  Supplier,
  Supply,
} from '../simulation/company.ts';
import { centiminutes, cents, distribution, ppmOfFactor, ppmOfPercent, thousandths } from './amounts.ts';
import { compileDemand } from './compile-demand.ts';
import { compileEvents } from './compile-events.ts';
import type { Path } from './document.ts';
import type { ScenarioFile } from './format.ts';
import type { Names } from './names.ts';
import { known, type Report } from './report.ts';

/** The company of a file whose shape is right, but for its fields. Names that do not exist are reported; their places are then -1. */
export const compileCompany = (file: ScenarioFile, names: Names, report: Report): Omit<Company, 'fields'> => {
  const lanes = compileLanes(file, names, report);
  const suppliers = compileSuppliers(file, names, report);
  const sites = names.sites.map((id) => compileSite(file, names, lanes, suppliers, id, report));
  const { markets, segments } = compileMarkets(file, names, sites, report);
  if (segments.length === 0) report.add(['markets'], 'there is nobody to sell to', 'at least one market with a segment');
  if (file.money !== undefined) {
    for (const [id, item] of Object.entries(file.items)) {
      if (item.cost === undefined || item.listPrice === undefined) {
        report.addKey(
          ['items', id],
          `\`${id}\` has no \`${item.cost === undefined ? 'cost' : 'listPrice'}\``,
          'both `cost` and `listPrice`, because the file has `money`',
        );
      }
    }
  }
  const company = {
    periodsPerRound: file.time.periodsPerRound,
    items: names.items.map((id): Item => compileItem(file, id)),
    suppliers,
    sites,
    lanes,
    markets,
    segments,
    events: compileEvents(file, names, sites, suppliers, lanes, report),
    money: {
      openingCashCents: cents(file.money?.openingCash ?? 0),
      ...(file.money?.creditLimit === undefined ? {} : { creditLimitCents: cents(file.money.creditLimit) }),
      interestPpmPerRound: ppmOfPercent(file.money?.interestPercentPerRound ?? 0),
      ...(file.money?.endCoverPeriods === undefined ? {} : { endCoverPeriods: file.money.endCoverPeriods }),
      ledger: file.money !== undefined,
    },
    promotions: compilePromotions(file),
    pantry: { ppmByRound: (file.pantry?.percentByRound ?? []).map(ppmOfPercent), floorPpm: ppmOfPercent(file.pantry?.floorPercent ?? 0) },
    noise: { roundCvPpm: ppmOfFactor(file.noise?.roundCv ?? 0), dayCvPpm: ppmOfFactor(file.noise?.dayCv ?? 0) },
    csat: {
      opening: thousandths(file.csat?.opening ?? 100),
      perfectGain: thousandths(file.csat?.perfectGain ?? 0),
      lateLoss: thousandths(file.csat?.lateLoss ?? 0),
      lostLoss: thousandths(file.csat?.lostLoss ?? 0),
      errorLoss: thousandths(file.csat?.errorLoss ?? 0),
      demandPpmAtZero: ppmOfPercent(file.csat?.demandPercentAtZero ?? 100),
      demandPpmAtFull: ppmOfPercent(file.csat?.demandPercentAtFull ?? 100),
    },
  };
  if (file.pantry !== undefined && Math.abs(file.pantry.percentByRound.reduce((total, each) => total + each, 0) - 100) > 1e-6) {
    report.add(['pantry', 'percentByRound'], 'these shares do not add up to 100', 'shares that add up to 100');
  }
  return company;
};

const palette = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'];

const compileItem = (file: ScenarioFile, id: string): Item => {
  const item = file.items[id];
  if (item === undefined) throw new Error(`item ${id} is not in the file`);
  const place = Object.keys(file.items).indexOf(id);
  return {
    id,
    name: item.name,
    colour: item.colour ?? palette[place % palette.length] ?? '#0072b2',
    costCents: cents(item.cost ?? 0),
    listPriceCents: cents(item.listPrice ?? 0),
    volume: item.volume,
    displayUplift: item.displayUplift,
    pantryShare: item.pantrySharePercent / 100,
  };
};

const compilePromotions = (file: ScenarioFile): readonly PromotionOption[] => {
  const options = Object.entries(file.promotions).map(([id, promotion]) => ({
    id,
    name: promotion.name,
    priceCutPpm: ppmOfPercent(promotion.priceCutPercent),
    display: promotion.display,
    costCentsPerRound: cents(promotion.costPerRound),
  }));
  return options.length === 0
    ? []
    : [{ id: 'none', name: { en: 'None' }, priceCutPpm: 0, display: false, costCentsPerRound: 0 }, ...options];
};

const checkedDistribution = (written: number | Readonly<Record<string, number>>, path: Path, report: Report) => {
  if (typeof written !== 'number') {
    const total = Object.values(written).reduce((sum, each) => sum + each, 0);
    if (Math.abs(total - 100) > 1e-6)
      report.add(path, `these chances add up to ${Math.round(total * 1e4) / 1e4}`, 'chances that add up to 100');
  }
  return distribution(written);
};

const compileLanes = (file: ScenarioFile, names: Names, report: Report): readonly Lane[] =>
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

const compileSuppliers = (file: ScenarioFile, names: Names, report: Report): readonly Supplier[] =>
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
      rejectPpm: ppmOfPercent(supplier.rejectPercent),
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

/** Whether goods that leave on a lane can reach a site, passing ports only. */
const leadsTo = (lanes: readonly Lane[], file: ScenarioFile, names: Names, laneIndex: number, siteIndex: number): boolean => {
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

const compileSite = (
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
      if (source !== undefined)
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
  const path: Path = ['sites', id];
  const written = site?.suppliedBy;
  if (site === undefined || site.kind === 'port' || written === undefined) {
    if (site?.kind === 'port' && written !== undefined)
      report.addKey([...path, 'suppliedBy'], `\`${id}\` is a port and orders nothing`, 'no `suppliedBy`');
    if (site !== undefined && site.kind !== 'port' && written === undefined)
      report.addKey(path, `\`${id}\` gets its goods from nowhere`, '`suppliedBy:` with a site or suppliers');
    return names.items.map(() => undefined);
  }
  const ordering: Supply['ordering'] = site.replenish === undefined ? { by: 'field' } : { by: 'auto', ...site.replenish };
  const list = typeof written === 'string' ? [written] : written;
  const source = list[0] ?? '';
  if (list.length === 1 && names.sites.includes(source)) {
    const laneIndex = names.lanes.indexOf(`${source}>${id}`);
    if (source === id)
      report.add([...path, 'suppliedBy'], `\`${id}\` cannot supply itself`, known(names.sites.filter((each) => each !== id)));
    else if (laneIndex < 0)
      report.add(
        [...path, 'suppliedBy'],
        `there is no lane \`${source}>${id}\``,
        `a lane \`${source}>${id}\` under \`lanes\``,
        names.near(`${source}>${id}`),
      );
    else if (file.sites[source]?.kind === 'port')
      report.add([...path, 'suppliedBy'], `\`${source}\` is a port and keeps no goods`, 'a site that is no port, or suppliers');
    return stocked.map((each) => (each ? { from: 'site', laneIndex, supplierIndices: [], ordering } : undefined));
  }
  const places = list.map((supplier, place) => {
    if (names.sites.includes(supplier))
      report.add([...path, 'suppliedBy', place], `\`${supplier}\` is a site`, 'either one site, or suppliers only');
    return names.sites.includes(supplier)
      ? -1
      : report.find(
          names.suppliers.length === 0 || list.length === 1 ? [...names.suppliers, ...names.sites] : names.suppliers,
          supplier,
          typeof written === 'string' ? [...path, 'suppliedBy'] : [...path, 'suppliedBy', place],
          list.length === 1 ? 'site or supplier' : 'supplier',
        );
  });
  if (new Set(list).size < list.length) report.add([...path, 'suppliedBy'], 'a supplier is named twice', 'each supplier once');
  return stocked.map((each, itemIndex): Supply | undefined => {
    if (!each) return undefined;
    const offering = places.filter((place) => suppliers[place]?.offers.some((offer) => offer.itemIndex === itemIndex));
    const first = suppliers[offering[0] ?? -1];
    if (first === undefined) {
      if (!places.includes(-1))
        report.add(
          [...path, 'suppliedBy'],
          `none of these suppliers offers \`${names.items[itemIndex] ?? ''}\``,
          'a supplier with an offer for it, or `stocks:` without it',
        );
      return undefined;
    }
    for (const place of offering) {
      const lane = suppliers[place]?.offers.find((offer) => offer.itemIndex === itemIndex)?.laneIndex ?? -1;
      if (lane >= 0 && !leadsTo(lanes, file, names, lane, names.sites.indexOf(id))) {
        report.add(
          [...path, 'suppliedBy'],
          `the goods of \`${names.suppliers[place] ?? ''}\` cannot reach \`${id}\` on \`${names.lanes[lane] ?? ''}\``,
          'a lane that ends here, or a port with a lane to here',
        );
      }
    }
    const laneIndex = first.offers.find((offer) => offer.itemIndex === itemIndex)?.laneIndex ?? -1;
    if (first.qualification !== undefined && offering.every((place) => suppliers[place]?.qualification !== undefined)) {
      report.add(
        [...path, 'suppliedBy'],
        `no supplier of \`${names.items[itemIndex] ?? ''}\` is qualified at the start`,
        'at least one without `qualification`',
      );
    }
    return { from: 'suppliers', laneIndex, supplierIndices: offering, ordering };
  });
};

const compileMarkets = (
  file: ScenarioFile,
  names: Names,
  sites: readonly Site[],
  report: Report,
): { readonly markets: readonly Market[]; readonly segments: readonly Segment[] } => {
  const markets = Object.entries(file.markets).map(([id, market]) => ({ id, name: market.name, at: market.at }));
  const segments = Object.entries(file.markets).flatMap(([marketId, market], marketIndex) =>
    Object.entries(market.segments).map(([id, segment]): Segment => {
      const path: Path = ['markets', marketId, 'segments', id];
      const siteIndex = report.find(names.sites, segment.servedFrom, [...path, 'servedFrom'], 'site');
      const laneId = `${segment.servedFrom}>${marketId}`;
      const laneIndex = names.lanes.indexOf(laneId);
      if (siteIndex >= 0 && laneIndex < 0)
        report.add([...path, 'servedFrom'], `there is no lane \`${laneId}\``, `a lane \`${laneId}\` under \`lanes\``, names.near(laneId));
      if (Object.keys(segment.demand).length === 0)
        report.add([...path, 'demand'], 'this segment buys nothing', 'demand for at least one item');
      for (const item of Object.keys(segment.demand)) {
        if (!names.items.includes(item))
          report.addKey([...path, 'demand', item], `there is no item \`${item}\``, known(names.items), names.near(item));
        else if (siteIndex >= 0 && sites[siteIndex]?.supply[names.items.indexOf(item)] === undefined) {
          report.addKey(
            [...path, 'demand', item],
            `\`${segment.servedFrom}\` does not stock \`${item}\``,
            'an item that the serving site stocks',
          );
        }
      }
      return {
        id: `${marketId}/${id}`,
        name: segment.name,
        marketIndex,
        keyAccount: segment.keyAccount,
        siteIndex,
        laneIndex,
        leadPeriods: segment.leadPeriods,
        ...(segment.patiencePeriods === undefined ? {} : { patiencePeriods: segment.patiencePeriods }),
        latePenaltyPpm: ppmOfPercent(segment.latePenaltyPercent),
        receivablePeriods: segment.receivablePeriods,
        elasticity: segment.elasticity,
        demand: names.items.map((item) => {
          const demand = segment.demand[item];
          return demand === undefined ? undefined : compileDemand(demand, file.time, [...path, 'demand', item], report);
        }),
      };
    }),
  );
  return { markets, segments };
};
