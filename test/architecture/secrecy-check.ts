import type { PanelId } from '../../server/contract/desk.ts';
import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import { informationLevel } from '../../server/game/information.ts';
import type { Game } from '../../server/game/state.ts';
import type { ViewSetup } from '../../server/views/setup.ts';
import { audiences, usualAudiences } from './secrecy-table.ts';
import type { Audience } from './secrecy-table.ts';

/** A game with what it is set up with: everything that views are made of. */
export type Truth = { readonly game: Game; readonly setup: ViewSetup };
export type View = (truth: Truth, seat: Seat) => unknown;
type Path = readonly (string | number)[];

const isSeat = (name: string | number): name is Seat => seats.some((seat) => seat === name);

/** A leaf's path without places and seats: `game.records.[].periods.[].book.[]`. */
const patternOf = (path: Path): string =>
  path
    .map((part, place) =>
      typeof part === 'number' ? '[]' : isSeat(part) && (path[place - 1] === 'seats' || path[place - 1] === 'roles') ? '*' : part,
    )
    .join('.');

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

export const valueAt = (truth: Truth, path: Path): unknown =>
  path.reduce<unknown>((value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined), truth);

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
  if (typeof value === 'string') return `${value}x`;
  if (typeof value === 'boolean') return !value;
  return value === undefined && (name === 'drafts' || name === 'deadlineMs' || name === 'remainingMs') ? 997_331 : undefined;
};

/** Which sites a panel of a seat covers, as the design says it (not as the views compute it). */
const covers = ({ company }: ViewSetup, panel: PanelId, source: Seat, site: number): boolean => {
  const { seat, supply, labour } = company.sites[site];
  if (panel === 'chain') return seat === source;
  if (panel === 'supply') return supply.some((each) => each?.from === 'suppliers');
  if (panel === 'regions') return supply.some((each) => each?.ordering.by === 'auto');
  return labour !== undefined;
};

/**
 * Sites whose system is down now, with the last period that got into it, as the design says it: an event that freezes records stops
 * the system while it is active.
 */
const stoppedSites = ({ game, setup }: Truth): ReadonlyMap<number, number> => {
  const periods = game.records.flatMap((record) => record.periods);
  const isDown = (site: number, place: number): boolean =>
    setup.company.events.some(
      ({ effects }, event) =>
        periods[place]?.events[event] === 'active' &&
        effects.some((effect) => effect.kind === 'recordsFrozen' && effect.siteIndices.includes(site)),
    );
  return new Map(
    setup.company.sites.flatMap((_, site) => {
      if (!isDown(site, periods.length - 1)) return [];
      const last = periods.findLast((_each, place) => !isDown(site, place));
      return [[site, last?.period ?? -1] as const];
    }),
  );
};

/** When a leaf of the records came to be: its period; for how things stood when a round closed, the round's last. */
const periodOf = ({ game }: Truth, path: Path): number => {
  const record = game.records[Number(path[2])];
  const period = path[3] === 'periods' ? record?.periods[Number(path[4])] : record?.periods.at(-1);
  return period?.period ?? 0;
};

/** Panels that a leaf no longer reaches, because it came after the system went down that they are read from. */
const unread = (truth: Truth, path: Path): ((panel: PanelId) => boolean) => {
  const { company } = truth.setup;
  const stopped = stoppedSites(truth);
  if (path[1] !== 'records' || stopped.size === 0) return () => false;
  const period = periodOf(truth, path);
  const isLate = (site: number): boolean => period > (stopped.get(site) ?? Infinity);
  const anyLate = (sites: readonly number[]): boolean => sites.some(isLate);
  const [leaf] = path.slice(path[3] === 'periods' ? 5 : 4);
  const place = Number(path.findLast((part) => typeof part === 'number') ?? -1);
  const seen: readonly PanelId[] = leaf === 'backlog' ? [] : ['dock', 'crew'];
  switch (leaf) {
    case 'demand':
    case 'delivered':
    case 'lost':
    case 'owed':
      return () => anyLate(company.segments.map(({ siteIndex }) => siteIndex));
    case 'counted':
      return () => isLate(Math.floor(Number(valueAt(truth, path)) / company.items.length));
    case 'ledger':
      return () => path.at(-1) === 'stockCents' && stopped.size > 0;
    case 'supplierOrders': {
      const order = valueAt(truth, path.slice(0, path.indexOf('supplierOrders') + 2)) as { readonly siteIndex: number };
      // A week that is known in part closes as the one before it did.
      return () => isLate(order.siteIndex);
    }
    case 'siteCostCents':
    case 'fillPpm':
      return (panel) => isLate(place) && !seen.includes(panel);
    default:
      return cellLists.has(String(leaf))
        ? (panel) => isLate(Math.floor(place / company.items.length)) && !seen.includes(panel)
        : () => false;
  }
};
const cellLists: ReadonlySet<string> = new Set(['book', 'backlog', 'onOrder', 'atDoor', 'incoming', 'received', 'shipped', 'ordered']);

