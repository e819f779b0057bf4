import { describe, expect, test } from 'vitest';
import type { Agreement } from '../../../server/contract/agreements.ts';
import type { Lever, Seat } from '../../../server/contract/ids.ts';
import type { Game } from '../../../server/game/state.ts';
import { recordingOf, type Recording } from '../../../server/play/intent/recording.ts';
import { rerun } from '../../../server/play/intent/rerun.ts';
import { everySeat, playGame } from '../../../server/play/play-game.ts';
import { loadScenario } from '../../../server/scenario/load.ts';
import type { Scenario } from '../../../server/scenario/scenario.ts';

const shipped = (id: string): Scenario => {
  const loaded = loadScenario(id);
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.scenario;
};

const scenario = shipped('spring-promotion');
const { fields } = scenario.company;

const recorded = (): Recording => {
  const recording = recordingOf(scenario, playGame(scenario, { seed: 'knowing/1', policies: everySeat('silo') }).game);
  if (recording === undefined) throw new Error('not to be played again');
  return recording;
};

/** What a seat decided of a lever in a round, all its inputs added up. */
const decided = (game: Game, round: number, lever: Lever): number =>
  fields.reduce((sum, field, place) => sum + (field.lever === lever ? game.decisions[round - 1][place] : 0), 0);

const planFor = (runs: number): Agreement => ({
  id: 'plan',
  kind: 'promotionPlan',
  state: 'agreed',
  round: runs - 1,
  atMs: 0,
  by: 'sales',
  to: ['logistics', 'procurement', 'operations'],
  terms: { kind: 'promotionPlan', item: 'cola', option: 2, round: runs, upliftPercent: 300 },
  pledges: [],
  turn: [],
  answers: [],
  filled: [],
});

describe('what people would have done had they known', () => {
  const recording = recorded();
  const { game } = recording;

  test('of a promotion: trucks and hands for it, in the round before, by those who are told alone', () => {
    const plan = [planFor(7)];
    const told: Seat[] = [];
    const again = rerun(recording, {
      fromRound: 6,
      agreedBesides: (seat, round) => {
        told.push(seat);
        return seat === 'logistics' && round === 6 ? plan : [];
      },
    });
    expect(again.decisions.slice(0, 5)).toEqual(game.decisions.slice(0, 5));
    expect(decided(again, 6, 'booking')).toBeGreaterThan(decided(game, 6, 'booking'));
    for (const lever of ['staffing', 'overtime', 'order', 'promotion'] as const)
      expect(decided(again, 6, lever), lever).toBe(decided(game, 6, lever));
    expect(new Set(told)).toEqual(new Set(['sales', 'logistics', 'procurement', 'operations']));
    // It is nobody's promise there, and nothing of it stays.
    expect(again.together.agreements).toEqual([]);
  });

  test('who is told nothing decides as ever', () => {
    const again = rerun(recording, { fromRound: 6, agreedBesides: () => [], follows: () => true });
    expect(again.stateHash).toBe(game.stateHash);
    expect(again.decisions).toEqual(game.decisions);
  });

  test('of a strike: goods go another way where people follow what a bot at their desk would do now, and stay as they were sent elsewhere', () => {
    const [notice] = game.records.flatMap(({ round, close }) =>
      close.signals.flatMap(({ eventIndex, seats }, place) =>
        scenario.company.events[eventIndex]?.id === 'strike' && seats.includes('sales') ? `signal ${round} ${place}` : [],
      ),
    );
    const told = [{ notice, by: 'sales' as const, to: ['logistics' as const], round: 9, atMs: 0 }];
    const only = rerun(recording, { fromRound: 9, told });
    expect(decided(game, 9, 'reroute')).toBe(0);
    expect(decided(only, 9, 'reroute')).toBe(0);
    const followed = rerun(recording, { fromRound: 9, told, follows: (round, place) => round === 9 && fields[place].lever === 'reroute' });
    expect(decided(followed, 9, 'reroute')).toBe(1);
    expect(decided(followed, 10, 'reroute')).toBe(decided(game, 10, 'reroute'));
  });
});
