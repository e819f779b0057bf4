import type { KpiId } from '../../contract/desk.ts';
import { seats } from '../../contract/ids.ts';
import { openingRounds } from '../../game/rules.ts';
import type { GameSetup } from '../../game/rules.ts';
import type { Game } from '../../game/state.ts';
import { mean, sum } from '../formulas.ts';
import { moneySums, totalCostCents } from '../money.ts';
import { orderSums } from '../orders.ts';
import type { Candidate } from './candidate.ts';
import { firstPeriod } from './places.ts';

/**
 * The turn-around is found on one series: perfect orders where there is a ledger, else total cost, round by round. Levels are means over
 * three rounds. From the worst level on it is the first round after which every level is better than half-way between the worst and the
 * last one. The last has to be better by 15 points of service, or cost two fifths less, and the better times have to last three rounds.
 */
const levelRounds = 3;
const leastServiceGain = 0.15;
const mostCostShare = 0.6;
/** How it would have gone on without it nobody knows: half of the difference counts. */
const halfOfIt = 0.5;

type Series = { readonly kpi: KpiId; readonly better: (one: number, other: number) => boolean; readonly values: readonly number[] };

const serviceOf = ({ company }: GameSetup, { records }: Game): readonly number[] | undefined => {
  const played = records.slice(1);
  const values: number[] = [];
  for (let at = 0; at < played.length; at += 1) {
    const { perfect, orders } = orderSums(company, played, at);
    // A round in which nothing was judged is like the one before.
    values.push(orders > 0 ? perfect / orders : (values.at(-1) ?? 1));
  }
  return values.length === 0 ? undefined : values;
};

const seriesOf = (setup: GameSetup, game: Game): Series => {
  const { company } = setup;
  const service = company.money.ledger ? serviceOf(setup, game) : undefined;
  if (service !== undefined) return { kpi: 'perfectOrderRate', better: (one, other) => one > other, values: service };
  const cost = game.records.slice(1).map((record) => totalCostCents(company, moneySums(company, record)));
  return { kpi: 'totalCost', better: (one, other) => one < other, values: cost };
};

type Turn = { readonly place: number; readonly worstPlace: number; readonly before: number; readonly after: number };

/** Place 0 is round 1. */
const turnOf = ({ kpi, better, values }: Series, firstPlace: number): Turn | undefined => {
  const levels = values
    .slice(0, Math.max(0, values.length - levelRounds + 1))
    .map((_, place) => mean(values.slice(place, place + levelRounds)) ?? 0);
  const last = levels.at(-1);
  if (last === undefined) return undefined;
  let worstPlace = firstPlace;
  for (let place = firstPlace; place < levels.length; place += 1)
    if (better(levels[worstPlace] ?? last, levels[place] ?? last)) worstPlace = place;
  const worst = levels[worstPlace] ?? last;
  const isEnough = kpi === 'totalCost' ? last <= mostCostShare * worst : last - worst >= leastServiceGain;
  if (!isEnough) return undefined;
  const half = (worst + last) / 2;
  for (let place = worstPlace + 1; place < levels.length; place += 1) {
    const isBetter = better(values[place] ?? worst, half) && levels.slice(place).every((level) => better(level, half));
    if (isBetter) return { place, worstPlace, before: worst, after: mean(values.slice(place)) ?? last };
  }
  return undefined;
};

/** The round from which service or cost recovers for good. */
export const turnAround = (setup: GameSetup, game: Game): readonly Candidate[] => {
  const series = seriesOf(setup, game);
  const turn = turnOf(series, openingRounds(setup.rules));
  if (turn === undefined) return [];
  const { place, worstPlace, before, after } = turn;
  const round = place + 1;
  const [now, then] = [game.levels[round], game.levels[worstPlace + 1]];
  const count = series.values.length - place;
  // Of service: orders that went right from then on and would not have; of cost: what the rounds after would have cost on top.
  const played = game.records.slice(1);
  const orders =
    series.kpi === 'totalCost' ? 0 : sum(played.slice(place).map((_, at) => orderSums(setup.company, played, place + at).demandUnits));
  return [
    {
      kind: 'turnAround',
      round,
      period: firstPeriod(game.records[round]),
      seats,
      values: {
        kpi: series.kpi,
        before,
        after,
        worstRound: worstPlace + 1,
        rounds: count,
        // What people might know of each other had changed by then.
        ...(now !== undefined && then !== undefined && now !== then ? { level: now } : {}),
      },
      evidence: [
        {
          text: 'kpi',
          values: { kpi: series.kpi, before, after, fromRound: worstPlace + 1, toRound: Math.min(worstPlace + levelRounds, place), round },
        },
      ],
      explains:
        series.kpi === 'totalCost' ? { cents: (before - after) * count * halfOfIt } : { units: (after - before) * orders * halfOfIt },
      about: 'turn',
    },
  ];
};
