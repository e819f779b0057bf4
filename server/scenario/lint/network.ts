import type { Company } from '../../simulation/company.ts';
import { usualUnits } from '../../simulation/demand-processes.ts';
import { flowsOf, leastPeriods } from './flows.ts';
import type { LintRule } from './rules.ts';
import type { Finder } from './subject.ts';

/** Sites, lanes, suppliers and items that are there for nothing, or cannot do what they are there for. */

const unitsOf = (units: number): string => String(Math.round(units * 10) / 10);

/** Units of each item that all customers together want in a usual period. */
const wantedOf = (company: Company): readonly number[] =>
  company.items.map((_, item) =>
    company.segments.reduce((sum, segment) => {
      const demand = segment.demand[item];
      return demand === undefined ? sum : sum + usualUnits(demand);
    }, 0),
  );

export const networkRules = {
  'unreachable-site': ({ scenario: { company } }, found) => {
    const { reached } = flowsOf(company);
    for (const [index, site] of company.sites.entries())
      if (!reached.has(index))
        found.key(['sites', site.id], `no lane leads to \`${site.id}\` from any supplier`, `a lane \`...>${site.id}\``);
  },

  'idle-site': ({ scenario: { company } }, found) => {
    const { serving } = flowsOf(company);
    for (const [index, site] of company.sites.entries())
      if (!serving.has(index))
        found.key(
          ['sites', site.id],
          `nobody gets anything from \`${site.id}\``,
          site.kind === 'port' ? `a lane \`${site.id}>...\` to where its goods are going` : '`servedFrom` or `suppliedBy` with this site',
        );
  },

  'lane-without-capacity': ({ scenario: { company }, file }, found) => {
    const largest = company.items.reduce((most, item) => Math.max(most, item.volume), 0);
    for (const [id, lane] of Object.entries(file.lanes)) {
      for (const [mode, { booked, loadVolume }] of Object.entries(lane.modes ?? {})) {
        if (booked !== undefined && booked.mostPerRound === 0 && booked.spotPerPeriod === 0)
          found.key(
            ['lanes', id, 'modes', mode, 'booked'],
            `\`${mode}\` on \`${id}\` has no loads at all`,
            '`mostPerRound` or `spotPerPeriod` above 0',
          );
        if (loadVolume !== undefined && loadVolume < largest)
          found.at(
            ['lanes', id, 'modes', mode, 'loadVolume'],
            `a load of \`${mode}\` is smaller than one unit`,
            `${largest} or more, the largest \`volume\``,
          );
      }
    }
  },

  'unused-item': ({ scenario: { company } }, found) => {
    for (const [index, item] of company.items.entries())
      if (company.segments.every((segment) => segment.demand[index] === undefined))
        found.key(['items', item.id], `no customer wants \`${item.id}\``, 'a segment with `demand` for it');
  },

  'unused-supplier': ({ scenario: { company } }, found) => {
    const buying = new Set(company.sites.flatMap((site) => site.supply.flatMap((each) => each?.supplierIndices ?? [])));
    for (const [index, supplier] of company.suppliers.entries())
      if (!buying.has(index))
        found.key(['suppliers', supplier.id], `no site buys from \`${supplier.id}\``, 'a site with it under `suppliedBy`');
  },

  'unused-lane': ({ scenario: { company } }, found) => {
    const { used } = flowsOf(company);
    for (const [index, lane] of company.lanes.entries())
      if (!used.has(index))
        found.key(['lanes', lane.id], `nothing can travel on \`${lane.id}\``, 'a site that is supplied or a segment that is served on it');
  },

  'unused-promotion': ({ scenario: { company } }, found) => {
    if (company.promotions.length > 0 && !company.fields.some((field) => field.lever === 'promotion'))
      found.key(['promotions'], 'nobody can run a promotion', '`promotion:` among the levers of a role');
  },

  'nobody-decides': ({ scenario: { company } }, found) => {
    const decided = new Set(company.fields.map((field) => `${field.lever} ${field.key}`));
    const { used } = flowsOf(company);
    for (const [index, lane] of company.lanes.entries())
      if (used.has(index) && lane.modes.some((mode) => mode.booked !== undefined) && !decided.has(`booking ${lane.id}`))
        found.key(
          ['lanes', lane.id],
          `nobody books loads on \`${lane.id}\``,
          `\`booking:\` with \`${lane.id}\` among the levers of a role`,
        );
    for (const supplier of company.suppliers)
      if (supplier.qualification !== undefined && !decided.has(`qualify ${supplier.id}`))
        found.key(
          ['suppliers', supplier.id, 'qualification'],
          `nobody can qualify \`${supplier.id}\``,
          `\`qualify:\` among the levers of a role`,
        );
  },

  'supplier-too-slow': ({ scenario: { company, rules } }, found) => {
    const end = rules.playedRounds * company.periodsPerRound;
    for (const supplier of company.suppliers) {
      const lane = company.lanes[supplier.offers[0]?.laneIndex ?? -1];
      const transit = (lane?.modes ?? []).reduce((least, mode) => Math.min(least, leastPeriods(mode.transit)), Number.POSITIVE_INFINITY);
      const first = Math.min(leastPeriods(supplier.lead), supplier.expedite?.leadPeriods ?? Number.POSITIVE_INFINITY) + transit;
      if (Number.isFinite(first) && first >= end)
        found.at(
          ['suppliers', supplier.id, 'leadPeriods'],
          `goods of \`${supplier.id}\` come ${first} periods after an order`,
          `less than the ${end} periods that are played`,
        );
    }
  },

  'supply-below-demand': ({ scenario: { company } }, found) => {
    for (const [item, units] of wantedOf(company).entries()) {
      const offering = company.suppliers.filter((supplier) => supplier.offers.some((offer) => offer.itemIndex === item));
      const most = offering.reduce((sum, supplier) => sum + (supplier.capacityUnits ?? Number.POSITIVE_INFINITY), 0);
      const id = company.items[item]?.id ?? '';
      if (units > most)
        found.key(
          ['items', id],
          `customers want ${unitsOf(units)} of \`${id}\` in a period, its suppliers have ${unitsOf(most)}`,
          'suppliers with more `capacity`, or less demand',
        );
    }
    const all = wantedOf(company).reduce((sum, units) => sum + units, 0);
    const most = company.suppliers.reduce((sum, supplier) => sum + (supplier.capacityUnits ?? Number.POSITIVE_INFINITY), 0);
    if (all > most)
      found.key(
        ['suppliers'],
        `customers want ${unitsOf(all)} units in a period, all suppliers together have ${unitsOf(most)}`,
        'suppliers with more `capacity`, or less demand',
      );
  },

  'crew-below-demand': ({ scenario: { company } }, found) => {
    const { drawn } = flowsOf(company);
    for (const [index, { id, labour }] of company.sites.entries()) {
      if (labour === undefined) continue;
      const units = (drawn[index] ?? []).reduce((sum, each) => sum + each, 0);
      const need = (units * (labour.putawayCentiminutes + labour.pickCentiminutes)) / 100;
      const overtime = company.fields.find((field) => field.lever === 'overtime' && field.key === id)?.most ?? 0;
      const regular = (labour.crew * labour.shiftMinutes * labour.attendancePpm) / 1e6;
      const temps = (labour.temps.most * labour.shiftMinutes * labour.temps.productivityPpm) / 1e6;
      const most = (regular * (100 + overtime)) / 100 + temps;
      if (need > most && labour.hires.most === 0)
        found.key(
          ['sites', id, 'labour'],
          `a usual period at \`${id}\` is ${Math.round(need)} minutes of work, its people have ${Math.round(most)}`,
          'more `crew` or `temps`, or less work for a unit',
        );
    }
  },
} as const satisfies Partial<Readonly<Record<LintRule, Finder>>>;
