import { beforeAll, describe, expect, test } from 'vitest';
import type { InformationGap } from '../../server/contract/debrief.ts';
import type { Game } from '../../server/game/state.ts';
import { informationGaps } from '../../server/play/information-gaps.ts';
import { everySeat, playGame } from '../../server/play/play-game.ts';
import { reactionOf } from '../../server/play/reactions.ts';
import { loadScenario } from '../../server/scenario/load.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import { informationLatency } from '../../server/score/teamwork-signals.ts';

const shipped = (id: string): Scenario => {
  const loaded = loadScenario(id);
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.scenario;
};
const nothing = (): void => {};
const gapsOf = (scenario: Scenario, game: Game): readonly InformationGap[] => informationGaps(scenario, game, true).measured(nothing);
const gapOf = (gaps: readonly InformationGap[], name: string): InformationGap => {
  const found = gaps.find(({ values }) => values['event'] === name || values['item'] === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};

describe('who knew what when', () => {
  const spring = shipped('spring-promotion');
  let silent: Game;
  let talking: Game;
  beforeAll(() => {
    silent = playGame(spring, { seed: 'gap/1', policies: everySeat('silo') }).game;
    talking = playGame(spring, { seed: 'gap/1', policies: everySeat('coordinated') }).game;
  });

  test('among silos the rumour of the strike stays with sales, until each hears of it', () => {
    // Heard with the end of round 8; the port tells logistics in round 10, and in round 11 the dockers stand still.
    const { others, ...strike } = gapOf(gapsOf(spring, silent), 'strike');
    expect(strike).toMatchObject({ kind: 'signal', place: 'vigo', firstSeats: ['sales'], firstRound: 9, delayRounds: 3 });
    expect(others.map(({ seat, learnt }) => ({ seat, learnt }))).toEqual([
      { seat: 'logistics', learnt: { round: 11, from: 'itself' } },
      { seat: 'procurement', learnt: { round: 12, from: 'itself' } },
      { seat: 'operations', learnt: { round: 12, from: 'itself' } },
    ]);
  });

  test('whoever passes it on at once leaves nothing to be measured', () => {
    const strike = gapOf(gapsOf(spring, talking), 'strike');
    expect(strike.others.every(({ learnt }) => learnt?.round === 9 && learnt.from === 'sales')).toBe(true);
    expect(strike.delayRounds).toBe(0);
    expect(strike.cost).toBeUndefined();
    expect(strike.others.find(({ seat }) => seat === 'logistics')?.acted).toEqual({ round: 9, lever: 'reroute' });
  });

  test('is what the teamwork profile says of the same signals', () => {
    for (const game of [silent, talking]) {
      const { signals } = informationLatency(spring, game);
      const gaps = gapsOf(spring, game).filter(({ kind }) => kind === 'signal');
      expect(signals.length).toBeGreaterThan(0);
      for (const { signal, heardRound, to, toldRound, toldBy } of signals) {
        const gap = gaps.find(({ id }) => id === signal);
        const learnt = gap?.others.find(({ seat }) => seat === to)?.learnt;
        expect(gap?.firstRound).toBe(heardRound + 1);
        expect(learnt).toEqual(
          toldRound === undefined ? undefined : { round: toldBy === undefined ? toldRound + 1 : toldRound, from: toldBy ?? 'itself' },
        );
      }
    }
  });

  test('a promotion that sales decides alone is known to nobody before it is over', () => {
    const gap = gapsOf(spring, silent).find(({ kind }) => kind === 'promotion');
    expect(gap).toMatchObject({ firstSeats: ['sales'], firstRound: 1, values: { runs: 2 }, delayRounds: 2 });
    expect(gap?.others).toEqual([{ seat: 'logistics' }, { seat: 'procurement' }, { seat: 'operations' }]);
  });

  test('a promotion that was put to the others is known from the plan on', () => {
    const { game } = playGame(spring, { seed: 'gap/1', policies: everySeat('coordinated'), informationLevel: 'open' });
    const ran = game.together.agreements.flatMap(({ terms, agreed, round }) =>
      terms.kind === 'promotionPlan' && agreed !== undefined && terms.round <= spring.rules.playedRounds
        ? { ...terms, proposed: round }
        : [],
    );
    expect(ran.length).toBeGreaterThan(0);
    for (const { item, round: runs, proposed } of ran) {
      const gap = gapsOf(spring, game).find(({ values }) => values['item'] === item && values['runs'] === runs);
      expect(gap).toMatchObject({ firstSeats: ['sales'], firstRound: proposed, delayRounds: 0 });
      expect(gap?.others.every(({ learnt }) => learnt?.round === proposed && learnt.from === 'sales')).toBe(true);
    }
  });

  test('at an open table the board shows a promotion in its round', () => {
    const closure = shipped('port-closure');
    const { game } = playGame(closure, { seed: 'gap/1', policies: everySeat('silo'), informationLevel: 'open' });
    const gap = gapsOf(closure, game).find(({ kind }) => kind === 'promotion');
    expect(gap).toMatchObject({ firstRound: 6, values: { runs: 7 }, delayRounds: 1 });
    expect(gap?.others.every(({ learnt }) => learnt?.round === 7 && learnt.from === 'sales')).toBe(true);
  });

  test('a panel on the board tells all, if it was copied late enough to show it', () => {
    const publication = { by: 'sales', panel: 'promotions' } as const;
    const shown = (asOfRound: number): InformationGap['others'] => {
      const publications = [{ ...publication, round: asOfRound + 1, asOfRound }];
      const game: Game = { ...silent, together: { ...silent.together, publications } };
      return gapsOf(spring, game).find(({ kind }) => kind === 'promotion')?.others ?? [];
    };
    // Decided in round 1 for round 2: as of the opening there is nothing to be seen.
    expect(shown(0).every(({ learnt }) => learnt === undefined)).toBe(true);
    expect(shown(1).every(({ learnt }) => learnt?.round === 2 && learnt.from === 'sales')).toBe(true);
    expect(shown(4).every(({ learnt }) => learnt === undefined)).toBe(true);
  });

  test('knowing of the breakdown at once would have paid: procurement had the remedy, and bots have one for it', () => {
    const bottling = gapOf(gapsOf(spring, silent), 'bottling');
    expect(bottling).toMatchObject({ firstSeats: ['logistics'], firstRound: 7, delayRounds: 2 });
    expect(bottling.cost?.jointScore).toBeGreaterThan(1);
    expect(bottling.cost?.contributionCents).toBeGreaterThan(0);
  });

  test('where no bot reads such news no price is put on them', () => {
    const cyber = shipped('cyber-attack');
    const { game } = playGame(cyber, { seed: 'gap/1', policies: everySeat('silo') });
    const attack = gapOf(gapsOf(cyber, game), 'attack');
    expect(attack.delayRounds).toBeGreaterThan(0);
    expect(attack.cost).toBeUndefined();
  });

  test('without re-runs all is told but what delays cost, and every promised re-run is counted', () => {
    const counted = informationGaps(spring, silent, true);
    let games = 0;
    const measured = counted.measured(() => {
      games += 1;
    });
    expect(games).toBe(counted.games);
    expect(games).toBeGreaterThan(0);
    const told = informationGaps(spring, silent, false);
    expect(told.games).toBe(0);
    expect(told.measured(nothing)).toEqual(measured.map(({ cost: _cost, ...gap }) => gap));
  });
});

describe('a reaction to news', () => {
  const spring = shipped('spring-promotion');
  const { game } = playGame(spring, { seed: 'gap/1', policies: everySeat('doNothing') });
  const place = spring.company.fields.findIndex(({ lever, key }) => lever === 'overtime' && key === 'central');
  const withOvertime = (round: number, value: number): Game => ({
    ...game,
    decisions: game.decisions.map((values, at) =>
      at === round - 1 ? values.map((each, field) => (field === place ? value : each)) : values,
    ),
  });

  test('is a decision half or more of the usual outside what was usual before', () => {
    // Nobody touched the overtime of 10 per cent.
    expect(reactionOf(spring, game, 'operations', 5, 9)).toBeUndefined();
    expect(reactionOf(spring, withOvertime(7, 14), 'operations', 5, 9)).toBeUndefined();
    expect(reactionOf(spring, withOvertime(7, 15), 'operations', 5, 9)).toEqual({ round: 7, lever: 'overtime' });
    expect(reactionOf(spring, withOvertime(7, 5), 'operations', 5, 9)).toEqual({ round: 7, lever: 'overtime' });
  });

  test('is none before a seat knew, after it mattered, or where the seat did so before', () => {
    expect(reactionOf(spring, withOvertime(4, 30), 'operations', 5, 9)).toBeUndefined();
    expect(reactionOf(spring, withOvertime(10, 30), 'operations', 5, 9)).toBeUndefined();
    const used = withOvertime(4, 30);
    const again: Game = { ...used, decisions: used.decisions.map((values, at) => (at === 6 ? used.decisions[3] : values)) };
    expect(reactionOf(spring, again, 'operations', 5, 9)).toBeUndefined();
  });

  test('is only that of the seat itself', () => {
    expect(reactionOf(spring, withOvertime(7, 30), 'logistics', 5, 9)).toBeUndefined();
  });
});
