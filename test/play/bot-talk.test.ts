import { describe, expect, test } from 'vitest';
import type { InformationLevel } from '../../server/contract/ids.ts';
import { seats } from '../../server/contract/ids.ts';
import {
  headlessGame,
  headlessTeamCommand,
  openHeadlessHuddle,
  openHeadlessRound,
  resolveHeadlessRound,
  type ValuesBySeat,
} from '../../server/game/headless.ts';
import type { Game } from '../../server/game/state.ts';
import { nothingTogether } from '../../server/game/together.ts';
import { metTogether, talkedThrough, type Speaker, type Telling } from '../../server/play/bot-talk.ts';
import { everySeat, playGame } from '../../server/play/play-game.ts';
import type { PolicyMemory } from '../../server/policies/policy.ts';
import { policyOf, talkOf } from '../../server/policies/registry.ts';
import { loadScenario, shippedScenarios } from '../../server/scenario/load.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import { judge } from '../../server/score/judgement.ts';
import { deskForBot } from '../../server/views/desk.ts';

const loaded = (id: string): Scenario => {
  const found = loadScenario(id);
  if ('problems' in found) throw new Error(JSON.stringify(found.problems));
  return found.scenario;
};
const spring = loaded('spring-promotion');

/** A whole game of one policy, played as `playGame` does it, with every word that was refused. */
const refusedIn = (scenario: Scenario, policy: string, level: InformationLevel): readonly string[] => {
  const refused: string[] = [];
  const memory = new Map<string, PolicyMemory>();
  const parameters = (seat: (typeof seats)[number]) => scenario.policies[policy]?.[seat] ?? {};
  const tell: Telling = (game, seat, command) => {
    const { game: after, refusal } = headlessTeamCommand(scenario, game, seat, command);
    if (refusal !== undefined)
      refused.push(`round ${game.round} ${seat} ${command.kind}: ${JSON.stringify(refusal)} ${JSON.stringify(command)}`);
    return after;
  };
  const speakers: readonly Speaker[] = seats.map((seat) => ({
    seat,
    says: (game, moment) =>
      talkOf(policy)?.[moment]?.({ desk: deskForBot(scenario, game, seat), memory: memory.get(seat), parameters: parameters(seat) }) ?? [],
  }));
  const decided = (game: Game): ValuesBySeat =>
    Object.fromEntries(
      seats.map((seat) => {
        const answer = policyOf(policy)?.({
          desk: deskForBot(scenario, game, seat),
          memory: memory.get(seat),
          parameters: parameters(seat),
        });
        if (answer !== undefined) memory.set(seat, answer.memory);
        return [seat, answer?.values ?? []];
      }),
    );
  let game = headlessGame(scenario, 'refused', level);
  for (;;) {
    game = talkedThrough(scenario, game, speakers, tell);
    game = resolveHeadlessRound(scenario, game, decided(game), 'copied', judge);
    if (game.round >= scenario.rules.playedRounds) return refused;
    game = openHeadlessHuddle(scenario, game);
    if (game.phase === 'huddle') game = metTogether(game, speakers, tell);
    game = openHeadlessRound(scenario, game);
  }
};

const talking = shippedScenarios().map(({ scenario }) => scenario);

describe('what bots say', () => {
  test.each(talking)('is never refused: $id', (scenario) => {
    for (const policy of ['coordinated', 'silo'])
      for (const level of ['closed', 'talk', 'board', 'open'] as const)
        expect(refusedIn(scenario, policy, level), `${policy} ${level}`).toEqual([]);
  });

  test('comes to its end within the game, and is mostly kept by a coordinated team', () => {
    const { game } = playGame(spring, { seed: 'kept', policies: everySeat('coordinated'), informationLevel: 'board' });
    const states = game.together.agreements.map(({ state }) => state);
    expect(states.length).toBeGreaterThan(6);
    expect(states.filter((state) => state === 'open' || state === 'answered' || state === 'agreed')).toEqual([]);
    const promised = states.filter((state) => state === 'kept' || state === 'missed');
    expect(promised.filter((state) => state === 'kept').length / promised.length).toBeGreaterThan(0.6);
    for (const { answers } of game.together.agreements) for (const { reason } of answers) expect(reason).toMatch(/^[^\n]{3,280}$/);
  });

  test('goes as far as the budget of the board', () => {
    const { game } = playGame(spring, { seed: 'board', policies: everySeat('coordinated'), informationLevel: 'board' });
    for (let round = 1; round <= spring.rules.playedRounds; round += 1)
      for (const seat of seats)
        expect(game.together.publications.filter((each) => each.by === seat && each.round === round).length).toBeLessThanOrEqual(2);
    expect(game.together.publications.length).toBeGreaterThan(4 * spring.rules.playedRounds);
  });
});

describe('bots that have nothing to say', () => {
  test('leave the game as quiet as it was: silos among themselves, desks that nobody touches, whoever only orders', () => {
    const quiet = { ...spring, rules: { ...spring.rules, huddles: [] } };
    for (const policy of ['silo', 'doNothing', 'basestock'])
      expect(playGame(quiet, { seed: 'quiet', policies: everySeat(policy), informationLevel: 'open' }).game.together, policy).toBe(
        nothingTogether,
      );
  });

  test('alone at their desks coordinated ones are quiet as well', () => {
    const quiet = { ...spring, rules: { ...spring.rules, huddles: [] } };
    const { game } = playGame(quiet, { seed: 'quiet', policies: everySeat('coordinated'), informationLevel: 'closed' });
    expect(game.together).toBe(nothingTogether);
  });

  test('among those who talk silos break what they said yes to, as it costs them nothing', () => {
    const policies = { ...everySeat('silo'), sales: { name: 'coordinated' } };
    const states = Array.from(
      { length: 8 },
      (_, place) => playGame(spring, { seed: `among/${place}`, policies, informationLevel: 'open' }).game.together,
    )
      .flatMap(({ agreements }) => agreements)
      .filter(({ kind, answers }) => kind === 'request' && answers.length > 0)
      .map(({ state }) => state);
    expect(states.length).toBeGreaterThan(0);
    expect(states).toContain('missed');
  });
});
