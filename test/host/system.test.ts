import { expect, test } from 'vitest';
import { joinSchema } from '../../server/contract/commands.ts';
import { openDebriefLine } from '../../server/host/debrief-line.ts';
import { systemIds, systemScenarios, threadBenchmarks } from '../../server/host/system.ts';
import { benchmarks } from '../../server/play/benchmarks.ts';
import { everySeat, playGame } from '../../server/play/play-game.ts';
import { worthOfAgreements } from '../../server/play/worth.ts';

test('join codes have no look-alikes and are never the same twice in a row', () => {
  const codes = Array.from({ length: 500 }, () => systemIds.code());
  expect(new Set(codes).size).toBe(500);
  for (const code of codes) {
    expect(code).toMatch(/^[A-Z3-9]{6}$/);
    expect(code).not.toMatch(/[0O1IL2Z5S8B]/);
    expect(joinSchema.safeParse({ code, name: 'Ana' }).success).toBe(true);
  }
});

test('tokens and seeds have at least 128 random bits', () => {
  // 64 signs are six bits each.
  expect(systemIds.token().length * 6).toBeGreaterThanOrEqual(128);
  expect(systemIds.seed().length * 6).toBeGreaterThanOrEqual(128);
});

test('a shipped scenario is found with the text that makes it, and nothing else is', () => {
  const scenarios = systemScenarios();
  const found = scenarios.find('classic-beer-game');
  if ('refusal' in found) throw new Error(found.refusal.code);
  expect(scenarios.read(found.text)).toEqual(found.scenario);
  expect(scenarios.find('../scenarios/classic-beer-game')).toMatchObject({ refusal: { code: 'scenario/unknown' } });
  expect(scenarios.read('schema: 99')).toBeUndefined();
});

test('benchmarks are played in a thread of their own, give what they give here, and are played once per seed', async () => {
  const found = systemScenarios().find('classic-beer-game');
  if ('refusal' in found) throw new Error(found.refusal.code);
  const line = openDebriefLine();
  const threaded = threadBenchmarks(line);
  const first = threaded.play(found.scenario, 'seed', []);
  expect(threaded.play(found.scenario, 'seed', [])).toBe(first);
  expect(await first).toEqual(benchmarks(found.scenario, 'seed'));
  line.close();
});

test('what agreements were worth is measured in the same thread, and is what it is here', async () => {
  const found = systemScenarios().find('spring-promotion');
  if ('refusal' in found) throw new Error(found.refusal.code);
  const { game } = playGame(found.scenario, { seed: 'worth', policies: everySeat('coordinated'), informationLevel: 'open' });
  const here = worthOfAgreements(found.scenario, game);
  expect(here.length).toBeGreaterThan(0);
  const line = openDebriefLine();
  expect(await threadBenchmarks(line).worth(found.scenario, game)).toEqual(here);
  line.close();
});
