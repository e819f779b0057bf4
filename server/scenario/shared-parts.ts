import type { SchemaNode } from './json-schema.ts';

/** Parts shorter than this stay where they are: a reference is not worth the jump. */
const leastLength = 120;

const isNode = (value: unknown): value is SchemaNode => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy of a schema in which each schema directly inside it is replaced; `key` is what it is called there. */
const mapped = (node: SchemaNode, replace: (part: SchemaNode, key: string) => SchemaNode, key: string): SchemaNode =>
  Object.fromEntries(
    Object.entries(node).map(([keyword, value]) => {
      if ((keyword === 'properties' || keyword === 'definitions') && isNode(value))
        return [keyword, Object.fromEntries(Object.entries(value).map(([name, each]) => [name, replace(each as SchemaNode, name)]))];
      if ((keyword === 'anyOf' || keyword === 'oneOf') && Array.isArray(value))
        return [keyword, value.map((each: SchemaNode) => replace(each, key))];
      if (['additionalProperties', 'items', 'propertyNames'].includes(keyword) && isNode(value)) return [keyword, replace(value, key)];
      return [keyword, value];
    }),
  );

/**
 * A schema in which parts that occur more than once (the levers of four roles, every text) are written once, under `definitions`:
 * a tenth of the size and the same meaning. Parts are alike when they are so letter by letter.
 */
export const withSharedParts = (schema: SchemaNode): SchemaNode => {
  const counts = new Map<string, number>();
  const count = (node: SchemaNode): SchemaNode => {
    const text = JSON.stringify(node);
    const seen = (counts.get(text) ?? 0) + 1;
    counts.set(text, seen);
    // What is written once is looked through once.
    return seen > 1 ? node : mapped(node, count, '');
  };
  count(schema);

  const names = new Map<string, string>();
  const definitions: Record<string, SchemaNode> = {};
  const shared = (node: SchemaNode, key: string): SchemaNode => {
    const text = JSON.stringify(node);
    if (text.length < leastLength || (counts.get(text) ?? 0) < 2) return mapped(node, shared, key);
    const before = names.get(text);
    if (before !== undefined) return { $ref: `#/definitions/${before}` };
    let name = key;
    for (let number = 2; [...names.values()].includes(name) || Object.hasOwn(schema['definitions'] ?? {}, name); number++)
      name = `${key}-${number}`;
    names.set(text, name);
    definitions[name] = mapped(node, shared, key);
    return { $ref: `#/definitions/${name}` };
  };
  const { definitions: own, ...top } = mapped(schema, shared, '');
  return { ...top, definitions: { ...(own as Record<string, SchemaNode>), ...definitions } };
};
