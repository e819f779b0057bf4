import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import { mayLearn } from './secrecy-readers.ts';
import { audiences } from './secrecy-table.ts';
import { isSeat, patternOf, valueAt } from './secrecy-truth.ts';
import type { Path, Truth } from './secrecy-truth.ts';

export type View = (truth: Truth, seat: Seat) => unknown;

/** All leaves of a truth by pattern; the world is one leaf, because nothing may read into it. */
export const leavesOf = (truth: Truth): ReadonlyMap<string, readonly Path[]> => {
  const found = new Map<string, Path[]>();
  const visit = (value: unknown, path: Path): void => {
    const isWorld = path.length === 2 && path[1] === 'world';
    if (isWorld || typeof value !== 'object' || value === null) {
      const pattern = patternOf(path);
      const list = found.get(pattern);
      if (list === undefined) found.set(pattern, [path]);
      else list.push(path);
      return;
    }
    for (const [key, child] of Object.entries(value)) visit(child, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  visit(
    {
      game: truth.game,
      setup: { company: truth.setup.company, rules: truth.setup.rules, scoring: truth.setup.scoring, title: truth.setup.title },
    },
    [],
  );
  return found;
};

/** A truth with one leaf changed; everything beside the way to it is shared. */
export const withValue = (truth: Truth, path: Path, value: unknown): Truth => {
  const change = (at: unknown, depth: number): unknown => {
    if (depth === path.length) return value;
    const part = path[depth];
    if (Array.isArray(at)) return at.map((each: unknown, place) => (place === part ? change(each, depth + 1) : each));
    return { ...(at as object), [part]: change(Reflect.get(at as object, part), depth + 1) };
  };
  return change(truth, 0) as Truth;
};

/** Another value for a leaf: far enough to show behind rounding; for places in lists another place. `undefined`: nothing to change. */
export const otherValue = (path: Path, value: unknown): unknown => {
  const name = path.findLast((part) => typeof part === 'string') ?? '';
  if (/ind(ex|ices)$/i.test(String(name))) return value === 0 ? 1 : 0;
  if (name === 'informationLevel') return value === 'open' ? 'closed' : 'open';
  if (name === 'counted') return value === 0 ? 1 : 0;
  if (typeof value === 'number') return value + 997_331;
  if (typeof value === 'string') return isSeat(value) ? seats[(seats.indexOf(value) + 1) % seats.length] : `${value}x`;
  if (typeof value === 'boolean') return !value;
  return value === undefined && (name === 'drafts' || name === 'deadlineMs' || name === 'remainingMs') ? 997_331 : undefined;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const texts = new WeakMap<object, string>();

/** A part of a view as text; parts that stay the same object from view to view are written once. */
const textOf = (part: unknown): string => {
  if (!isObject(part) && !Array.isArray(part)) return JSON.stringify(part) ?? '';
  const known = texts.get(part);
  if (known !== undefined) return known;
  const text = JSON.stringify(part);
  texts.set(part, text);
  return text;
};

/** A lane's day without its loads; nothing when there is nothing else. */
const withoutLoads = (lane: unknown): readonly unknown[] => {
  if (!isObject(lane)) return [lane];
  const { loads: _, ...rest } = lane;
  return Object.keys(rest).length > 1 ? [rest] : [];
};

const withoutLevel = (place: unknown): unknown => {
  if (!isObject(place)) return place;
  const { level: _, ...rest } = place;
  return rest;
};

const playbackWithoutAggregates = (playback: unknown): unknown =>
  isObject(playback) && Array.isArray(playback['days'])
    ? {
        ...playback,
        days: playback['days'].map((day: { readonly places: readonly unknown[]; readonly lanes: readonly unknown[] }) => ({
          ...day,
          places: day.places.map(withoutLevel),
          lanes: day.lanes.flatMap(withoutLoads),
        })),
      }
    : playback;

/** A colleague's desk without its KPI, which is made of more than the desk shows. */
const shadowWithoutAggregates = (shadow: unknown): unknown => (isObject(shadow) ? { ...shadow, own: undefined } : shadow);

const withoutAggregate = (name: string, section: unknown): unknown => {
  if (name === 'playback') return playbackWithoutAggregates(section);
  return name === 'shadow' ? shadowWithoutAggregates(section) : section;
};

/** A view as text, section by section, without the public aggregates (the list in secrecy-table.ts). */
const withoutAggregates = (view: unknown): string => {
  if (!isObject(view)) return textOf(view);
  const sections: string[] = [];
  for (const [name, section] of Object.entries(view)) {
    if (name === 'measures') continue;
    if (name === 'desk' || name === 'view') sections.push(`${name} ${withoutAggregates(section)}`);
    else sections.push(`${name} ${textOf(withoutAggregate(name, section))}`);
  }
  return sections.join('\n');
};

const spread = (list: readonly Path[], count: number): readonly Path[] => {
  const step = Math.max(1, Math.ceil(list.length / count));
  return list.filter((_, place) => place % step === step - 1 || place === 0);
};

/** Up to `most` paths of a leaf for each record that desks show: the newest, and those published as they were; then some of the others. */
const sample = ({ game }: Truth, paths: readonly Path[], most: number): readonly Path[] => {
  if (paths.length <= most) return paths;
  const [first] = paths;
  if (first[1] !== 'records') return spread(paths, most);
  const newest = Math.max(...paths.map((path) => Number(path[2])));
  const shown = new Set([newest, ...game.together.publications.map(({ asOfRound }) => asOfRound)]);
  const of = (round: number): readonly Path[] => paths.filter((path) => path[2] === round);
  const others = paths.filter((path) => !shown.has(Number(path[2])));
  return [...spread(others, Math.ceil(most / 4)), ...[...shown].flatMap((round) => spread(of(round), round === newest ? most : most / 2))];
};

/** What people say and agree is looked at word by word: each is for other ears. */
const sampleSize = (pattern: string, most: number): number => {
  if (pattern.startsWith('game.together.')) return Infinity;
  return pattern.startsWith('setup.') ? most * 2 : most;
};

export type Finding = { readonly leaks: readonly string[]; readonly seen: ReadonlySet<string>; readonly unlisted: readonly string[] };

/** Changes leaf after leaf (of those that `only` names) and looks whose view moves: leaks are views that moved and should not have. */
export const interference = (truth: Truth, view: View, most: number, only: RegExp = /./): Finding => {
  const before = new Map(seats.map((seat) => [seat, withoutAggregates(view(truth, seat))]));
  const leaks: string[] = [];
  const seen = new Set<string>();
  const unlisted: string[] = [];
  for (const [pattern, paths] of leavesOf(truth)) {
    if (!only.test(pattern)) continue;
    if (!audiences.has(pattern)) {
      unlisted.push(pattern);
      continue;
    }
    if (pattern === 'game.world') continue;
    for (const path of sample(truth, paths, sampleSize(pattern, most))) {
      const value = otherValue(path, valueAt(truth, path));
      if (value === undefined) continue;
      const changed = withValue(truth, path, value);
      const allowed = mayLearn(truth, path);
      const alsoAllowed = mayLearnAfter(changed, path);
      for (const seat of seats) {
        const now = viewOrBroken(view, changed, seat);
        if (now === undefined || now === before.get(seat)) continue;
        seen.add(pattern);
        if (!allowed.has(seat) && !alsoAllowed.has(seat)) leaks.push(`${seat} sees ${path.join('.')}`);
      }
    }
  }
  return { leaks, seen, unlisted };
};

/** A changed leaf may change who may learn it (an information level, a place in a list). */
const mayLearnAfter = (changed: Truth, path: Path): ReadonlySet<Seat> => {
  try {
    return mayLearn(changed, path);
  } catch {
    return new Set();
  }
};

/** The view of a changed truth; nothing where the change made the company impossible (a lane of another kind, a panel without name). */
const viewOrBroken = (view: View, truth: Truth, seat: Seat): string | undefined => {
  try {
    return withoutAggregates(view(truth, seat));
  } catch {
    return undefined;
  }
};
