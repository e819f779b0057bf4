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

/**
 * Where a map is written in one of several ways: keys of the one that a file writes take the place of the others it would inherit.
 * `*` stands for any id. Otherwise a base's steps would stand beside a new list, and nobody would know what demand is.
 */
const choices: readonly { readonly at: string; readonly ways: readonly (readonly string[])[] }[] = [
  {
    at: 'markets/*/segments/*/demand/*',
    ways: [['steps'], ['list'], ['base', 'season'], ['normal'], ['uniform'], ['ar1'], ['seasonal']],
  },
  { at: 'lanes/*', ways: [['transitPeriods'], ['modes']] },
  { at: 'suppliers/*/offers/*', ways: [['cost'], ['breaks']] },
  { at: 'events/*', ways: [['startPeriod'], ['when', 'delayPeriods'], ['held', 'delayPeriods']] },
];

/** Maps with a key that says what they are: another one is another thing, whose other keys mean nothing to it. */
const named: readonly { readonly at: string; readonly key: string }[] = [
  { at: 'sites/*/replenish', key: 'policy' },
  { at: 'bots/*', key: 'policy' },
];

const isAt = (path: readonly string[], pattern: string): boolean => {
  const parts = pattern.split('/');
  return parts.length === path.length && parts.every((part, place) => part === '*' || part === path[place]);
};

const joins = (top: unknown, base: unknown, path: readonly string[]): boolean =>
  isValues(top) &&
  isValues(base) &&
  !isCount(top) &&
  !isCount(base) &&
  named.every(({ at, key }) => !isAt(path, at) || top[key] === undefined || top[key] === base[key]);

/** What a base hands on to a file that writes the same map. */
const inheritedKeys = (top: Values, base: Values, path: readonly string[]): readonly string[] => {
  const ways = choices.find(({ at }) => isAt(path, at))?.ways ?? [];
  const written = ways.filter((way) => way.some((key) => Object.hasOwn(top, key)));
  const others = written.length === 0 ? [] : ways.filter((way) => !written.includes(way)).flat();
  return Object.keys(base).filter((key) => !others.includes(key) || written.some((way) => way.includes(key)));
};

const partOf = (origin: Origin, key: string): Origin => origin.parts?.get(key) ?? { document: origin.document };

/** One document's value laid over a base: maps are merged key by key and deep, everything else is replaced. Keys keep the base's order. */
export const laidOver = (base: Merged, top: unknown, document: ReadDocument, path: readonly string[] = []): Merged => {
  if (!joins(top, base.value, path)) return { value: top, origin: { document } };
  const [above, below] = [top as Values, base.value as Values];
  const value: Record<string, unknown> = {};
  const parts = new Map([...(base.origin.parts ?? [])].filter(([, part]) => part.removedAt !== undefined));
  const put = (key: string, each: Merged): void => {
    value[key] = each.value;
    parts.set(key, each.origin);
  };
  for (const key of inheritedKeys(above, below, path)) {
    const inherited: Merged = { value: below[key], origin: partOf(base.origin, key) };
    put(key, Object.hasOwn(above, key) ? laidOver(inherited, above[key], document, [...path, key]) : inherited);
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
    atLetter: (path, letter) => owner(path).removedAt ?? owner(path).document.atLetter(path, letter),
  };
};
