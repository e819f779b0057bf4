import { seats } from '../contract/ids.ts';
import { percentile } from '../score/formulas.ts';
import { aligned, figure } from './columns.ts';
import { runReport, type RunReport, type SimulateReport } from './simulate-report.ts';
import type { RunSink } from './simulate-run.ts';

/** More runs than a person reads line by line are told by how they spread. */
const mostRows = 50;

const columns = [
  { name: 'joint score', places: 1, of: (run: RunReport) => run.jointScore },
  { name: 'total cost', places: 2, of: (run: RunReport) => run.totalCost },
  { name: 'contribution', places: 2, of: (run: RunReport) => run.contribution },
  { name: 'perfect orders', places: 2, of: (run: RunReport) => run.kpis['perfectOrderRate'] ?? undefined },
] as const;

const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((total, value) => total + value, 0) / values.length;

/** The runs as a table for people: up to 50 line by line, means below when there are several; more by mean, percentiles and ends. */
export const runsTable = ({ scenario, policy }: Omit<SimulateReport, 'runs'>, count: number): RunSink => {
  const who = typeof policy === 'string' ? policy : seats.map((seat) => `${seat}=${policy[seat]}`).join(' ');
  const rows: string[][] = [];
  const values: number[][] = columns.map(() => []);
  let first: RunReport | undefined;
  const take: RunSink['take'] = (summary) => {
    const run = runReport(summary);
    first ??= run;
    for (const [place, { of }] of columns.entries()) {
      const value = of(run);
      if (value !== undefined) values[place]?.push(value);
    }
    if (count <= mostRows) rows.push([run.seed, ...columns.map(({ of, places }) => figure(of(run), places)), run.stateHash.slice(0, 12)]);
  };
  const total = (name: string, of: (values: readonly number[]) => number | undefined): string[] => [
    name,
    ...columns.map(({ places }, place) => figure(of(values[place] ?? []), places)),
  ];
  const end = (): void => {
    const played = Math.max(...values.map((each) => each.length));
    if (played === 0 || first === undefined) return;
    const head = columns.map(({ name }) => name);
    const parts = [`${scenario}, played by ${who}`];
    if (count <= mostRows) parts.push(aligned([['seed', ...head, 'state hash'], ...rows, ...(played > 1 ? [total('mean', mean)] : [])]));
    else
      parts.push(
        aligned([
          [`${played} games`, ...head],
          total('mean', mean),
          ...[
            ['least', 0],
            ['5th percentile', 0.05],
            ['median', 0.5],
            ['95th percentile', 0.95],
            ['most', 1],
          ].map(([name, share]) => total(String(name), (each) => percentile(each, Number(share)))),
        ]),
      );
    if (played === 1) {
      parts.push(aligned([['site', 'cost'], ...Object.entries(first.siteCost).map(([site, cost]) => [site, figure(cost)])]));
      parts.push(aligned([['link', 'bullwhip'], ...Object.entries(first.bullwhip).map(([link, ratio]) => [link, figure(ratio)])]));
      if (Object.values(first.bullwhip).includes(null)) parts.push('-: what came in did not vary, so there is no ratio.');
    }
    process.stdout.write(`${parts.join('\n\n')}\n`);
  };
  return { take, end };
};
