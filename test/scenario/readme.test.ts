import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { withReference } from '../../server/cli/reference.ts';
import { kpiIds, panelIds } from '../../server/contract/desk.ts';
import { levers, seats } from '../../server/contract/ids.ts';
import { policyNames } from '../../server/contract/policies.ts';
import { everySeat, playGame } from '../../server/play/play-game.ts';
import { leverWords } from '../../server/scenario/desk-words.ts';
import { formatSchema } from '../../server/scenario/json-schema.ts';
import { leverKeys } from '../../server/scenario/lever-keys.ts';
import { mostOf } from '../../server/scenario/limits.ts';
import { lint } from '../../server/scenario/lint/lint.ts';
import { lintRuleIds } from '../../server/scenario/lint/rules.ts';
import { readScenario } from '../../server/scenario/parse.ts';
import { fixtureText, scenarioOf, shippedText } from '../support/scenario-texts.ts';

const readme = readFileSync(new URL('../../scenarios/README.md', import.meta.url), 'utf8');
const mend = 'Run `npm run -s crossdock -- schema --write`, look at what changed, and commit it.';

/** Every key a scenario file can have, from the format itself; ids of one's own are not keys. */
const keysOf = (schema: unknown): readonly string[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap(keysOf);
  return Object.entries(schema).flatMap(([name, value]) =>
    name === 'properties' && typeof value === 'object' && value !== null
      ? [...Object.keys(value), ...keysOf(Object.values(value))]
      : keysOf(value),
  );
};

/** The blocks of YAML in a text, one below the other. */
const blocksOf = (text: string): string => [...text.matchAll(/```yaml\n([^]*?)```/g)].map((match) => match[1] ?? '').join('\n');

/** What stands between two marks of README. */
const between = (begin: string, end: string): string => {
  const [, after] = readme.split(begin);
  if (after === undefined || !after.includes(end)) throw new Error(`README has no part from ${begin} to ${end}`);
  return after.split(end)[0] ?? '';
};

describe('scenarios/README.md', () => {
  const named = (word: string): boolean => new RegExp(`(?<![\\w])${word}(?![\\w])`).test(readme);

  test('has the reference that the code makes now', () => {
    expect(withReference(readme) === readme, mend).toBe(true);
  });
  test('names every key of the format', () => {
    const keys = [...new Set(keysOf(formatSchema()))];
    expect(keys.length).toBeGreaterThan(200);
    expect(keys.filter((key) => !named(key))).toEqual([]);
  });
  test('names every role, lever, panel, KPI, policy and rule', () => {
    expect([...seats, ...levers, ...panelIds, ...kpiIds, ...policyNames, ...lintRuleIds].filter((word) => !named(word))).toEqual([]);
  });

  test('says how large a company may be', () => {
    const { items, suppliers, sites, lanes, segments, events } = mostOf;
    expect(readme).toContain(
      `at most ${items} items, ${suppliers} suppliers, ${sites} sites, ${lanes} lanes, ${segments} segments and ${events} events`,
    );
  });

  test('its worked example, put together, has nothing against it and plays', () => {
    const text = blocksOf(between('<!-- example: apples -->', '<!-- end: apples -->'));
    const read = readScenario(text, 'apples.yaml');
    if ('problems' in read) throw new Error(JSON.stringify(read.problems));
    expect(read.scenario.company.sites).toHaveLength(3);
    expect(lint(read, 'apples.yaml')).toEqual([]);
    const [silo, coordinated] = (['silo', 'coordinated'] as const).map((policy) =>
      playGame(read.scenario, { seed: '1/1', policies: everySeat(policy) }),
    );
    expect(coordinated?.kpis.contribution).toBeGreaterThan(silo?.kpis.contribution ?? Number.NaN);
  });

  test('its example of a change makes the disruption it speaks of', () => {
    const text = blocksOf(between('### Changing another scenario', '- `schema`, `id` and `title`'));
    const read = readScenario(text, 'strike.yaml', () => ({
      text: shippedText('classic-beer-game'),
      file: 'classic-beer-game.yaml',
      read: () => ({ message: '', expected: '' }),
    }));
    if ('problems' in read) throw new Error(JSON.stringify(read.problems));
    expect(lint(read, 'strike.yaml')).toEqual([]);
    expect(read.scenario.rules.opening).toBeUndefined();
    expect(read.scenario.policies['basestock']).toMatchObject({ sales: { level: 28 }, operations: { level: 24 } });
    expect(playGame(read.scenario, { seed: '1/1', policies: everySeat('basestock') }).kpis.totalCost).toBeGreaterThan(0);
  });

  test('says of levers whether they keep their value as the company has it', () => {
    const { company } = scenarioOf(fixtureText('distribution'));
    for (const lever of levers) {
      const kinds = new Set(leverKeys(company, lever).map((key) => key.kind));
      if (kinds.size === 1) expect([lever, leverWords[lever].keeps]).toEqual([lever, kinds.has('standing') ? 'yes' : 'no']);
    }
  });
});
