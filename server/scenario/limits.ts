import type { ScenarioFile } from './format.ts';
import type { Report } from './report.ts';

/** How large a company may be: far beyond what four people can run in an hour, and small enough that any file is checked in a moment. */
export const mostOf = {
  items: 60,
  suppliers: 60,
  sites: 100,
  lanes: 400,
  markets: 100,
  segments: 200,
  promotions: 50,
  events: 100,
} as const;

/** Reports what there is too much of; true when there is. What goes through everything by everything is only run within these limits. */
export const isTooLarge = (file: ScenarioFile, report: Report): boolean => {
  const segments = Object.values(file.markets).reduce((sum, market) => sum + Object.keys(market.segments).length, 0);
  const lists = ['items', 'suppliers', 'sites', 'lanes', 'markets', 'promotions', 'events'] as const;
  for (const list of lists) {
    const count = Object.keys(file[list]).length;
    if (count > mostOf[list]) report.addKey([list], `there are ${count} ${list}`, `at most ${mostOf[list]}`);
  }
  if (segments > mostOf.segments) report.addKey(['markets'], `there are ${segments} groups of customers`, `at most ${mostOf.segments}`);
  return report.problems.length > 0;
};
