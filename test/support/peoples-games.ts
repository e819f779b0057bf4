import fc from 'fast-check';
import type { GameSetup } from '../../server/game/rules.ts';
import type { Game } from '../../server/game/state.ts';
import { loadScenario } from '../../server/scenario/load.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import { commandOf, sayings, type Saying } from './random-agreements.ts';
import { moves, playRandomly, type Move, type RandomGame } from './random-play.ts';

export const shipped = (id: string): Scenario => {
  const loaded = loadScenario(id);
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.scenario;
};

/** A scenario of a setup that no file describes, scored as a shipped one. */
export const scenarioOf = (setup: GameSetup, scoredAs: Scenario): Scenario => ({ ...scoredAs, ...setup, policies: {} });

/** What people of a random game do and say. */
export type Script = { readonly seed: number; readonly moves: readonly Move[]; readonly said: readonly (readonly Saying[])[] };

export const scripts = (most: number): fc.Arbitrary<Script> => fc.record({ seed: fc.nat(1_000), moves: moves(most), said: sayings(most) });

/**
 * A game that people played to its end, whatever came into their heads: decisions, promises, emergencies, warnings, panels on the board,
 * seats that change hands, bots that sit in, levels that a facilitator sets, events that one injects.
 */
export const playedByPeople = (scenario: Scenario, { seed, moves: script, said }: Script): RandomGame => {
  const held = scenario.company.events.filter(({ trigger }) => trigger.kind === 'held');
  return playRandomly(scenario, `people/${seed}`, script, () => {}, {
    said: (game, place) => {
      if (game === undefined || game.phase === 'briefing') return [];
      const given = (said[place] ?? []).map((each) => ({ ...commandOf(scenario, game, each), illegal: false }));
      const event = place % 11 === 5 ? held[place % Math.max(1, held.length)] : undefined;
      return event === undefined
        ? given
        : [...given, { command: { kind: 'inject', event: event.id }, author: { kind: 'facilitator' }, illegal: false }];
    },
    problems: () => [],
  });
};

export const finishedGame = ({ game }: RandomGame): Game => {
  if (game === undefined || game.phase !== 'finished') throw new Error('the game was not led to its end');
  return game;
};
