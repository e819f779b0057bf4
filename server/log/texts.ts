/** People's words by where they stand: `<stream>/<sequence>/<path in the fact>`. Kept beside the log, where they can be erased. */
export type Texts = ReadonlyMap<string, string>;

export const noTexts: Texts = new Map();

/** What all texts of a stream begin with. */
export const textPrefix = (stream: string): string => `${stream}/`;

/** The id of a text: the log holds its path, stream and sequence stand beside the entry. */
export const textKey = (stream: string, sequence: number, path: string): string => `${textPrefix(stream)}${sequence}/${path}`;

/** The sequence of the entry that a text of the stream belongs to. */
export const sequenceOfText = (stream: string, key: string): number => Number(key.slice(textPrefix(stream).length).split('/')[0]);

/** Fields of facts that hold what people write, wherever in the fact they stand. */
const wordFields: ReadonlySet<string> = new Set(['text', 'why', 'reason']);

type Plain = Readonly<Record<string, unknown>>;
type Word = { readonly path: string; readonly text: string };

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);

const cutAt = (value: unknown, path: string, words: Word[]): unknown => {
  if (Array.isArray(value)) return value.map((each: unknown, place) => cutAt(each, `${path}${place}.`, words));
  if (!isPlain(value)) return value;
  const rest: Record<string, unknown> = {};
  for (const [name, each] of Object.entries(value)) {
    if (wordFields.has(name) && typeof each === 'string') words.push({ path: `${path}${name}`, text: each });
    else rest[name] = cutAt(each, `${path}${name}.`, words);
  }
  return rest;
};

/** A fact's data without people's words, and those words with their places. */
export const cutWords = (data: Plain): { readonly data: Plain; readonly words: readonly Word[] } => {
  const words: Word[] = [];
  return { data: cutAt(data, '', words) as Plain, words };
};

/** Puts a text where it was cut out. What is no place of the fact is left alone: files from elsewhere may say anything. */
export const putWord = (fact: object, path: string, text: string): void => {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let place: unknown = fact;
  for (const name of names) {
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, name)) return;
    place = (place as Plain)[name];
  }
  if (wordFields.has(last) && isPlain(place)) (place as Record<string, unknown>)[last] = text;
};
