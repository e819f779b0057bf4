import { seats } from '../contract/ids.ts';
import type { PersonId } from '../contract/ids.ts';
import type { Room, SeatPresence } from '../contract/room.ts';
import { informationLevel } from '../game/information.ts';
import { seatOf } from '../game/seats.ts';
import type { Game } from '../game/state.ts';
import { endView } from './end.ts';
import { talkOf } from './team/messages.ts';
import type { ViewSetup } from './setup.ts';

/** Who asks: a person, a facilitator, or both. */
export type Viewer = { readonly person?: PersonId; readonly facilitator: boolean };

/** What is not on the log: who is connected, and names as far as they may be shown. */
export type Presence = { readonly connected: ReadonlySet<PersonId>; readonly names: ReadonlyMap<PersonId, string> };

const holders = { open: 'open', person: 'person', bot: 'bot' } as const;

/** What a finished game reached; while it is on, its score so far is on the desks alone. */
const scoreOf = (setup: ViewSetup, game: Game): Pick<Room, 'score'> => {
  const end = endView(setup, game);
  return end === undefined ? {} : { score: end.jointScore };
};

/** Who is here and how late it is. Nothing of the company and nothing that was said is in it: all viewers get the same but for `you`. */
export const room = (setup: ViewSetup, game: Game, viewer: Viewer, { connected, names }: Presence, nowMs: number): Room => ({
  workshop: game.workshop,
  game: game.id,
  team: game.team,
  phase: game.phase,
  round: game.round,
  seats: seats.map((seat): SeatPresence => {
    const { holder, committed } = game.seats[seat];
    const person = holder.kind === 'open' ? undefined : holder.person;
    // A bot that sits in for somebody stands under that person's name.
    const name = person === undefined ? undefined : names.get(person);
    return {
      seat,
      holder: holders[holder.kind],
      ...(name === undefined ? {} : { name }),
      you: person !== undefined && person === viewer.person,
      connected: person !== undefined && connected.has(person),
      committed,
      covered: holder.kind === 'bot' && person !== undefined,
    };
  }),
  nowMs,
  deadlineMs: game.deadlineMs,
  pauses: game.pauses,
  minPlanningUntilMs: game.phase === 'planning' ? game.minUntilMs : undefined,
  youFacilitate: viewer.facilitator,
  ...(game.attempt === 1 ? {} : { attempt: game.attempt }),
  ...scoreOf(setup, game),
});

/**
 * The same for who looks at this game's own page: a facilitator without a seat in it reads along what the team says. Lists of rooms
 * are without it, and so is everything that players are sent: each has the messages it may read on its desk.
 */
export const pageRoom = (setup: ViewSetup, game: Game, viewer: Viewer, presence: Presence, nowMs: number): Room => {
  const seen = room(setup, game, viewer, presence, nowMs);
  const isPlayer = viewer.person !== undefined && seatOf(game, viewer.person) !== undefined;
  return viewer.facilitator && !isPlayer ? { ...seen, level: informationLevel(setup, game), talk: talkOf(game) } : seen;
};
