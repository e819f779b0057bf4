import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { formatSchema, jsonSchema, jsonSchemaText, type SchemaNode } from '../../server/scenario/json-schema.ts';
import { withSharedParts } from '../../server/scenario/shared-parts.ts';
import { schemaProblems } from '../support/json-schema.ts';
import { changed, fixtureText, problemsOf, shippedText } from '../support/scenario-texts.ts';

const folder = (path: string): string => new URL(`../../${path}`, import.meta.url).pathname;
const filesIn = (path: string): readonly string[] =>
  readdirSync(folder(path))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${path}/${name}`);
const mend = 'Run `npm run -s crossdock -- schema --write`, look at what changed, and commit it.';
const schema = jsonSchema();
const accepts = (text: string): readonly string[] => schemaProblems(schema, parse(text));

/** Every key of every map of the format, with its path. */
const keysOf = (node: SchemaNode, path = ''): readonly (readonly [string, SchemaNode])[] => [
  ...Object.entries(node.properties ?? {}).flatMap(([key, each]): readonly (readonly [string, SchemaNode])[] => [
    [`${path}/${key}`, each],
    ...keysOf(each, `${path}/${key}`),
  ]),
  ...(typeof node.additionalProperties === 'object' ? keysOf(node.additionalProperties, `${path}/*`) : []),
  ...(node.items === undefined ? [] : keysOf(node.items, `${path}[]`)),
  ...[...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap((each) => keysOf(each, path)),
];

describe('the JSON Schema of scenario files', () => {
  test('stands beside the scenarios as it is now', () => {
    expect(readFileSync(folder('scenarios/scenario.schema.json'), 'utf8') === jsonSchemaText(), mend).toBe(true);
  });

  test('says of every key what it means, and not its name again', () => {
    const words = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '');
    const keys = keysOf(formatSchema());
    expect(keys.length).toBeGreaterThan(300);
    const poor = keys.filter(([path, { description }]) => {
      const name = words(path.split('/').at(-1) ?? '');
      return (
        description === undefined ||
        description.length < 5 ||
        ['', 'a', 'an', 'the'].some((article) => words(description) === article + name)
      );
    });
    expect(poor.map(([path]) => path)).toEqual([]);
  });

  test('keeps patterns of ids, defaults and ranges', () => {
    const text = jsonSchemaText();
    expect(text).toContain('^[a-z][a-zA-Z0-9_-]{0,39}$');
    const minutes = formatSchema().properties?.['minutes'];
    expect(minutes).toMatchObject({ type: 'integer', minimum: 1, maximum: 1000, default: 60 });
    expect(schema).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: expect.any(String) as string,
      title: 'Crossdock scenario',
    });
  });

  test.each([...filesIn('scenarios'), ...filesIn('test/fixtures'), ...filesIn('server/scenario/starters')])('takes %s', (file) => {
    expect(accepts(readFileSync(folder(file), 'utf8'))).toEqual([]);
  });

  test('every shipped scenario names it in its first line', () => {
    for (const file of filesIn('scenarios'))
      expect(readFileSync(folder(file), 'utf8').split('\n')[0], file).toBe('# yaml-language-server: $schema=./scenario.schema.json');
  });

  test.each([
    ['an unknown key', 'kind: shop', 'kinds: shop', /unknown kinds/],
    ['a word that is no choice', 'kind: shop', 'kind: shopp', /enum/],
    ['a text where a number belongs', 'holdingCost: 0.50 #', 'holdingCost: much #', /type number/],
    ['an id with a capital', 'id: classic-beer-game', 'id: Classic', /pattern/],
    ['a missing key', 'servedFrom: retailer, ', '', /required servedFrom/],
  ])('refuses %s, as the check does', (_, from, to, expected) => {
    const text = changed(shippedText('classic-beer-game'), from, to);
    expect(accepts(text).join('; ')).toMatch(expected);
    expect(problemsOf(text)).not.toEqual([]);
  });

  test('of a file that extends another it asks only for what it changes, and refuses what cannot be', () => {
    const head = 'schema: 1\nid: hard\ntitle: Hard\nextends: base.yaml\n';
    expect(
      accepts(`${head}sites: { wholesaler: { holdingCost: 0.75 } }\nroles: { sales: { levers: { order: } } }\nwithout: [events.strike]\n`),
    ).toEqual([]);
    expect(accepts(`${head}sites: { wholesaler: { holdingCosts: 0.75 } }\n`).join()).toMatch(/unknown holdingCosts/);
    expect(accepts(`${head}acts: [{ fromRound: 1 }]\n`).join()).toMatch(/required name/);
    expect(accepts('schema: 1\nid: hard\nextends: base.yaml\n').join()).toMatch(/required title/);
  });

  test('writes parts that occur again once, with the same meaning', () => {
    const part = { type: 'object', properties: { a: { type: 'integer', description: 'x'.repeat(100) } }, required: ['a'] };
    const whole: SchemaNode = { type: 'object', properties: { one: part, two: part, three: { anyOf: [part, { type: 'null' }] } } };
    const shared = withSharedParts(whole);
    expect(shared.properties).toEqual({
      one: { $ref: '#/definitions/one' },
      two: { $ref: '#/definitions/one' },
      three: { anyOf: [{ $ref: '#/definitions/one' }, { type: 'null' }] },
    });
    for (const value of [{ one: { a: 1 } }, { one: {} }, { two: { a: 'x' } }, { three: null }, { three: 4 }])
      expect(schemaProblems(shared, value)).toEqual(schemaProblems(whole, value));
    const small = jsonSchemaText().length;
    expect(small).toBeLessThan(JSON.stringify(formatSchema()).length);
    expect(fixtureText('distribution').length).toBeLessThan(small);
  });
});
