import { formatSchema, type SchemaNode } from '../scenario/json-schema.ts';
import { table } from './markdown.ts';

/** The keys of a scenario file, table by table, made of the format itself. */

type Row = { readonly path: string; readonly node: SchemaNode; readonly required: boolean; readonly oneWay?: boolean };

/** Parts told elsewhere in README: their own keys are not listed again. */
const elsewhere: Readonly<Record<string, string>> = {
  'events.<id>.effects': 'see effects',
  'sites.<id>.replenish': 'the policies for sites, with their parameters, are listed under policies',
  bots: 'see policies',
  policies: 'see policies',
};

/** Words for the keys of maps, by path; all others are ids. */
const keyWords: Readonly<Record<string, string>> = {
  lanes: '<from>to>',
  score: '<kpi>',
  demand: '<item>',
  offers: '<item>',
  onHand: '<item>',
};

/** Whether all keys of a map hold the same (the four roles, the levers): then one stands for all. */
const alike = (node: SchemaNode): SchemaNode | undefined => {
  const parts = Object.values(node.properties ?? {});
  const [first] = parts;
  if (first === undefined || parts.length < 3) return undefined;
  const text = JSON.stringify(first);
  return parts.every((each) => JSON.stringify(each) === text) ? first : undefined;
};

const optionsOf = (node: SchemaNode): readonly SchemaNode[] => {
  const options = node.anyOf ?? node.oneOf;
  return options === undefined ? [node] : options.flatMap(optionsOf);
};

const isText = (node: SchemaNode): boolean =>
  optionsOf(node).some((each) => JSON.stringify(each['propertyNames'] ?? '').includes('[a-z]{2,3}'));

/** What may stand at a key, in words. */
const kindOf = (node: SchemaNode): string => {
  if (node['const'] !== undefined) return `\`${JSON.stringify(node['const']).replaceAll('"', '')}\``;
  if (Array.isArray(node['enum'])) {
    const words = (node['enum'] as readonly string[]).map((each) => `\`${each}\``);
    return words.length > 8 ? 'a word of a list' : words.join(', ');
  }
  if (isText(node)) return 'text';
  const options = node.anyOf ?? node.oneOf;
  if (options !== undefined) return [...new Set(options.map(kindOf))].join(', or ');
  if (node.type === 'array') return `list${node.items === undefined ? '' : ` of ${kindOf(node.items)}`}`;
  if (node.type === 'object') return 'map';
  if (node.type === 'boolean') return '`true`, `false`';
  if (node.type === 'null') return 'nothing';
  if (node.type === 'integer' || node.type === 'number') return `${node.type === 'integer' ? 'whole number' : 'number'}${rangeOf(node)}`;
  const pattern = node['pattern'];
  return typeof pattern === 'string' ? (pattern.startsWith('^#') ? 'colour' : 'id') : 'word';
};

const plain = (value: number): string => value.toLocaleString('en');

const rangeOf = (node: SchemaNode): string => {
  const least = node['minimum'] ?? node['exclusiveMinimum'];
  const most = node['maximum'] ?? node['exclusiveMaximum'];
  const from = typeof least === 'number' && least > -1e9 ? `${node['exclusiveMinimum'] === undefined ? '' : 'above '}${plain(least)}` : '';
  const to = typeof most === 'number' && most < 1e6 ? `${node['exclusiveMaximum'] === undefined ? '' : 'below '}${plain(most)}` : '';
  return from === '' && to === '' ? '' : to === '' ? `, ${from} or more` : from === '' ? `, up to ${to}` : `, ${from} to ${to}`;
};

const defaultOf = ({ node, required, oneWay }: Row): string => {
  if (node.default !== undefined && !(typeof node.default === 'object' && Object.keys(node.default ?? {}).length === 0))
    return `\`${JSON.stringify(node.default).replaceAll('"', '').replaceAll(':', ': ').replaceAll(',', ', ')}\``;
  if (node.default !== undefined) return 'none';
  if (oneWay === true) return 'one way to write it';
  return required ? '**must be there**' : '';
};

