import { seats } from '../contract/ids.ts';
import type { Seat } from '../contract/ids.ts';
import type { Agreement } from '../contract/agreements.ts';
import type { ForecastPledge, Pledge } from '../contract/agreement-schemas.ts';
import type { TeamworkProfile } from '../contract/teamwork.ts';
import type { GameSetup } from '../game/rules.ts';
import type { Game } from '../game/state.ts';
import { addErrors, errorOf, forecastAccuracy, noErrors } from './forecast-errors.ts';
import type { ErrorSums } from './forecast-errors.ts';
import { demandUnits, forecastFieldsOf, forecastSums } from './forecast.ts';

/** What a seat said of a round to come, held against what came. */
type Said = { readonly seat: Seat; readonly round: number; readonly errors: ErrorSums };

const isForecast = (pledge: Pledge): pledge is ForecastPledge => pledge.kind === 'forecast';

/** A number held against the customers of its round; nothing for rounds that were never played. */
const heldAgainst = ({ company }: GameSetup, { records }: Game, round: number, units: number, item?: string): ErrorSums | undefined => {
  const record = round === 0 ? undefined : records[round];
  const itemIndex = item === undefined ? undefined : company.items.findIndex(({ id }) => id === item);
  return record === undefined || itemIndex === -1 ? undefined : errorOf(demandUnits(company, record, itemIndex), units);
};

/** What seats drew in huddles: demand of all items together, for the rounds after it. */
const drawn = (setup: GameSetup, game: Game): readonly Said[] =>
  game.together.huddles.flatMap((huddle) =>
    huddle.beliefs.flatMap(({ seat, belief }) =>
      belief.demandByRound.flatMap((units, place): readonly Said[] => {
        const round = huddle.round + 1 + place;
        const errors = heldAgainst(setup, game, round, units);
        return errors === undefined ? [] : [{ seat, round, errors }];
      }),
    ),
  );

/** What seats wrote into consensus forecasts: whoever countered, and the proposer of what nobody countered. Who signs writes nothing. */
const written = ({ by, pledges, answers }: Agreement): readonly { readonly seat: Seat; readonly pledges: readonly Pledge[] }[] => {
  const counters = answers.filter(({ answer }) => answer === 'counter');
  return counters.length === 0 ? [{ seat: by, pledges }] : counters.map((each) => ({ seat: each.by, pledges: each.pledges ?? [] }));
};

const proposed = (setup: GameSetup, game: Game, forecasts: readonly Agreement[]): readonly Said[] =>
  forecasts.flatMap(written).flatMap(({ seat, pledges }) =>
    pledges.filter(isForecast).flatMap(({ round, item, units }): readonly Said[] => {
      const errors = heldAgainst(setup, game, round, units, item);
      return errors === undefined ? [] : [{ seat, round, errors }];
    }),
  );

/** The official forecast as it stood, of whoever has the lever, touched or not. */
const official = (setup: GameSetup, game: Game): readonly Said[] => {
  const { company } = setup;
  const field = forecastFieldsOf(company).find((each) => each >= 0);
  if (field === undefined) return [];
  const { seat } = company.fields[field];
  return game.records.flatMap((record): readonly Said[] => {
    const errors = forecastSums(setup, record, game.decisions);
    return errors.count === 0 ? [] : [{ seat, round: record.round, errors }];
  });
};

/** What the team signed: of several forecasts of the same item and round the one that was agreed last. Let go by somebody: not signed. */
const signed = (setup: GameSetup, game: Game, forecasts: readonly Agreement[]): ErrorSums => {
  const standing = forecasts
    .filter(({ state, agreed, ended }) => agreed !== undefined && !(state === 'released' && ended?.by !== undefined))
    .toSorted((one, other) => (one.agreed?.atMs ?? 0) - (other.agreed?.atMs ?? 0));
  const newest = new Map<string, ForecastPledge>();
  for (const { pledges } of standing) for (const pledge of pledges.filter(isForecast)) newest.set(`${pledge.round} ${pledge.item}`, pledge);
  return [...newest.values()]
    .flatMap(({ round, item, units }) => heldAgainst(setup, game, round, units, item) ?? [])
    .reduce(addErrors, noErrors);
};

/** 1 - WAPE, and 0 where the error was greater than what came. */
const accuracy = (errors: ErrorSums): number | undefined => {
  const share = forecastAccuracy(errors);
  return share === undefined ? undefined : Math.max(0, share);
};

/** How well seats, and the team, knew their customers. */
export const teamForecastAccuracy = (setup: GameSetup, game: Game): TeamworkProfile['forecastAccuracy'] => {
  const forecasts = game.together.agreements.filter(({ kind }) => kind === 'consensusForecast');
  const said = [...drawn(setup, game), ...proposed(setup, game, forecasts), ...official(setup, game)];
  const consensus = accuracy(signed(setup, game, forecasts));
  return {
    bySeat: seats.flatMap((seat) => {
      const own = said.filter((each) => each.seat === seat);
      if (own.length === 0) return [];
      const share = accuracy(own.map(({ errors }) => errors).reduce(addErrors, noErrors));
      const rounds = new Set(own.map(({ round }) => round)).size;
      return [{ seat, ...(share === undefined ? {} : { share }), rounds }];
    }),
    ...(consensus === undefined ? {} : { consensus }),
  };
};