/** Whether the records reckon with a wrong time on a shipment's lane: then its true date is nobody's. */
const isMisdated = (truth: Truth, path: Path): boolean => {
  if (path[4] !== 'shipments' || path.at(-1) !== 'duePeriod') return false;
  const lane = (valueAt(truth, path.slice(0, -1)) as { readonly laneIndex: number }).laneIndex;
  const states = truth.game.records.at(-1)?.periods.at(-1)?.events ?? [];
  return truth.setup.company.events.some(
    ({ effects }, event) =>
      (states[event] === 'active' || states[event] === 'recovering') &&
      effects.some((effect) => effect.kind === 'transitTimeWrong' && effect.laneIndex === lane),
  );
};

const leverPanels: Readonly<Record<string, readonly PanelId[]>> = { forecast: ['officialForecast'], price: ['prices'], mode: ['lanes'] };

/** The seats that may learn a leaf, by the table and the rules in force; before the first round also from what is usual. */
export const mayLearn = (truth: Truth, path: Path): ReadonlySet<Seat> => {
  const usual = truth.game.records.at(-1)?.round === 0 ? usualAudiences.get(patternOf(path)) : undefined;
  const always = readersOf(truth, path, audiences.get(patternOf(path)));
  return usual === undefined ? always : new Set([...always, ...readersOf(truth, path, usual)]);
};

const readersOf = (truth: Truth, path: Path, audience: Audience | undefined): ReadonlySet<Seat> => {
  const { game, setup } = truth;
  if (audience === undefined)
    throw new Error(`${patternOf(path)} is not in the table of test/architecture/secrecy-table.ts: who may learn it?`);
  const open = informationLevel(setup, game) === 'open';
  const { roles } = setup.rules;
  const isUnread = unread(truth, path);
  const withPanels = (panels: readonly PanelId[], site?: number): ReadonlySet<Seat> =>
    new Set(
      seats.filter((seat) =>
        panels.some((panel) =>
          seats.some((source) => {
            if (isUnread(panel)) return false;
            const has =
              source === seat
                ? roles[seat].panels.includes(panel) || (open && roles[seat].shared.includes(panel))
                : open && roles[source].shared.includes(panel);
            return has && (site === undefined || covers(setup, panel, source, site));
          }),
        ),
      ),
    );
  const place = Number(path.findLast((part) => typeof part === 'number') ?? -1);
  const field = setup.company.fields[path.includes('fields') ? Number(path[path.indexOf('fields') + 1]) : place];
  if (audience === 'everyone' || audience === 'structure') return new Set(seats);
  if (audience === 'nobody') return new Set();
  if (isMisdated(truth, path)) return new Set();
  if (audience === 'fieldSeat') return new Set([field.seat]);
  // While a system is down its proposals are those of before: the engine repeats them.
  if (audience === 'proposal') return new Set([field.seat, ...withPanels(['supply'])]);
  if (audience === 'decision') return withPanels(leverPanels[field.lever] ?? []);
  if (audience === 'role') return new Set(path.filter(isSeat));
  if (audience === 'named') {
    const signal = valueAt(truth, path.slice(0, path.indexOf('signals') + 2)) as { readonly seats: readonly Seat[] };
    return new Set(signal.seats);
  }
  if ('cells' in audience) return withPanels(audience.cells, Math.floor(place / setup.company.items.length));
  if ('sites' in audience) return withPanels(audience.sites, place);
  if ('modes' in audience) {
    const lane = setup.company.lanes[Number(path[path.indexOf('lanes') + 1])];
    const choosing = setup.company.fields.filter(({ lever, key }) => lever === 'mode' && key === lane.id);
    return new Set([...withPanels(audience.modes), ...choosing.map(({ seat }) => seat)]);
  }
  return withPanels(audience);
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

/** A view as text, section by section, without the public aggregates (the list in secrecy-table.ts). */
const withoutAggregates = (view: unknown): string => {
  if (!isObject(view)) return textOf(view);
  const sections: string[] = [];
  for (const [name, section] of Object.entries(view)) {
    if (name === 'measures') continue;
    if (name === 'desk' || name === 'view') sections.push(`${name} ${withoutAggregates(section)}`);
    else sections.push(`${name} ${textOf(name === 'playback' ? playbackWithoutAggregates(section) : section)}`);
  }
  return sections.join('\n');
};

/** Up to `most` paths of a leaf: first those of the newest record, which panels show, then some of the older ones. */
const sample = (paths: readonly Path[], most: number): readonly Path[] => {
  if (paths.length <= most) return paths;
  const [first] = paths;
  const newest = first[1] === 'records' ? Math.max(...paths.map((path) => Number(path[2]))) : undefined;
  const news = newest === undefined ? paths : paths.filter((path) => path[2] === newest);
  const spread = (list: readonly Path[], count: number): readonly Path[] => {
    const step = Math.max(1, Math.ceil(list.length / count));
    return list.filter((_, place) => place % step === step - 1 || place === 0);
  };
  const old = newest === undefined ? [] : paths.filter((path) => path[2] !== newest);
  return [...spread(old, Math.ceil(most / 4)), ...spread(news, most)];
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
    for (const path of sample(paths, pattern.startsWith('setup.') ? most * 2 : most)) {
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
