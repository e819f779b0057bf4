import type { HeldEvents } from '../contract/held-events.ts';
import type { PersonId, Text } from '../contract/ids.ts';
import type { Lobby } from '../contract/messages.ts';
import type { Room } from '../contract/room.ts';
import type { Workshop } from '../game/workshop.ts';
import type { Viewer } from './room.ts';

/** A text in English, or else in whichever language it has. */
const inEnglish = (text: Text): string => (typeof text === 'string' ? text : (text['en'] ?? Object.values(text)[0] ?? ''));

/**
 * The workshop as people in it and its facilitator see it; `rooms` are its games for the same viewer. The seed stays here, and `held`
 * is passed on to facilitators alone.
 */
export const lobby = (
  workshop: Workshop & { readonly title: Text },
  { person, facilitator }: Viewer,
  names: ReadonlyMap<PersonId, string>,
  rooms: readonly Room[],
  held?: HeldEvents,
): Lobby => ({
  workshop: workshop.id,
  title: inEnglish(workshop.title),
  scenario: workshop.scenario,
  phase: workshop.phase,
  code: workshop.code,
  you: person === undefined ? undefined : { person, name: names.get(person) ?? '' },
  youFacilitate: facilitator,
  games: rooms,
  ...(facilitator && held !== undefined ? { held } : {}),
});
