import { beforeAll, describe, expect, test } from 'vitest';
import { seats } from '../../server/contract/ids.ts';
import { variants } from '../../server/policies/variants.ts';
import { loadScenario } from '../../server/scenario/load.ts';
import { balance, type Balance } from '../../server/play/balance.ts';

/** Few seeds, so that every run of the tests sees it; `npm run -s bench -- balance` plays a hundred. */
const seeds = 12;

describe('the spring promotion teaches what it is there for', () => {
  let found: Balance;
  beforeAll(async () => {
    const loaded = loadScenario('spring-promotion');
    if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
    found = await balance(loaded.scenario, seeds);
  });
  const score = (name: string): number => found.policies[name]?.meanJointScore ?? Number.NaN;
  const contribution = (name: string): number => found.policies[name]?.meanContribution ?? Number.NaN;

  test('who works together beats who does not, by far and nearly always', () => {
    expect(score('coordinated') - score('silo')).toBeGreaterThanOrEqual(15);
    expect(contribution('coordinated') - contribution('silo')).toBeGreaterThanOrEqual(0.1 * Math.abs(contribution('silo')));
    expect(found.coordinatedWins).toBeGreaterThanOrEqual(0.9 * seeds);
  });

  test('one who works together among three who do not closes less than half the gap', () => {
    const half = (score('coordinated') + score('silo')) / 2;
    for (const seat of seats) expect(found.oneCoordinatedSeat[seat], seat).toBeLessThan(half);
  });

  test('each silo is good at its own KPI, and doing nothing is worse than silos', () => {
    for (const seat of seats) expect(found.seatKpis[seat].siloIsBetter, seat).toBe(true);
    expect(score('doNothing')).toBeLessThan(score('silo'));
  });

  test.each(Object.keys(variants))('%s is no way to win', (name) => {
    expect(score('coordinated') - score(name)).toBeGreaterThanOrEqual(10);
  });

  test('a promotion nobody heard of sets off the chain reaction, and without it there is none', () => {
    expect(found.chainReaction.inOrder).toBeGreaterThanOrEqual(0.8 * seeds);
    expect(found.chainReaction.withoutPromotion).toBeLessThanOrEqual(1);
  });
});
