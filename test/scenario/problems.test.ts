import { describe, expect, test } from 'vitest';
import { problemText } from '../../server/scenario/problem.ts';
import { changed, fixtureText, placeOf, problemsOf, shippedText } from '../support/scenario-texts.ts';

const classic = shippedText('classic-beer-game');
const spring = fixtureText('distribution');

type Case = {
  readonly name: string;
  readonly text: string;
  readonly from: string;
  readonly to: string;
  /** Text in the changed file at which the problem must stand. */
  readonly at: string;
  readonly message: RegExp;
  readonly expected?: RegExp;
  readonly suggestion?: string;
  /** Other places of the file refer to what is wrong and are reported too. */
  readonly withOthers?: true;
};

const lane = 'wholesaler>retailer: { orderDelayPeriods: 1, transitPeriods: 2 }';
const demand = 'demand: { beer: { steps: { 1: 4, 5: 8 } } }';
const strike = (effect: string): string => `  strike: { name: Strike, startPeriod: 11, activePeriods: 4, effects: [${effect}] }`;
const noEvents = '# events:\n';

/** Every case has exactly one thing wrong and must give exactly one problem. */
const cases: readonly Case[] = [
  {
    name: 'an unknown key gets its neighbour',
    text: classic,
    from: lane,
    to: lane.replace('orderDelay', 'ordrDelay'),
    at: 'ordrDelayPeriods',
    message: /`ordrDelayPeriods` is not known/,
    suggestion: 'orderDelayPeriods',
  },
  {
    name: 'an unknown key on top',
    text: classic,
    from: 'planning: {',
    to: 'planing: {',
    at: 'planing:',
    message: /`planing` is not known/,
    suggestion: 'planning',
  },
  {
    name: 'a word where a number belongs',
    text: classic,
    from: lane,
    to: lane.replace('2 }', 'two }'),
    at: 'two }',
    message: /the text `two`/,
    expected: /a whole number from 0 to 10000/,
  },
  {
    name: 'a negative duration',
    text: classic,
    from: lane,
    to: lane.replace('2 }', '-2 }'),
    at: '-2 }',
    message: /`-2`/,
    expected: /whole number/,
  },
  {
    name: 'money in text',
    text: classic,
    from: 'holdingCost: 0.50 #',
    to: "holdingCost: '0.50' #",
    at: "'0.50'",
    message: /the text `0.50`/,
    expected: /a number/,
    suggestion: '0.50',
  },
  {
    name: 'a tenth of a cent',
    text: classic,
    from: 'holdingCost: 0.50 #',
    to: 'holdingCost: 0.505 #',
    at: '0.505',
    message: /`0.505`/,
    expected: /two decimals/,
  },
  {
    name: 'an option that does not exist',
    text: classic,
    from: 'kind: shop',
    to: 'kind: shopp',
    at: 'shopp',
    message: /`shopp`/,
    expected: /warehouse, port, factory, shop/,
    suggestion: 'shop',
  },
  {
    name: 'a panel that does not exist',
    text: spring,
    from: 'panels: [lanes, ',
    to: 'panels: [lines, ',
    at: 'lines,',
    message: /`lines`/,
    suggestion: 'lanes',
  },
  {
    name: 'a lever that does not exist',
    text: spring,
    from: 'deliveryQuote: {',
    to: 'deliveryQoute: {',
    at: 'deliveryQoute',
    message: /`deliveryQoute` is not known/,
    suggestion: 'deliveryQuote',
  },
  {
    name: 'a lever that cannot work here',
    text: spring,
    from: 'slotting: { minutesPerRound: 900, pickFactor: 0.85 }',
    to: '',
    at: 'slotting: { fromRound',
    message: /`slotting` has nothing to work on/,
    expected: /slotting/,
  },
  {
    name: 'a site that does not exist',
    text: classic,
    from: 'servedFrom: retailer',
    to: 'servedFrom: retialer',
    at: 'retialer',
    message: /no site `retialer`/,
    suggestion: 'retailer',
  },
  {
    name: 'a source that does not exist',
    text: classic,
    from: 'suppliedBy: wholesaler',
    to: 'suppliedBy: wholsaler',
    at: 'wholsaler',
    message: /no site or supplier `wholsaler`/,
    suggestion: 'wholesaler',
  },
  {
    name: 'a supplier that does not exist',
    text: spring,
    from: '[nearby, faraway, newcomer]',
    to: '[nearby, faraway, newcommer]',
    at: 'newcommer]',
    message: /no supplier `newcommer`/,
    suggestion: 'newcomer',
    withOthers: true,
  },
  {
    name: 'an item that does not exist',
    text: classic,
    from: demand,
    to: 'demand: { bear: 4 }',
    at: 'bear: 4',
    message: /no item `bear`/,
    suggestion: 'beer',
  },
  {
    name: 'a missing lane',
    text: classic,
    from: `  ${lane}\n`,
    to: '',
    at: 'wholesaler\n    holdingCost: 0.50 #',
    message: /no lane `wholesaler>retailer`/,
  },
  {
    name: 'a missing lane to the market',
    text: classic,
    from: '  retailer>pub: { transitPeriods: 0 }\n',
    to: '',
    at: 'retailer, demand',
    message: /no lane `retailer>pub`/,
  },
  {
    name: 'a lane to nowhere',
    text: spring,
    from: '  vigo>central:\n',
    to: '  vigo>centrall:\n',
    at: 'vigo>centrall',
    message: /no place `centrall`/,
    suggestion: 'central',
    withOthers: true,
  },
  {
    name: 'a detour that begins elsewhere',
    text: spring,
    from: 'alternative: faraway>leixoes',
    to: 'alternative: leixoes>central',
    at: 'leixoes>central\n    modes',
    message: /begins somewhere else/,
  },
  {
    name: 'an effect on a site that does not exist',
    text: classic,
    from: noEvents,
    to: `events:\n${strike('{ kind: orderPaused, site: wholesale }')}\n`,
    at: 'wholesale }',
    message: /no site `wholesale`/,
    suggestion: 'wholesaler',
  },
  {
    name: 'an effect on people where nobody works',
    text: classic,
    from: noEvents,
    to: `events:\n${strike('{ kind: crew, site: factory, percent: 50 }')}\n`,
    at: 'factory, percent',
    message: /nobody works at `factory`/,
  },
  {
    name: 'an effect of an unknown kind',
    text: classic,
    from: noEvents,
    to: `events:\n${strike('{ kind: orderPausd, site: wholesaler }')}\n`,
    at: 'orderPausd',
    message: /`orderPausd`/,
    suggestion: 'orderPaused',
  },
  {
    name: 'an effect with the key of another kind',
    text: classic,
    from: noEvents,
    to: `events:\n${strike('{ kind: orderPaused, site: wholesaler, percent: 5 }')}\n`,
    at: 'percent: 5',
    message: /`percent` is not known/,
    expected: /kind, site/,
  },
  {
    name: 'an event after the end',
    text: classic,
    from: noEvents,
    to: `events:\n${strike('{ kind: orderPaused, site: wholesaler }').replace('11', '99')}\n`,
    at: '99',
    message: /period 99 is after the last one/,
    expected: /up to 36/,
  },
  {
    name: 'a lane without capacity cannot lose it',
    text: spring,
    from: 'lane: vigo>central, percent: 0',
    to: 'lane: nearby>central, percent: 0',
    at: 'nearby>central, percent',
    message: /no capacity/,
  },
  {
    name: 'weights that do not add up',
    text: spring,
    from: 'perfectOrderRate: { weight: 20',
    to: 'perfectOrderRate: { weight: 25',
    at: 'score:\n',
    message: /add up to 105/,
    expected: /100/,
  },
  {
    name: 'a KPI that does not exist',
    text: spring,
    from: '  csat: { weight: 15',
    to: '  csatt: { weight: 15',
    at: 'csatt',
    message: /`csatt` is not known/,
    suggestion: 'csat',
  },
  {
    name: 'too many inputs in act 1',
    text: spring,
    from: 'price: { fromRound: 6 }',
    to: 'price:',
    at: 'levers:\n      promotion',
    message: /sales has 9 inputs in view in act 1/,
    expected: /at most 6/,
  },
  {
    name: 'too many inputs later',
    text: spring,
    from: 'transfer: { fromRound: 6, rare: true }',
    to: 'transfer: { fromRound: 6 }',
    at: 'levers:\n      booking',
    message: /logistics has 15 inputs in view in act 2/,
    expected: /at most 10/,
  },
  {
    name: 'too many levers in view',
    text: spring,
    from: 'cycleCount: { fromRound: 6, rare: true }',
    to: 'cycleCount: { fromRound: 6 }',
    at: 'levers:\n      overtime',
    message: /operations has 5 levers in view/,
    expected: /at most 4/,
  },
  {
    name: 'an act after the end',
    text: spring,
    from: 'fromRound: 10\n',
    to: 'fromRound: 13\n',
    at: '13\n',
    message: /act 3 begins after the end/,
    expected: /up to 12/,
  },
  {
    name: 'acts out of order',
    text: spring,
    from: 'fromRound: 10\n',
    to: 'fromRound: 6\n',
    at: '6\n    informationLevel: open\n\n',
    message: /act 3 does not begin after act 2/,
  },
  {
    name: 'an opening longer than the game',
    text: classic,
    from: 'opening: { rounds: 5,',
    to: 'opening: { rounds: 55,',
    at: '55,',
    message: /longer than the game/,
  },
  {
    name: 'a warm-up that leaves nothing to measure',
    text: classic,
    from: 'announcedRounds: 50',
    to: 'warmUpRounds: 35\n  announcedRounds: 50',
    at: '35\n  ann',
    message: /leaves fewer than two of 36/,
  },
  {
    name: 'more rounds than announced',
    text: classic,
    from: 'announcedRounds: 50',
    to: 'announcedRounds: 20',
    at: '20 #',
    message: /players are told of 20/,
  },
  {
    name: 'a step of demand after the end',
    text: classic,
    from: '5: 8 }',
    to: '50: 8 }',
    at: '50: 8',
    message: /period 50 is after the end/,
  },
  {
    name: 'steps without a beginning',
    text: classic,
    from: '{ steps: { 1: 4, 5: 8 } } } }',
    to: '{ steps: { 5: 8 } } } }',
    at: '{ 5: 8 } } } }',
    message: /how it begins/,
  },
  {
    name: 'demand in two forms',
    text: classic,
    from: demand,
    to: 'demand: { beer: { base: 4, list: [4] } }',
    at: '{ base: 4',
    message: /not clear: it has `list` and `base`/,
  },
  {
    name: 'demand in no form',
    text: classic,
    from: demand,
    to: 'demand: { beer: {  } }',
    at: '{  }',
    message: /this demand is not clear$/,
    expected: /exactly one of `steps`, `list`, `normal`/,
  },
  {
    name: 'a process with a list',
    text: classic,
    from: demand,
    to: 'demand: { beer: { list: [4], normal: { mean: 4, sd: 1 } } }',
    at: '{ list: [4]',
    message: /has `list` and `normal`/,
  },
  {
    name: 'a season around a process',
    text: classic,
    from: demand,
    to: 'demand: { beer: { normal: { mean: 4, sd: 1 }, season: [100, 107] } }',
    at: 'season: [100, 107]',
    message: /`season` needs `base`/,
  },
  {
    name: 'a uniform demand upside down',
    text: classic,
    from: demand,
    to: 'demand: { beer: { uniform: { least: 8, most: 4 } } }',
    at: '4 } } }',
    message: /`most` is below `least`/,
    expected: /8 or more/,
  },
  {
    name: 'an AR(1) that has no stationary distribution',
    text: classic,
    from: demand,
    to: 'demand: { beer: { ar1: { mean: 40, rho: 1, sd: 4 } } }',
    at: '1, sd',
    message: /`rho` is `1`/,
    expected: /between -1 and 1/,
  },
  {
    name: 'a season deeper than its mean',
    text: classic,
    from: demand,
    to: 'demand: { beer: { seasonal: { mean: 40, amplitude: 41, cyclePeriods: 52 } } }',
    at: '41, cycle',
    message: /below zero in every season/,
    expected: /at most 40/,
  },
  {
    name: 'a process without its deviation',
    text: classic,
    from: demand,
    to: 'demand: { beer: { normal: { mean: 40 } } }',
    at: 'normal: { mean: 40 }',
    message: /`sd` is missing/,
    expected: /standard deviation/,
  },
  {
    name: 'a gamma distribution without spread',
    text: spring,
    from: '{ 2: 70, 3: 25, 4: 5 }',
    to: '{ gamma: { mean: 2.4, cv: 0.001 } }',
    at: '0.001',
    message: /`cv` is `0.001`/,
    expected: /coefficient of variation/,
  },
  {
    name: 'a distribution with another name',
    text: spring,
    from: '{ 2: 70, 3: 25, 4: 5 }',
    to: '{ normal: { mean: 2.4, sd: 1 } }',
    at: 'normal: { mean: 2.4',
    message: /`normal` is not known here/,
    expected: /gamma/,
  },
  {
    name: 'a number of periods that is a word, among others',
    text: spring,
    from: '{ 2: 70, 3: 25, 4: 5 }',
    to: '{ 2: 70, three: 30 }',
    at: 'three: 30',
    message: /`three` cannot be a key here/,
    expected: /whole number of periods/,
  },
  {
    name: 'chances that do not add up',
    text: spring,
    from: '{ 2: 70, 3: 25, 4: 5 }',
    to: '{ 2: 70, 3: 25 }',
    at: '{ 2: 70, 3: 25 }',
    message: /add up to 95/,
  },
  {
    name: 'an id used twice',
    text: spring,
    from: '  water: { name: Water',
    to: '  vigo: { name: Vigo, cost: 1.00, listPrice: 2.00 }\n  water: { name: Water',
    at: 'vigo: { name: Port',
    message: /already taken under `items`/,
    withOthers: true,
  },
  {
    name: 'a key twice in a map',
    text: classic,
    from: 'minutes: 75',
    to: 'minutes: 75\nminutes: 80',
    at: 'minutes: 80',
    message: /`minutes` stands twice/,
  },
  {
    name: 'a language that is none',
    text: classic,
    from: 'title: The Beer Game',
    to: 'title: { en: Beer, german: Bier }',
    at: 'german',
    message: /`german` cannot be a key/,
    expected: /language tag/,
  },
  {
    name: 'an unknown policy',
    text: classic,
    from: '  basestock:\n',
    to: '  basestok:\n',
    at: 'basestok:',
    message: /no policy `basestok`/,
    suggestion: 'basestock',
  },
  {
    name: 'an unknown cover policy',
    text: classic,
    from: 'coverPolicy: basestock',
    to: 'coverPolicy: sterrman',
    at: 'sterrman',
    message: /no policy `sterrman`/,
    suggestion: 'sterman',
  },
  {
    name: 'an unknown parameter',
    text: classic,
    from: 'theta: 0.36',
    to: 'tetha: 0.36',
    at: 'tetha',
    message: /no parameter `tetha`/,
    suggestion: 'theta',
  },
  {
    name: 'a panel shared that is not seen',
    text: spring,
    from: 'shared: [dock, ',
    to: 'shared: [cash, ',
    at: 'cash, crew',
    message: /cannot share `cash`/,
  },
  {
    name: 'a start value out of range',
    text: spring,
    from: 'central>south: 6 }',
    to: 'central>south: 99 }',
    at: '99 } }',
    message: /starts at 99/,
    expected: /from 0 to 20/,
  },
  {
    name: 'a start option that does not exist',
    text: spring,
    from: 'initial: ocean',
    to: 'initial: oceen',
    at: 'oceen',
    message: /no option `oceen`/,
    suggestion: 'ocean',
  },
  {
    name: 'a lever for a lane that does not exist',
    text: spring,
    from: 'keys: [faraway>vigo]',
    to: 'keys: [faraway>vgo]',
    at: 'faraway>vgo',
    message: /no input for `faraway>vgo`/,
    suggestion: 'faraway>vigo',
  },
  {
    name: 'an input of two roles',
    text: spring,
    from: '      expedite: { fromRound: 6 }',
    to: '      mode: { fromRound: 6 }',
    at: 'mode: { fromRound: 6 }',
    message: /already belongs to logistics/,
  },
  {
    name: 'money without prices',
    text: spring,
    from: 'cost: 22.00, listPrice: 42.00',
    to: 'cost: 22.00',
    at: 'cola: { name',
    message: /`cola` has no `listPrice`/,
  },
  {
    name: 'another version of the format',
    text: classic,
    from: 'schema: 1',
    to: 'schema: 2',
    at: '2\nid',
    message: /`schema` is `2`/,
    expected: /`1`/,
  },
];

