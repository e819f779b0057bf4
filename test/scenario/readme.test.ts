import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { kpiIds, panelIds } from '../../server/contract/desk.ts';
import { levers, seats } from '../../server/contract/ids.ts';
import { scenarioFormat } from '../../server/scenario/format.ts';

const readme = readFileSync(new URL('../../scenarios/README.md', import.meta.url), 'utf8');

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

describe('scenarios/README.md', () => {
  const named = (word: string): boolean => new RegExp(`(?<![\\w])${word}(?![\\w])`).test(readme);

  test('names every key of the format', () => {
    const keys = [...new Set(keysOf(z.toJSONSchema(scenarioFormat, { target: 'draft-7', io: 'input' })))];
    expect(keys.length).toBeGreaterThan(120);
    expect(keys.filter((key) => !named(key))).toEqual([]);
  });
  test('names every role, lever, panel and KPI', () => {
    expect([...seats, ...levers, ...panelIds, ...kpiIds].filter((word) => !named(word))).toEqual([]);
  });
});
