import { beforeAll, describe, expect, test } from 'vitest';
import type { InformationLevel } from '../../server/contract/ids.ts';
import { playGame, type PlayedGame } from '../../server/play/play-game.ts';
import { pairedDifference } from '../../server/play/report/statistics.ts';
import { informed } from '../../server/play/teams.ts';
import { loadScenario } from '../../server/scenario/load.ts';

/** Few seeds, so that every run of the tests sees it; `npm run -s bench -- balance` plays a hundred and prints it under `information`. */
const seeds = Array.from({ length: 16 }, (_, place) => `information/${place + 1}`);

describe('knowing more of each other is worth points in the spring promotion', () => {
  let played: Readonly<Record<InformationLevel, readonly PlayedGame[]>>;
  beforeAll(() => {
    const loaded = loadScenario('spring-promotion');
    if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
    const games = (level: InformationLevel) => seeds.map((seed) => playGame(loaded.scenario, { ...informed(level), seed }));
    played = { closed: games('closed'), talk: games('talk'), board: games('board'), open: games('open') };
  });
  const more = (to: InformationLevel, from: InformationLevel) =>
    pairedDifference(
      played[to].map(({ jointScore }) => jointScore),
      played[from].map(({ jointScore }) => jointScore),
    );

  test('a team with a board beats one that decides alone, by far and for certain', () => {
    expect(more('board', 'closed').mean).toBeGreaterThanOrEqual(5);
    expect(more('board', 'closed').low).toBeGreaterThan(0);
  });

  test('and one with all main panels in sight beats one with a board', () => {
    expect(more('open', 'board').mean).toBeGreaterThanOrEqual(5);
    expect(more('open', 'board').low).toBeGreaterThan(0);
  });

  test('to speak with each other alone is worth a good part of it', () => expect(more('talk', 'closed').mean).toBeGreaterThanOrEqual(3));

  test('because more of what is planned can be carried: promotions that all four agreed on', () => {
    const promotions = (level: InformationLevel): number =>
      played[level].reduce(
        (sum, { game }) => sum + game.together.agreements.filter(({ kind, state }) => kind === 'promotionPlan' && state === 'kept').length,
        0,
      );
    expect(promotions('closed')).toBe(0);
    expect(promotions('talk')).toBeGreaterThan(0);
    expect(promotions('open')).toBeGreaterThan(1.3 * promotions('board'));
  });

  test('because a warning reaches who can do something about it', () => {
    const warned = (level: InformationLevel): number =>
      played[level].filter(({ game }) =>
        game.together.agreements.some(({ kind, filled }) => kind === 'crisisResponse' && filled.length > 0),
      ).length;
    expect(warned('closed')).toBe(0);
    for (const level of ['talk', 'board', 'open'] as const) expect(warned(level), level).toBe(seeds.length);
  });

  test('and nobody is told what they cannot know: alone at a desk nothing is on the board, asked for or promised', () => {
    for (const { game } of played.closed) {
      expect(game.together.publications).toEqual([]);
      expect(game.together.agreements).toEqual([]);
    }
  });
});
