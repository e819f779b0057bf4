import { beforeAll, describe, expect, test } from 'vitest';
import { outcomeOf } from '../../server/play/course.ts';
import { decisionSteps, departuresOf, worthOfDecisions } from '../../server/play/decision-worth.ts';
import { recordingOf, referencesOf, type Recording } from '../../server/play/intent/recording.ts';
import { rerun } from '../../server/play/intent/rerun.ts';
import { everySeat, playGame } from '../../server/play/play-game.ts';
import { loadScenario } from '../../server/scenario/load.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';

const shipped = (id: string): Scenario => {
  const loaded = loadScenario(id);
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.scenario;
};

const recorded = (scenario: Scenario, policy: string, seed = 'worth/1'): Recording => {
  const recording = recordingOf(scenario, playGame(scenario, { seed, policies: everySeat(policy) }).game);
  if (recording === undefined) throw new Error('not to be played again');
  return recording;
};

const nothing = (): void => {};

describe('what single decisions were worth', () => {
  const scenario = shipped('spring-promotion');
  let recording: Recording;
  beforeAll(() => {
    recording = recorded(scenario, 'silo');
  });

  test('only decisions that a coordinated bot at the same desk would have made otherwise are looked at', () => {
    const departures = departuresOf(recording);
    expect(departures.length).toBeGreaterThan(12);
    for (const { round, inputs } of departures) {
      const place = round - recording.firstRound;
      expect(inputs.length).toBeGreaterThan(0);
      for (const { lever, key, value, usualValue } of inputs) {
        const at = scenario.company.fields.findIndex((field) => field.lever === lever && field.key === key);
        expect(value).toBe(recording.rounds[place].decisions[at]);
        expect(usualValue).toBe(referencesOf(recording)[place].values[at]);
        expect(value).not.toBe(usualValue);
      }
    }
  });

  test('a seat that plays as the bot has made no decision that could be worth something', () => {
    const team = { ...everySeat('silo'), operations: { name: 'coordinated' } };
    const { game } = playGame(scenario, { seed: 'worth/1', policies: team, informationLevel: 'closed' });
    const again = recordingOf(scenario, game);
    if (again === undefined) throw new Error('not to be played again');
    const seats = departuresOf(again).map(({ seat }) => seat);
    expect(seats).toContain('procurement');
    expect(seats).not.toContain('operations');
  });

  test('the game less a re-run in which that lever is decided as the bot would have, in that round alone', () => {
    const departures = departuresOf(recording);
    let steps = 0;
    const found = worthOfDecisions(recording, departures, () => {
      steps += 1;
    });
    expect(steps).toBe(decisionSteps(departures));
    const [best] = found.toSorted((one, other) => other.worth.jointScore - one.worth.jointScore);
    const at = scenario.company.fields.findIndex(({ lever, key }) => lever === best.lever && key === best.key);
    const without = rerun(recording, {
      fromRound: best.round,
      asReference: (round, place) =>
        round === best.round && scenario.company.fields[place].seat === best.seat && scenario.company.fields[place].lever === best.lever,
    });
    expect(without.decisions[best.round - 1][at]).toBe(best.usualValue);
    expect(without.decisions.slice(0, best.round - 1)).toEqual(recording.game.decisions.slice(0, best.round - 1));
    const [game, other] = [outcomeOf(scenario, recording.game), outcomeOf(scenario, without)];
    expect(best.worth.jointScore).toBeCloseTo(game.jointScore - other.jointScore, 9);
    expect(best.worth.contributionCents).toBe(game.contributionCents - other.contributionCents);
    expect(best.worth.jointScore).toBeGreaterThan(0);
    expect(found.some(({ worth }) => worth.jointScore < 0)).toBe(true);
  });

  test('of a very long game those that lay furthest from the bot are looked at, in the order of the game', () => {
    const beer = recorded(shipped('classic-beer-game'), 'sterman');
    const departures = departuresOf(beer);
    expect(departures.length).toBeLessThanOrEqual(100);
    expect(departures.map(({ round }) => round)).toEqual(departures.map(({ round }) => round).toSorted((one, other) => one - other));
    expect(worthOfDecisions(beer, departures.slice(0, 2), nothing)).toHaveLength(2);
  });
});
