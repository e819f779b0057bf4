import type { Seat, Text } from '../contract/ids.ts';
import type { TeamworkProfile } from '../contract/teamwork.ts';
import { openingRounds } from '../game/rules.ts';
import type { GameSetup } from '../game/rules.ts';
import type { Game } from '../game/state.ts';

/** A signal as it went out: its notice, the event's place, the round with whose end it was heard, who heard it, and its words. */
type Signal = {
  readonly notice: string;
  readonly event: number;
  readonly round: number;
  readonly seats: readonly Seat[];
  readonly text: Text;
};
/** All signals of one event, oldest first. */
export type News = readonly [Signal, ...Signal[]];

/** What there was to be heard, event by event. What went out during the opening is heard when people begin to decide. */
export const newsOf = ({ rules }: GameSetup, { records }: Game): readonly News[] => {
  const byEvent = new Map<number, News>();
  for (const [at, { close }] of records.entries()) {
    for (const [place, { eventIndex, seats: heardBy, text }] of close.signals.entries()) {
      if (heardBy.length === 0) continue;
      const round = Math.max(at, openingRounds(rules));
      const signal: Signal = { notice: `signal ${at} ${place}`, event: eventIndex, round, seats: heardBy, text };
      const before = byEvent.get(eventIndex);
      byEvent.set(eventIndex, before === undefined ? [signal] : [...before, signal]);
    }
  }
  return [...byEvent.values()];
};

export const isAbout = (news: News, notice: string): boolean => news.some((signal) => signal.notice === notice);

/** How long it took, in rounds, until a seat knew; `toldRound`: as in the teamwork profile, missing where it never did. */
type Learnt = Pick<TeamworkProfile['informationLatency']['signals'][number], 'toldRound' | 'toldBy' | 'rounds'>;

/** How a seat learnt of something it had not heard first: told in time for a round, by a later signal of its own, or never. */
export const learning = ({ together, records }: Game, news: News, seat: Seat): Learnt => {
  const [{ round }] = news;
  const own = news.find((signal) => signal.seats.includes(seat));
  const told = together.passedOn.find(({ notice, to }) => isAbout(news, notice) && to.includes(seat));
  const ownRounds = own === undefined ? records.length - 1 - round : own.round - round;
  const toldRounds = told === undefined ? ownRounds : Math.max(0, told.round - 1 - round);
  if (told !== undefined && (toldRounds < ownRounds || own === undefined))
    return { toldRound: told.round, toldBy: told.by, rounds: toldRounds };
  return own === undefined ? { rounds: ownRounds } : { toldRound: own.round, rounds: ownRounds };
};
