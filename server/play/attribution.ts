import { players, type Attribution, type Outcome, type Player } from '../contract/debrief.ts';
import { seats, type Seat } from '../contract/ids.ts';
import { outcomeOf } from './course.ts';
import type { Recording } from './intent/recording.ts';
import { rerun, type SeatPlay } from './intent/rerun.ts';
import { shapleyInteraction, shapleyShares } from './shapley.ts';

/** Games that an attribution re-runs, at most. */
export const attributionGames: number = 2 ** players.length;

const bot: SeatPlay = { bot: 'coordinated' };

const isIn = (coalition: number, player: Player): boolean => (coalition & (1 << players.indexOf(player))) !== 0;

/** The outcome when these seats decide as their people meant it and coordinated bots at the others; open to all, or as open as it was. */
const valueOf = (recording: Recording, coalition: number): Outcome => {
  const plays: Partial<Record<Seat, SeatPlay>> = {};
  for (const seat of seats) plays[seat] = isIn(coalition, seat) ? 'meant' : bot;
  const level = isIn(coalition, 'information') ? 'recorded' : 'open';
  return outcomeOf(recording.scenario, rerun(recording, { seats: plays, level }));
};

/** Whole cents that add up to the whole cents of their sum. */
const wholeCents = (cents: readonly number[]): readonly number[] => {
  let exact = 0;
  let given = 0;
  return cents.map((each) => {
    exact += each;
    const whole = Math.round(exact) - given;
    given += whole;
    return whole;
  });
};

/**
 * Whose decisions the difference between a game and coordinated bots on its seed comes from: Shapley's shares of four seats, whoever held
 * them, and of the information level, and how each two of them interact. `played` is called after every game, `attributionGames` times.
 */
export const attributionOf = (recording: Recording, played: () => void = () => {}): Attribution => {
  const alwaysOpen = recording.rounds.every(({ level }) => level === 'open');
  const information = 1 << players.indexOf('information');
  const coalitions: Outcome[] = [];
  for (let coalition = 0; coalition < attributionGames; coalition += 1) {
    // Where everything stood open anyway the level is no difference: the same game once more.
    const same = alwaysOpen && coalition >= information ? coalitions[coalition - information] : undefined;
    coalitions.push(same ?? valueOf(recording, coalition));
    played();
  }
  const scores = coalitions.map(({ jointScore }) => jointScore);
  const cents = coalitions.map(({ contributionCents }) => contributionCents);
  const shares = shapleyShares(scores, players.length);
  const centShares = wholeCents(shapleyShares(cents, players.length));
  const interactions = players.flatMap((one, place) =>
    players.slice(place + 1).map((other) => {
      const index = (values: readonly number[]): number => shapleyInteraction(values, players.length, place, players.indexOf(other));
      return { players: [one, other] as const, jointScore: index(scores), contributionCents: Math.round(index(cents)) };
    }),
  );
  return {
    coalitions,
    shares: players.map((player, place) => ({ player, jointScore: shares[place], contributionCents: centShares[place] })),
    interactions,
  };
};
