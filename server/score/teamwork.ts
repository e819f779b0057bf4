import { requestFields } from '../contract/agreement-words.ts';
import type { RequestField } from '../contract/agreement-words.ts';
import type { RequestTerms } from '../contract/agreement-schemas.ts';
import { seats } from '../contract/ids.ts';
import type { Seat } from '../contract/ids.ts';
import type { TeamworkProfile } from '../contract/teamwork.ts';
import type { GameSetup } from '../game/rules.ts';
import { ownerOf } from '../game/seats.ts';
import type { Game } from '../game/state.ts';
import { median, ratio, sum } from './formulas.ts';
import { teamForecastAccuracy } from './teamwork-forecasts.ts';
import { decisionVelocity, informationLatency } from './teamwork-signals.ts';

const commitmentsKept = ({ together }: Game): TeamworkProfile['commitmentsKept'] => {
  const inState = (wanted: 'kept' | 'missed') => together.agreements.flatMap(({ id, state }) => (state === wanted ? [id] : []));
  const kept = inState('kept');
  const missed = inState('missed');
  const share = ratio(kept.length, kept.length + missed.length);
  return { ...(share === undefined ? {} : { share }), kept, missed };
};

/** Whether a request says something in a field. Words that were erased since were said. */
const says: Readonly<Record<RequestField, (terms: RequestTerms) => boolean>> = {
  amount: ({ amount }) => amount !== undefined,
  place: ({ place }) => place !== undefined,
  when: ({ what, byPeriod, inRound }) => (what.kind === 'outcome' ? byPeriod : inRound) !== undefined,
  why: ({ why }) => why !== undefined,
  otherwise: ({ otherwise }) => otherwise?.amount !== undefined || otherwise?.byPeriod !== undefined,
};

const handoffErrorRate = ({ together }: Game): TeamworkProfile['handoffErrorRate'] => {
  const requests = together.agreements.flatMap(({ id, terms }) =>
    terms.kind === 'request' ? [{ agreement: id, missing: requestFields.filter((field) => !says[field](terms)) }] : [],
  );
  const share = ratio(sum(requests.map(({ missing }) => missing.length)), requests.length * requestFields.length);
  return { ...(share === undefined ? {} : { share }), requests };
};

/** Seats that people hold, also while a bot sits in for them. */
const heldSeats = (game: Game): readonly Seat[] => seats.filter((seat) => ownerOf(game.seats[seat]) !== undefined);

const timeToAnswer = (game: Game): TeamworkProfile['timeToAnswer'] => {
  const held = heldSeats(game);
  const answers = game.together.agreements.flatMap(({ id, to, atMs, answers: given }) =>
    to.flatMap((by) => {
      const first = held.includes(by) ? given.find((answer) => answer.by === by) : undefined;
      return first === undefined ? [] : [{ agreement: id, by, seconds: (first.atMs - atMs) / 1000 }];
    }),
  );
  const seconds = median(answers.map((answer) => answer.seconds));
  return { ...(seconds === undefined ? {} : { seconds }), answers };
};

const attendance = (game: Game): TeamworkProfile['attendance'] => {
  const held = heldSeats(game);
  if (held.length === 0) return { huddles: [] };
  const huddles = game.together.huddles.map(({ round, attended }) => ({
    afterRound: round,
    attended: held.filter((seat) => attended.includes(seat)),
    absent: held.filter((seat) => !attended.includes(seat)),
  }));
  const share = ratio(sum(huddles.map(({ attended }) => attended.length)), huddles.length * held.length);
  return { ...(share === undefined ? {} : { share }), huddles };
};

/** How a team worked together, from what its log says: the figures are defined in `contract/teamwork.ts`. Never part of the score. */
export const teamworkProfile = (setup: GameSetup, game: Game): TeamworkProfile => ({
  decisionVelocity: decisionVelocity(setup, game),
  commitmentsKept: commitmentsKept(game),
  handoffErrorRate: handoffErrorRate(game),
  timeToAnswer: timeToAnswer(game),
  informationLatency: informationLatency(setup, game),
  attendance: attendance(game),
  forecastAccuracy: teamForecastAccuracy(setup, game),
});
