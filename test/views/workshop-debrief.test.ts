import { describe, expect, test } from 'vitest';
import type { Agreement } from '../../server/contract/agreements.ts';
import { headlessGame, playHeadlessRound } from '../../server/game/headless.ts';
import type { Game } from '../../server/game/state.ts';
import { workshopDebrief } from '../../server/views/workshop-debrief.ts';
import type { DebriefTeam, DebriefViewer } from '../../server/views/workshop-debrief.ts';
import { testSetup } from '../support/test-games.ts';
import type { ViewSetup } from '../../server/views/setup.ts';

/** The small chain of five weeks, scored by its cost. */
const setup: ViewSetup = {
  ...testSetup(),
  title: 'A small chain',
  scoring: { parts: [{ kpi: 'totalCost', weight: 100, zero: 100_000, full: 0 }] },
};

const promise = (id: string, state: 'kept' | 'missed'): Agreement => ({
  id,
  kind: 'request',
  state,
  round: 1,
  atMs: 0,
  by: 'sales',
  to: ['logistics'],
  terms: { kind: 'request', what: { kind: 'outcome', measure: 'received' } },
  pledges: [],
  turn: [],
  answers: [],
  filled: [],
});

type Played = { readonly team: string; readonly order: number; readonly kept?: number; readonly missed?: number; readonly seed?: string };

/** A game in which every site orders the same every week. */
const played = (id: string, { team, order, kept = 0, missed = 0, seed = 'secret-seed' }: Played): Game => {
  const values = (['retailer', 'wholesaler', 'distributor', 'factory'] as const).map((site) => ({
    lever: 'order' as const,
    key: `${site} beer`,
    value: order,
  }));
  let game = headlessGame(setup, seed);
  while (game.phase !== 'finished')
    game = playHeadlessRound(setup, game, {
      sales: values.slice(0, 1),
      logistics: values.slice(1, 2),
      procurement: values.slice(2, 3),
      operations: values.slice(3, 4),
    });
  const agreements = [
    ...Array.from({ length: kept }, (_, place) => promise(`k${place}`, 'kept')),
    ...Array.from({ length: missed }, (_, place) => promise(`m${place}`, 'missed')),
  ];
  const bots = (policy: string, jointScore: number) => ({
    policy,
    informationLevel: policy === 'silo' ? ('closed' as const) : ('open' as const),
    jointScore,
    contributionCents: 0,
    totalCostCents: 1000 * (100 - jointScore),
  });
  return { ...game, id, team, benchmarks: [bots('silo', 20), bots('coordinated', 90)], together: { ...game.together, agreements } };
};
const running = (id: string, team: string): Game => ({ ...headlessGame(setup, 'secret-seed'), id, team });

const about = { workshop: 'w1', scenario: 'small', scenarioVersion: 'v1' };
const leader: DebriefViewer = { kind: 'leader', names: false, expiresMs: 5000 };
const of = (teams: readonly DebriefTeam[], viewer: DebriefViewer = leader) => workshopDebrief(about, setup, teams, viewer);
const first = (game: Game): DebriefTeam => ({ game, attempt: 1 });

const red = played('g1', { team: 'Red', order: 4, kept: 1, missed: 4 });
const blue = played('g2', { team: 'Blue', order: 8, kept: 1, missed: 3 });
const green = played('g3', { team: 'Green', order: 0, kept: 1, missed: 1 });
const grey = played('g4', { team: 'Grey', order: 6, kept: 2 });

