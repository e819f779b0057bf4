import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GameFact } from '../../server/game/facts.ts';
import type { GameSetup } from '../../server/game/rules.ts';
import { decodeGameEntry, encodeEntry } from '../../server/log/codec.ts';
import { replayGame } from '../../server/log/replay.ts';
import { verifyGame } from '../../server/log/verify.ts';
import { shippedScenarios } from '../../server/scenario/load.ts';
import { teamSetup } from '../support/agreeing-team.ts';
import { speaksFor, whyNot } from '../support/agreement-oracle.ts';
import type { AgreementCommand } from '../support/agreement-oracle.ts';
import { dueRound, wasKept } from '../support/agreement-recount.ts';
import { commandOf, sayings } from '../support/random-agreements.ts';
import type { Saying } from '../support/random-agreements.ts';
import { moves, playRandomly } from '../support/random-play.ts';
import type { Beside, Given, RandomGame } from '../support/random-play.ts';
import { testSetup } from '../support/test-games.ts';

const huddles = [1, 3].map(
  (afterRound) => ({ afterRound, kind: 'standUp', seconds: 60, prompts: [], beliefRounds: 0, rotate: afterRound === 3 }) as const,
);
const acts = [
  { name: 'One', brief: '', fromRound: 1, informationLevel: 'talk' },
  { name: 'Two', brief: '', fromRound: 4, informationLevel: 'open' },
] as const;

const agreementKinds: ReadonlySet<string> = new Set(['propose', 'answer', 'conclude', 'release', 'escalate', 'arbitrate']);
const isAgreement = (command: Given['command']): command is AgreementCommand => agreementKinds.has(command.kind);
const endings: ReadonlySet<string> = new Set(['AgreementDeclined', 'AgreementReleased', 'AgreementLapsed', 'AgreementJudged']);

type Seen = { readonly met: Map<string, number>; taken: number };
const count = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** What people say beside a random game: each refused exactly where the rules written out a second time say so. */
const talk = (setup: GameSetup, said: readonly (readonly Saying[])[], seen: Seen): Beside => ({
  said: (game, place) =>
    // Before the start nobody has anything to say; now and then somebody tries.
    game === undefined || (game.phase === 'briefing' && place % 7 > 0)
      ? []
      : (said[place] ?? []).map((each) => {
          const { command, author } = commandOf(setup, game, each);
          return { command, author, illegal: false };
        }),
  problems: ({ command, author }, refused, before, facts) => {
    if (!isAgreement(command)) return [];
    const why = whyNot(setup, before, command, author);
    if (refused !== undefined) count(seen.met, refused.code);
    else seen.taken += 1;
    if (why !== undefined && refused === undefined) return [`it was taken though ${why}`];
    if (why === undefined && refused !== undefined) return [`it was refused with ${refused.code} ${JSON.stringify(refused.details)}`];
    return facts.flatMap((fact) =>
      fact.type === 'AgreementProposed' && before !== undefined && fact.by !== speaksFor(before, author)
        ? ['somebody else proposed it']
        : [],
    );
  },
});

