import { describe, expect, test } from 'vitest';
import { runCrossdock } from './run-crossdock.ts';

describe('crossdock simulate without a policy', () => {
  test("lets the scenario's own bots play, and says who they were", () => {
    const { code, out } = runCrossdock('simulate', 'test/fixtures/self-replenishing.yaml', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ scenario: 'self-replenishing', policy: 'doNothing' });
  });

  test('is a wrong call where the scenario has none', () => {
    const { code, err } = runCrossdock('simulate', 'classic-beer-game');
    expect(code).toBe(2);
    expect(err).toMatch(/'--policy' is missing for sales, logistics, procurement, operations/);
  });
});
