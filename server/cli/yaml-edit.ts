import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';

/**
 * A YAML text with one value changed, or put in where it was not: every other letter stays as it is, comments and order too.
 * `value` is written as YAML. Throws where a list or an alias stands in the way, which a person has to sort out.
 */
export const withValue = (text: string, path: readonly string[], value: string): string => {
  const document = parseDocument(text);
  const node = document.getIn(path, true);
  if (isScalar(node) && node.range !== null && node.range !== undefined) {
    const [from, to] = node.range;
    return text.slice(0, from) + (text[from - 1] === ':' ? ' ' : '') + value + text.slice(to);
  }
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const parent = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (parent === undefined || parent === null) continue;
    if (!isMap(parent)) break;
    const rest = path.slice(depth);
    return parent.flow === true ? inFlow(text, parent, rest, value) : inBlock(text, parent, rest, value);
  }
  throw new Error(`${path.join('.')} cannot be written into the file: it needs a map where it belongs`);
};

/** `{ a: 1 }` becomes `{ a: 1, b: { c: 2 } }`. */
const inFlow = (text: string, map: YAMLMap, rest: readonly string[], value: string): string => {
  const entry = rest.reduceRight((inner, key, place) => `${key}: ${place === rest.length - 1 ? inner : `{ ${inner} }`}`, value);
  const last = endOf(map.items.at(-1));
  const at = last ?? (map.range?.[0] ?? 0) + 1;
  return text.slice(0, at) + (last === undefined ? ` ${entry} ` : `, ${entry}`) + text.slice(at);
};

/** A new line behind the last entry, as far in as the others. */
const inBlock = (text: string, map: YAMLMap, rest: readonly string[], value: string): string => {
  const start = (map.items[0]?.key as { readonly range?: readonly number[] } | undefined)?.range?.[0] ?? 0;
  const indent = start - (text.lastIndexOf('\n', start - 1) + 1);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = rest.map((key, place) => `${' '.repeat(indent + 2 * place)}${key}:${place === rest.length - 1 ? ` ${value}` : ''}`);
  const end = endOf(map.items.at(-1)) ?? start;
  const lineEnd = text.indexOf('\n', end);
  const at = text[end - 1] === '\n' ? end : lineEnd < 0 ? text.length : lineEnd + 1;
  const open = at > 0 && text[at - 1] !== '\n';
  return text.slice(0, at) + (open ? newline : '') + lines.join(newline) + newline + text.slice(at);
};

const endOf = (pair: { readonly key?: unknown; readonly value?: unknown } | undefined): number | undefined => {
  const range = (node: unknown): readonly number[] | null | undefined =>
    (node as { readonly range?: readonly number[] | null } | null)?.range;
  return range(pair?.value)?.[1] ?? range(pair?.key)?.[1];
};
