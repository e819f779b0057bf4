import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The files that a word of the command line means: `*` and `?` in its last part stand for letters of a name, where the shell left that
 * to us. A word that fits nothing is taken as it is, so that somebody says that it is not there.
 */
export const filesOf = (word: string): readonly string[] => {
  const name = word.split(/[/\\]/).at(-1) ?? word;
  if (!/[*?]/.test(name)) return [word];
  const pattern = new RegExp(
    `^${name
      .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll(/\*+/g, '[^/]*')
      .replaceAll('?', '[^/]')}$`,
  );
  const folder = dirname(word);
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [word];
  }
  const fitting = names.filter((each) => !each.startsWith('.') && pattern.test(each)).toSorted();
  return fitting.length === 0 ? [word] : fitting.map((each) => (word === name ? each : join(folder, each)));
};
