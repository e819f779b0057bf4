import type { Agreement, AgreementWorth, Filled } from '../contract/agreements.ts';
import { evolve } from '../game/evolve.ts';
import { finishHeadless, headlessGame, openHeadlessRound } from '../game/headless.ts';
import { fieldPlace } from '../game/inputs.ts';
import { resolveRound } from '../game/resolve.ts';
import { openingRounds } from '../game/rules.ts';
import type { Game } from '../game/state.ts';
import { nothingTogether } from '../game/together.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { jointScore } from '../score/joint-score.ts';
import { kpis } from '../score/kpis.ts';

/** What a game's re-runs are made from: all that was decided, by people, facilitators and chance. */
export type Played = Pick<Game, 'seed' | 'informationLevel' | 'injections' | 'decisions' | 'together'>;

/** What a field held before an agreement filled it in, by round (place 0 is round 1); `undefined`: what it is worth untouched. Missing: as recorded. */
export type Undone = readonly ReadonlyMap<number, number | undefined>[];

/**
 * Without what an agreement filled in. A one-shot input is put back in its round; one that stands also in the rounds after it, until
 * somebody decided something else there.
 */
export const undone = ({ company }: Scenario, { decisions }: Played, filled: readonly Filled[]): Undone => {
  const rounds = decisions.map(() => new Map<number, number | undefined>());
  for (const { lever, key, round, value, before } of filled) {
    const place = fieldPlace(company, lever, key);
    const field = company.fields[place];
    if (field === undefined || decisions[round - 1]?.[place] === undefined) continue;
    if (field.kind === 'oneShot' || field.initial === undefined) {
      rounds[round - 1].set(place, before ?? undefined);
      continue;
    }
    // Nobody had touched it: the value of the round before stood, itself perhaps put back.
    const stood = before ?? rounds[round - 2]?.get(place) ?? decisions[round - 2]?.[place] ?? field.initial;
    for (let at = round; at <= decisions.length && decisions[at - 1][place] === value; at += 1) rounds[at - 1].set(place, stood);
  }
  return rounds;
};

/** Emergencies as they stood when their round was played: those that were promised then, whatever became of them. */
export const asPromised = (agreement: Agreement): readonly Agreement[] => {
  const { emergency, agreed, ended, state } = agreement;
  if (emergency !== true || agreed === undefined) return [];
  const letGoBefore = state === 'released' && ended?.by !== undefined && ended.round <= agreed.round;
  return letGoBefore ? [] : [{ ...agreement, state: 'agreed' }];
};

/** The recorded decisions on the same seed once more, an agreement left out: its inputs put back, its emergency not pushed. */
export const replayed = (scenario: Scenario, played: Played, without?: Agreement): Game => {
  const changes = undone(scenario, played, without?.filled ?? []);
  const agreements = played.together.agreements.filter(({ id }) => id !== without?.id).flatMap(asPromised);
  const together = { ...nothingTogether, agreements };
  let game = headlessGame(scenario, played.seed, played.informationLevel, played.injections);
  for (let round = openingRounds(scenario.rules) + 1; round <= played.decisions.length; round += 1) {
    const change = changes[round - 1];
    const drafts = played.decisions[round - 1].map((value, place) => (change.has(place) ? change.get(place) : value));
    const decided: Game = { ...game, drafts, together };
    const reviewed = evolve(scenario, decided, resolveRound(scenario, decided, 'unhashed'), 'inPlace');
    game = round < played.decisions.length ? openHeadlessRound(scenario, reviewed) : reviewed;
  }
  return finishHeadless(scenario, { ...game, together: nothingTogether });
};

type Result = { readonly jointScore: number; readonly contributionCents: number };

const resultOf = (scenario: Scenario, { records, runOut, decisions }: Game): Result => {
  const values = kpis(scenario, [...records.slice(1), ...runOut], decisions);
  return { jointScore: jointScore(scenario.scoring, values).score, contributionCents: values.contribution ?? 0 };
};

/**
 * What each agreement was worth to the company: joint score (points) and contribution (cents) of the game as it was played, less those
 * of a re-run on the same chance in which the inputs that it filled in are put back to what they held before. Everything else is decided
 * as it was, in absolute numbers: what people would have done instead nobody knows. Agreements that filled nothing in have none.
 */
export const worthOfAgreements = (scenario: Scenario, played: Played): readonly AgreementWorth[] => {
  const measured = played.together.agreements.filter(({ agreed, filled }) => agreed !== undefined && filled.length > 0);
  if (measured.length === 0) return [];
  const recorded = resultOf(scenario, replayed(scenario, played));
  return measured.map((agreement) => {
    const without = resultOf(scenario, replayed(scenario, played, agreement));
    return {
      agreement: agreement.id,
      jointScore: recorded.jointScore - without.jointScore,
      contributionCents: recorded.contributionCents - without.contributionCents,
    };
  });
};
