import { describe, expect, test } from 'vitest';
import type { BullwhipCause } from '../../server/contract/debrief.ts';
import { bullwhipReport, bullwhipGames } from '../../server/play/bullwhip.ts';
import { switchedTeam } from '../../server/play/bullwhip-bots.ts';
import { bullwhipByCause, causesToMeasure } from '../../server/play/bullwhip-causes.ts';
import { everySeat, playGame } from '../../server/play/play-game.ts';
import { loadScenario } from '../../server/scenario/load.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import { measuredLinks } from '../../server/score/bullwhip.ts';
import type { Game } from '../../server/game/state.ts';

const shipped = (id: string): Scenario => {
  const loaded = loadScenario(id);
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.scenario;
};

const nothing = (): void => {};

const measured = (scenario: Scenario): NonNullable<ReturnType<typeof causesToMeasure>> => {
  const found = causesToMeasure(scenario);
  if (found === undefined) throw new Error('nothing to measure');
  return found;
};

/** The game of the team with these causes at work, and what it makes of customers' demand at the last link upstream. */
const playedWith = (
  scenario: Scenario,
  seed: string,
  on: readonly BullwhipCause[],
): { readonly game: Game; readonly amplification: number } => {
  const { link } = measured(scenario);
  const { game } = playGame(scenario, { seed, policies: switchedTeam(scenario, link, new Set(on)), informationLevel: 'closed' });
  const found = measuredLinks(scenario.company, game.records.slice(1), scenario.rules.warmUpRounds).find((each) => each.link === link.name);
  return { game, amplification: found?.baselineAmplification ?? Number.NaN };
};

describe('what makes the bullwhip', () => {
  const spring = shipped('spring-promotion');
  const beer = shipped('classic-beer-game');

  test('is measured at the last link upstream, for the causes that a scenario has', () => {
    expect(measured(spring)).toMatchObject({
      link: { name: 'suppliers>central' },
      causes: ['promotion', 'batching', 'gaming', 'forecast'],
    });
    // Nobody promotes beer on the board, and nothing pays for ordering in lots.
    expect(measured(beer)).toMatchObject({ link: { name: 'brewing>factory' }, causes: ['gaming', 'forecast'] });
  });

  test('with none of the causes a team orders what was asked for: the level that it orders up to never moves', () => {
    const { game, amplification } = playedWith(spring, 'causes/1', []);
    const { link } = measured(spring);
    const units = (round: number, of: 'ordered' | 'incoming'): number =>
      game.records[round].periods.reduce((sum, period) => sum + link.items.reduce((all, { cell }) => all + period[of][cell], 0), 0);
    let ordered = 0;
    let asked = 0;
    for (let round = 2; round <= 7; round += 1) {
      ordered += units(round, 'ordered');
      asked += units(round - 1, 'incoming');
      // Suppliers hand over whole multiples: of three items at two suppliers each never more than 100 too many.
      expect(Math.abs(ordered - asked), `round ${round}`).toBeLessThan(600);
    }
    expect(amplification).toBeLessThan(4);
  });

  test("on Sterman's board all of the causes together are his rule with the numbers he found", () => {
    const report = bullwhipByCause(beer, 'causes/1', [], nothing);
    const silo = playGame(beer, { seed: 'causes/1', policies: everySeat('silo'), informationLevel: 'closed' });
    const factory = silo.links.find(({ link }) => link === 'brewing>factory');
    expect(report?.withAll).toBe(factory?.baselineAmplification);
  });

  test('two causes share what they bring by what each adds first and last', () => {
    const report = bullwhipByCause(beer, 'causes/1', [], nothing);
    const [none, gaming, forecast, both] = [[], ['gaming'], ['forecast'], ['gaming', 'forecast']].map(
      (on) => playedWith(beer, 'causes/1', on as BullwhipCause[]).amplification,
    );
    expect(report?.without).toBe(none);
    expect(report?.withAll).toBe(both);
    expect(report?.shares[0].share).toBeCloseTo((gaming - none + (both - forecast)) / 2, 9);
    expect(report?.shares[1].share).toBeCloseTo((forecast - none + (both - gaming)) / 2, 9);
  });

  test.each(['spring-promotion', 'port-closure', 'peak-season', 'cold-chain', 'cyber-attack', 'supplier-fire', 'classic-beer-game'])(
    'the shares of %s add up to what all causes bring over none, in every debrief the same',
    (id) => {
      const scenario = shipped(id);
      let games = 0;
      const count = (): void => {
        games += 1;
      };
      const finished = playGame(scenario, { seed: 'causes/2', policies: everySeat('doNothing') }).game;
      const report = bullwhipReport(scenario, finished, count);
      expect(games).toBe(bullwhipGames(scenario));
      const { causes } = report;
      if (causes === undefined) throw new Error('no causes');
      expect(causes.shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(causes.withAll - causes.without, 6);
      expect(causes.withAll).toBeGreaterThan(causes.without);
      expect(causes.shares.map(({ cause }) => cause)).toEqual(measured(scenario).causes);
      expect(bullwhipReport(scenario, finished, nothing)).toEqual(report);
    },
  );

  test('each of the causes by itself makes a wave that was not there, on the mean of twenty seeds', () => {
    const mean = (on: readonly BullwhipCause[]): number => {
      let sum = 0;
      for (let seed = 1; seed <= 20; seed += 1) sum += playedWith(spring, `causes/${seed}`, on).amplification;
      return sum / 20;
    };
    const none = mean([]);
    for (const cause of measured(spring).causes) expect(mean([cause]), cause).toBeGreaterThan(1.5 * none);
  });

  test('events that a facilitator let happen are in the runs of the bots as well', () => {
    const cold = shipped('cold-chain');
    const quiet = playGame(cold, { seed: 'causes/1', policies: everySeat('doNothing') }).game;
    const injections = [{ event: 'recall', round: 5 }];
    const recalled = playGame(cold, { seed: 'causes/1', policies: everySeat('doNothing'), injections }).game;
    expect(bullwhipReport(cold, recalled, nothing)).not.toEqual(bullwhipReport(cold, quiet, nothing));
  });

  test("the benchmark's links stand beside the game's own as an end view has them: the coordinated bots on this seed, everything open", () => {
    const finished = playGame(beer, { seed: 'causes/1', policies: everySeat('doNothing') }).game;
    const { benchmark } = bullwhipReport(beer, finished, nothing);
    const bots = playGame(beer, { seed: 'causes/1', policies: everySeat('coordinated'), informationLevel: 'open' });
    expect(benchmark.links.map(({ link, ratio }) => ({ link, ratio }))).toEqual(bots.links.map(({ link, ratio }) => ({ link, ratio })));
    expect(benchmark.links.every(({ ordersByRound }) => ordersByRound.length === beer.rules.playedRounds)).toBe(true);
  });
});
