import type { InformationLevel } from '../contract/ids.ts';
import type { BenchmarkResult } from '../game/facts.ts';
import type { Injection } from '../game/state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { everySeat, playGame } from './play-game.ts';

/** Who a team is compared with, on its own seed: silos, a coordinated team, and desks that nobody touched. */
const benchmarkTeams: readonly { readonly policy: string; readonly informationLevel: InformationLevel }[] = [
  { policy: 'silo', informationLevel: 'closed' },
  { policy: 'coordinated', informationLevel: 'open' },
  { policy: 'doNothing', informationLevel: 'closed' },
];

/**
 * What those teams would have made of a game's seed, the same events injected. Three whole games: about 50 ms for the default
 * scenario.
 */
export const benchmarks = (scenario: Scenario, seed: string, injections: readonly Injection[] = []): readonly BenchmarkResult[] =>
  benchmarkTeams.map(({ policy, informationLevel }) => {
    const { jointScore, contributionCents, totalCostCents } = playGame(scenario, {
      seed,
      policies: everySeat(policy),
      informationLevel,
      injections,
    });
    return { policy, informationLevel, jointScore, contributionCents, totalCostCents };
  });
