import { describe, expect, test } from 'vitest';
import { chosenPolicies } from '../../server/cli/simulate-options.ts';
import { everySeat, playGame } from '../../server/play/play-game.ts';
import { changed, fixtureText, placeOf, problemsOf, scenarioOf, shippedText } from '../support/scenario-texts.ts';

const classic = shippedText('classic-beer-game');
const chain = fixtureText('self-replenishing');
const many = fixtureText('distribution');

const written = 'replenish: { policy: movingAverage, leadPeriods: 3, averagePeriods: 10, demand: shared }';
const replenished = (text: string): string => changed(chain, written, `replenish: ${text}`);
const withBots = (text: string): string => `${classic}\nbots:\n  all: ${text}\n`;

describe('a policy in a file that is wrong', () => {
  test.each([
    ['an unknown policy', replenished('{ policy: movingAverag }'), 'movingAverag }', /`policy` is the text/, 'movingAverage'],
    ['a policy that needs a desk', replenished('{ policy: silo }'), 'silo }', /`policy` is the text `silo`/, undefined],
    ['a parameter it does not have', replenished('{ policy: movingAverage, leadPeriod: 3 }'), 'leadPeriod: 3', /not known/, 'leadPeriods'],
    ['a parameter of another one', replenished('{ policy: basestock, level: 3, rho: 0.5 }'), 'rho', /`rho` is not known/, undefined],
    ['a number out of range', replenished('{ policy: exponentialSmoothing, alpha: 2 }'), '2 } # end', /`alpha` is `2`/, undefined],
    [
      'a number that is not whole',
      replenished('{ policy: movingAverage, averagePeriods: 2.5 }'),
      '2.5 } # end',
      /`averagePeriods`/,
      undefined,
    ],
    ['a choice that is none', replenished('{ policy: movingAverage, demand: shred }'), 'shred', /the text `shred`/, 'shared'],
    ['an item that is none', replenished('{ policy: basestock, level: { bear: 3, beer: 4 } }'), 'bear: 3', /no item `bear`/, 'beer'],
    [
      'S below s',
      replenished('{ policy: minMax, reorderPoint: 20, upToLevel: 20 }'),
      '20 } # end',
      /not above `reorderPoint` 20/,
      undefined,
    ],
    ['a bot without a policy', withBots('{ policy: movingAvrage }'), 'movingAvrage', /`policy` is the text/, 'movingAverage'],
    ["a bot's unknown parameter", withBots('{ policy: silo, thetta: 0.3 }'), 'thetta', /`thetta` is not known/, 'theta'],
    ["a bot's parameter out of range", withBots('{ policy: silo, theta: 3 }'), '3 } # end', /`theta` is `3`/, undefined],
    [
      "another seat's parameter",
      `${classic}\nbots:\n  sales: { policy: silo, coverRounds: 2 }\n`,
      'coverRounds',
      /no parameter `coverRounds` for sales/,
      undefined,
    ],
    ["a table's number out of range", changed(classic, 'theta: 0.36', 'theta: 36'), '36,', /`theta` is `36`/, undefined],
    [
      "a table's unknown parameter",
      changed(classic, 'sales: { level: 32 }', 'sales: { levels: 32 }'),
      'levels',
      /no parameter `levels` for sales/,
      'level',
    ],
    [
      "a table's item that is none",
      changed(classic, 'sales: { level: 32 }', 'sales: { level.bear: 32 }'),
      'level.bear',
      /no item `bear`/,
      'beer',
    ],
    [
      'a word for a number',
      changed(classic, 'sales: { level: 32 }', 'sales: { level: plenty }'),
      'plenty',
      /`level` is `plenty`/,
      undefined,
    ],
  ])('%s is told with its place', (_, text, at, message, suggestion) => {
    const marked = text.replace(/(: (?:2|2\.5|3|20) \})$/m, '$1 # end').replace(/(bots:\n {2}all: .*: 3 \})/, '$1 # end');
    const problems = problemsOf(marked);
    expect(problems.map((each) => each.message)).toHaveLength(1);
    expect(problems[0]).toMatchObject({ ...placeOf(marked, at), message: expect.stringMatching(message) as string });
    expect(problems[0]?.suggestion).toBe(suggestion);
  });

  test.each(['basestock', 'mmse', 'minMax', 'reorderPoint'])('%s at a site says which numbers it cannot do without', (policy) => {
    expect(problemsOf(replenished(`{ policy: ${policy} }`)).every(({ message }) => /is missing/.test(message))).toBe(true);
  });

  test('a level that an item of the site lacks is missed there', () => {
    const text = changed(many, '10 }\n    storageCost: 60', '10 }\n    storageCost: 60').replace(
      '{ coverPeriods: 5, averagePeriods: 10 }',
      '{ policy: basestock, level: { water: 900, juice: 500 } }',
    );
    expect(problemsOf(text).map(({ message }) => message)).toContain('`basestock` has no `level` for `cola`');
  });

  test('a bot may take what it needs from the table of its policy', () => {
    expect(problemsOf(`${classic}\nbots:\n  all: { policy: mmse }\n`)[0]?.message).toBe('`mmse` has no `rho` for sales');
    expect(scenarioOf(withBots('{ policy: basestock }')).bots?.sales).toEqual({ name: 'basestock', parameters: {} });
  });
});

