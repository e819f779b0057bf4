import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withDealtTrust } from '../../server/log/dealt-trust.ts';
import { readPortableFile } from '../../server/log/portable.ts';
import { openDebriefWork } from '../../server/host/debrief-work.ts';

const bytes = readFileSync(new URL('../recordings/spring-promotion.crossdock.json.gz', import.meta.url));
const work = openDebriefWork();

const carried = () => {
  const message = work({ job: { kind: 'file', words: true }, key: 'spring', material: { kind: 'file', bytes } }, () => undefined);
  if (message.kind !== 'answer' || !(message.answer instanceof Uint8Array)) throw new Error('there is no file');
  return message.answer;
};

const entriesOf = (file: Uint8Array) => {
  const read = readPortableFile(file);
  if ('problem' in read) throw new Error(read.problem);
  return read.entries;
};

const trusts = (file: Uint8Array) =>
  entriesOf(file).flatMap(({ fact }) =>
    fact.type === 'BeliefGiven' ? [{ round: fact.round, seat: fact.seat, trust: fact.belief.trust }] : [],
  );

test('a file that is carried away holds how far a team relied on itself, and not who said which', () => {
  const [was, is] = [trusts(bytes), trusts(carried())];
  const rounds = [...new Set(was.map(({ round }) => round))];
  expect(rounds.length).toBeGreaterThan(0);
  const inOrder = (of: typeof was, round: number): readonly number[] => of.filter((each) => each.round === round).map(({ trust }) => trust);
  const bySize = (of: typeof was, round: number): readonly number[] => inOrder(of, round).toSorted((one, other) => one - other);
  for (const round of rounds) {
    expect(bySize(is, round)).toEqual(bySize(was, round));
    const bySeat = is.filter((each) => each.round === round).toSorted((one, other) => (one.seat < other.seat ? -1 : 1));
    expect(bySeat.map(({ trust }) => trust)).toEqual(bySize(was, round));
  }
  expect(is).not.toEqual(was);
});

test('of an answer that was changed the old one is not told either', () => {
  const [given] = entriesOf(bytes).filter(({ fact }) => fact.type === 'BeliefGiven');
  if (given?.fact.type !== 'BeliefGiven') throw new Error('nobody believed anything');
  const { fact } = given;
  const saying = (seat: typeof fact.seat, trust: number) => ({ ...given, fact: { ...fact, seat, belief: { ...fact.belief, trust } } });
  const dealt = withDealtTrust([saying('sales', 5), saying('logistics', 4), saying('sales', 1)]);
  expect(dealt.map((each) => (each.fact.type === 'BeliefGiven' ? each.fact.belief.trust : 0))).toEqual([4, 1, 4]);
});

test('and plays on as the game that it was', () => {
  const opened = work({ job: { kind: 'open' }, key: 'carried', material: { kind: 'file', bytes: carried() } }, () => undefined);
  expect(opened).toMatchObject({ kind: 'answer', answer: { verification: { kind: 'same' }, finished: true } });
});
