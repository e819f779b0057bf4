import type { Agreement } from '../../contract/agreements.ts';
import type { Seat } from '../../contract/ids.ts';
import { untouchedValue } from '../../game/inputs.ts';
import type { Game } from '../../game/state.ts';
import type { DeskMemory } from '../../views/desk-memory.ts';
import type { Bot } from '../bots.ts';
import type { Undone } from '../worth.ts';
import { meantValue } from './levers.ts';
import { referTo, type Recording, type Reference } from './recording.ts';
import { silentGame } from './tellings.ts';

/** A seat of a re-run whose people decide. The reference that sits beside them sees the same desk. */
export type Person = {
  readonly seat: Seat;
  /** As they meant it, carried to what their desk shows, or in the recorded numbers. */
  readonly play: 'meant' | 'decided';
  /** Its fields. */
  readonly places: readonly number[];
  readonly reference: Bot;
};

/** What the decisions of people are made from. */
export type Deciding = {
  readonly recording: Recording;
  readonly people: readonly Person[];
  /** The reference's decisions in the recorded game; missing where nobody goes by it. */
  readonly references: readonly Reference[] | undefined;
  readonly desks: DeskMemory;
  /** Inputs that are taken to have been decided otherwise than they were. */
  readonly put: Undone;
  readonly asReference: ((round: number, place: number) => boolean) | undefined;
  /** One-shot inputs in which people follow the reference in a round, where it would do there what it would not have done in the recorded game. */
  readonly follows: ((round: number, place: number) => boolean) | undefined;
  /** Agreements that a seat's desk shows in a round besides. */
  readonly agreedBesides: ((seat: Seat, round: number) => readonly Agreement[]) | undefined;
};

/** What the reference of a seat sees: all that bots told, and what was agreed besides. */
const seenBy = (silent: Game, seat: Seat, { agreedBesides }: Deciding): Game => {
  const agreements = agreedBesides?.(seat, silent.round) ?? [];
  return agreements.length === 0 ? silent : { ...silent, together: { ...silent.together, agreements } };
};

/** Writes what people decide in the round being planned over its drafts. `game`: with all that bots told them. */
export const decideAsPeople = (deciding: Deciding, game: Game, drafts: (number | undefined)[]): void => {
  const { recording, people, references, desks, put, asReference } = deciding;
  const { scenario, rounds, firstRound } = recording;
  const { company } = scenario;
  const { decisions, opened } = rounds[game.round - firstRound];
  const changes = put[game.round - 1];
  const silent = silentGame(game, game.together);
  const there: (number | undefined)[] = [];
  for (const { seat, play, places, reference } of people) {
    const refers = play === 'meant' || asReference !== undefined;
    if (refers) referTo(scenario, seenBy(silent, seat, deciding), reference, desks, there);
    for (const place of places) {
      const field = company.fields[place];
      const now = there[place];
      const decided = changes.has(place) ? changes.get(place) : decisions[place];
      if (now !== undefined && asReference?.(game.round, place) === true) drafts[place] = now;
      else if (play === 'decided' || now === undefined || references === undefined) drafts[place] = decided;
      else if (field.fromRound > game.round) drafts[place] = undefined;
      else {
        const here = references[game.round - firstRound].values[place];
        if (field.kind === 'oneShot' && now !== here && deciding.follows?.(game.round, place) === true) drafts[place] = now;
        else drafts[place] = meantValue(field, decided ?? untouchedValue(company, opened, place), here, now);
      }
    }
  }
};
