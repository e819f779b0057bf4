import { describe, expect, test } from 'vitest';
import { lint } from '../../server/scenario/lint/lint.ts';
import { lintRuleIds, type LintRule } from '../../server/scenario/lint/rules.ts';
import { shippedScenarios } from '../../server/scenario/load.ts';
import { readScenario } from '../../server/scenario/parse.ts';
import { changed, placeOf, shippedText, starterText } from '../support/scenario-texts.ts';

const distribution = starterText('distribution');
const chain = starterText('chain');

const found = (text: string, file = 'starter-distribution.yaml', ignored: readonly string[] = []) => {
  const read = readScenario(text, file);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return lint(read, file, ignored);
};

type Case = {
  readonly rule: LintRule;
  readonly text: string;
  /** What is changed in the text, and into what. */
  readonly changes: readonly (readonly [string, string])[];
  /** Text in the changed file at which the finding must stand. */
  readonly at: string;
  readonly message: RegExp;
  /** Rules that the same change sets off too. */
  readonly also?: readonly LintRule[];
};

const port = '  port: { name: Port, kind: port, at: { longitude: 0, latitude: 40 } }\n';
const booked = 'booked: { mostPerRound: 70, spotPerPeriod: 1, spotCost: 80 }';

const cases: readonly Case[] = [
  {
    rule: 'unreachable-site',
    text: distribution,
    changes: [['  west:\n    name: Nantes', `${port}  west:\n    name: Nantes`]],
    at: 'port: { name: Port',
    message: /no lane leads to `port`/,
    also: ['idle-site'],
  },
  {
    rule: 'idle-site',
    text: distribution,
    changes: [
      [
        '  west:\n    name: Nantes',
        '  spare: { name: Spare, kind: warehouse, at: { longitude: 0, latitude: 40 }, suppliedBy: central, replenish: { coverPeriods: 1, averagePeriods: 1 } }\n  west:\n    name: Nantes',
      ],
      ['lanes:\n', 'lanes:\n  central>spare: { transitPeriods: 1 }\n'],
      ['      transfer: { fromRound: 5, rare: true }\n', ''],
    ],
    at: 'spare: { name: Spare',
    message: /nobody gets anything from `spare`/,
  },
  {
    rule: 'lane-without-capacity',
    text: distribution,
    changes: [
      [booked, 'booked: { mostPerRound: 0, spotPerPeriod: 0, spotCost: 80 }'],
      ['central>west: 28, ', ''],
    ],
    at: 'booked: { mostPerRound: 0',
    message: /has no loads at all/,
  },
  {
    rule: 'unused-item',
    text: distribution,
    changes: [
      [',\n            coffee: { base: 120, season: [100, 100, 105, 110, 115, 120, 125, 130] } } }', ' } }'],
      [',\n            coffee: { base: 200, season: [100, 100, 105, 110, 115, 120, 125, 130] } } }', ' } }'],
    ],
    at: 'coffee: { name: Coffee',
    message: /no customer wants `coffee`/,
  },
  {
    rule: 'unused-supplier',
    text: distribution,
    changes: [
      ['suppliedBy: [nearby, faraway]', 'suppliedBy: [nearby]'],
      ['      supplierShare: { initial: 30 }\n', ''],
    ],
    at: 'faraway:\n    name',
    message: /no site buys from `faraway`/,
    also: ['unused-lane'],
  },
  {
    rule: 'unused-lane',
    text: distribution,
    changes: [['lanes:\n', 'lanes:\n  west>hills: { transitPeriods: 1 }\n']],
    at: 'west>hills:',
    message: /nothing can travel on `west>hills`/,
  },
  {
    rule: 'unused-promotion',
    text: distribution,
    changes: [['      promotion:\n', '']],
    at: 'promotions:\n',
    message: /nobody can run a promotion/,
  },
  {
    rule: 'nobody-decides',
    text: distribution,
    changes: [
      ['      booking: { initial: { central>west: 28, central>east: 44 } }\n', '      booking: { keys: [central>east], initial: 44 }\n'],
    ],
    at: 'central>west:\n',
    message: /nobody books loads on `central>west`/,
  },
  {
    rule: 'supplier-too-slow',
    text: distribution,
    changes: [['leadPeriods: { 3: 70, 5: 30 }', 'leadPeriods: 60']],
    at: '60 # each number',
    message: /come 62 periods after an order/,
  },
  {
    rule: 'supply-below-demand',
    text: distribution,
    changes: [['capacity: 1100', 'capacity: 150']],
    at: 'suppliers:\n  nearby',
    message: /all suppliers together have 650/,
  },
  {
    rule: 'crew-below-demand',
    text: distribution,
    changes: [
      ['crew: 5', 'crew: 1'],
      ['temps: { most: 8', 'temps: { most: 1'],
    ],
    at: 'labour:\n',
    message: /1728 minutes of work, its people have 963/,
  },
  {
    rule: 'always-late',
    text: distribution,
    changes: [['servedFrom: west, leadPeriods: 1', 'servedFrom: west, leadPeriods: 0']],
    at: 'shops:\n        { name: Shops on the coast',
    message: /after 0 periods, and the road to them takes 1/,
  },
  {
    rule: 'sold-at-a-loss',
    text: distribution,
    changes: [['listPrice: 22.00', 'listPrice: 9.50']],
    at: '9.50, displayUplift',
    message: /sells for 9.50 and costs 9.80/,
  },
  {
    rule: 'opening-stock-short',
    text: distribution,
    changes: [
      ['onHand: { tea: 1700, coffee: 1400 }', 'onHand: { tea: 1700, coffee: 0 }'],
      ['        - { item: coffee, period: 1, units: 320 }\n', ''],
    ],
    at: 'opening:\n      onHand: { tea: 1700',
    message: /has 640 of `coffee` and has to hand out 960/,
  },
  {
    rule: 'storage-tight',
    text: distribution,
    changes: [['storage: 6000', 'storage: 3500']],
    at: '3500 # about',
    message: /takes 89 % of the storage/,
  },
  {
    rule: 'event-too-late',
    text: distribution,
    changes: [['startPeriod: 31', 'startPeriod: 46']],
    at: '46 # round 7',
    message: /begins in the last round/,
  },
  {
    rule: 'signal-unheard',
    text: distribution,
    changes: [['{ period: 31, seats: [procurement]', '{ period: 46, seats: [procurement]']],
    at: '46, seats',
    message: /nobody decides anything after this signal/,
  },
  {
    rule: 'signal-too-late',
    text: distribution,
    changes: [
      ['{ period: 22, seats: [sales]', '{ period: 34, seats: [sales]'],
      ['{ period: 31, seats: [procurement]', '{ period: 34, seats: [sales]'],
    ],
    at: "{ period: 34, seats: [sales], text: 'A customer",
    message: /can have goods in period 38, and `breakdown` is over in 37/,
  },
  {
    rule: 'signal-to-owner',
    text: distribution,
    changes: [['{ period: 22, seats: [sales]', '{ period: 22, seats: [procurement]']],
    at: '{ period: 22',
    message: /procurement hears of `breakdown` first/,
  },
  {
    rule: 'rotation-within-act',
    text: distribution,
    changes: [['afterRound: 4, kind: summit', 'afterRound: 6, kind: summit, rotate: true']],
    at: 'true, beliefRounds',
    message: /in the midst of an act, after round 6/,
  },
  {
    rule: 'rotation-in-haste',
    text: distribution,
    changes: [['kind: summit', 'kind: summit, seconds: 90, rotate: true']],
    at: 'true, beliefRounds',
    message: /within 90 seconds/,
  },
  {
    rule: 'nothing-to-share',
    text: distribution,
    changes: [
      ['informationLevel: open', 'informationLevel: board'],
      ['acts:\n', 'sharing: { publicationsPerRound: 0 }\nacts:\n'],
    ],
    at: 'board\n\n',
    message: /nobody may put a panel on it/,
  },
  {
    rule: 'announced-equals-played',
    text: distribution,
    changes: [['announcedRounds: 12', 'announcedRounds: 10']],
    at: '10 # what players',
    message: /know which round is the last/,
  },
  {
    rule: 'time-short',
    text: distribution,
    changes: [['minutes: 60', 'minutes: 20']],
    at: '20\n\n# A period',
    message: /10 rounds of 180 seconds and the huddles are 35 minutes/,
  },
  {
    rule: 'score-out-of-range',
    text: changed(distribution, 'score:\n', 'score:\n  otif: { weight: 0, zero: 20, full: 950 }\n'),
    changes: [],
    at: '950 }',
    message: /`otif` can never be 950/,
  },
  {
    rule: 'empty-panel',
    text: distribution,
    changes: [['panels: [lanes, arrivals, regions]', 'panels: [lanes, arrivals, ports]']],
    at: 'ports]',
    message: /`ports` has nothing to show/,
  },
  {
    rule: 'unheard-requests',
    text: distribution,
    changes: [['csat: { opening: 75', 'accountRequests: { segments: [coast/shops] }\ncsat: { opening: 75']],
    at: 'accountRequests: {',
    message: /nobody sees what key accounts ask for/,
  },
  {
    rule: 'role-without-levers',
    text: distribution,
    changes: [
      [
        'levers:\n      overtime:\n      staffing:\n      labourSplit: { initial: { central putaway: 55, central returns: 5 } }',
        'levers: {} # of operations',
      ],
    ],
    at: 'levers: {} # of operations',
    message: /operations can decide nothing/,
  },
  {
    rule: 'percent-as-share',
    text: distribution,
    changes: [['supplier: nearby, percent: 30', 'supplier: nearby, percent: 0.3']],
    at: '0.3 }]',
    message: /`percent` is 0.3 per cent/,
  },
  {
    rule: 'missing-text',
    text: distribution,
    changes: [
      ['name: Tea,', 'name: { en: Tea, de: Tee },'],
      ['name: Coffee,', 'name: { en: Coffee },'],
      ['summary: Four desks', 'summary: One language. Four desks'],
    ],
    at: '{ en: Coffee }',
    message: /missing in de/,
  },
  {
    rule: 'duplicate-name',
    text: distribution,
    changes: [['name: Grenoble', 'name: nantes']],
    at: 'nantes\n',
    message: /`west` is called nantes too/,
  },
  {
    rule: 'colour-clash',
    text: distribution,
    changes: [["colour: '#d55e00'", "colour: '#0078b8'"]],
    at: "'#0078b8'",
    message: /looks like that of `tea`/,
  },
  {
    rule: 'id-not-file-name',
    text: distribution,
    changes: [['id: starter-distribution', 'id: something-else']],
    at: 'something-else',
    message: /the file is called `starter-distribution`/,
  },
];

