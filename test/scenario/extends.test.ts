import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ReadBase } from '../../server/scenario/extension.ts';
import { loadScenario } from '../../server/scenario/load.ts';
import { parseScenario } from '../../server/scenario/parse.ts';
import type { Problem } from '../../server/scenario/problem.ts';
import { changed, fixtureText, placeOf, scenarioOf, shippedText } from '../support/scenario-texts.ts';

const classic = shippedText('classic-beer-game');
const head = 'schema: 1\nid: hard\ntitle: Hard\nextends: base.yaml\n';

/** Reads from a map of texts by name, as a folder would. */
const folderOf = (files: Readonly<Record<string, string>>): ReadBase => {
  const read: ReadBase = (name) =>
    files[name] === undefined
      ? { message: 'there is no such file', expected: 'a file of this folder' }
      : { text: files[name], file: name, read };
  return read;
};
const extended = (text: string, base = classic) => parseScenario(text, 'hard.yaml', folderOf({ 'base.yaml': base }));
const whole = (text: string, base = classic) => {
  const parsed = extended(text, base);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed;
};
const problems = (text: string, base = classic): readonly Problem[] => {
  const parsed = extended(text, base);
  if ('scenario' in parsed) throw new Error('nothing was found wrong');
  return parsed.problems;
};

describe('a file that extends another', () => {
  test('changes what it names and keeps everything else, in the order of the base', () => {
    const base = scenarioOf(classic);
    const { scenario } = whole(`${head}time: { playedRounds: 20 }\nsites: { wholesaler: { holdingCost: 0.75 } }\n`);
    expect(scenario).toMatchObject({ id: 'hard', title: 'Hard', rules: { playedRounds: 20, announcedRounds: 50 } });
    expect(scenario.company.sites.map((site) => [site.id, site.holdingCentsPerUnitPeriod])).toEqual(
      base.company.sites.map((site) => [site.id, site.id === 'wholesaler' ? 75 : site.holdingCentsPerUnitPeriod]),
    );
    expect(scenario.company.fields).toEqual(base.company.fields);
  });

  test('has a schema, an id and a title of its own', () => {
    expect(problems('extends: base.yaml\nminutes: 30\n')).toMatchObject(
      [{ message: /does not say that it is a scenario/ }].map(anyMessage),
    );
    expect(problems('schema: 1\nextends: base.yaml\n').map((each) => [each.file, each.line, each.message])).toEqual([
      ['hard.yaml', 1, '`id` is missing'],
      ['hard.yaml', 1, '`title` is missing'],
    ]);
  });

  test('replaces lists, single values and maps from numbers as a whole', () => {
    const { scenario } = whole(
      `${head}markets: { pub: { segments: { all: { demand: { beer: { steps: { 1: 6, 9: 3 } } } } } } }\n` +
        'sites: { retailer: { opening: { arrivals: [{ period: 2, units: 9 }] } } }\n' +
        'lanes: { wholesaler>retailer: { transitPeriods: { 1: 50, 3: 50 } } }\n',
    );
    expect(scenario.company.segments).toEqual(
      scenarioOf(changed(classic, '{ 1: 4, 5: 8 } } } }', '{ 1: 6, 9: 3 } } } }')).company.segments,
    );
    expect(scenario.company.sites[0]?.openingArrivals).toMatchObject([{ duePeriod: 2, units: 9 }]);
    expect(scenario.company.lanes[1]?.modes[0]?.transit).toEqual({ periods: [1, 3], ppm: [500_000, 500_000] });
  });

  test('where a thing can be written in several ways, the one that is written takes the place of the other', () => {
    const { text } = whole(
      `${head}markets: { pub: { segments: { all: { demand: { beer: { list: [5, 6] } } } } } }\n` +
        'lanes: { wholesaler>retailer: { modes: { van: { transitPeriods: 1 } } } }\nsuppliers: { brewing: { offers: { beer: { minimum: 3 } } } }\n',
      changed(classic, '{ beer: {} }', '{ beer: { multiple: 2 } }'),
    );
    const file = parse(text) as { readonly markets: unknown; readonly lanes: Record<string, unknown>; readonly suppliers: unknown };
    expect(file.markets).toMatchObject({ pub: { segments: { all: { servedFrom: 'retailer', demand: { beer: { list: [5, 6] } } } } } });
    expect(text).not.toMatch(/steps/);
    expect(file.lanes['wholesaler>retailer']).toEqual({ orderDelayPeriods: 1, modes: { van: { transitPeriods: 1 } } });
    expect(file.suppliers).toMatchObject({ brewing: { offers: { beer: { minimum: 3, multiple: 2 } } } });
  });

  test('an empty lever still means everything there is, as in any file', () => {
    const base = classic.replace('levers: { order: }', 'levers: { order: { most: 77 } }');
    const most = (text: string) => whole(text, base).scenario.company.fields.find((field) => field.seat === 'sales')?.most;
    expect(most(head)).toBe(77);
    expect(most(`${head}roles: { sales: { levers: { order: } } }\n`)).toBe(1000);
  });

  test('takes away what stands under `without`, before it adds its own', () => {
    const distribution = fixtureText('distribution');
    const { scenario } = whole(
      `${head}without: [events.strike, roles.operations.levers.slotting, noise, sites.central.labour.slotting]\n` +
        'sites: { central: { labour: { slotting: { minutesPerRound: 5, pickFactor: 1 } } } }\n',
      distribution,
    );
    expect(scenario.company.events.map((event) => event.id)).toEqual(['bottling']);
    expect(scenario.company.fields.some((field) => field.lever === 'slotting')).toBe(false);
    expect(scenario.company.sites.find((site) => site.id === 'central')?.labour?.slotting.minutesPerRound).toBe(5);
    expect(scenario.company.noise).toEqual({ roundCvPpm: 0, dayCvPpm: 0 });
  });

  test('a key with dots in it can be taken away too', () => {
    const base = classic.replace('sales: { level: 32 }', 'sales: { level: 32, level.beer: 40 }');
    expect(whole(head, base).scenario.policies['basestock']?.sales).toEqual({ level: 32, 'level.beer': 40 });
    expect(whole(`${head}without: [policies.basestock.sales.level.beer]\n`, base).scenario.policies['basestock']?.sales).toEqual({
      level: 32,
    });
  });

  test('comes out as one text that needs no other file and gives the same scenario', () => {
    const { scenario, text } = whole(`${head}without: [events.strike]\nminutes: 30\n`, fixtureText('distribution'));
    expect(text).not.toMatch(/extends|without/);
    expect(parseScenario(text, 'alone.yaml')).toEqual({ scenario, text });
  });

  test('a file that extends nothing is kept letter by letter', () => {
    expect(parseScenario(classic, 'classic.yaml')).toMatchObject({ text: classic });
  });

  test('can extend one that extends another', () => {
    const read = folderOf({
      'base.yaml': 'schema: 1\nid: middle\ntitle: Middle\nextends: first.yaml\nminutes: 33\nsites: { retailer: { holdingCost: 2 } }\n',
      'first.yaml': classic,
    });
    const parsed = parseScenario(`${head}sites: { retailer: { backlogCost: 3 } }\n`, 'hard.yaml', read);
    expect(parsed).toMatchObject({ scenario: { id: 'hard', minutes: 33 } });
    if ('scenario' in parsed)
      expect(parsed.scenario.company.sites[0]).toMatchObject({ holdingCentsPerUnitPeriod: 200, backlogCentsPerUnitPeriod: 300 });
  });
});