/** Rows for all keys under a node, in the order of the format. */
const rowsOf = (node: SchemaNode, path: string): readonly Row[] => {
  const one = alike(node);
  if (one !== undefined) {
    const inner = path.endsWith('levers') ? '<lever>' : '<role>';
    return [{ path: join(path, inner), node: one, required: !path.endsWith('levers') }, ...rowsOf(one, join(path, inner))];
  }
  const options = optionsOf(node);
  return options.flatMap((option): readonly Row[] => {
    if (isText(node)) return [];
    if (option.type === 'array' && option.items !== undefined) return rowsOf(option.items, `${path}[]`);
    const own = Object.entries(option.properties ?? {}).flatMap(([key, each]): readonly Row[] => {
      const inner = join(path, key);
      const row: Row = {
        path: inner,
        node: each,
        required: option.required?.includes(key) === true,
        oneWay: options.filter((other) => other.type === 'object').length > 1,
      };
      return inner in elsewhere || ['at'].includes(key) ? [row] : [row, ...rowsOf(each, inner)];
    });
    const entry = option.additionalProperties;
    if (typeof entry !== 'object' || JSON.stringify(option['propertyNames'] ?? '').includes('\\\\d')) return own;
    const last = path.split('.').at(-1) ?? '';
    const inner = join(path, keyWords[last] ?? '<id>');
    const heads: readonly Row[] =
      entry.type === 'object' && entry.properties !== undefined ? [] : [{ path: inner, node: entry, required: false }];
    return [...own, ...heads, ...rowsOf(entry, inner)];
  });
};

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/** Rows that say the same twice (a union in which two options have a key) are told once. */
const distinct = (rows: readonly Row[]): readonly Row[] => {
  const seen = new Set<string>();
  return rows.filter(({ path, node }) => {
    const key = `${path} ${node.description ?? ''}`;
    return seen.has(key) ? false : seen.add(key);
  });
};

const cells = (row: Row, below: string): readonly string[] => [
  `\`${row.path === below ? row.path : row.path.slice(below === '' ? 0 : below.length).replace(/^(\[\])?\.?(<(?!role)[^.]*>\.)?/, '')}\``,
  kindOf(row.node),
  defaultOf(row),
  `${row.node.description ?? ''}${elsewhere[row.path] === undefined ? '' : `; ${elsewhere[row.path] ?? ''}`}`,
];

const head = ['key', 'what', 'if left out', 'meaning'];

/** A table of the plain keys of the head, then one for each part of the file. */
export const fieldsReference = (): string => {
  const schema = formatSchema();
  const parts = Object.entries(schema.properties ?? {});
  const hasParts = (key: string, node: SchemaNode): boolean => !isText(node) && !(key in elsewhere) && rowsOf(node, key).length > 0;
  const required = (key: string): boolean => schema.required?.includes(key) === true;
  const plainKeys = parts.filter(([key, node]) => !hasParts(key, node));
  const tables = parts
    .filter(([key, node]) => hasParts(key, node))
    .map(([key, node]) => {
      const rows = distinct(rowsOf(node, key));
      const kind =
        node.type === 'array'
          ? 'a list of maps'
          : node.additionalProperties === undefined || node.additionalProperties === false
            ? 'a map'
            : `a map by ${keyWords[key] === undefined ? 'id' : `\`${keyWords[key].slice(1, -1)}\``}`;
      const rule = required(key)
        ? 'must be there'
        : node.default === undefined || JSON.stringify(node.default) === '{}'
          ? 'may be left out'
          : 'may be left out: its usual values count';
      return `#### \`${key}\`: ${node.description ?? ''}\n\n${sentence(kind)}; ${rule}.\n\n${table(
        head,
        rows.map((row) => cells(row, key)),
      )}`;
    });
  return [
    `#### Head\n\n${table(
      head,
      plainKeys.map(([key, node]) => cells({ path: key, node, required: required(key) }, '')),
    )}`,
    ...tables,
  ].join('\n\n');
};

const sentence = (words: string): string => words.replace(/^./, (letter) => letter.toUpperCase());

/** Every kind of effect with its keys. */
export const effectsReference = (): string => {
  const events = formatSchema().properties?.['events']?.additionalProperties;
  const effects = typeof events === 'object' ? events.properties?.['effects']?.items : undefined;
  return table(
    ['effect', 'other keys', 'what it does'],
    optionsOf(effects ?? {}).map((each) => {
      const keys = Object.entries(each.properties ?? {}).filter(([key]) => key !== 'kind');
      return [
        `\`${JSON.stringify(each.properties?.['kind']?.['const'] ?? '').replaceAll('"', '')}\``,
        keys
          .map(([key, node]) => `\`${key}\`${each.required?.includes(key) === true ? '' : ' (if wanted)'}: ${node.description ?? ''}`)
          .join('<br>'),
        each.description ?? '',
      ];
    }),
  );
};
