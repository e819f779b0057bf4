import { describe, expect, test } from 'vitest';
import { playEach, type Jobs } from '../../server/play/many-games.ts';
import { everySeat } from '../../server/play/play-game.ts';
import { summaryOf } from '../../server/play/play-job.ts';
import { loadScenario } from '../../server/scenario/load.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';

const loaded = (id: string): Scenario => {
  const result = loadScenario(id);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.scenario;
};
const classic = loaded('classic-beer-game');
const spring = loaded('spring-promotion');

const jobs = (count: number): Jobs => ({ count, at: (place) => ({ seed: `each/${place}`, policies: everySeat('sterman') }) });

describe('games one after the other', () => {
  test('are taken in the order of their places and come out the same on one thread and on three', async () => {
    const played = async (threads: number) => {
      const taken: string[] = [];
      const places: number[] = [];
      const outcome = await playEach(
        spring,
        { count: 10, at: (place) => ({ seed: `each/${place}`, policies: everySeat('silo') }) },
        (summary, place) => {
          taken.push(`${summary.seed} ${summary.stateHash} ${summary.jointScore}`);
          places.push(place);
        },
        { threads },
      );
      expect(outcome).toBe('done');
      expect(places).toEqual(Array.from({ length: 10 }, (_, place) => place));
      return taken;
    };
    expect(await played(3)).toEqual(await played(1));
  });

  test('a single long game is stopped in its midst', async () => {
    const long: Scenario = { ...classic, rules: { ...classic.rules, announcedRounds: 200_000, playedRounds: 200_000 } };
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 500);
    const outcome = await playEach(long, jobs(1), () => {}, { signal: controller.signal });
    expect(outcome).toBe('stopped');
  });

  test.each([1, 2])('stop soon after they are asked to, on %i threads', async (threads) => {
    const controller = new AbortController();
    let taken = 0;
    const outcome = await playEach(
      classic,
      jobs(100_000),
      () => {
        taken += 1;
        if (taken === 20) controller.abort();
      },
      { threads, signal: controller.signal },
    );
    expect(outcome).toBe('stopped');
    expect(taken).toBeLessThan(200);
  });

  test.each([1, 2])('end with the mistake when one of them fails, on %i threads', async (threads) => {
    const broken: Jobs = {
      count: 12,
      at: (place) => ({ seed: `each/${place}`, policies: everySeat(place === 5 ? 'nobody' : 'doNothing') }),
    };
    await expect(playEach(classic, broken, () => {}, { threads })).rejects.toThrow('there is no policy nobody');
  });

  test('an error of who takes them is not swallowed', async () => {
    const taken = (): void => {
      throw new Error('the disk is full');
    };
    await expect(playEach(classic, jobs(8), taken, { threads: 2 })).rejects.toThrow('the disk is full');
  });
});

describe('a game without one of its events', () => {
  const job = { seed: 'event', policies: everySeat('doNothing'), course: true } as const;

  test('is the same until the event, and another one afterwards', () => {
    const felt = summaryOf(spring, job);
    const calm = summaryOf(spring, { ...job, withoutEvent: 'bottling' });
    // It begins in period 32, round 7.
    expect(calm.course?.serviceByRound.slice(0, 6)).toEqual(felt.course?.serviceByRound.slice(0, 6));
    expect(calm.stateHash).not.toBe(felt.stateHash);
  });

  test('leaves the scenario as it was', () => {
    const before = JSON.stringify(spring);
    summaryOf(spring, { ...job, withoutEvent: 'strike' });
    expect(JSON.stringify(spring)).toBe(before);
  });
});

describe('the course of a game', () => {
  test('untouched desks change nothing, whoever decides changes something', () => {
    const quiet = summaryOf(spring, { seed: 'course', policies: everySeat('doNothing'), course: true }).course;
    expect(Object.values(quiet?.changesBySeat ?? {}).flat()).toEqual(Array.from({ length: 4 * spring.rules.playedRounds }, () => 0));
    const busy = summaryOf(spring, { seed: 'course', policies: everySeat('coordinated'), course: true }).course;
    expect(Math.max(...(busy?.changesBySeat.procurement ?? []))).toBeGreaterThan(0);
    expect(busy?.serviceByRound).toHaveLength(spring.rules.playedRounds + spring.rules.runOutRounds);
  });

  test('leaves out the rounds that the opening fixes', () => {
    const course = summaryOf(classic, { seed: 'course', policies: everySeat('sterman'), course: true }).course;
    expect(course?.changesBySeat.sales).toHaveLength(classic.rules.playedRounds - (classic.rules.opening?.rounds ?? 0));
    expect(course?.firstStockoutRound).toBeGreaterThan(5);
  });
});