describe('policies of a file', () => {
  test('a site replenishes itself by the policy it names, item by item', () => {
    const { company } = scenarioOf(
      replenished('{ policy: movingAverage, leadPeriods: 3, averagePeriods: 7, safetyUnits: { beer: 12 }, demand: shared }'),
    );
    expect(company.sites[3]?.supply[0]?.ordering).toEqual({
      by: 'auto',
      demand: 'shared',
      rule: { policy: 'movingAverage', leadPeriods: 3, averagePeriods: 7, safetyUnits: 12, z: 0 },
    });
  });

  test('cover is what a site orders up to when no policy is named', () => {
    const ordering = (text: string) => scenarioOf(replenished(text)).company.sites[3]?.supply[0]?.ordering;
    expect(ordering('{ coverPeriods: 4, averagePeriods: 10 }')).toEqual({ by: 'auto', coverPeriods: 4, averagePeriods: 10 });
    expect(ordering('{ policy: cover, coverPeriods: 4, averagePeriods: 10 }')).toEqual({ by: 'auto', coverPeriods: 4, averagePeriods: 10 });
  });

  test("tables and bots hold numbers; a seat's own come before those of all", () => {
    const text = changed(classic, 'sales: { level: 32 }', 'all: { level: { beer: 30 } }\n    sales: { level: 32 }');
    const { policies, bots } = scenarioOf(
      `${text}  movingAverage: { all: { demand: shared, leadPeriods: 3 } }\nbots:\n  all: { policy: movingAverage, averagePeriods: 6 }\n  sales: { policy: sterman }\n`,
    );
    expect(policies['basestock']?.sales).toEqual({ 'level.beer': 30, level: 32 });
    expect(policies['movingAverage']?.operations).toEqual({ demand: 1, leadPeriods: 3 });
    expect(bots?.operations).toEqual({ name: 'movingAverage', parameters: { averagePeriods: 6 } });
    expect(bots?.sales).toEqual({ name: 'sterman', parameters: {} });
  });

  test('any policy may cover', () => {
    expect(scenarioOf(changed(classic, 'coverPolicy: basestock', 'coverPolicy: panic')).rules.coverPolicy.name).toBe('panic');
  });

  test('a scenario without bots has none', () => expect(scenarioOf(classic).bots).toBeUndefined());
});

describe('who plays', () => {
  const { bots } = scenarioOf(`${classic}\nbots:\n  sales: { policy: basestock, level: 30 }\n  logistics: { policy: sterman }\n`);

  test("what the caller chooses comes before the scenario's bots", () => {
    const chosen = chosenPolicies(
      [
        { seat: undefined, name: 'silo' },
        { seat: 'sales', name: 'panic' },
      ],
      bots,
    );
    expect(chosen).toEqual({ ...everySeat('silo'), sales: { name: 'panic' } });
  });

  test('bots play the seats that nobody was chosen for, with their parameters', () => {
    expect(chosenPolicies([], bots)).toEqual({ missing: ['procurement', 'operations'] });
    const chosen = chosenPolicies(
      [
        { seat: 'procurement', name: 'silo' },
        { seat: 'operations', name: 'silo' },
      ],
      bots,
    );
    expect(chosen).toMatchObject({
      sales: { name: 'basestock', parameters: { level: 30 } },
      logistics: { name: 'sterman' },
      operations: { name: 'silo' },
    });
  });

  test("a bot's own parameters come before those of its policy's table", () => {
    const scenario = scenarioOf(withBots('{ policy: basestock, level: 32 }'));
    const chosen = chosenPolicies([], scenario.bots);
    if ('missing' in chosen) throw new Error('bots play every seat');
    // The factory's table says 24: with 32 the chain holds eight more.
    const orders = (policies: typeof chosen) =>
      playGame(scenario, { seed: 'one', policies }).game.records.map(({ periods }) => periods[0]?.ordered[3]);
    expect(orders(chosen)).not.toEqual(orders(everySeat('basestock')));
    expect(orders(chosen)).toEqual(orders(everySeat('basestock', { level: 32 })));
  });
});
