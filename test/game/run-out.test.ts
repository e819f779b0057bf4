import { expect, test } from 'vitest';
import { headlessGame, playHeadlessRound } from '../../server/game/headless.ts';
import type { ValuesBySeat } from '../../server/game/headless.ts';
import type { Game } from '../../server/game/state.ts';
import { shippedScenario } from '../../server/scenario/load.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import { chanceOf } from '../../server/simulation/chance.ts';
import { playRound } from '../../server/simulation/round.ts';

const shipped = (id: string): Scenario => {
  const found = shippedScenario(id);
  if (found === undefined) throw new Error(`${id} is not shipped`);
  return found.scenario;
};

/** The whole game with one lever's fields at their most wherever they may be set. */
const playedAtMost = (scenario: Scenario, lever: string): { readonly last: Game; readonly end: Game } => {
  let game = headlessGame(scenario, 'run-out', 'open');
  let last = game;
  while (game.phase !== 'finished') {
    last = game;
    const values = scenario.company.fields
      .filter((field) => field.lever === lever && field.fromRound <= game.round)
      .map(({ key, most, seat }) => ({ seat, value: { lever: lever as 'promotion', key, value: most } }));
    const bySeat: ValuesBySeat = Object.fromEntries(
      values.map(({ seat }) => [seat, values.filter((each) => each.seat === seat).map((each) => each.value)]),
    );
    game = playHeadlessRound(scenario, game, bySeat);
  }
  return { last, end: game };
};

test('the run-out knows no promotions, whatever was promoted to the end', () => {
  const scenario = shipped('spring-promotion');
  const { end } = playedAtMost(scenario, 'promotion');
  expect(end.records.at(-1)?.close.promotionNext.some((option) => option > 0)).toBe(true);
  expect(end.runOut).toHaveLength(scenario.rules.runOutRounds);
  for (const record of end.runOut) expect(record.close.promotionNext.every((option) => option === 0)).toBe(true);
});

test('the run-out plays proposals for orders and initial values elsewhere, for every team alike', () => {
  const scenario = shipped('spring-promotion');
  const { company } = scenario;
  const { end, last } = playedAtMost(scenario, 'overtime');
  // Overtime stood at its most: the run-out takes it back to where the scenario began.
  const overtime = company.fields.findIndex((field) => field.lever === 'overtime');
  expect(end.decisions.at(-1)?.[overtime]).toBe(company.fields[overtime]?.most);
  expect(end.decisions.at(-1)?.[overtime]).not.toBe(company.fields[overtime]?.initial);
  const chance = chanceOf(company, 'run-out');
  if (last.world === undefined) throw new Error('no world');
  let { world, record } = playRound(company, chance, last.world, end.decisions.at(-1) ?? []);
  expect(record).toEqual(end.records.at(-1));
  for (const logged of end.runOut) {
    const { proposals } = record.close;
    ({ world, record } = playRound(
      company,
      chance,
      world,
      company.fields.map((field, place) => (field.lever === 'promotion' ? 0 : (field.initial ?? proposals[place] ?? field.least))),
    ));
    expect(record).toEqual(logged);
  }
});

test('the classic game has no run-out', () => {
  const { end } = playedAtMost(shipped('classic-beer-game'), 'none');
  expect(end.runOut).toEqual([]);
  expect(end.records).toHaveLength(37);
  expect(end.decisions.slice(0, 3).every((round) => round.every((units) => units === 4))).toBe(true);
});
