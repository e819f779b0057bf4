import type { Path, Place, ReadDocument } from './document.ts';

/**
 * Which document each part of a merged scenario came from. A document that stands alone needs no `parts`: all below it is its own.
 * `removedAt` marks what was taken away, so that a problem with its absence points at whoever took it.
 */
export type Origin = {
  readonly document: ReadDocument;
  readonly parts?: ReadonlyMap<string, Origin>;
  readonly removedAt?: Place;
};

/** A value with where its parts came from. */
export type Merged = { readonly value: unknown; readonly origin: Origin };

type Values = Readonly<Record<string, unknown>>;

const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Maps from numbers (`{ 8: 60, 11: 40 }`) are one value: half of an old distribution beside a new one would mean nothing. */
const isCount = (value: Values): boolean => Object.keys(value).some((key) => /^\d+$/.test(key));

/** Keys that say what kind of thing a map is: a map of another kind takes the place of the old one. */
const kinds = ['policy', 'process'] as const;

const joins = (top: unknown, base: unknown): boolean =>
  isValues(top) &&
  isValues(base) &&
  !isCount(top) &&
  !isCount(base) &&
  kinds.every((kind) => top[kind] === undefined || top[kind] === base[kind]);

const partOf = (origin: Origin, key: string): Origin => origin.parts?.get(key) ?? { document: origin.document };

/** One document's value laid over a base: maps are merged key by key and deep, everything else is replaced. Keys keep the base's order. */
export const laidOver = (base: Merged, top: unknown, document: ReadDocument): Merged => {
  if (!joins(top, base.value)) return { value: top, origin: { document } };
  const [above, below] = [top as Values, base.value as Values];
  const value: Record<string, unknown> = {};
  const parts = new Map([...(base.origin.parts ?? [])].filter(([, part]) => part.removedAt !== undefined));
  const put = (key: string, each: Merged): void => {
    value[key] = each.value;
    parts.set(key, each.origin);
  };
  for (const [key, under] of Object.entries(below)) {
    const inherited: Merged = { value: under, origin: partOf(base.origin, key) };
    put(key, Object.hasOwn(above, key) ? laidOver(inherited, above[key], document) : inherited);
  }
  for (const [key, own] of Object.entries(above)) if (!Object.hasOwn(below, key)) put(key, { value: own, origin: { document } });
  return { value, origin: { document, parts } };
};

/** A value without what stands at a path of keys, or `undefined` when nothing stands there. */
export const withoutPart = (base: Merged, path: readonly string[], removedAt: Place): Merged | undefined => {
  const [key, ...rest] = path;
  if (key === undefined || !isValues(base.value) || !Object.hasOwn(base.value, key)) return undefined;
  const { [key]: child, ...others } = base.value;
  const { document } = base.origin;
  const parts = new Map(Object.keys(base.value).map((each): [string, Origin] => [each, partOf(base.origin, each)]));
  if (rest.length === 0) {
    parts.set(key, { document, removedAt });
    return { value: others, origin: { document, parts } };
  }
  const inner = withoutPart({ value: child, origin: partOf(base.origin, key) }, rest, removedAt);
  if (inner === undefined) return undefined;
  parts.set(key, inner.origin);
  return { value: { ...base.value, [key]: inner.value }, origin: { document, parts } };
};

/** The keys that a path written with dots goes through; a key may hold dots itself. `near` are the keys at the place where it leads nowhere. */
export const keysOfPath = (
  value: unknown,
  written: string,
): { readonly path: readonly string[] } | { readonly wrong: string; readonly near: readonly string[] } => {
  const keys = isValues(value) ? Object.keys(value) : [];
  if (keys.includes(written)) return { path: [written] };
  for (const key of keys) {
    if (!written.startsWith(`${key}.`)) continue;
    const rest = keysOfPath((value as Values)[key], written.slice(key.length + 1));
    return 'path' in rest ? { path: [key, ...rest.path] } : rest;
  }
  return { wrong: written.split('.')[0] ?? written, near: keys };
};

/** A merged value as a document: each place is in the file in which the value stands. */
export const mergedDocument = ({ value, origin }: Merged): ReadDocument => {
  const owner = (path: Path): Origin => {
    let here = origin;
    for (const part of path) {
      const next: Origin | undefined = here.parts?.get(String(part));
      if (next === undefined || next.removedAt !== undefined) return next ?? here;
      here = next;
    }
    return here;
  };
  return {
    value,
    at: (path) => owner(path).removedAt ?? owner(path).document.at(path),
    removedAt: (path) => owner(path).removedAt,
    atKey: (path) => owner(path).removedAt ?? owner(path).document.atKey(path),
  };
};
