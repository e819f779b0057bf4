import { attributionGames, attributionOf } from '../../server/play/attribution.ts';
import { benchmarks } from '../../server/play/benchmarks.ts';
import { recordingOf } from '../../server/play/intent/recording.ts';
import { everySeat, playGame } from '../../server/play/play-game.ts';
import { loadScenario } from '../../server/scenario/load.ts';
import { problemText } from '../../server/scenario/problem.ts';

/** What a process of its own found, as JSON on stdout. */
export type AttributionRun = { readonly games: number; readonly coldMs: number; readonly warmMs: number };

const loaded = loadScenario(process.argv[2] ?? 'spring-promotion');
if ('problems' in loaded) throw new Error(loaded.problems.map(problemText).join('\n'));
const { scenario } = loaded;

let games = 0;

/** From a finished game, which a host has at hand, to attribution and benchmarks, milliseconds. */
const measured = (seed: string): number => {
  const { game } = playGame(scenario, { seed, policies: everySeat('silo') });
  games = 0;
  const start = performance.now();
  const recording = recordingOf(scenario, game);
  if (recording === undefined) throw new Error('the game cannot be simulated again');
  attributionOf(recording, () => {
    games += 1;
  });
  games += benchmarks(scenario, seed).length + 2;
  return performance.now() - start;
};

const coldMs = measured('bench/cold');
if (games < attributionGames) throw new Error('coalitions are missing');
const warm = Array.from({ length: 7 }, (_, place) => measured(`bench/${place}`)).sort((one, other) => one - other);
process.stdout.write(JSON.stringify({ games, coldMs, warmMs: warm[3] ?? 0 } satisfies AttributionRun));
