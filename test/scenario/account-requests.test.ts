import { describe, expect, test } from 'vitest';
import { changed, fixtureText, placeOf, problemsOf, scenarioOf, starterText } from '../support/scenario-texts.ts';

const fixture = fixtureText('distribution');
const asking = (rule: string, text = fixture): string => changed(text, '\nsuppliers:\n', `\naccountRequests: ${rule}\nsuppliers:\n`);
const withLevers = (text: string): string =>
  changed(
    text,
    '      priority: { fromRound: 6, rare: true }\n',
    '      priority: { fromRound: 6, rare: true }\n      redate: { fromRound: 6, rare: true }\n      accountUnits: { fromRound: 6, rare: true, least: 20 }\n',
  );

describe('what key accounts ask for ahead, in a file', () => {
  test('has usual values for everything: all key accounts ask, once or twice a round, until the last one played', () => {
    const { company } = scenarioOf(asking('{}'));
    const { segments, accountRequests } = company;
    expect(accountRequests?.segmentIndices.map((place) => segments[place].id)).toEqual([
      'bilbao/accounts',
      'valencia/accounts',
      'sevilla/accounts',
    ]);
    expect(accountRequests).toMatchObject({
      fromRound: 2,
      untilRound: 12,
      perRound: { least: 1, most: 2 },
      sizePpm: { least: 200_000, most: 500_000 },
      duePeriods: { least: 3, most: 10 },
      leastPpm: { least: 500_000, most: 900_000 },
      latestPeriods: { least: 0, most: 4 },
    });
    expect(scenarioOf(fixture).company).not.toHaveProperty('accountRequests');
  });

  test('is answered by two levers, an input for each request that a round may bring', () => {
    const { fields } = scenarioOf(withLevers(asking('{ perRound: { least: 1, most: 3 } }'))).company;
    const answers = fields.filter(({ lever }) => lever === 'redate' || lever === 'accountUnits');
    expect(
      answers.map(({ lever, key, kind, unit, least, most, step, initial }) => [lever, key, kind, unit, least, most, step, initial]),
    ).toEqual([
      ...['1', '2', '3'].map((key) => ['redate', key, 'oneShot', 'periods', 0, 5, 1, 0]),
      ...['1', '2', '3'].map((key) => ['accountUnits', key, 'oneShot', 'percent', 20, 100, 10, 100]),
    ]);
  });

  test('says what does not fit together, and where', () => {
    const first = (rule: string, text = fixture) => {
      const [problem] = problemsOf(asking(rule, text));
      return problem;
    };
    expect(first('{ segments: [bilbao/acounts] }')).toMatchObject({ rule: 'unknown-name', suggestion: 'bilbao/accounts' });
    expect(first('{ sizePercent: { least: 60, most: 20 } }')?.message).toBe('`most` (20) is below `least` (60)');
    expect(first('{ duePeriods: { least: 3, most: 11 } }')?.message).toBe('period 11 of a round is after the next one');
    expect(first('{ duePeriods: { least: 2, most: 8 } }')).toMatchObject({ rule: 'format' });
    expect(first('{ fromRound: 13 }')?.message).toBe('round 13 is after the last one played');
    expect(first('{ fromRound: 1 }')).toMatchObject({ rule: 'format' });
    expect(first('{ perRound: { least: 0, most: 0 } }')?.message).toBe('nobody ever asks');
    const text = asking('{ fromRound: 13 }');
    expect(problemsOf(text)[0]).toMatchObject(placeOf(text, '13 }\nsuppliers'));
  });

  test('needs somebody who asks, and a round that leaves time to answer', () => {
    const shops = changed(starterText('distribution'), '\nsuppliers:', '\naccountRequests: {}\nsuppliers:');
    expect(problemsOf(shops)[0]?.message).toBe('no segment is a key account');
    const [weekly] = problemsOf(changed(asking('{}'), 'periodsPerRound: 5', 'periodsPerRound: 1'));
    expect(weekly?.message).toBe('a round of one period leaves no time to answer');
  });

  test('levers that answer need requests', () => {
    expect(problemsOf(withLevers(fixture))[0]).toMatchObject({
      message: '`redate` has nothing to work on in this company',
      expected: '`accountRequests`',
    });
  });
});
