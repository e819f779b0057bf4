/** The page's theme: the system's unless somebody chose. Kept where storage is allowed. */
const slot = 'crossdock.theme';

const stored = (): string | undefined => {
  try {
    return localStorage.getItem(slot) ?? undefined;
  } catch {
    return undefined;
  }
};

const apply = (theme: string | undefined): void => {
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset['theme'] = theme;
};

export const restoreTheme = (): void => apply(stored());

/** Calls back whenever the theme that shows may have changed, by hand or with the system's, until the answer is called. */
export const onThemeChange = (changed: () => void): (() => void) => {
  const chosen = new MutationObserver(changed);
  chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', changed);
  return () => {
    chosen.disconnect();
    system.removeEventListener('change', changed);
  };
};

/** Goes over to the other theme than the one that shows. */
export const switchTheme = (): void => {
  const now = document.documentElement.dataset['theme'] ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  const next = now === 'dark' ? 'light' : 'dark';
  apply(next);
  try {
    localStorage.setItem(slot, next);
  } catch {
    // Then it holds for this page only.
  }
};
