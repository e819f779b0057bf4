import type { Desk, FieldView, MapView } from '../../server/contract/desk.ts';
import type { Seat } from '../../server/contract/ids.ts';
import { textOf, type Speech } from './say.ts';

/** Words of the game that stand in keys beside the company's own ids. */
const words: ReadonlySet<string> = new Set([
  'temps',
  'hires',
  'putaway',
  'returns',
  'all',
  'company',
  'accounts',
  'retail',
  'picking',
  'suppliers',
  'customers',
]);

/** The name of one id: an item, a place, a lane (`from>to`), a segment (`market/segment`), or a word of the game. */
const nameOf = (map: MapView, id: string, speech: Speech): string => {
  const item = map.items.find((each) => each.id === id);
  if (item !== undefined) return textOf(item.name, speech.language);
  const place = map.places.find((each) => each.id === id);
  if (place !== undefined) return textOf(place.name, speech.language);
  if (id.includes('>'))
    return id
      .split('>')
      .map((end) => nameOf(map, end, speech))
      .join(' → ');
  if (id.includes('/'))
    return id
      .split('/')
      .map((part) => nameOf(map, part, speech))
      .join(' · ');
  // Requests of key accounts go by number.
  if (/^\d+$/.test(id)) return speech.say('word.request', { number: id });
  return words.has(id) ? speech.say(`word.${id}`) : id;
};

/** The name of a field's or a row's key: each part by its name, joined by a dot. `all` and `company` need no name. */
export const keyName = (map: MapView, key: string, speech: Speech): string =>
  key
    .split(' ')
    .filter((part) => part !== 'all' && part !== 'company')
    .map((part) => nameOf(map, part, speech))
    .join(' · ');

/** The name of a key account's request by its row's key, `slot market/segment item`: number, place and item. That only accounts ask goes without saying. */
export const requestName = (map: MapView, key: string, speech: Speech): string => keyName(map, key.replace(/\/\S+/, ''), speech);

/** The name of an input's key on a desk: a request's number with who asks for what, where the desk knows. */
export const fieldName = (desk: Desk, { lever, key }: Pick<FieldView, 'lever' | 'key'>, speech: Speech): string => {
  const isAnswer = lever === 'redate' || lever === 'accountUnits';
  const row = isAnswer
    ? desk.panels.find(({ id }) => id === 'accountRequests')?.rows.find((each) => each.key.startsWith(`${key} `))
    : undefined;
  return row === undefined ? keyName(desk.map, key, speech) : requestName(desk.map, row.key, speech);
};

/** The item a key speaks of, for its colour. */
export const itemOf = (map: MapView, key: string): MapView['items'][number] | undefined => {
  const parts = key.split(' ');
  return map.items.find((each) => parts.includes(each.id));
};

/** A key as a test and a page may use it in an id: no spaces, no `>` or `/`. */
export const keyId = (key: string): string => key.replace(/[ >/]/g, '-');

/** A seat by the site it runs, where it runs one; else by its role. */
export const seatNameOn = (map: MapView, seat: Seat, speech: Speech): string => {
  const place = map.places.find((each) => each.seat === seat);
  return place === undefined ? speech.say(`seat.${seat}`) : textOf(place.name, speech.language);
};

/** Names as a list is said: `A, B and C`. */
export const listText = (parts: readonly string[], speech: Speech): string => {
  const [last = ''] = parts.slice(-1);
  const before = parts.slice(0, -1);
  if (before.length === 0) return last;
  return speech.say('phrase.and', { first: before.reduce((first, each) => speech.say('phrase.list', { first, last: each })), last });
};
