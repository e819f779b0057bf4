import { describe, expect, test } from 'vitest';
import type { HuddleView } from '../../../server/contract/huddles.ts';
import { seats } from '../../../server/contract/ids.ts';
import type { Seat } from '../../../server/contract/ids.ts';
import { openHeadlessRound, playHeadlessRound } from '../../../server/game/headless.ts';
import type { Game } from '../../../server/game/state.ts';
import { desk } from '../../../server/views/desk.ts';
import { beliefOf, busyTeam, inHuddle, inPlanning, talking, told } from '../../support/talking-team.ts';

const huddleOf = (game: Game, seat: Seat): HuddleView | undefined => desk(talking, game, seat).huddle;
const quiet = inHuddle('closed');
const half = inHuddle('closed', ['sales', 'operations']);
const all = inHuddle('closed', ['operations', 'sales', 'procurement', 'logistics']);

/** What customers ordered in a round, all items. */
const demandOf = (game: Game, round: number): number =>
  game.records[round]?.periods.reduce((total, { demand }) => demand.reduce((sum, each) => sum + each, total), 0) ?? 0;

describe('a huddle on a desk', () => {
  test('says who is there, what is asked, and whether a note was left', () => {
    expect(huddleOf(quiet, 'sales')).toEqual({
      afterRound: 8,
      kind: 'summit',
      prompts: ['What do we owe each other?', 'Who leads?'],
      attended: ['operations'],
      beliefs: { rounds: 3, given: [] },
      rotatesTo: 'logistics',
      handOverWritten: false,
    });
    expect(huddleOf(quiet, 'procurement')).toMatchObject({ rotatesTo: 'operations', handOverWritten: true });
  });

  test('is on no desk before and after', () => {
    for (const seat of seats) expect(huddleOf(inPlanning('open'), seat)).toBeUndefined();
  });

  test('says nothing of where seats go and asks for no beliefs where the scenario does not', () => {
    const plain = {
      ...talking,
      rules: { ...talking.rules, huddles: [{ afterRound: 8, kind: 'summit', seconds: 60, prompts: [], beliefRounds: 0, rotate: false }] },
    } as const;
    const seen = desk(plain, all, 'sales').huddle;
    expect(seen).toEqual({ afterRound: 8, kind: 'summit', prompts: [], attended: ['operations'], handOverWritten: false });
  });

  test('shows a seat its own belief alone until everybody has told theirs', () => {
    const beliefs = huddleOf(half, 'sales')?.beliefs;
    expect(beliefs).toEqual({ rounds: 3, given: ['sales', 'operations'], mine: beliefOf('sales') });
    expect(huddleOf(half, 'logistics')?.beliefs).toEqual({ rounds: 3, given: ['sales', 'operations'] });
  });

  test('then shows all of them beside what was so, and trust without names', () => {
    const reveal = huddleOf(all, 'logistics')?.beliefs?.reveal;
    expect(reveal?.beliefs).toEqual(
      seats.map((seat) => ({ seat, demandByRound: beliefOf(seat).demandByRound, bottleneck: beliefOf(seat).bottleneck })),
    );
    expect(reveal?.trust).toEqual([1, 2, 3, 4]);
    expect(reveal?.demandSoFar).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((round) => demandOf(all, round)));
    expect(huddleOf(all, 'operations')?.beliefs?.reveal).toEqual(reveal);
  });

  test('names the lane or site where most stood waiting since the last one', () => {
    /** The same game, with so many units waiting in each period of a round. */
    const waiting = (rounds: readonly number[], lane: number, dock: number, backlog: number): Game => ({
      ...all,
      records: all.records.map((record) => ({
        ...record,
        periods: record.periods.map((period) => ({
          ...period,
          laneWaitingUnits: period.laneWaitingUnits.map((_, place) => (rounds.includes(record.round) && place === 2 ? lane : 0)),
          backlog: period.backlog.map((_, place) => (rounds.includes(record.round) && place === 0 ? backlog : 0)),
          labour: period.labour.map((each) =>
            each === undefined ? each : { ...each, dockUnits: rounds.includes(record.round) ? dock : 0 },
          ),
        })),
      })),
    });
    const named = (game: Game): string | undefined => huddleOf(game, 'sales')?.beliefs?.reveal?.bottleneck;
    const { lanes, sites } = talking.company;
    const staffed = sites.find(({ labour }) => labour !== undefined)?.id;
    expect(named(waiting([6, 7], 30, 20, 10))).toBe(lanes[2]?.id);
    expect(named(waiting([6, 7], 10, 30, 20))).toBe(staffed);
    expect(named(waiting([5], 10, 20, 30))).toBe(sites[0]?.id);
    expect(named(waiting([4], 30, 20, 10))).toBeUndefined();
    expect(named(waiting([], 0, 0, 0))).toBeUndefined();
  });

  test('stays the same object until somebody says something', () => {
    const words = told(talking, half, { type: 'MessageSent', round: 9, atMs: 1, from: 'sales', to: 'team', text: 'Now you' });
    expect(huddleOf(words, 'sales')).toBe(huddleOf(half, 'sales'));
  });

  test('keeps what was believed in an earlier huddle to itself until the end', () => {
    expect(JSON.stringify(desk(talking, quiet, 'sales'))).not.toContain('24201');
  });
});

describe('the end', () => {
  const finish = (game: Game): Game => {
    let next = openHeadlessRound(talking, game);
    while (next.phase !== 'finished') next = playHeadlessRound(talking, next, {});
    return next;
  };

  test('tells what everybody believed in each huddle, thanks and the working agreement', () => {
    const finished = finish(half);
    const end = desk(talking, finished, 'procurement').end;
    expect(
      end?.beliefs.map(({ afterRound, kind, beliefs, demandSoFar }) => [afterRound, kind, beliefs.length, demandSoFar.length]),
    ).toEqual([
      [4, 'standUp', 4, 4],
      [8, 'summit', 2, 8],
    ]);
    expect(end?.beliefs[0]?.trust).toEqual([1, 2, 3, 4]);
    expect(end?.beliefs[1]?.demandSoFar).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((round) => demandOf(finished, round)));
    expect(end?.thanks).toEqual([{ round: 8, from: 'procurement', to: 'sales', text: 'Thank you for the forecast' }]);
    expect(end?.workingAgreement?.text).toBe('We ask before we promise');
    expect(desk(talking, finished, 'sales').huddle).toBeUndefined();
  });

  test('tells all that was agreed, whoever’s it was', () => {
    const { together } = told(talking, busyTeam('closed'), {
      type: 'WorthMeasured',
      results: [{ agreement: 'a3', jointScore: 1.5, contributionCents: 7 }],
    });
    const end = desk(talking, { ...finish(quiet), together }, 'sales').end;
    expect(end?.agreements).toEqual(together.agreements);
    expect(end?.worth).toEqual([{ agreement: 'a3', jointScore: 1.5, contributionCents: 7 }]);
  });
});
