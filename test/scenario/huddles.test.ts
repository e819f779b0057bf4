import { describe, expect, test } from 'vitest';
import { seats } from '../../server/contract/ids.ts';
import { shippedScenarios } from '../../server/scenario/load.ts';
import { readScenario } from '../../server/scenario/parse.ts';
import { changed, placeOf, problemsOf, scenarioOf, starterText } from '../support/scenario-texts.ts';

const plain = changed(starterText('distribution'), 'huddles:\n  - { afterRound: 4, kind: summit, beliefRounds: 2 }\n', '');
const withHuddles = (list: string): string => changed(plain, 'items:\n', `huddles: [${list}]\nitems:\n`);
const huddlesOf = (list: string) => scenarioOf(withHuddles(list)).rules.huddles;

describe('huddles in a file', () => {
  test('are none where it says nothing, and every seat has its two looks and two panels', () => {
    const { rules } = scenarioOf(plain);
    expect(rules.huddles).toBeUndefined();
    expect(rules.sharing).toEqual({ shadowings: 2, publicationsPerRound: 2 });
  });

  test('are short stand-ups of five minutes with questions of their kind, without beliefs, unless it says otherwise', () => {
    const [huddle] = huddlesOf('{ afterRound: 4 }') ?? [];
    expect(huddle).toMatchObject({ afterRound: 4, kind: 'standUp', seconds: 300, beliefRounds: 0, rotate: false });
    expect(huddle?.prompts).toHaveLength(3);
    expect(huddlesOf('{ afterRound: 4, kind: summit }')?.[0]?.prompts).toHaveLength(4);
  });

  test('say how long, what about, what is believed, and whether seats change hands; they come in the order of rounds', () => {
    expect(
      huddlesOf(
        '{ afterRound: 6, seconds: 60 }, { afterRound: 4, kind: summit, seconds: 400, prompts: [Why?, { en: How }], beliefRounds: 3, rotate: true }',
      ),
    ).toMatchObject([
      { afterRound: 4, kind: 'summit', seconds: 400, prompts: ['Why?', { en: 'How' }], beliefRounds: 3, rotate: true },
      { afterRound: 6, kind: 'standUp', seconds: 60 },
    ]);
  });

  test('come before the last round, after the opening, and once between two rounds', () => {
    const late = withHuddles('{ afterRound: 10 }');
    expect(problemsOf(late)).toMatchObject([
      { rule: 'out-of-time', ...placeOf(late, '10 }]'), message: 'a huddle after round 10, and the game ends with round 10' },
    ]);
    const early = changed(withHuddles('{ afterRound: 2 }'), 'items:\n', 'opening: { rounds: 2, order: 4 }\nitems:\n');
    expect(problemsOf(early)).toMatchObject([{ rule: 'out-of-time', expected: '3 or more' }]);
    expect(problemsOf(withHuddles('{ afterRound: 4 }, { afterRound: 4, kind: summit }'))).toMatchObject([
      { rule: 'mismatch', message: 'there is a huddle after round 4 already' },
    ]);
  });

  test('a slip of the pen is told with what was meant', () => {
    expect(problemsOf(withHuddles('{ afterRound: 4, kind: sumit }'))).toMatchObject([{ suggestion: 'summit' }]);
    expect(problemsOf(withHuddles('{ afterRound: 4, beliefRound: 2 }'))).toMatchObject([{ suggestion: 'beliefRounds' }]);
    expect(problemsOf(changed(plain, 'items:\n', 'sharing: { shadowing: 1 }\nitems:\n'))).toMatchObject([{ suggestion: 'shadowings' }]);
  });

  test('are taken away or replaced as a whole by a file that extends another', () => {
    const changedBy = (lines: string) => {
      const read = readScenario(`schema: 1\nid: mine\ntitle: Mine\nextends: base.yaml\n${lines}\n`, 'mine.yaml', (file) => ({
        text: starterText('distribution'),
        file,
        read: () => ({ message: '', expected: '' }),
      }));
      if ('problems' in read) throw new Error(JSON.stringify(read.problems));
      return read.scenario.rules.huddles;
    };
    expect(changedBy('')?.map(({ afterRound }) => afterRound)).toEqual([4]);
    expect(changedBy('without: [huddles]')).toBeUndefined();
    expect(changedBy('huddles: [{ afterRound: 7 }]')?.map(({ afterRound }) => afterRound)).toEqual([7]);
  });
});

test('a role says what hurts it, what it owes the others and what pulls it away from the team', () => {
  const { sales, logistics } = scenarioOf(starterText('distribution')).rules.roles;
  expect(sales).toMatchObject({ hurts: 'A shelf that is empty in the very week of your display.' });
  expect(sales.owes).toMatch(/forecast/);
  expect(logistics.pull).toMatch(/truck/);
  const bare = changed(plain, '    pull: A truck that was not booked is cheap until goods are left behind.\n', '');
  expect(scenarioOf(bare).rules.roles.logistics.pull).toBeUndefined();
});

describe('what is shipped', () => {
  const shipped = shippedScenarios().map(({ scenario }) => scenario);

  test('says of every role what hurts it, what it owes and what pulls it, in two sentences at most', () => {
    for (const { id, rules } of shipped)
      for (const seat of seats)
        for (const key of ['hurts', 'owes', 'pull'] as const) {
          const text = rules.roles[seat][key];
          if (typeof text !== 'string') throw new Error(`${id} says nothing of what ${key} ${seat}`);
          expect(text.split(/[.!?](?:\s|$)/).filter((part) => part !== '').length, `${id} ${seat} ${key}`).toBeLessThanOrEqual(2);
        }
  });

  test('holds a huddle between its acts, and lets everybody keep their seat', () => {
    expect(shipped.length).toBeGreaterThan(5);
    for (const { id, rules } of shipped) {
      const between = rules.acts.slice(1).map(({ fromRound }) => fromRound - 1);
      expect(rules.huddles?.map(({ afterRound }) => afterRound) ?? [], id).toEqual(between);
      expect(rules.huddles?.some(({ rotate }) => rotate) ?? false, id).toBe(false);
    }
  });
});
