/** As whom this device may enter a workshop. */
export type KeyKind = 'person' | 'facilitator';

const memory = new Map<string, string>();

/** Storage may be blocked, or full: then what is kept lives as long as the page. */
const storages = (): readonly Storage[] => {
  const found: Storage[] = [];
  for (const name of ['sessionStorage', 'localStorage'] as const)
    try {
      found.push(window[name]);
    } catch {
      // A browser that forbids storage throws on the mere look.
    }
  return found;
};

const slot = (workshop: string, kind: string): string => `crossdock.${workshop}.${kind}`;

const read = (name: string): string | undefined => {
  for (const storage of storages()) {
    const value = storage.getItem(name);
    if (value !== null) return value;
  }
  return memory.get(name);
};

const write = (name: string, value: string): void => {
  memory.set(name, value);
  for (const storage of storages())
    try {
      storage.setItem(name, value);
    } catch {
      // Full: memory has it.
    }
};

/** Keeps a token for a workshop. This tab's own comes first on reading, so that two people may share one browser. */
export const keepKey = (workshop: string, kind: KeyKind, token: string): void => write(slot(workshop, kind), token);
export const keyOf = (workshop: string, kind: KeyKind): string | undefined => read(slot(workshop, kind));

/** The join code of a workshop that this device opened or joined, and what stands beside it on the facilitator's page. */
export const keepNote = (workshop: string, name: string, value: string): void => write(slot(workshop, `note.${name}`), value);
export const noteOf = (workshop: string, name: string): string | undefined => read(slot(workshop, `note.${name}`));
