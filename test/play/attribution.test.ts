import { beforeAll, describe, expect, test } from 'vitest';
import { players, type Attribution, type Outcome, type Player } from '../../server/contract/debrief.ts';
import { attributionGames, attributionOf } from '../../server/play/attribution.ts';
import { outcomeOf } from '../../server/play/course.ts';
import { recordingOf, type Recording } from '../../server/play/intent/recording.ts';
import { everySeat, playGame, type PlayOptions } from '../../server/play/play-game.ts';
import { shippedScenarios } from '../../server/scenario/load.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import { shipped } from '../support/peoples-games.ts';

const recordingFor = (scenario: Scenario, options: Omit<PlayOptions, 'seed'>): Recording => {
  const recording = recordingOf(scenario, playGame(scenario, { seed: 'attribution/1', ...options }).game);
  if (recording === undefined) throw new Error('the game cannot be simulated again');
  return recording;
};

const shareOf = ({ shares }: Attribution, player: Player): Outcome => {
  const found = shares.find((each) => each.player === player);
  if (found === undefined) throw new Error(`${player} has no share`);
  return found;
};

const silo = { policies: everySeat('silo'), informationLevel: 'closed' } as const;

describe.each(shippedScenarios().map(({ scenario }) => [scenario.id, scenario] as const))('silo bots in %s', (_, scenario) => {
  let recording: Recording;
  let attribution: Attribution;
  let first: Outcome;
  let last: Outcome;
  beforeAll(() => {
    recording = recordingFor(scenario, silo);
    attribution = attributionOf(recording);
    first = attribution.coalitions[0];
    last = attribution.coalitions[attributionGames - 1];
  });

  test('the coalition of nobody are coordinated bots where everything stands open, that of all is the game', () => {
    const best = playGame(scenario, { seed: 'attribution/1', policies: everySeat('coordinated'), informationLevel: 'open' });
    expect(first).toEqual(outcomeOf(scenario, best.game));
    expect(first.jointScore).toBeCloseTo(best.jointScore, 9);
    expect(last).toEqual(outcomeOf(scenario, recording.game));
    if (scenario.company.money.ledger) expect(first.contributionCents).toBe(best.contributionCents);
    else expect(first.contributionCents).toBe(-best.totalCostCents);
  });

  test('shares add up to the difference, in cents to the cent', () => {
    const { shares, coalitions } = attribution;
    expect(coalitions).toHaveLength(32);
    expect(shares.map(({ player }) => player)).toEqual(players);
    const sum = (of: (share: Outcome) => number): number => shares.reduce((total, share) => total + of(share), 0);
    expect(sum(({ jointScore }) => jointScore)).toBeCloseTo(last.jointScore - first.jointScore, 9);
    expect(sum(({ contributionCents }) => contributionCents)).toBe(last.contributionCents - first.contributionCents);
    expect(shares.every(({ contributionCents }) => Number.isInteger(contributionCents))).toBe(true);
  });

  test('each two players stand once among the interactions', () => {
    expect(attribution.interactions).toHaveLength(10);
    expect(new Set(attribution.interactions.map(({ players: pair }) => pair.toSorted().join(' '))).size).toBe(10);
  });
});

describe('whose decisions it were', () => {
  const beer = shipped('classic-beer-game');
  const none = { jointScore: 0, contributionCents: 0 };

  test('nobody’s, where everybody decided as the reference does and everything stood open', () => {
    const attribution = attributionOf(recordingFor(beer, { policies: everySeat('coordinated'), informationLevel: 'open' }));
    for (const player of players) expect(shareOf(attribution, player)).toEqual({ player, ...none });
    for (const { jointScore, contributionCents } of attribution.interactions) expect({ jointScore, contributionCents }).toEqual(none);
  });

  test('the information level’s alone, where everybody decided as the reference does and nothing was shown', () => {
    const attribution = attributionOf(recordingFor(beer, { policies: everySeat('coordinated'), informationLevel: 'closed' }));
    const gap = attribution.coalitions[31].contributionCents - attribution.coalitions[0].contributionCents;
    expect(gap).toBeLessThan(0);
    expect(shareOf(attribution, 'information').contributionCents).toBe(gap);
    for (const player of players.slice(0, 4)) expect(shareOf(attribution, player)).toEqual({ player, ...none });
  });

  test('one seat’s alone, where it alone decided otherwise', () => {
    const recording = recordingFor(beer, {
      policies: { ...everySeat('coordinated'), procurement: { name: 'silo' } },
      informationLevel: 'open',
    });
    const attribution = attributionOf(recording);
    const gap = attribution.coalitions[31].contributionCents - attribution.coalitions[0].contributionCents;
    expect(gap).toBeLessThan(0);
    expect(shareOf(attribution, 'procurement').contributionCents).toBe(gap);
    for (const player of players.filter((each) => each !== 'procurement')) expect(shareOf(attribution, player).contributionCents).toBe(0);
  });

  test('a seat without inputs has no part in anything', () => {
    const alone = {
      ...beer,
      company: { ...beer.company, fields: beer.company.fields.map((field) => ({ ...field, seat: 'sales' as const })) },
    };
    const attribution = attributionOf(recordingFor(alone, silo));
    for (const player of ['logistics', 'procurement', 'operations'] as const)
      expect(shareOf(attribution, player)).toEqual({ player, ...none });
  });

  test('a fault in a re-run shows in the coalition of all', () => {
    const recording = recordingFor(beer, silo);
    const rounds = recording.rounds.map((round) => ({ ...round, decisions: round.decisions.map((value) => value + 1) }));
    const last = attributionOf({ ...recording, rounds }).coalitions[31];
    expect(last).not.toEqual(outcomeOf(beer, recording.game));
  });

  test('every game played is told', () => {
    let played = 0;
    attributionOf(recordingFor(beer, { policies: everySeat('coordinated'), informationLevel: 'open' }), () => {
      played += 1;
    });
    expect(played).toBe(attributionGames);
  });
});
