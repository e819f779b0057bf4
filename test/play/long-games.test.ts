import { describe, expect, test } from 'vitest';
import { headlessGame, openHeadlessRound, playHeadlessRound, resolveHeadlessRound } from '../../server/game/headless.ts';
import { everySeat, playGame } from '../../server/play/play-game.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import { links, measuredLinks } from '../../server/score/bullwhip.ts';
import { kpis } from '../../server/score/kpis.ts';
import { siteCostCents } from '../../server/score/site-costs.ts';
import { deskForBot } from '../../server/views/desk.ts';
import { newDeskMemory } from '../../server/views/desk-memory.ts';
import { roundsRemembered } from '../../server/views/round-totals.ts';
import { scenarioOf, shippedText } from '../support/scenario-texts.ts';

/** A scenario that goes on for longer than desks look back. */
const lengthened = (scenario: Scenario, playedRounds: number): Scenario => ({
  ...scenario,
  rules: { ...scenario.rules, playedRounds, announcedRounds: playedRounds },
});
const spring = lengthened(scenarioOf(shippedText('spring-promotion')), roundsRemembered + 60);
const classic = lengthened(scenarioOf(shippedText('classic-beer-game')), roundsRemembered + 200);

describe('long games of bots', () => {
  test.each([
    ['spring-promotion', spring, 'silo'],
    ['classic-beer-game', classic, 'sterman'],
  ] as const)('%s: what is counted as it is played is what is counted at its end', (_, scenario, policy) => {
    const { game, kpis: counted, siteCosts, links: measured } = playGame(scenario, { seed: 'long', policies: everySeat(policy) });
    const played = game.records.slice(1);
    const all = [...played, ...game.runOut];
    expect(game.records).toHaveLength(scenario.rules.playedRounds + 1);
    expect(counted).toEqual(kpis(scenario, all, game.decisions));
    expect(siteCosts).toEqual(siteCostCents(scenario.company, all));
    expect(measured).toEqual(measuredLinks(scenario.company, played, scenario.rules.warmUpRounds));
    expect(measured.map(({ ratio }) => ratio)).toEqual(
      links(scenario.company, played, scenario.rules.warmUpRounds).map(({ ratio }) => ratio),
    );
  });

  test.each([
    ['spring-promotion', spring, 'silo'],
    ['classic-beer-game', classic, 'sterman'],
  ] as const)('%s: a game that forgets its first rounds is the same game', (_, scenario, policy) => {
    const { game, trace: _trace, ...kept } = playGame(scenario, { seed: 'long', policies: everySeat(policy) });
    const { game: slim, trace: _other, ...forgot } = playGame(scenario, { seed: 'long', policies: everySeat(policy), forgetful: true });
    expect(forgot).toEqual(kept);
    expect(slim.decisions).toEqual(game.decisions);
    expect(slim.records[1]).toMatchObject({ round: 1, periods: [] });
    expect(slim.records.slice(-roundsRemembered)).toEqual(game.records.slice(-roundsRemembered));
  });

  test('desks look back so many rounds and no more, and say the same whether lists grow in place or are copied', () => {
    const played = (growth: 'copied' | 'inPlace') => {
      const desks = newDeskMemory();
      let game = headlessGame(classic, 'desks');
      for (let round = 0; round < roundsRemembered + 20; round += 1) {
        deskForBot(classic, game, 'sales', desks);
        game = openHeadlessRound(classic, resolveHeadlessRound(classic, game, {}, growth));
      }
      return deskForBot(classic, game, 'sales', desks);
    };
    const desk = played('inPlace');
    expect(desk).toEqual(played('copied'));
    expect(desk.panels[0]?.rows[0]?.series).toHaveLength(roundsRemembered);
  });

  test('a game whose lists are copied is not changed by the one that follows', () => {
    const game = headlessGame(classic, 'kept');
    const before = JSON.stringify(game);
    playHeadlessRound(classic, game, {});
    expect(JSON.stringify(game)).toBe(before);
  });
});