describe('a wrong scenario says line, column, what is wrong and what was expected', () => {
  test.each(cases.map((each) => [each.name, each] as const))(
    '%s',
    (_, { text, from, to, at, message, expected, suggestion, withOthers }) => {
      const wrong = changed(text, from, to);
      const problems = problemsOf(wrong);
      if (withOthers !== true) expect(problems.map(problemText)).toHaveLength(1);
      const problem = problems.find((each) => message.test(each.message)) ?? problems[0];
      expect(problem?.file).toBe('test.yaml');
      expect(problem?.message).toMatch(message);
      expect({ line: problem?.line, column: problem?.column }).toEqual(placeOf(wrong, at));
      if (expected !== undefined) expect(problem?.expected).toMatch(expected);
      expect(problem?.suggestion).toBe(suggestion);
    },
  );

  test('a missing key is reported at the map it is missing from', () => {
    const wrong = changed(classic, 'servedFrom: retailer, ', '');
    expect(problemsOf(wrong)).toEqual([
      {
        rule: 'format',
        file: 'test.yaml',
        ...placeOf(wrong, 'all: { name'),
        message: '`servedFrom` is missing',
        expected: expect.stringMatching(/site that serves it/) as string,
      },
    ]);
  });

  test('a misspelt key that must be there is one problem, not two', () => {
    const wrong = changed(classic, 'servedFrom: retailer, ', 'serveFrom: retailer, ');
    expect(problemsOf(wrong)).toMatchObject([{ ...placeOf(wrong, 'serveFrom'), suggestion: 'servedFrom' }]);
  });

  test('several problems come in the order of the file', () => {
    const wrong = changed(
      changed(changed(classic, 'kind: shop', 'kind: stop'), 'period: week', 'period: weak'),
      'minutes: 75',
      'minutes: many',
    );
    const lines = problemsOf(wrong).map((each) => each.line);
    expect(lines).toHaveLength(3);
    expect(lines).toEqual(lines.toSorted((one, other) => one - other));
  });

  test('a problem reads as one line', () => {
    const [problem] = problemsOf(changed(classic, 'kind: shop', 'kind: shopp'));
    expect(problem === undefined ? '' : problemText(problem)).toBe(
      'test.yaml:40:11: `kind` is the text `shopp`; expected one of warehouse, port, factory, shop; did you mean `shop`?',
    );
  });
});
