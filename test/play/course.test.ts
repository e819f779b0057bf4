import { describe, expect, test } from 'vitest';
import { courseOf, outcomeOf } from '../../server/play/course.ts';
import { everySeat, playGame } from '../../server/play/play-game.ts';
import { shippedScenarios } from '../../server/scenario/load.ts';
import { endValueCents } from '../../server/score/money.ts';
import { endView } from '../../server/views/end.ts';

const sum = (list: readonly number[]): number => list.reduce((total, each) => total + each, 0);

describe.each(shippedScenarios().map(({ scenario }) => [scenario.id, scenario] as const))('the course of a game of %s', (_, scenario) => {
  const played = playGame(scenario, { seed: 'course/1', policies: everySeat('silo') });
  const { game } = played;
  const course = courseOf(scenario, game);
  const { money } = scenario.company;

  test('comes to what the end says', () => {
    const end = endView(scenario, game);
    expect(course.jointScore).toBe(end?.jointScore);
    expect(course.totalCostCents).toBe(end?.totalCostCents);
    expect(course.contributionCents).toBe(money.ledger ? end?.contributionCents : 0 - (end?.totalCostCents ?? 0));
    expect(outcomeOf(scenario, game)).toEqual({ jointScore: course.jointScore, contributionCents: course.contributionCents });
    expect(course.stateHash).toBe(played.stateHash);
    expect(course.kpis).toEqual(end?.kpis);
  });

  test('round by round, run-out included: costs add up, contribution grows to what it is without the stock at the end', () => {
    const { rounds } = course;
    expect(rounds.map(({ round }) => round)).toEqual(
      Array.from({ length: scenario.rules.playedRounds + scenario.rules.runOutRounds }, (__, at) => at + 1),
    );
    expect(sum(rounds.map(({ costCents }) => costCents))).toBe(course.totalCostCents);
    const records = [...game.records.slice(1), ...game.runOut];
    if (money.ledger)
      expect((rounds.at(-1)?.contributionSoFarCents ?? 0) - endValueCents(scenario.company, records)).toBe(course.contributionCents);
    else expect(rounds.every((round) => round.contributionSoFarCents === undefined)).toBe(true);
    for (const { servicePercent = 0 } of rounds) expect(servicePercent >= 0 && servicePercent <= 100).toBe(true);
    expect(rounds.at(-1)?.onHandUnits).toBe(sum(records.at(-1)?.periods.at(-1)?.onHand ?? []));
  });
});
