import type { KpiId, PanelId } from '../../contract/desk.ts';
import { kpiCatalogue, lessIsBetter } from '../../contract/kpi-catalogue.ts';
import type { KpiUnit } from '../../contract/kpi-definition.ts';
import { seats } from '../../contract/ids.ts';
import { openingRounds } from '../../game/rules.ts';
import type { Company } from '../../simulation/company.ts';
import type { LintRule } from './rules.ts';
import type { Finder } from './subject.ts';

/** What people see and are measured by, and whether there is time for it. */

/** What a company must have for a panel to show anything; panels that always do are missing. */
const panelNeeds: Readonly<Partial<Record<PanelId, { readonly needs: string; readonly has: (company: Company) => boolean }>>> = {
  prices: { needs: '`money`', has: (company) => company.money.ledger },
  cash: { needs: '`money`', has: (company) => company.money.ledger },
  outlook: {
    needs: 'customers whose demand has a `base`',
    has: (company) => company.segments.some(({ demand }) => demand.some((source) => source?.kind === 'market')),
  },
  accountRequests: { needs: '`accountRequests`', has: (company) => company.accountRequests !== undefined },
  promotions: { needs: '`promotions`', has: (company) => company.promotions.length > 0 },
  ports: { needs: 'a site of kind `port`', has: (company) => company.sites.some((site) => site.kind === 'port') },
  dock: { needs: 'a site with `labour`', has: (company) => company.sites.some((site) => site.labour !== undefined) },
  crew: { needs: 'a site with `labour`', has: (company) => company.sites.some((site) => site.labour !== undefined) },
  quality: { needs: 'a site with `labour`', has: (company) => company.sites.some((site) => site.labour !== undefined) },
  suppliers: { needs: '`suppliers`', has: (company) => company.suppliers.length > 0 },
};

/** Largest and smallest value that a KPI of a unit can have, as a file writes it. */
const ranges: Readonly<Partial<Record<KpiUnit, readonly [number, number]>>> = { share: [-100, 100], points: [-100, 100] };

export const deskRules = {
  'empty-panel': ({ scenario: { company }, file }, found) => {
    for (const seat of seats) {
      for (const [place, panel] of file.roles[seat].panels.entries()) {
        const need = panelNeeds[panel];
        if (need !== undefined && !need.has(company))
          found.at(['roles', seat, 'panels', place], `\`${panel}\` has nothing to show in this company`, need.needs);
      }
    }
  },

  'unheard-requests': ({ scenario: { company }, file }, found) => {
    if (company.accountRequests === undefined) return;
    const hears = seats.some((seat) => file.roles[seat].panels.includes('accountRequests'));
    const answers = company.fields.some(({ lever }) => lever === 'redate' || lever === 'accountUnits');
    if (!hears) found.key(['accountRequests'], 'nobody sees what key accounts ask for', '`accountRequests` among the `panels` of a role');
    else if (!answers)
      found.key(
        ['accountRequests'],
        'nobody can answer what key accounts ask for',
        '`redate:` and `accountUnits:` among the `levers` of a role',
      );
  },

  'role-without-levers': ({ scenario: { company } }, found) => {
    const deciding = new Set(company.fields.map((field) => field.seat));
    for (const seat of seats)
      if (!deciding.has(seat)) found.key(['roles', seat, 'levers'], `${seat} can decide nothing`, 'at least one lever, e.g. `order:`');
  },

  'announced-equals-played': ({ file: { time } }, found) => {
    if (time.announcedRounds === time.playedRounds)
      found.at(
        ['time', 'announcedRounds'],
        'players know which round is the last',
        `${time.playedRounds + 2} or so, with \`playedRounds: ${time.playedRounds}\``,
      );
  },

  'time-short': ({ scenario: { minutes, rules } }, found) => {
    const decided = rules.playedRounds - openingRounds(rules);
    const huddled = (rules.huddles ?? []).reduce((sum, { seconds }) => sum + seconds, 0);
    const needed = Math.ceil((decided * rules.planningSeconds + huddled) / 60);
    if (needed > minutes)
      found.at(
        ['minutes'],
        `${decided} rounds of ${rules.planningSeconds} seconds${huddled === 0 ? '' : ' and the huddles'} are ${needed} minutes, and the workshop has ${minutes}`,
        'more `minutes`, or fewer `planning: { seconds }`',
      );
  },

  'score-out-of-range': ({ file }, found) => {
    for (const [kpi, part] of Object.entries(file.score)) {
      const definition = kpiCatalogue[kpi as KpiId];
      if (part === undefined) continue;
      const [least, most] = ranges[definition.unit] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
      for (const end of ['zero', 'full'] as const)
        if (part[end] < least || part[end] > most)
          found.at(['score', kpi, end], `\`${kpi}\` can never be ${part[end]}`, `${least} to ${most}; \`simulate --calibrate\` writes it`);
      const isLess = lessIsBetter(kpi as KpiId);
      if (part.zero !== part.full && part.zero > part.full !== isLess)
        found.key(
          ['score', kpi],
          `a higher \`${kpi}\` is ${isLess ? 'worse' : 'better'}, and here it is the other way round`,
          isLess ? '`zero` above `full`' : '`full` above `zero`',
        );
    }
  },
} as const satisfies Partial<Readonly<Record<LintRule, Finder>>>;