const anyMessage = ({ message }: { readonly message: RegExp }) => ({ message: expect.stringMatching(message) as string });

describe('a problem of a merged scenario stands in the file that holds the value', () => {
  test('in the file itself', () => {
    const text = `${head}sites:\n  wholesaler: { holdingCost: much }\n`;
    expect(problems(text)).toMatchObject([{ file: 'hard.yaml', ...placeOf(text, 'much') }]);
  });
  test('in the file it extends', () => {
    const base = classic.replace('kind: shop', 'kind: shopp');
    expect(problems(`${head}sites: { retailer: { holdingCost: 1 } }\n`, base)).toMatchObject([
      { file: 'base.yaml', ...placeOf(base, 'shopp'), suggestion: 'shop' },
    ]);
  });
  test('a name that does not fit is told where it is written', () => {
    const text = `${head}sites:\n  wholesaler: { suppliedBy: nobody }\n`;
    expect(problems(text)).toMatchObject([{ file: 'hard.yaml', ...placeOf(text, 'nobody') }]);
  });
  test('syntax errors of the base stand in the base', () => {
    expect(problems(head, 'schema: [1')).toMatchObject([{ file: 'base.yaml' }]);
  });
  test('what was taken away and is missed stands where it was taken away', () => {
    const text = `${head}without: [sites.wholesaler.suppliedBy, sites.retailer.name]\n`;
    expect(problems(text)).toMatchObject([{ file: 'hard.yaml', line: 5, message: '`name` is missing' }]);
  });
  test('taking away what is not there gets its neighbour', () => {
    const text = `${head}without: [sites.wholesalr]\n`;
    expect(problems(text)).toMatchObject([{ file: 'hard.yaml', ...placeOf(text, 'sites.wholesalr'), suggestion: 'wholesaler' }]);
  });
  test('`without` without `extends` is refused', () => {
    expect(parseScenario(`${classic}without: [items]\n`, 'x.yaml')).toMatchObject({
      problems: [{ message: '`without` takes away from nothing' }],
    });
  });
});

