import type { ActionPledge, ForecastPledge } from '../../contract/agreement-schemas.ts';
import type { Agreement, Filled } from '../../contract/agreements.ts';
import type { Seat } from '../../contract/ids.ts';
import { seats } from '../../contract/ids.ts';
import { evolve } from '../evolve.ts';
import type { GameFact } from '../facts.ts';
import { fieldPlace, untouchedValue } from '../inputs.ts';
import { forecastHorizonRounds } from '../rules.ts';
import type { GameSetup } from '../rules.ts';
import type { Game } from '../state.ts';

/** An input to be set: to a value, or to at least or at most that much. */
type Wish = Pick<ActionPledge, 'lever' | 'key' | 'relation' | 'value'>;

/** What a signed number makes of the official forecast: the nearest that its lever takes. */
const forecastWish = ({ company }: GameSetup, { item, units }: ForecastPledge): Wish | undefined => {
  const field = company.fields[fieldPlace(company, 'forecast', item)];
  if (field === undefined) return undefined;
  const { least, most, step } = field;
  const stepped = least + Math.round((units - least) / step) * step;
  const highest = least + Math.floor((most - least) / step) * step;
  return { lever: 'forecast', key: item, relation: 'exactly', value: Math.min(Math.max(stepped, least), highest) };
};

/** What an agreement says of the inputs of a round: pledged, signed, or named by a seat as its way to what it promised. */
const wishesOf = (setup: GameSetup, agreement: Agreement, agreedRound: number, round: number): readonly Wish[] => {
  const pledged = agreement.pledges.flatMap((pledge): readonly Wish[] => {
    if (pledge.kind === 'action') return pledge.round === round ? [pledge] : [];
    if (pledge.kind !== 'forecast' || pledge.round !== round + forecastHorizonRounds) return [];
    const wish = forecastWish(setup, pledge);
    return wish === undefined ? [] : [wish];
  });
  if (round !== agreedRound) return pledged;
  const named = seats.flatMap((seat) => agreement.answers.findLast(({ by }) => by === seat)?.actions ?? []);
  return [...pledged, ...named.map((action): Wish => ({ ...action, relation: 'exactly' }))];
};

const wanted = ({ relation, value }: Wish, present: number): number => {
  if (relation === 'exactly') return value;
  return relation === 'atLeast' ? Math.max(present, value) : Math.min(present, value);
};

const none: readonly Filled[] = [];

/** Inputs of the round being planned that wishes change. What holds already is left alone, and so is what nobody may set yet. */
const fills = (setup: GameSetup, game: Game, wishes: readonly Wish[]): readonly Filled[] => {
  const { company } = setup;
  const found = new Map<number, Filled>();
  for (const wish of wishes) {
    const place = fieldPlace(company, wish.lever, wish.key);
    const field = company.fields[place];
    if (field === undefined || field.fromRound > game.round) continue;
    const draft = game.drafts[place];
    const present = found.get(place)?.value ?? draft ?? untouchedValue(company, game, place);
    const value = wanted(wish, present);
    if (value === present) continue;
    found.set(place, { seat: field.seat, round: game.round, lever: wish.lever, key: wish.key, value, before: draft ?? null });
  }
  return found.size === 0 ? none : [...found.values()];
};

/** What agreeing to an agreement fills in now, while a round is planned. */
export const fillsOf = (setup: GameSetup, game: Game, agreement: Agreement): readonly Filled[] =>
  game.phase === 'planning' ? fills(setup, game, wishesOf(setup, agreement, game.round, game.round)) : none;

/** The same as values of the seats' desks. */
export const filledFacts = (round: number, filled: readonly Filled[]): readonly GameFact[] => {
  const bySeat = (seat: Seat) => filled.flatMap(({ seat: by, lever, key, value }) => (by === seat ? [{ lever, key, value }] : []));
  return seats.flatMap((seat): readonly GameFact[] => {
    const values = bySeat(seat);
    return values.length === 0 ? [] : [{ type: 'DecisionsSet', round, seat, values }];
  });
};

const nothing: readonly GameFact[] = [];

/**
 * When planning of a round has opened: what was agreed for it before is filled in, oldest agreement first. `game`: in planning, before
 * anybody decided.
 */
export const fillingFacts = (setup: GameSetup, game: Game): readonly GameFact[] => {
  const { agreements } = game.together;
  if (agreements.length === 0) return nothing;
  const facts: GameFact[] = [];
  let next = game;
  for (const agreement of agreements) {
    if (agreement.state !== 'agreed' || agreement.agreed === undefined) continue;
    const filled = fills(setup, next, wishesOf(setup, agreement, agreement.agreed.round, game.round));
    if (filled.length === 0) continue;
    for (const fact of [{ type: 'AgreementFilled', agreement: agreement.id, filled } as const, ...filledFacts(game.round, filled)]) {
      facts.push(fact);
      next = evolve(setup, next, fact);
    }
  }
  return facts;
};
