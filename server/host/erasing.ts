import type { PersonId } from '../contract/ids.ts';
import { decodeGameEntry } from '../log/codec.ts';
import { sequenceOfText, textPrefix } from '../log/texts.ts';
import type { AppendOutcome, Store } from '../store/port.ts';

/**
 * Erases what was written in a game: all of it, or what one person wrote. The log stays as it is: who wrote to whom, and when, but no
 * longer what. A game that is open has it in memory until it is opened again. Rejects if the log cannot be read.
 */
export const eraseTexts = async (store: Store, stream: string, person?: PersonId): Promise<AppendOutcome> => {
  const keys = [...(await store.keptAll('texts', textPrefix(stream))).keys()];
  const written = new Set<number>();
  for (const entry of person === undefined ? [] : await store.read(stream)) {
    const read = decodeGameEntry(entry);
    if ('problem' in read) throw new Error(read.problem);
    const { author } = read.entry;
    if (author.kind === 'person' && author.person === person) written.add(entry.sequence);
  }
  const theirs = person === undefined ? keys : keys.filter((key) => written.has(sequenceOfText(stream, key)));
  return store.append({ appends: [], keeps: theirs.map((key) => ({ table: 'texts', key, value: undefined })) });
};