describe('what a file may extend', () => {
  let outside: string;
  let folder: string;
  beforeAll(() => {
    outside = mkdtempSync(join(tmpdir(), 'extends-'));
    folder = join(outside, 'inside');
    mkdirSync(join(folder, 'folder.yaml'), { recursive: true });
    writeFileSync(join(outside, 'secret.yaml'), classic);
    writeFileSync(join(folder, 'base.yaml'), classic);
    symlinkSync(join(outside, 'secret.yaml'), join(folder, 'link.yaml'));
    symlinkSync('/dev/zero', join(folder, 'zero.yaml'));
    symlinkSync(join(folder, 'base.yaml'), join(folder, 'near.yaml'));
  });
  afterAll(() => rmSync(outside, { recursive: true }));
  const loaded = (name: string, file = 'hard.yaml') => {
    const path = join(folder, file);
    writeFileSync(path, `schema: 1\nid: hard\ntitle: Hard\nextends: ${name}\n`);
    return loadScenario(path);
  };
  const message = (name: string, file?: string): string | undefined => {
    const result = loaded(name, file);
    return 'problems' in result ? `${result.problems.length}: ${result.problems[0]?.message ?? ''}` : undefined;
  };

  test('a file of its folder, a link that stays in it, or a shipped scenario', () => {
    expect(loaded('base.yaml')).toHaveProperty('scenario.id', 'hard');
    expect(loaded('near.yaml')).toHaveProperty('scenario.id', 'hard');
    expect(loaded('classic-beer-game')).toHaveProperty('scenario.id', 'hard');
  });
  test.each([
    ['../secret.yaml', /is not a file of this folder/],
    ['/etc/passwd', /is not a file of this folder/],
    ['..', /is not a file of this folder/],
    ["'inside\\base.yaml'", /is not a file of this folder/],
    ['[base.yaml]', /names no file/],
    ['link.yaml', /cannot be extended: there is no such file in this folder/],
    ['zero.yaml', /cannot be extended: there is no such file in this folder/],
    ['folder.yaml', /cannot be extended: this cannot be read as a file/],
    ['nothing.yaml', /cannot be extended: there is no such file/],
    ['classic-beer-gam', /there is no shipped scenario/],
  ])('%s is refused', (name, expected) => {
    expect(message(name)).toMatch(expected);
  });
  test('a file cannot extend itself, nor files each other', () => {
    expect(message('hard.yaml')).toMatch(/^1: .*extends this file in turn/);
    loaded('other.yaml');
    expect(message('hard.yaml', 'other.yaml')).toMatch(/^1: .*in turn/);
  });
  test('a chain is at most four files long', () => {
    for (let place = 1; place <= 6; place++)
      writeFileSync(
        join(folder, `level-${place}.yaml`),
        place === 1 ? classic : `schema: 1\nid: l${place}\ntitle: L\nextends: level-${place - 1}.yaml\n`,
      );
    expect(loadScenario(join(folder, 'level-5.yaml'))).toHaveProperty('scenario.id', 'l5');
    expect(loadScenario(join(folder, 'level-6.yaml'))).toMatchObject({ problems: [{ message: 'too many files extend one another' }] });
  });
  test('all files together are as large as one may be', () => {
    writeFileSync(join(folder, 'large.yaml'), `${classic}${'#'.repeat(250_000)}\n`);
    expect(message('large.yaml')).toBeUndefined();
    writeFileSync(join(folder, 'large.yaml'), `${classic}${'#'.repeat(262_000 - classic.length)}\n`);
    expect(message('large.yaml', `hard-${'x'.repeat(200)}.yaml`)).toBeUndefined();
    writeFileSync(join(folder, 'large.yaml'), `${classic}${'#'.repeat(262_143 - classic.length)}`);
    expect(message('large.yaml')).toMatch(/too large together/);
  });
});