describe('the lint', () => {
  test.each(cases)('finds $rule where it stands', ({ rule, text, changes, at, message, also = [] }) => {
    const wrong = changes.reduce((one, [from, to]) => changed(one, from, to), text);
    const findings = found(wrong);
    const mine = findings.filter((each) => each.rule === rule);
    expect(mine.map((each) => each.message).join('; ')).toMatch(message);
    expect(mine.some((each) => each.line === placeOf(wrong, at).line && each.column === placeOf(wrong, at).column)).toBe(true);
    expect([...new Set(findings.map((each) => each.rule))].filter((each) => each !== rule && each !== 'missing-text')).toEqual(also);
  });

  test('finds an open act in which no panel is shared', () => {
    const alone = distribution.replaceAll(/    shared: .*\n/g, '');
    expect(found(alone).map(({ rule, message }) => [rule, message])).toEqual([
      ['nothing-to-share', 'the act is `open`, and no role has panels that all may see'],
    ]);
  });

  test('reckons with the time of the huddles', () => {
    const long = changed(changed(distribution, 'minutes: 60', 'minutes: 34'), 'kind: summit', 'kind: summit, seconds: 300');
    expect(found(long).map(({ message }) => message)).toEqual([
      '10 rounds of 180 seconds and the huddles are 35 minutes, and the workshop has 34',
    ]);
  });

  test('finds an outlook on demand that no season moves', () => {
    const soldAt = 'Everybody behind you takes it for demand.\n    kpi: totalCost\n    panels: [chain';
    const text = changed(shippedText('classic-beer-game'), soldAt, `${soldAt}, outlook`);
    expect(found(text, 'classic-beer-game.yaml').map(({ message }) => message)).toContain('`outlook` has nothing to show in this company');
  });

  test('has one case here for each of its rules', () => {
    expect(lintRuleIds.filter((rule) => !cases.some((each) => each.rule === rule))).toEqual([]);
  });

  test('finds nothing in the starters and in what is shipped', () => {
    expect(found(distribution)).toEqual([]);
    expect(found(chain, 'starter-chain.yaml')).toEqual([]);
    for (const { read, file } of shippedScenarios()) expect(lint(read, file), file).toEqual([]);
  });

  test('a rule is silent for a call, or for good in the file', () => {
    const wrong = changed(distribution, 'announcedRounds: 12', 'announcedRounds: 10');
    expect(found(wrong, 'starter-distribution.yaml', ['announced-equals-played'])).toEqual([]);
    expect(found(`${wrong}\nlint: { ignore: [announced-equals-played] }\n`)).toEqual([]);
    expect(found(`${wrong}\nlint: { ignore: [time-short] }\n`)).toHaveLength(1);
  });

  test('tells each finding in the file that holds the value', () => {
    const top = 'schema: 1\nid: hard\ntitle: Hard\nextends: base.yaml\ntime: { announcedRounds: 10 }\n';
    const read = readScenario(top, 'hard.yaml', (name) => ({
      text: changed(distribution, 'storage: 6000', 'storage: 3500'),
      file: name,
      read: () => ({ message: '', expected: '' }),
    }));
    if ('problems' in read) throw new Error(JSON.stringify(read.problems));
    expect(lint(read, 'hard.yaml').map((each) => [each.file, each.rule])).toEqual([
      ['base.yaml', 'storage-tight'],
      ['hard.yaml', 'announced-equals-played'],
    ]);
  });
});
