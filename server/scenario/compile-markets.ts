import type { Market, Segment, Site } from '../simulation/company.ts';
import { ppmOfPercent } from './amounts.ts';
import { compileDemand } from './compile-demand.ts';
import type { Path } from './document.ts';
import type { ScenarioFile } from './format.ts';
import type { Names } from './names.ts';
import { known, type Report } from './report.ts';

/** Markets and, in one list, their segments with what they buy from which site. */
export const compileMarkets = (
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
        report
          .as('broken-supply')
          .add([...path, 'servedFrom'], `there is no lane \`${laneId}\``, `a lane \`${laneId}\` under \`lanes\``, names.near(laneId));
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
        ordersPerPeriod: segment.ordersPerPeriod,
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
