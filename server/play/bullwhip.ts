import type { BullwhipReport } from '../contract/debrief.ts';
import type { Game } from '../game/state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { links } from '../score/bullwhip.ts';
import { bullwhipByCause, causesToMeasure } from './bullwhip-causes.ts';
import { everySeat, playGame } from './play-game.ts';

/** Games of bots that a report on the bullwhip plays, at most. */
export const bullwhipGames = (scenario: Scenario): number => {
  const found = causesToMeasure(scenario);
  return found === undefined ? 1 : 1 + 2 ** found.causes.length;
};

const benchmark = { policy: 'coordinated', informationLevel: 'open' } as const;

/**
 * What the links of a finished game are compared with: the links of coordinated bots who share all they see, and what makes the wave on
 * this seed, the same events injected. `played` is called after every game, `bullwhipGames` times at most.
 */
export const bullwhipReport = (scenario: Scenario, { seed, injections }: Game, played: () => void): BullwhipReport => {
  const { company, rules } = scenario;
  const { policy, informationLevel } = benchmark;
  const { game } = playGame(scenario, { seed, policies: everySeat(policy), informationLevel, injections });
  played();
  const causes = bullwhipByCause(scenario, seed, injections, played);
  return {
    benchmark: { policy, informationLevel, links: links(company, game.records.slice(1), rules.warmUpRounds) },
    ...(causes === undefined ? {} : { causes }),
  };
};
