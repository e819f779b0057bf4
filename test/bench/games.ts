import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../server/cli/crossdock.ts', import.meta.url));
const sizes = [100, 1000] as const;

export type GamesSpeed = {
  readonly scenario: string;
  readonly policy: string;
  readonly cores: number;
  readonly medianOf: number;
  /** Whole games a second on all cores, between a short call and a long one: what starting takes is left out. */
  readonly gamesPerSecond: number;
  /** By number of games: the whole call, and the most memory it held. */
  readonly calls: Readonly<Record<string, { readonly seconds: number; readonly mostMegabytes: number }>>;
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

type Call = { readonly seconds: number; readonly mostMegabytes: number };

/** One call as a person makes it; the process itself says how much memory it held at most (all threads), when it ends. */
const call = (scenario: string, policy: string, games: number): Call => {
  const tell = `data:text/javascript,process.on('exit',()=>process.stderr.write('most '+process.resourceUsage().maxRSS+'\\n'))`;
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--import', tell, command, 'simulate', scenario, '--policy', policy, '--runs', String(games), '--json'],
    { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const seconds = (performance.now() - start) / 1000;
  const kilobytes = Number(/most (\d+)/.exec(stderr)?.[1]);
  if (status !== 0 || !Number.isFinite(kilobytes)) throw new Error(`crossdock simulate failed: ${stderr}`);
  return { seconds, mostMegabytes: kilobytes / 1024 };
};

/** How fast `crossdock simulate` plays many games and how much memory it takes, medians of `repeats` calls of each size. */
export const gamesSpeed = (scenario: string, policy: string, repeats: number): GamesSpeed => {
  const bySize = sizes.map((games) => Array.from({ length: repeats }, () => call(scenario, policy, games)));
  const medians = bySize.map(
    (calls): Call => ({
      seconds: Number(median(calls.map(({ seconds }) => seconds)).toFixed(2)),
      mostMegabytes: Math.round(median(calls.map(({ mostMegabytes }) => mostMegabytes))),
    }),
  );
  const [short, long] = medians;
  return {
    scenario,
    policy,
    cores: availableParallelism(),
    medianOf: repeats,
    gamesPerSecond: Number(((sizes[1] - sizes[0]) / ((long?.seconds ?? 0) - (short?.seconds ?? 0))).toFixed(1)),
    calls: Object.fromEntries(sizes.map((games, place) => [String(games), medians[place] ?? { seconds: 0, mostMegabytes: 0 }])),
  };
};
