import { describe, expect, test } from 'vitest';
import type { Notice } from '../../../server/contract/desk.ts';
import { seats } from '../../../server/contract/ids.ts';
import { timelineKinds } from '../../../server/contract/replay.ts';
import type { Replay, TimelineEntry, TimelineKind } from '../../../server/contract/replay.ts';
import type { GameFact, Logged } from '../../../server/game/facts.ts';
import { replayView } from '../../../server/views/replay/replay.ts';
import { recordedGames } from '../../support/recorded-games.ts';
import { recording } from '../../support/recordings.ts';
import { replayedDesk } from '../../support/sent-desks.ts';

const extras = { attempt: 1, scenarioVersion: 'of-the-test', branches: [] };
/** The game after its team has written something down for Monday. */
const withCommitments = (entries: readonly Logged<GameFact>[]): readonly Logged<GameFact>[] => {
  const last = entries.at(-1);
  if (last === undefined) throw new Error('the log is empty');
  const commitments = [{ text: 'We call before we promise', seat: 'sales' as const }, { text: 'One forecast' }];
  const fact: GameFact = { type: 'CommitmentsWritten', by: 'sales', atMs: last.atMs, commitments };
  return [...entries, { ...last, sequence: last.sequence + 1, fact }];
};
const replayOf = (name: string): Replay => {
  const { scenario, entries } = recording(name);
  return replayView(scenario, withCommitments(entries), extras);
};
const spring = replayOf('spring-promotion');
const cyber = replayOf('cyber-attack');
const of = ({ timeline }: Replay, kind: TimelineKind): readonly TimelineEntry[] => timeline.filter((entry) => entry.kind === kind);

describe.each(recordedGames.map(({ name }) => name))('the time line of %s', (name) => {
  const replay = replayOf(name);
  const { timeline, frames, truth } = replay;

  test('runs in the order of the log, with an id for every entry', () => {
    expect(new Set(timeline.map(({ id }) => id)).size).toBe(timeline.length);
    const sequences = timeline.map(({ id }) => Number(id.slice(1).split('-')[0]));
    expect(sequences).toEqual(sequences.toSorted((one, other) => one - other));
    expect(timeline.map(({ atMs }) => atMs)).toEqual(timeline.map(({ atMs }) => atMs).toSorted((one, other) => one - other));
  });

  test('points to the frame that shows it, in its round and period', () => {
    for (const { id, frame, round, period, kind } of timeline) {
      const shown = frames[frame];
      expect(shown?.sequence).toBeLessThanOrEqual(Number(id.slice(1).split('-')[0]));
      expect(frames[frame + 1]?.sequence ?? Infinity).toBeGreaterThan(Number(id.slice(1).split('-')[0]));
      expect(
        truth.periods.some((each) => each.period === period),
        `${id} ${kind}`,
      ).toBe(true);
      if (kind === 'signal' || kind === 'event') expect(truth.periods[period]?.round).toBe(round);
      else expect(shown?.round, `${id} ${kind}`).toBe(round);
    }
  });
});

describe('the time line', () => {
  test('has entries of every kind in the recorded games', () => {
    const kinds = new Set([...spring.timeline, ...cyber.timeline].map(({ kind }) => kind));
    expect(timelineKinds.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  test('says what each seat decided, once a round, as it committed', () => {
    const decided = of(spring, 'decision');
    for (const { round, decisions } of spring.rounds)
      for (const seat of seats) {
        const moved = decisions.filter((each) => each.seat === seat);
        const said = decided.filter((entry) => entry.round === round && entry.seat === seat);
        expect(said.map(({ values }) => values['count'])).toEqual(moved.length === 0 ? [] : [moved.length]);
      }
    const [first] = decided;
    expect(first).toMatchObject({ round: 1, period: 0 });
    expect(JSON.parse(replayedDesk(spring, first?.seat ?? 'sales', first?.frame ?? 0))).toMatchObject({ committed: true });
  });

  test('tells a signal on its day, to those who heard it, and who passed it on', () => {
    const [heard] = of(spring, 'signal');
    expect(heard).toMatchObject({ round: 6, period: 27, to: ['logistics'], values: { event: 'bottling', notice: 'signal 6 0' } });
    const { notices } = JSON.parse(replayedDesk(spring, 'logistics', heard?.frame ?? 0)) as { readonly notices: readonly Notice[] };
    expect(notices.map(({ id }) => id)).toContain('signal 6 0');
    expect(of(spring, 'passedOn')[0]).toMatchObject({ seat: 'logistics', round: 7, values: { event: 'bottling' }, text: heard?.text });
  });

  test('tells what events did, the run-out included', () => {
    const strike = of(spring, 'event').filter(({ values }) => values['event'] === 'strike');
    expect(strike.map(({ round, period, values }) => [round, period, values['state']])).toEqual([
      [11, 51, 'active'],
      [13, 61, 'recovering'],
      [13, 65, 'over'],
    ]);
    expect(of(cyber, 'injected')).toMatchObject([{ round: 5, values: { event: 'again' } }]);
  });

  test('follows a request from its words to what became of it', () => {
    const overtime = spring.timeline.filter(({ values }) => values['agreement'] === 'a6');
    expect(overtime.map(({ kind, seat }) => [kind, seat])).toEqual([
      ['proposed', 'sales'],
      ['answered', 'operations'],
      ['agreed', 'sales'],
      ['missed', undefined],
    ]);
    expect(overtime[0]).toMatchObject({ to: ['operations'], text: 'The display goes up' });
    expect(overtime[3]).toMatchObject({ values: { because: 'missed' } });
    const settled = spring.timeline.find(({ kind, values }) => kind === 'agreed' && values['state'] === 'settled');
    expect(settled).toMatchObject({ seat: 'operations', text: 'Half a ship is better than none' });
  });

  test('knows levels of acts and of facilitators, who sat where, and what was written down for Monday', () => {
    expect(of(spring, 'level').map(({ round, values }) => [round, values['level']])).toEqual([
      [6, 'board'],
      [10, 'open'],
    ]);
    expect(of(cyber, 'level').map(({ round, values }) => [round, values['level']])).toEqual([
      [2, 'talk'],
      [4, 'open'],
      [7, 'closed'],
      [9, 'board'],
    ]);
    expect(of(spring, 'seat').map(({ round, seat, values }) => [round, seat, values['state']])).toEqual([
      [5, undefined, 'rotated'],
      [10, 'logistics', 'bot'],
      [10, 'logistics', 'back'],
    ]);
    expect(of(spring, 'commitments')).toMatchObject([{ seat: 'sales', values: { count: 2 } }]);
  });

  test('tells nobody how far somebody trusts the team, and names no person', () => {
    expect(of(spring, 'belief')).toHaveLength(4);
    for (const { values } of of(spring, 'belief')) expect(Object.keys(values)).toEqual(['place']);
    expect(JSON.stringify(spring.timeline)).not.toMatch(/p-id-\d/);
  });
});
