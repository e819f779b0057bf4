import type { PersonId } from '../contract/ids.ts';
import type { Clock } from './ports.ts';

/** Who of a workshop has a page open, and since when the others have not. Not on the log: it is gone with the process. */
export type Presence = {
  /** One more page of that person; the answer closes it. */
  arrive(person: PersonId): () => void;
  connected(): ReadonlySet<PersonId>;
  /** Since when a person has had no page open; for those never seen, since this process began. */
  goneSinceMs(person: PersonId): number;
};

export const openPresence = (clock: Clock, changed: (person: PersonId) => void): Presence => {
  const beganMs = clock.nowMs();
  const pages = new Map<PersonId, number>();
  const gone = new Map<PersonId, number>();
  const here = new Set<PersonId>();

  const leave = (person: PersonId): void => {
    const left = (pages.get(person) ?? 1) - 1;
    if (left > 0) {
      pages.set(person, left);
      return;
    }
    pages.delete(person);
    here.delete(person);
    gone.set(person, clock.nowMs());
    changed(person);
  };

  return {
    arrive: (person) => {
      const open = pages.get(person) ?? 0;
      pages.set(person, open + 1);
      if (open === 0) {
        here.add(person);
        changed(person);
      }
      let closed = false;
      return () => {
        if (closed) return;
        closed = true;
        leave(person);
      };
    },
    connected: () => here,
    goneSinceMs: (person) => gone.get(person) ?? beganMs,
  };
};
