import type { Agreement } from '../contract/agreements.ts';
import { seats } from '../contract/ids.ts';
import type { CrisisPace, TeamworkProfile } from '../contract/teamwork.ts';
import { isBy } from '../game/agreements/parties.ts';
import type { GameSetup } from '../game/rules.ts';
import type { Game } from '../game/state.ts';
import { mean } from './formulas.ts';
import { isAbout, learning, newsOf } from './news.ts';

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
