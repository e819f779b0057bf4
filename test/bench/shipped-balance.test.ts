import { beforeAll, describe, expect, test } from 'vitest';
import { seats } from '../../server/contract/ids.ts';
import { balance, type Balance } from '../../server/play/balance.ts';
import { variants } from '../../server/policies/variants.ts';
import { loadScenario } from '../../server/scenario/load.ts';

/** Few seeds, so that every run of the tests sees it; the key figures in each file are of a hundred. */
const seeds = 4;

/** The shipped scenarios besides the default one, which has a test of its own. */
describe.each(['peak-season', 'cold-chain', 'cyber-attack', 'port-closure', 'supplier-fire'])('%s teaches what it is there for', (id) => {
  let found: Balance;
  beforeAll(async () => {
    const loaded = loadScenario(id);
    if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
    found = await balance(loaded.scenario, seeds);
  });
  const score = (name: string): number => found.policies[name]?.meanJointScore ?? Number.NaN;

  test('who works together beats who does not, by far and always', () => {
    expect(score('coordinated') - score('silo')).toBeGreaterThanOrEqual(30);
    expect(found.coordinatedWins).toBe(seeds);
  });

  test('serving only the own desk is no worse than leaving desks alone', () =>
    expect(score('silo')).toBeGreaterThanOrEqual(score('doNothing')));

  test('one who works together among three who do not closes less than half the gap', () => {
    const half = (score('coordinated') + score('silo')) / 2;
    for (const seat of seats) expect(found.oneCoordinatedSeat[seat], seat).toBeLessThan(half);
  });

  test('no simple habit comes near', () => {
    for (const name of Object.keys(variants)) expect(score('coordinated') - score(name), name).toBeGreaterThanOrEqual(4);
  });
});
