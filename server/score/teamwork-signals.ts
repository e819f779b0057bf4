import type { Agreement } from '../contract/agreements.ts';
import { seats } from '../contract/ids.ts';
import type { Seat } from '../contract/ids.ts';
import type { CrisisPace, TeamworkProfile } from '../contract/teamwork.ts';
import { isBy } from '../game/agreements/parties.ts';
import { openingRounds } from '../game/rules.ts';
import type { GameSetup } from '../game/rules.ts';
import type { Game } from '../game/state.ts';
import { mean } from './formulas.ts';

/** A signal as it went out: its notice, the round with whose end it was heard, and who heard it. */
type Signal = { readonly notice: string; readonly round: number; readonly seats: readonly Seat[] };
/** All signals of one event, oldest first. */
type News = readonly [Signal, ...Signal[]];

/** What there was to be heard, event by event. What went out during the opening is heard when people begin to decide. */
const newsOf = ({ rules }: GameSetup, { records }: Game): readonly News[] => {
  const byEvent = new Map<number, News>();
  for (const [at, { close }] of records.entries()) {
    for (const [place, { eventIndex, seats: heardBy }] of close.signals.entries()) {
      if (heardBy.length === 0) continue;
      const signal: Signal = { notice: `signal ${at} ${place}`, round: Math.max(at, openingRounds(rules)), seats: heardBy };
      const before = byEvent.get(eventIndex);
      byEvent.set(eventIndex, before === undefined ? [signal] : [...before, signal]);
    }
  }
  return [...byEvent.values()];
};

const isAbout = (news: News, notice: string): boolean => news.some((signal) => signal.notice === notice);

type Pledging = { readonly agreement: string; readonly round: number; readonly atMs: number };

/** When each seat last pledged something to a crisis response that was agreed. */
const pledgings = (agreement: Agreement): readonly Pledging[] => {
  if (agreement.agreed === undefined) return [];
  const { id, by, round, atMs, pledges } = agreement;
  const opening = pledges.some((pledge) => isBy(pledge, by)) ? [{ agreement: id, round, atMs }] : [];
  const answers = agreement.to.flatMap((seat): readonly Pledging[] => {
    const newest = agreement.answers.findLast((answer) => answer.by === seat);
    if (newest?.answer !== 'accept') return [];
    const acts = (newest.pledges?.length ?? 0) + (newest.actions?.length ?? 0) > 0;
    return acts ? [{ agreement: id, round: newest.round, atMs: newest.atMs }] : [];
  });
  return [...opening, ...answers];
};

/** How soon a team acts on what it hears. */
export const decisionVelocity = (setup: GameSetup, game: Game): TeamworkProfile['decisionVelocity'] => {
  const responses = game.together.agreements.filter(({ terms }) => terms.kind === 'crisisResponse');
  if (responses.length === 0) return { crises: [] };
  const crises = newsOf(setup, game).flatMap((news): readonly CrisisPace[] => {
    const [{ notice, round }] = news;
    const given = responses.flatMap((agreement) =>
      agreement.terms.kind === 'crisisResponse' && isAbout(news, agreement.terms.signal) ? pledgings(agreement) : [],
    );
    const last = given.toSorted((one, other) => one.atMs - other.atMs || one.round - other.round).at(-1);
    if (last === undefined) return [];
    const heardAtMs = game.resolvedAtMs[round];
    return [
      {
        agreement: last.agreement,
        signal: notice,
        signalRound: round,
        lastPledgeRound: last.round,
        rounds: Math.max(0, last.round - round - 1),
        ...(heardAtMs === undefined ? {} : { seconds: Math.max(0, last.atMs - heardAtMs) / 1000 }),
      },
    ];
  });
  const rounds = mean(crises.map((crisis) => crisis.rounds));
  const seconds = mean(crises.flatMap((crisis) => crisis.seconds ?? []));
  return { ...(rounds === undefined ? {} : { rounds }), ...(seconds === undefined ? {} : { seconds }), crises };
};

type Latency = TeamworkProfile['informationLatency']['signals'][number];
type Learnt = Pick<Latency, 'toldRound' | 'toldBy' | 'rounds'>;

/** How a seat learnt of something it had not heard first: told in time for a round, by a later signal of its own, or never. */
const learning = ({ together, records }: Game, news: News, seat: Seat): Learnt => {
  const [{ round }] = news;
  const own = news.find((signal) => signal.seats.includes(seat));
  const told = together.passedOn.find(({ notice, to }) => isAbout(news, notice) && to.includes(seat));
  const ownRounds = own === undefined ? records.length - 1 - round : own.round - round;
  const toldRounds = told === undefined ? ownRounds : Math.max(0, told.round - 1 - round);
  if (told !== undefined && (toldRounds < ownRounds || own === undefined))
    return { toldRound: told.round, toldBy: told.by, rounds: toldRounds };
  return own === undefined ? { rounds: ownRounds } : { toldRound: own.round, rounds: ownRounds };
};

/** How long news takes from who heard it to who did not. What is heard with the end of the last round is no news to anybody any more. */
export const informationLatency = (setup: GameSetup, game: Game): TeamworkProfile['informationLatency'] => {
  const signals = newsOf(setup, game).flatMap((news): readonly Latency[] => {
    const [{ notice, round, seats: heard }] = news;
    const [heardBy] = heard;
    if (heardBy === undefined || round >= game.records.length - 1) return [];
    return seats
      .filter((seat) => !heard.includes(seat))
      .map((to) => ({ signal: notice, heardBy, heardRound: round, to, ...learning(game, news, to) }));
  });
  const rounds = mean(signals.map((signal) => signal.rounds));
  return { ...(rounds === undefined ? {} : { rounds }), signals };
};
