import type { ComponentChildren } from 'preact';
import { switchTheme } from '../ui/theme.ts';
import { Icon } from '../ui/icons.tsx';
import { t } from '../ui/texts/texts.ts';

export const ThemeButton = () => (
  <button type="button" class="theme-button" onClick={switchTheme} aria-label={t('header.theme')} title={t('header.theme')}>
    <Icon name="sunMoon" />
  </button>
);

/** The bar of the pages around a game. */
export const Bar = ({ children }: { readonly children?: ComponentChildren }) => (
  <header class="bar">
    <a class="brand" href="/">
      {t('app.name')}
    </a>
    {children}
    <span class="spring" />
    <ThemeButton />
  </header>
);
