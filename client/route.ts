import { signal } from '@preact/signals';

/**
 * Which page an address names. `lead`: the facilitator's page of a workshop. A replay without a workshop is of a file that was opened
 * here. What stands after `#` is kept apart, in `fragment`.
 */
export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'join'; readonly code: string }
  | { readonly page: 'workshop'; readonly workshop: string; readonly lead: boolean }
  | { readonly page: 'replay'; readonly workshop: string | undefined; readonly game: string }
  | { readonly page: 'report'; readonly workshop: string | undefined; readonly game: string }
  | { readonly page: 'debrief'; readonly workshop: string }
  | { readonly page: 'open' }
  | { readonly page: 'unknown' };

/** What the part of an address after `#` may say: a leader's key and where to look. It never leaves the browser. */
const fragmentKeys = ['key', 'at', 'frame', 'moment', 'desk', 'chapter', 'freeze'] as const;
export type FragmentKey = (typeof fragmentKeys)[number];
export type Fragment = Readonly<Partial<Record<FragmentKey, string>>>;

const workshopPage = (workshop: string, parts: readonly string[], hash: string): Route => {
  const [page, game] = parts;
  if (page === undefined) return { page: 'workshop', workshop, lead: hash === '#lead' };
  if (page === 'debrief' && parts.length === 1) return { page: 'debrief', workshop };
  if ((page === 'replay' || page === 'report') && game !== undefined && parts.length === 2) return { page, workshop, game };
  return { page: 'unknown' };
};

/** The page of an address: `/`, `/join/CODE`, `/w/WORKSHOP`, `/w/WORKSHOP#lead`, `/w/WORKSHOP/debrief`, `/w/WORKSHOP/replay/GAME`, `/open`, `/open/REPLAY` ... */
const routeOf = (path: string, hash: string): Route => {
  const [first, second, ...rest] = path
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent);
  if (first === undefined) return { page: 'home' };
  if (first === 'w' && second !== undefined) return workshopPage(second, rest, hash);
  if (first === 'open' && second === undefined) return { page: 'open' };
  if (first === 'open' && second !== undefined)
    return rest.length === 0
      ? { page: 'replay', workshop: undefined, game: second }
      : rest.length === 1 && rest[0] === 'report'
        ? { page: 'report', workshop: undefined, game: second }
        : { page: 'unknown' };
  if (rest.length > 0) return { page: 'unknown' };
  if (first === 'join') return { page: 'join', code: (second ?? '').toUpperCase() };
  return { page: 'unknown' };
};

const fragmentOf = (hash: string): Fragment => {
  const said = new URLSearchParams(hash.slice(1));
  return Object.fromEntries(fragmentKeys.flatMap((key) => (said.has(key) ? [[key, said.get(key) ?? '']] : [])));
};

const here = (): Route => routeOf(location.pathname, location.hash);

export const route = signal<Route>(here());
export const fragment = signal<Fragment>(fragmentOf(location.hash));

const arrive = (): void => {
  const [at, said] = [here(), fragmentOf(location.hash)];
  // The same page at another place of it is not another page.
  if (JSON.stringify(at) !== JSON.stringify(route.peek())) route.value = at;
  if (JSON.stringify(said) !== JSON.stringify(fragment.peek())) fragment.value = said;
};

addEventListener('popstate', arrive);
addEventListener('hashchange', arrive);

/** Goes to an address of this app without loading the page anew. */
export const navigate = (address: string): void => {
  history.pushState(null, '', address);
  arrive();
  document.getElementById('content')?.focus();
};

/** The fragment of an address that says this; a leader's key goes along, so that a link works by itself. */
const fragmentText = (said: Fragment): string => {
  const words = new URLSearchParams(Object.entries(said));
  return words.size === 0 ? '' : `#${words.toString()}`;
};

/** Says in the address where the reader looks, without a step in the history. Keys that are not named stay, `undefined` takes one out. */
export const noteInAddress = (changes: Readonly<Partial<Record<FragmentKey, string | undefined>>>): void => {
  const merged = { ...fragment.peek(), ...changes };
  const said: Fragment = Object.fromEntries(Object.entries(merged).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
  if (JSON.stringify(said) === JSON.stringify(fragment.peek())) return;
  history.replaceState(history.state, '', `${location.pathname}${location.search}${fragmentText(said)}`);
  fragment.value = said;
};

/** The address of a page about a game, or about its workshop, with the reader's key and whatever else is to be looked at there. */
export const addressOf = (
  page: 'replay' | 'report' | 'debrief',
  workshop: string | undefined,
  game: string | undefined,
  said: Fragment = {},
): string => {
  const { key } = fragment.value;
  const path =
    workshop === undefined
      ? ['/open', ...(game === undefined ? [] : [game]), ...(page === 'report' ? ['report'] : [])]
      : ['/w', workshop, page, ...(page === 'debrief' || game === undefined ? [] : [game])];
  const [root, ...parts] = path;
  return `${[root, ...parts.map(encodeURIComponent)].join('/')}${fragmentText({ ...(key === undefined ? {} : { key }), ...said })}`;
};
