import { signal } from '@preact/signals';

/** Which page an address names. `lead`: the facilitator's page of a workshop. */
export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'join'; readonly code: string }
  | { readonly page: 'workshop'; readonly workshop: string; readonly lead: boolean }
  | { readonly page: 'unknown' };

/** The page of an address: `/`, `/join/CODE`, `/w/WORKSHOP`, `/w/WORKSHOP#lead`. */
const routeOf = (path: string, hash: string): Route => {
  const [first, second, ...rest] = path.split('/').filter((part) => part !== '');
  if (first === undefined) return { page: 'home' };
  if (rest.length > 0) return { page: 'unknown' };
  if (first === 'join') return { page: 'join', code: decodeURIComponent(second ?? '').toUpperCase() };
  if (first === 'w' && second !== undefined) return { page: 'workshop', workshop: decodeURIComponent(second), lead: hash === '#lead' };
  return { page: 'unknown' };
};

const here = (): Route => routeOf(location.pathname, location.hash);

export const route = signal<Route>(here());

addEventListener('popstate', () => {
  route.value = here();
});

/** Goes to an address of this app without loading the page anew. */
export const navigate = (address: string): void => {
  history.pushState(null, '', address);
  route.value = here();
  document.getElementById('content')?.focus();
};
