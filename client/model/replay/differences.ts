import type { Desk, PanelId } from '../../../server/contract/desk.ts';
import type { Seat } from '../../../server/contract/ids.ts';
import { cell } from '../../../server/contract/panels.ts';
import type { Replay, TruePeriod } from '../../../server/contract/replay.ts';
import type { Cursor } from './playhead.ts';

/** Where what a seat believed was not so. */
export type Difference =
  /** A desk's stock against the shelf, both as of the end of the period that the desk was of. */
  | {
      readonly kind: 'stock';
      readonly panel: PanelId;
      readonly key: string;
      readonly column: string;
      readonly site: string;
      readonly item: string;
      readonly shown: number;
      readonly so: number;
    }
  /** A lead time as the records have it, and as it is: in periods where the desk says periods, and in per cent of the usual. */
  | {
      readonly kind: 'leadTime';
      readonly of: 'supplier' | 'lane';
      readonly key: string;
      readonly shown: number | undefined;
      readonly so: number | undefined;
      readonly shownPercent: number;
      readonly soPercent: number;
    }
  /** Something goes on, or was announced to others, and this seat cannot know. */
  | { readonly kind: 'event'; readonly event: number; readonly state: string; readonly knownTo: readonly Seat[] };

/** Book stock is never to the unit; what is off by less than this is no news. */
const leastUnits = 5;
const leastShare = 0.02;

/** Whether a number of units is so far from the truth that it matters. */
export const isOff = (shown: number, so: number): boolean =>
  Math.abs(shown - so) >= Math.max(leastUnits, leastShare * Math.max(Math.abs(so), Math.abs(shown)));

/** Panels that show what should be on a shelf, and the column that says so. */
const stockPanels: readonly (readonly [PanelId, string])[] = [
  ['shelf', 'book'],
  ['supply', 'book'],
  ['regions', 'onHand'],
];

/** The site of a row whose key names only an item: the one with a crew, or the one that buys. */
const siteOf = (replay: Replay, desk: Desk, panel: PanelId, key: string): { readonly site: string; readonly item: string } | undefined => {
  const [first = '', second] = key.split(' ');
  if (second !== undefined) return { site: first, item: second };
  const order = desk.fields.find((field) => field.lever === 'order' && field.key.endsWith(` ${first}`))?.key.split(' ')[0];
  const crew = desk.panels.find(({ id }) => id === 'crew' || id === 'dock')?.rows[0]?.key;
  const site = (panel === 'shelf' ? crew : order) ?? order ?? crew ?? mainSite(replay);
  return site === undefined ? undefined : { site, item: first };
};

/** The site that goods come to from suppliers: the one through which most of what is on the shelves passes. */
export const mainSite = ({ truth, map }: Replay): string | undefined => {
  const suppliers = new Set(map.places.filter(({ kind }) => kind === 'supplier').map(({ id }) => id));
  const ports = new Set(map.places.filter(({ kind }) => kind === 'port').map(({ id }) => id));
  const isStore = (site: string): boolean => !ports.has(site) && !suppliers.has(site);
  const fed = truth.sites.filter(
    (site) => isStore(site) && map.lanes.some(({ from, to }) => to === site && (suppliers.has(from) || ports.has(from))),
  );
  return fed[0] ?? truth.sites.find(isStore) ?? truth.sites[0];
};

const stockDifferences = (replay: Replay, desk: Desk, seen: TruePeriod | undefined): readonly Difference[] => {
  if (seen === undefined) return [];
  return stockPanels.flatMap(([panelId, column]) => {
    const panel = desk.panels.find(({ id }) => id === panelId);
    return (panel?.rows ?? []).flatMap((row): readonly Difference[] => {
      const at = siteOf(replay, desk, panelId, row.key);
      const shown = cell(panel, row.key, column);
      if (at === undefined || shown === undefined) return [];
      const place = replay.truth.cells.findIndex(({ site, item }) => site === at.site && item === at.item);
      const so = seen.onHand[place];
      if (so === undefined || !isOff(shown, so)) return [];
      return [{ kind: 'stock', panel: panelId, key: row.key, column, ...at, shown, so }];
    });
  });
};

/** Of one shelf that a desk shows twice, on its own panel and on a colleague's, the own one counts. */
const onceEach = (desk: Desk, differences: readonly Difference[]): readonly Difference[] => {
  const own = ({ panel }: Extract<Difference, { kind: 'stock' }>): number =>
    Number(desk.panels.find(({ id }) => id === panel)?.source === desk.seat);
  const found = new Map<string, Difference>();
  for (const each of differences) {
    if (each.kind !== 'stock') continue;
    const spot = `${each.site} ${each.item}`;
    const before = found.get(spot);
    if (before?.kind !== 'stock' || own(each) > own(before)) found.set(spot, each);
  }
  return [...found.values()];
};

const leadTimeDifferences = (replay: Replay, desk: Desk, now: TruePeriod): readonly Difference[] => {
  const suppliers = desk.panels.find(({ id }) => id === 'suppliers');
  const lanes = new Set(
    desk.panels.filter(({ id }) => id === 'lanes' || id === 'arrivals').flatMap(({ rows }) => rows.map(({ key }) => key.split(' ')[0])),
  );
  return now.wrongLeadTimes.flatMap(({ leadTime, shownPercent, truePercent }): readonly Difference[] => {
    const named = replay.truth.leadTimes[leadTime];
    if (named === undefined) return [];
    const shown = named.kind === 'supplier' ? cell(suppliers, named.id, 'leadTime') : undefined;
    // Who is shown neither a lead time nor the lane believes nothing of it.
    if (named.kind === 'supplier' ? shown === undefined : !lanes.has(named.id)) return [];
    const so = shown === undefined || shownPercent === 0 ? undefined : (shown * truePercent) / shownPercent;
    return [{ kind: 'leadTime', of: named.kind, key: named.id, shown, so, shownPercent, soPercent: truePercent }];
  });
};

/** States in which an event is felt, or has been told of. */
export const goesOn = (state: string): boolean => state === 'active' || state === 'recovering' || state === 'signalled';

/** Where a seat's desk at a moment differs from what was so: unknown events first, then lead times, then stock, the farthest off first. */
export const differencesOf = (replay: Replay, desk: Desk, cursor: Cursor): readonly Difference[] => {
  const now = replay.truth.periods[cursor.period];
  if (now === undefined) return [];
  const seen = replay.truth.periods[Math.min(cursor.period, replay.frames[cursor.frame]?.period ?? 0)];
  const events = now.events
    // What is only coming, and nobody has been told of, is not yet anybody's gap.
    .filter(({ state, knownTo }) => goesOn(state) && !knownTo.includes(desk.seat) && (state !== 'signalled' || knownTo.length > 0))
    .map(({ event, state, knownTo }): Difference => ({ kind: 'event', event, state, knownTo }));
  const stock = onceEach(desk, stockDifferences(replay, desk, seen)).toSorted((one, other) => offBy(other) - offBy(one));
  return [...events, ...leadTimeDifferences(replay, desk, now), ...stock];
};

const offBy = (difference: Difference): number => (difference.kind === 'stock' ? Math.abs(difference.shown - difference.so) : 0);