/** Sentences on what is wrong with the ends of agreements in a game that is over. */
const wrongEnds = (setup: GameSetup, { game, log }: RandomGame, seen: Seen): readonly string[] => {
  const wrong: string[] = [];
  const ended = new Map<string, GameFact['type']>();
  for (const { fact } of log) {
    if (!('agreement' in fact)) continue;
    if (ended.has(fact.agreement)) wrong.push(`${fact.type} of ${fact.agreement}, which had come to its end`);
    if (endings.has(fact.type)) ended.set(fact.agreement, fact.type);
    count(seen.met, fact.type);
    if (fact.type === 'AgreementMade')
      for (const how of ['againstAdvice', 'settledBy', 'emergency'] as const) if (fact[how] !== undefined) count(seen.met, how);
  }
  for (const agreement of game?.together.agreements ?? []) {
    const { id, kind, state } = agreement;
    if (!ended.has(id) || agreement.ended === undefined) wrong.push(`${id} is ${state} at the end`);
    count(seen.met, `${kind} ${state}`);
    if (game === undefined) continue;
    const { playedRounds } = setup.rules;
    const endedRound = agreement.ended?.round ?? 0;
    if (state === 'lapsed' && endedRound !== agreement.round + 1 && endedRound !== playedRounds)
      wrong.push(`${id} lapsed in round ${endedRound}`);
    if (state === 'released' && agreement.ended?.by === undefined && dueRound(setup, agreement) <= playedRounds)
      wrong.push(`${id} was let go, and due`);
    if (ended.get(id) !== 'AgreementJudged') continue;
    if (endedRound !== dueRound(setup, agreement)) wrong.push(`${id} was judged in round ${endedRound}`);
    const kept = agreement.pledges.map((_, place) => wasKept(setup, game, agreement, place));
    if (JSON.stringify(agreement.ended?.pledges.map((each) => each.kept)) !== JSON.stringify(kept))
      wrong.push(`${id} was kept otherwise: ${kept.join()}`);
    if ((state === 'kept') !== kept.every(Boolean)) wrong.push(`${id} is ${state}`);
    for (const said of agreement.ended?.pledges ?? []) {
      if (said.kept !== (said.because === undefined)) wrong.push(`${id} is missed without a reason, or kept with one`);
      if ((said.because === 'prevented') !== (said.preventedBy !== undefined)) wrong.push(`${id} was prevented by nothing`);
    }
  }
  return wrong;
};

const tables: readonly (readonly [string, { readonly setup: () => GameSetup; readonly runs: number; readonly met: readonly string[] }])[] =
  [
    [
      'a distributor',
      {
        setup: () => teamSetup({ huddles, acts }),
        runs: 140,
        met: [
          ...['kept', 'missed', 'released', 'declined', 'lapsed'].map((state) => `request ${state}`),
          ...['kept', 'released', 'lapsed'].map((state) => `promotionPlan ${state}`),
          ...['kept', 'declined', 'lapsed'].map((state) => `crisisResponse ${state}`),
          ...['kept', 'missed', 'declined', 'lapsed'].map((state) => `consensusForecast ${state}`),
          ...['kept', 'missed', 'declined', 'lapsed'].map((state) => `objective ${state}`),
          'AgreementEscalated',
          'AgreementFilled',
          'againstAdvice',
          'settledBy',
          'emergency',
          'agreement/not-yours',
          'agreement/not-now',
          'agreement/unknown',
          'agreement/answer',
          'agreement/incomplete',
          'sharing/level',
        ],
      },
    ],
    [
      'a chain of one item',
      { setup: () => testSetup({ huddles, acts }), runs: 60, met: ['request kept', 'request missed', 'consensusForecast kept'] },
    ],
    ...shippedScenarios()
      .filter(({ scenario }) => !scenario.id.startsWith('port-closure-'))
      .map(
        ({ scenario }) => [scenario.id, { setup: () => ({ ...scenario, rules: { ...scenario.rules, acts } }), runs: 4, met: [] }] as const,
      ),
  ];

describe('random talk about agreements, sensible or not, by people and bots', () => {
  test.each(tables)(
    'over %s: taken where it may be and nowhere else, every promise ends once, kept as the records say',
    (_, { setup: made, runs, met }) => {
      const setup = made();
      const seen: Seen = { met: new Map(), taken: 0 };
      fc.assert(
        fc.property(moves(60), sayings(60), fc.nat(20), (script, said, seed) => {
          const played = playRandomly(setup, `seed-${seed}`, script, () => undefined, talk(setup, said, seen));
          expect(played.game?.phase).toBe('finished');
          expect(wrongEnds(setup, played, seen)).toEqual([]);
          const read = played.log.map((entry) => {
            const { stream, sequence } = entry;
            const { payload, texts } = encodeEntry(entry);
            const decoded = decodeGameEntry({ stream, sequence, payload }, texts);
            if ('problem' in decoded) throw new Error(decoded.problem);
            return decoded.entry;
          });
          expect(replayGame(setup, read)).toEqual({ state: played.game, lastSequence: played.log.length });
          expect(verifyGame(setup, read)).toMatchObject({ kind: 'same' });
        }),
        { seed: 20260402, numRuns: runs },
      );
      // The test must have met what it is about.
      expect(seen.taken).toBeGreaterThan(runs);
      for (const each of met) expect([...seen.met.keys()]).toContain(each);
    },
  );
});
