import i18next from 'i18next';
import type { Say, Speech } from '../../model/say.ts';
import { en } from './en.ts';

/** The browser's language as far as there are texts for it. Numbers and dates follow it too. */
const language = 'en';

const instance = i18next.createInstance();
void instance.init({
  lng: language,
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  initAsync: false,
  // Preact escapes what it shows; escaping twice would show entities.
  interpolation: { escapeValue: false },
});

/** A text of the screens with its values. A missing one shows its key, so that it is seen in tests. */
export const t: Say = (key, values) => instance.t(key, { ...values });

export const hasText = (key: string): boolean => instance.exists(key);

export const speech: Speech = { language, say: t };
