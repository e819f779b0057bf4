import type { Text } from '../../server/contract/ids.ts';

/** How the pure model asks for words: a key of the texts with values, in the language of the screen. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** What the model needs to speak: a language tag for numbers and scenario texts, and the words of the screens. */
export type Speech = { readonly language: string; readonly say: Say };

/** A scenario's text in that language, else in English, else in whichever it has. */
export const textOf = (text: Text, language: string): string =>
  typeof text === 'string' ? text : (text[language] ?? text[language.slice(0, 2)] ?? text['en'] ?? Object.values(text)[0] ?? '');
