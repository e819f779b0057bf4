import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RefusalCode } from '../../server/contract/refusals.ts';
import type { GameSetup } from '../../server/game/rules.ts';
import { brokenInvariants } from '../../server/simulation/invariants.ts';
import { shippedScenarios } from '../../server/scenario/load.ts';
import { decodeGameEntry, encodeEntry } from '../../server/log/codec.ts';
import { replayGame } from '../../server/log/replay.ts';
import { verifyGame } from '../../server/log/verify.ts';
import { seats } from '../../server/contract/ids.ts';
import { eventIn, withEvents } from '../support/eventful.ts';
import { testSetup } from '../support/test-games.ts';
import { moves, playRandomly } from '../support/random-play.ts';

/** Setup, number of games, most moves in each, and the refusals that must have been met. */
type Table = { readonly setup: () => GameSetup; readonly runs: number; readonly most: number; readonly codes: readonly RefusalCode[] };

const always: readonly RefusalCode[] = [
  'game/unknown',
  'game/finished',
  'phase/not-now',
  'phase/wrong-round',
  'phase/paused',
  'lever/out-of-range',
  'lever/not-yours',
  'lever/unknown',
  'seat/taken',
  'seat/none',
  'token/not-allowed',
];
/** Acts that allow more and more, two huddles, in one of which everybody changes seats, and rumours for one desk each. */
const talkative = withEvents(
  testSetup({
    acts: (['closed', 'talk', 'board', 'open'] as const).map((informationLevel, place) => ({
      name: informationLevel,
      brief: '',
      fromRound: place + 1,
      informationLevel,
    })),
    sharing: { shadowings: 1, publicationsPerRound: 1 },
    huddles: [
      { afterRound: 1, kind: 'summit', seconds: 100, prompts: [], beliefRounds: 2, rotate: true },
      { afterRound: 3, kind: 'standUp', seconds: 100, prompts: [], beliefRounds: 1, rotate: false },
    ],
  }),
  {
    ...eventIn('storm', 4, 1, [{ kind: 'demand', itemIndices: [0], segmentIndices: [0], factorPpm: 2_000_000 }]),
    signals: seats.map((seat, place) => ({ atPeriod: 1 + (place % 3), seats: [seat], text: 'A storm is coming' })),
  },
);

const tables: readonly (readonly [string, Table])[] = [
  [
    'a small game',
    {
      setup: () => testSetup({ opening: { rounds: 1, orderUnits: 4 } }),
      runs: 150,
      most: 200,
      codes: [...always, 'lever/locked', 'lever/off-step'],
    },
  ],
  [
    'a team that talks',
    {
      setup: () => talkative,
      runs: 150,
      most: 200,
      codes: [
        ...always,
        'sharing/level',
        'sharing/budget',
        'sharing/nothing',
        'talk/empty',
        'seat/yourself',
        'huddle/not-asked',
        'huddle/belief',
      ],
    },
  ],
  ...shippedScenarios().map(({ scenario }): readonly [string, Table] => [
    scenario.id,
    { setup: () => scenario, runs: 40, most: scenario.rules.playedRounds * 10, codes: always },
  ]),
];

describe('random commands, legal and illegal', () => {
  test('are played over both shipped scenarios', () => {
    expect(tables.map(([name]) => name)).toEqual(expect.arrayContaining(['classic-beer-game', 'spring-promotion']));
  });

  test.each(tables)('over %s: no crash, every illegal one refused, units and money in order, the log says it all', (_, table) => {
    const { runs, most } = table;
    const setup = table.setup();
    const seen = { rounds: 0, finished: 0, codes: new Set<string>() };
    fc.assert(
      fc.property(moves(most), fc.nat(20), (script, seed) => {
        const played = playRandomly(setup, `seed-${seed}`, script, (__, after) => {
          const record = after.records.at(-1);
          if (after.world !== undefined) expect(brokenInvariants(setup.company, after.world, record)).toEqual([]);
          seen.rounds += 1;
        });
        const read = played.log.map((entry) => {
          const { stream, sequence } = entry;
          const { payload, texts } = encodeEntry(entry);
          const decoded = decodeGameEntry({ stream, sequence, payload }, texts);
          if ('problem' in decoded) throw new Error(decoded.problem);
          return decoded.entry;
        });
        expect(replayGame(setup, read)).toEqual({ state: played.game, lastSequence: played.log.length });
        expect(verifyGame(setup, read)).toMatchObject({ kind: 'same' });
        if (played.game?.phase === 'finished') seen.finished += 1;
        for (const code of played.refused.keys()) seen.codes.add(code);
      }),
      { seed: 20260401, numRuns: runs },
    );
    // The test must have met what it is about.
    expect(seen.rounds).toBeGreaterThan(runs);
    expect(seen.finished).toBeGreaterThan(0);
    for (const code of table.codes) expect(seen.codes).toContain(code);
  });
});
