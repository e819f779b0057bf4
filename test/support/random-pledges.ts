import { outcomeMeasureIds, outcomeMeasures } from '../../server/contract/agreement-words.ts';
import type { ActionPledge, OutcomePledge, Pledge } from '../../server/contract/agreement-schemas.ts';
import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import type { GameSetup } from '../../server/game/rules.ts';
import type { Game } from '../../server/game/state.ts';

/** What can be promised in a game, by random numbers: most of it possible, some of it not. */

export const bads = [
  'none',
  'none',
  'none',
  'none',
  'none',
  'none',
  'none',
  'value',
  'when',
  'place',
  'item',
  'seat',
  'to',
  'author',
  'kind',
] as const;
export type Choice = { readonly numbers: readonly number[]; readonly bad: (typeof bads)[number] };

/** One of a list by a number. */
export const pick = <T>(list: readonly T[], number: number): T => {
  const found = list[number % list.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

type Round = { readonly round: number; readonly period: number };
const momentOf = ({ company }: GameSetup, game: Game): Round => ({
  round: game.phase === 'planning' ? game.round : game.round + 1,
  period: (game.records.length - 1) * company.periodsPerRound,
});

/** A way to say something, from a saying's numbers; `bad` turns one part of it into what cannot be. */
export const wordsFor = (setup: GameSetup, game: Game, { numbers, bad }: Choice) => {
  const { company, rules } = setup;
  const now = momentOf(setup, game);
  const number = (place: number): number => numbers[place] ?? 0;

  const round = (at: number): number => (bad === 'when' ? rules.announcedRounds + 1 : now.round + (number(at) % 3));
  const period = (at: number): number => (bad === 'when' ? now.period : now.period + 1 + (number(at) % (2 * company.periodsPerRound)));

  const input = (seat: Seat, at: number): Omit<ActionPledge, 'kind' | 'round'> => {
    const owner = bad === 'seat' ? pick(seats, seats.indexOf(seat) + 1) : seat;
    const own = company.fields.filter((field) => field.seat === owner);
    const field = pick(own.length > 0 ? own : company.fields, number(at));
    const { least, most, step } = field;
    const value = least + (number(at + 1) % (Math.floor((most - least) / step) + 1)) * step;
    const relation = pick(['atLeast', 'atMost', 'exactly'] as const, number(at));
    return { seat, lever: field.lever, key: bad === 'place' ? 'nowhere' : field.key, relation, value: bad === 'value' ? most + 1 : value };
  };
  const action = (seat: Seat, at: number): Pledge => ({ kind: 'action', ...input(seat, at), round: round(at + 2) });

  const outcome = (seat: Seat, at: number): OutcomePledge => {
    const measure = pick(outcomeMeasureIds, number(at));
    const { place: kind } = outcomeMeasures[measure];
    const places: readonly { readonly id: string }[] =
      kind === 'lane' ? company.lanes : kind === 'segment' ? company.segments : company.sites;
    const item = pick(company.items, number(at + 1)).id;
    const bare = measure === 'waiting' || measure === 'dockQueue' || number(at + 2) % 3 === 0;
    return {
      kind: 'outcome',
      seat: bad === 'seat' ? pick(seats, seats.indexOf(seat) + 1) : seat,
      measure,
      place: bad === 'place' ? 'nowhere' : pick(places, number(at + 3)).id,
      ...(bare ? {} : { item: bad === 'item' ? 'nothing' : item }),
      value: number(at + 2) % 400,
      byPeriod: period(at + 4),
    };
  };

  const numbersSigned = (): readonly Pledge[] =>
    Array.from({ length: 1 + (number(0) % 3) }, (_, place) => ({
      kind: 'forecast',
      item: bad === 'item' ? 'nothing' : pick(company.items, number(1) + place).id,
      round: round(2) + (bad === 'when' ? 0 : place),
      units: usual(place, number(3 + place)),
    }));
  /** About what customers asked for in the last round, so that some forecasts come true. */
  const usual = (place: number, wobble: number): number => {
    const item = (number(1) + place) % company.items.length;
    const units = (game.records.at(-1)?.periods ?? []).reduce(
      (total, { demand }) => total + demand.reduce((sum, each, at) => sum + (at % company.items.length === item ? each : 0), 0),
      0,
    );
    return Math.floor((units * (85 + (wobble % 30))) / 100);
  };
  const goal = (): Pledge => ({
    kind: 'kpi',
    kpi: number(0) % 2 === 0 ? 'csat' : 'perfectOrderRate',
    relation: number(1) % 2 === 0 ? 'atLeast' : 'atMost',
    value: number(0) % 2 === 0 ? number(2) % 100 : (number(2) % 100) / 100,
    byRound: round(3),
  });
  return { number, round, action, outcome, input, numbersSigned, goal };
};
