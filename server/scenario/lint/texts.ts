import type { Path } from '../document.ts';
import { seats, type Text } from '../../contract/ids.ts';
import type { ScenarioFile } from '../format.ts';
import type { LintRule } from './rules.ts';
import type { Finder } from './subject.ts';

/** Names, sentences, colours: what people read. */

type Written = { readonly path: Path; readonly text: Text; readonly sentence: boolean };

const named = (list: Readonly<Record<string, { readonly name?: Text | undefined }>>, path: Path): readonly Written[] =>
  Object.entries(list).flatMap(([id, { name }]) =>
    name === undefined ? [] : [{ path: [...path, id, 'name'], text: name, sentence: false }],
  );

const guideKeys = ['guide', 'hurts', 'owes', 'pull'] as const;

/** Every text of a file with where it stands; sentences are what has to be translated in any case, names often are not. */
const textsOf = (file: ScenarioFile): readonly Written[] => [
  { path: ['title'], text: file.title, sentence: true },
  { path: ['summary'], text: file.summary, sentence: true },
  ...(file.limits === undefined ? [] : [{ path: ['limits'], text: file.limits, sentence: true }]),
  ...file.acts.flatMap((act, place): readonly Written[] => [
    { path: ['acts', place, 'name'], text: act.name, sentence: false },
    { path: ['acts', place, 'brief'], text: act.brief, sentence: true },
  ]),
  ...file.huddles.flatMap(({ prompts }, place) =>
    (prompts ?? []).map((text, at): Written => ({ path: ['huddles', place, 'prompts', at], text, sentence: true })),
  ),
  ...named(file.items, ['items']),
  ...named(file.suppliers, ['suppliers']),
  ...named(file.sites, ['sites']),
  ...Object.entries(file.lanes).flatMap(([id, lane]) => named(lane.modes ?? {}, ['lanes', id, 'modes'])),
  ...named(file.markets, ['markets']),
  ...Object.entries(file.markets).flatMap(([id, market]) => named(market.segments, ['markets', id, 'segments'])),
  ...named(file.promotions, ['promotions']),
  ...named(file.events, ['events']),
  ...Object.entries(file.events).flatMap(([id, event]) =>
    event.signals.map((signal, place): Written => ({ path: ['events', id, 'signals', place, 'text'], text: signal.text, sentence: true })),
  ),
  ...seats.flatMap((seat): readonly Written[] => [
    { path: ['roles', seat, 'name'], text: file.roles[seat].name, sentence: false },
    ...guideKeys.flatMap((key): readonly Written[] => {
      const text = file.roles[seat][key];
      return text === undefined ? [] : [{ path: ['roles', seat, key], text, sentence: true }];
    }),
  ]),
];

const languagesOf = (text: Text): readonly string[] => (typeof text === 'string' ? [] : Object.keys(text));

/** Languages a name is read in; a plain text is read in all. */
const readAs = (text: Text): readonly string[] => (typeof text === 'string' ? [text] : Object.values(text));

/** Two things of one kind with a name that people read alike. */
const twins = (list: Readonly<Record<string, { readonly name?: Text | undefined }>>): readonly (readonly [string, string, string])[] => {
  const seen = new Map<string, string>();
  return Object.entries(list).flatMap(([id, { name }]) => {
    for (const each of name === undefined ? [] : readAs(name)) {
      const key = each.trim().toLowerCase();
      const other = seen.get(key);
      if (other !== undefined && other !== id) return [[id, other, each] as const];
      seen.set(key, id);
    }
    return [];
  });
};

const parts = (colour: string): readonly number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** How different two colours look, 0 to about 765: the "redmean" of T. Riemersma, near enough to the eye for a warning. */
const apart = (one: string, other: string): number => {
  const [r1 = 0, g1 = 0, b1 = 0] = parts(one);
  const [r2 = 0, g2 = 0, b2 = 0] = parts(other);
  const mean = (r1 + r2) / 2;
  return Math.sqrt((2 + mean / 256) * (r1 - r2) ** 2 + 4 * (g1 - g2) ** 2 + (2 + (255 - mean) / 256) * (b1 - b2) ** 2);
};
const leastApart = 60;

export const textRules = {
  'missing-text': ({ file }, found) => {
    const texts = textsOf(file);
    const languages = [...new Set(texts.flatMap(({ text }) => languagesOf(text)))];
    if (languages.length < 2) return;
    for (const { path, text, sentence } of texts) {
      const own = languagesOf(text);
      const missing = languages.filter((language) => !own.includes(language));
      if (own.length === 0 ? sentence : missing.length > 0)
        found.at(
          path,
          own.length === 0 ? 'this text is in one language, others are in several' : `this text is missing in ${missing.join(', ')}`,
          `a map with ${languages.join(', ')}`,
        );
    }
  },

  'duplicate-name': ({ file }, found) => {
    const places = { ...file.suppliers, ...file.sites, ...file.markets };
    const listOf = (id: string): string =>
      Object.hasOwn(file.suppliers, id) ? 'suppliers' : Object.hasOwn(file.sites, id) ? 'sites' : 'markets';
    const tell = (path: Path, other: string, name: string): void =>
      found.at([...path, 'name'], `\`${other}\` is called ${name} too`, 'a name of its own');
    for (const [id, other, name] of twins(places)) tell([listOf(id), id], other, name);
    for (const [id, other, name] of twins(file.items)) tell(['items', id], other, name);
    for (const [id, other, name] of twins(file.events)) tell(['events', id], other, name);
    for (const [id, other, name] of twins(file.promotions)) tell(['promotions', id], other, name);
    for (const [market, { segments }] of Object.entries(file.markets))
      for (const [id, other, name] of twins(segments)) tell(['markets', market, 'segments', id], other, name);
    for (const [lane, { modes }] of Object.entries(file.lanes))
      for (const [id, other, name] of twins(modes ?? {})) tell(['lanes', lane, 'modes', id], other, name);
    for (const [id, other, name] of twins(file.roles)) tell(['roles', id], other, name);
  },

  'colour-clash': ({ file }, found) => {
    const coloured = Object.entries(file.items).flatMap(([id, { colour }]) => (colour === undefined ? [] : [{ id, colour }]));
    for (const [place, { id, colour }] of coloured.entries()) {
      const like = coloured.slice(0, place).find((each) => apart(each.colour, colour) < leastApart);
      if (like !== undefined)
        found.at(['items', id, 'colour'], `this colour looks like that of \`${like.id}\``, 'a colour that is easy to tell apart');
    }
  },

  'id-not-file-name': ({ file, stem }, found) => {
    if (stem !== file.id) found.at(['id'], `the file is called \`${stem}\``, `\`id: ${stem}\`, or \`${file.id}.yaml\``);
  },
} as const satisfies Partial<Readonly<Record<LintRule, Finder>>>;
