import { momentKinds } from '../../contract/debrief.ts';
import type { Moment, MomentKind } from '../../contract/debrief.ts';
import { seats } from '../../contract/ids.ts';
import type { GameSetup } from '../../game/rules.ts';
import type { Game } from '../../game/state.ts';
import type { Scoring } from '../scoring.ts';
import type { Candidate } from './candidate.ts';
import { decisions } from './decisions.ts';
import { firstStockout } from './first-stockout.ts';
import type { Found } from './found.ts';
import { hurtOf, lossesOf, weightOf } from './losses.ts';
import { panicOrdering } from './panic-ordering.ts';
import { peakOrder } from './peak-order.ts';
import { promises } from './promises.ts';
import { promotionWithoutCover } from './promotion-cover.ts';
import { signalNotPassedOn } from './signal-not-passed-on.ts';
import { turnAround } from './turn-around.ts';

/** A leader reads them in ten minutes; of one kind there is hardly more than two to learn from. */
const mostMoments = 12;
const mostOfAKind = 2;
/** What explains less than this of a game did not matter in it. The two decisions are told all the same: what was best is not always much. */
const leastWeight = 0.01;
const toldAnyway: readonly MomentKind[] = ['bestDecision', 'costliestDecision'];
/** Two that are about the same thing within so many rounds say the same. */
const roundsApart = 3;

type Weighed = { readonly candidate: Candidate; readonly weight: number };

/** The greater weight first; then the earlier; then in the order of kinds: never by chance. */
const byWeight = (one: Weighed, other: Weighed): number =>
  other.weight - one.weight ||
  one.candidate.round - other.candidate.round ||
  momentKinds.indexOf(one.candidate.kind) - momentKinds.indexOf(other.candidate.kind) ||
  (one.candidate.about < other.candidate.about ? -1 : 1);

const sayTheSame = (one: Candidate, other: Candidate): boolean =>
  one.about === other.about && Math.abs(one.round - other.round) <= roundsApart;

/** The best of each kind first, then second ones, as far as there is room: kinds teach different things. */
const spreadOverKinds = (ranked: readonly Weighed[]): readonly Weighed[] => {
  const chosen: Weighed[] = [];
  for (let turn = 1; turn <= mostOfAKind; turn += 1)
    for (const each of ranked) {
      if (chosen.length >= mostMoments || chosen.includes(each)) continue;
      const ofKind = chosen.filter(({ candidate }) => candidate.kind === each.candidate.kind).length;
      if (ofKind < turn && !chosen.some(({ candidate }) => sayTheSame(candidate, each.candidate))) chosen.push(each);
    }
  return chosen.toSorted(byWeight);
};

/**
 * What mattered in a finished game, the most weighty first: found in its records and in what re-runs of it found. How a moment is weighed
 * stands at `weightOf`. Pure: the same game and findings, the same moments.
 */
export const momentsOf = (setup: GameSetup & { readonly scoring: Scoring }, game: Game, found: Found): readonly Moment[] => {
  const hurt = hurtOf(setup.company, game.records.slice(1));
  const losses = lossesOf(setup, game, found, hurt);
  const candidates = [
    ...firstStockout(setup, game, hurt, losses),
    ...peakOrder(setup, game),
    ...promotionWithoutCover(setup, game, hurt),
    ...signalNotPassedOn(setup, game, found, hurt),
    ...promises(setup, game, found, losses),
    ...panicOrdering(setup, game),
    ...turnAround(setup, game),
    ...decisions(setup, game, found),
  ];
  const ranked = candidates
    .map((candidate): Weighed => ({ candidate, weight: weightOf(losses, candidate.explains) }))
    .filter(({ candidate, weight }) => weight >= leastWeight || toldAnyway.includes(candidate.kind))
    .toSorted(byWeight);
  return spreadOverKinds(ranked).map(({ candidate, weight }, place): Moment => {
    const { explains: _explains, about: _about, ...moment } = candidate;
    // What no panel shows is looked for on all desks.
    return { id: `m${place + 1}`, weight, ...moment, seats: moment.seats.length === 0 ? seats : moment.seats };
  });
};
