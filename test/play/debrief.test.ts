import { describe, expect, test } from 'vitest';
import type { Debrief } from '../../server/contract/debrief.ts';
import { debriefOf } from '../../server/play/debrief.ts';
import { outcomeOf } from '../../server/play/course.ts';
import { everySeat, playGame } from '../../server/play/play-game.ts';
import { loadScenario } from '../../server/scenario/load.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import { rulesVersion } from '../../server/simulation/round.ts';

const shipped = (id: string): Scenario => {
  const loaded = loadScenario(id);
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.scenario;
};

/** A debrief, with how far it said it was. */
const debriefed = (
  scenario: Scenario,
  game: Parameters<typeof debriefOf>[1],
): { readonly debrief: Debrief; readonly steps: readonly string[] } => {
  const steps: string[] = [];
  const debrief = debriefOf(scenario, game, (done, of) => steps.push(`${done}/${of}`));
  return { debrief, steps };
};

const scenarios = [
  'spring-promotion',
  'port-closure',
  'port-closure-first-steps',
  'peak-season',
  'cold-chain',
  'cyber-attack',
  'supplier-fire',
  'classic-beer-game',
];

describe('the debrief of a game', () => {
  test.each(scenarios)('%s: every re-run is counted, the game is left as it was, and the last coalition is the game', (id) => {
    const scenario = shipped(id);
    const { game } = playGame(scenario, { seed: 'debrief/1', policies: everySeat('silo') });
    const before = JSON.stringify(game.decisions);
    const { debrief, steps } = debriefed(scenario, game);
    expect(steps).toEqual(Array.from({ length: steps.length }, (_, at) => `${at + 1}/${steps.length}`));
    expect(JSON.stringify(game.decisions)).toBe(before);
    // It crosses the wire as it is.
    expect(JSON.parse(JSON.stringify(debrief))).toEqual(debrief);
    expect(debrief.rulesVersion).toBe(rulesVersion);
    const kinds = debrief.moments.map(({ kind }) => kind);
    expect(kinds).toContain('costliestDecision');
    expect(kinds).toContain('bestDecision');
    const last = debrief.attribution?.coalitions.at(-1);
    expect(last).toEqual(outcomeOf(scenario, game));
  });

  test.each(['cold-chain', 'classic-beer-game'])('%s: the same game has the same debrief', (id) => {
    const scenario = shipped(id);
    const played = (): Debrief => debriefOf(shipped(id), playGame(scenario, { seed: 'debrief/2', policies: everySeat('silo') }).game);
    expect(played()).toEqual(played());
  });

  test('events that a facilitator let happen are in its re-runs, and among what somebody heard first', () => {
    const scenario = shipped('cold-chain');
    const { game } = playGame(scenario, {
      seed: 'debrief/1',
      policies: everySeat('silo'),
      injections: [{ event: 'recall', round: 5 }],
    });
    const { debrief } = debriefed(scenario, game);
    expect(debrief.gaps.find(({ values }) => values['event'] === 'recall')).toMatchObject({ firstSeats: ['sales'], firstRound: 6 });
    expect(debrief.attribution?.coalitions.at(-1)).toEqual(outcomeOf(scenario, game));
  });

  test('a game that goes another way when it is simulated again has no attribution, and no figure of a re-run of it', () => {
    const scenario = shipped('spring-promotion');
    const { game } = playGame(scenario, { seed: 'debrief/1', policies: everySeat('silo') });
    const { debrief: whole } = debriefed(scenario, game);
    const { debrief, steps } = debriefed(scenario, { ...game, stateHash: 'of other rules' });
    expect(debrief.attribution).toBeUndefined();
    expect(debrief.gaps.some(({ cost }) => cost !== undefined)).toBe(false);
    expect(whole.gaps.some(({ cost }) => cost !== undefined)).toBe(true);
    expect(debrief.moments.some(({ kind }) => kind === 'bestDecision' || kind === 'costliestDecision')).toBe(false);
    expect(debrief.gaps.map(({ id }) => id)).toEqual(whole.gaps.map(({ id }) => id));
    expect(debrief.bullwhip).toEqual(whole.bullwhip);
    expect(steps.at(-1)).toBe(`${steps.length}/${steps.length}`);
  });
});
