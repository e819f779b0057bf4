import type { EventId } from '../contract/ids.ts';
import { refuse } from '../contract/refusals.ts';
import type { Refusal } from '../contract/refusals.ts';
import type { Company } from '../simulation/company.ts';
import type { GameFact } from './facts.ts';
import { openingRounds } from './rules.ts';
import type { GameSetup } from './rules.ts';
import type { Game, Injection } from './state.ts';

/** The round that is resolved next: the one being planned, or the one after the last played. */
const nextRound = (game: Game): number => game.records.length;

/** Places of the events that wait for a facilitator's hand, in the order of the scenario. */
export const heldEvents = ({ events }: Company): readonly number[] =>
  events.flatMap(({ trigger }, place) => (trigger.kind === 'held' ? [place] : []));

/** Why an event cannot be injected, or nothing: it must be held back by the scenario, and it happens once. */
const injectionRefusal = ({ company }: GameSetup, game: Game, event: EventId): Refusal | undefined => {
  const found = company.events.find(({ id }) => id === event);
  if (found === undefined) return refuse('event/unknown', { event });
  if (found.trigger.kind !== 'held') return refuse('event/not-held', { event });
  const before = game.injections.find((injection) => injection.event === event);
  return before === undefined ? undefined : refuse('event/already', { event, round: before.round });
};

/** A facilitator's event, for the round that is resolved next. */
export const injecting = (
  setup: GameSetup,
  game: Game,
  event: EventId,
): { readonly facts: readonly GameFact[] } | { readonly refusal: Refusal } => {
  const refusal = injectionRefusal(setup, game, event);
  return refusal === undefined ? { facts: [{ type: 'EventInjected', event, round: nextRound(game) }] } : { refusal };
};

const noProblems: readonly string[] = [];

/** What is wrong with injections planned for a game without a facilitator, in sentences; none: it can be played with them. */
export const injectionProblems = ({ company, rules }: GameSetup, injections: readonly Injection[]): readonly string[] => {
  if (injections.length === 0) return noProblems;
  const first = openingRounds(rules) + 1;
  const held = heldEvents(company).map((place) => company.events[place].id);
  return injections.flatMap(({ event, round }, place) => {
    if (!held.includes(event)) return [`no event ${event} is held back; held back are: ${held.join(', ') || 'none'}`];
    if (!Number.isInteger(round) || round < first || round > rules.playedRounds)
      return [`event ${event} cannot happen in round ${round}, only from ${first} to ${rules.playedRounds}`];
    return injections.findIndex((each) => each.event === event) < place ? [`event ${event} can happen only once`] : [];
  });
};

const nothing: readonly number[] = [];

/** Places of the events that come true with the round resolved next. An id that the scenario does not have is a broken log. */
export const injectedPlaces = ({ events }: Company, game: Game): readonly number[] => {
  if (game.injections.length === 0) return nothing;
  const round = nextRound(game);
  return game.injections
    .filter((injection) => injection.round === round)
    .map(({ event }) => {
      const place = events.findIndex(({ id }) => id === event);
      if (place < 0) throw new Error(`the log injects ${event}, which the scenario does not have`);
      return place;
    })
    .sort((one, other) => one - other);
};