describe('a workshop that is looked back on', () => {
  test('tells what each game came to, from its own records', () => {
    const [result] = of([first(red)]).teams;
    const costs = red.records.slice(1).map((record) => record.periods.flatMap(({ siteCostCents }) => siteCostCents));
    expect(result?.rounds.map(({ costCents }) => costCents)).toEqual(costs.map((each) => each.reduce((sum, cents) => sum + cents, 0)));
    expect(result?.rounds.map(({ round }) => round)).toEqual([1, 2, 3, 4, 5]);
    expect(result).toMatchObject({ game: 'g1', team: 'Red', attempt: 1, finished: true, seed: 'secret-seed', commitmentsKept: 0.2 });
    // No ledger: what it cost is taken negatively, the run-out with it.
    const total = [...red.records.slice(1), ...red.runOut].flatMap(({ periods }) => periods.flatMap(({ siteCostCents }) => siteCostCents));
    expect(result?.contributionCents).toBe(-total.reduce((sum, cents) => sum + cents, 0));
  });

  test('tells how far each is from the bots of its own seed: 0 where silos are, 1 where a coordinated team is', () => {
    const [result] = of([first(red)]).teams;
    expect(result?.distance).toBeCloseTo(((result?.jointScore ?? 0) - 20) / 70, 12);
    expect(of([first({ ...red, benchmarks: [] })]).teams[0]).not.toHaveProperty('distance');
    const [silo, coordinated] = red.benchmarks;
    if (silo === undefined || coordinated === undefined) throw new Error('no bots');
    const upside = { ...red, benchmarks: [silo, { ...coordinated, jointScore: 15 }] };
    expect(of([first(upside)]).teams[0]).not.toHaveProperty('distance');
  });

  test('a running game tells only that it runs: no score, no seed, not when it will end', () => {
    const debrief = of([first(running('g9', 'Red'))]);
    expect(debrief.teams).toEqual([{ game: 'g9', team: 'Red', attempt: 1, finished: false, round: 1, kpis: [], rounds: [], moments: [] }]);
    expect(debrief).toMatchObject({ playedRounds: setup.rules.announcedRounds, spread: [], benchmarks: [] });
    expect(debrief).not.toHaveProperty('best');
    expect(JSON.stringify(debrief)).not.toContain('secret-seed');
    expect(of([first(running('g9', 'Red')), first(blue)]).playedRounds).toBe(setup.rules.playedRounds);
  });

  test('quartiles lie on straight lines between neighbours: of 1/5, 1/4, 1/2 and 1 worked out by hand', () => {
    const { spread } = of([first(red), first(blue), first(green), first(grey), first(running('g9', 'Violet'))]);
    expect(spread.find(({ kpi }) => kpi === 'commitmentsKept')).toEqual({
      kpi: 'commitmentsKept',
      count: 4,
      least: 0.2,
      // Three quarters of the way from the first to the second, half from the second to the third, a quarter from the third to the last.
      lowerQuartile: 0.2375,
      median: 0.375,
      upperQuartile: 0.625,
      most: 1,
    });
    expect(spread.find(({ kpi }) => kpi === 'jointScore')?.count).toBe(4);
    // A company without a ledger has no days of cash.
    expect(spread.some(({ kpi }) => kpi === 'cashToCash')).toBe(false);
  });

  test('one team is its own least, median and most', () => {
    const [score] = of([first(red)]).spread;
    expect(new Set([score?.least, score?.lowerQuartile, score?.median, score?.upperQuartile, score?.most]).size).toBe(1);
  });

  test('spreads over the latest finished attempt of each team, and names the best of all attempts', () => {
    const again = played('g5', { team: 'Red', order: 0, kept: 1 });
    const debrief = of([first(red), { game: again, attempt: 2 }, { game: running('g6', 'Red'), attempt: 3 }, first(blue)]);
    expect(debrief.spread.find(({ kpi }) => kpi === 'commitmentsKept')).toMatchObject({ count: 2, least: 0.25, most: 1 });
    const scores = debrief.teams.map(({ jointScore }) => jointScore ?? -1);
    expect(debrief.best).toBe(debrief.teams[scores.indexOf(Math.max(...scores))]?.game);
  });

  test('bots of different seeds are told by their mean', () => {
    const other = {
      ...blue,
      benchmarks: blue.benchmarks.map((each) => ({ ...each, jointScore: each.jointScore - 10, totalCostCents: each.totalCostCents + 500 })),
    };
    expect(of([first(red), first(other)]).benchmarks).toEqual([
      { policy: 'silo', informationLevel: 'closed', jointScore: 15, contributionCents: -80_250 },
      { policy: 'coordinated', informationLevel: 'open', jointScore: 85, contributionCents: -10_250 },
    ]);
  });

  test('persons get the own team alone, with all its attempts; nothing of others is in it', () => {
    const again = played('g5', { team: 'Red', order: 0, seed: 'another-seed' });
    const teams = [first(red), { game: again, attempt: 2 }, first(blue)];
    const debrief = of(teams, { kind: 'person', game: 'g5' });
    expect(debrief.teams.map(({ game }) => game)).toEqual(['g1', 'g5']);
    expect(JSON.stringify(debrief)).not.toContain('Blue');
    expect(debrief.spread.every(({ count }) => count === 1)).toBe(true);
    expect(of(teams, { kind: 'person', game: 'gone' }).teams).toEqual([]);
  });

  test('links are told to facilitators alone, the end of a link to its leader', () => {
    const link = { id: 'l1', madeMs: 1, expiresMs: 2, names: false, revoked: false };
    expect(of([first(red)], { kind: 'facilitator', links: [link] })).toMatchObject({ links: [link], names: true });
    expect(of([first(red)])).toMatchObject({ viewer: 'leader', names: false, expiresMs: 5000 });
    expect(of([first(red)])).not.toHaveProperty('links');
    expect(of([first(red)], { kind: 'person', game: 'g1' })).not.toHaveProperty('links');
  });

  test('moments come with the games that were worked out', () => {
    const moment = { id: 'm1', kind: 'peakOrder', weight: 1, round: 2, period: 2, seats: ['sales'], values: {}, evidence: [] } as const;
    const { teams } = of([{ ...first(red), debrief: { moments: [moment] } }, first(blue)]);
    expect(teams.map(({ moments }) => moments.length)).toEqual([1, 0]);
  });
});
