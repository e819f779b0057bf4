import { z } from 'zod';
import { scenarioFormat } from './format.ts';
import { withSharedParts } from './shared-parts.ts';

/** A node of a JSON Schema (draft-7), as far as the scenario format needs it. */
export type SchemaNode = {
  readonly [key: string]: unknown;
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly required?: readonly string[];
  readonly default?: unknown;
};

/** The file format as one tree, for a file that stands alone: every key with its description, its default and its range. */
export const formatSchema = (): SchemaNode => {
  const { $schema: _, ...schema } = z.toJSONSchema(scenarioFormat, { target: 'draft-7', io: 'input' }) as SchemaNode;
  return told(schema) as SchemaNode;
};

/** A key that can only be one word is told by what the map around it is: `kind: transitDelay` is hovered over to learn what that does. */
const told = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(told);
  if (typeof value !== 'object' || value === null) return value;
  const node: SchemaNode = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, told(each)]));
  if (node.properties === undefined || node.description === undefined) return node;
  const { description } = node;
  const words = Object.entries(node.properties).map(([key, each]): [string, SchemaNode] =>
    each['const'] === undefined || each.description !== undefined
      ? [key, each]
      : [key, { ...each, description: `\`${JSON.stringify(each['const']).replaceAll('"', '')}\`: ${description}` }],
  );
  return { ...node, properties: Object.fromEntries(words) };
};

const ownKeys = ['schema', 'id', 'title', 'extends'];

/**
 * The same for a file that extends another: it may leave out whatever it does not change, so nothing is required and nothing has a
 * default, however deep in maps. Lists are replaced as a whole, so what stands in a list is complete again.
 */
const changesOf = (node: SchemaNode): SchemaNode => {
  const { required: _, default: __, oneOf, anyOf, properties, additionalProperties, ...others } = node;
  const either = anyOf ?? oneOf;
  return {
    ...others,
    ...(properties === undefined
      ? {}
      : { properties: Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, changesOf(each)])) }),
    ...(additionalProperties === undefined
      ? {}
      : { additionalProperties: typeof additionalProperties === 'object' ? changesOf(additionalProperties) : additionalProperties }),
    ...(either === undefined ? {} : { anyOf: either.map(changesOf) }),
  };
};

/**
 * The JSON Schema of the file format, for editors. It takes every file that `crossdock check` takes; what it cannot say
 * (names that exist, weights that add up, decimals of money, one of several keys) only `check` finds.
 */
export const jsonSchema = (): SchemaNode => {
  const scenario = formatSchema();
  return withSharedParts({
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'urn:crossdock:scenario:1',
    title: 'Crossdock scenario',
    description: 'A scenario of Crossdock, `schema: 1`: a company, its market, what happens to it, who decides what, and how it is scored.',
    type: 'object',
    if: { required: ['extends'] },
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema.
    then: { $ref: '#/definitions/changes' },
    else: { $ref: '#/definitions/scenario' },
    definitions: { scenario, changes: { ...changesOf(scenario), required: ownKeys } },
  });
};

/** The schema as the text of its file. */
export const jsonSchemaText = (): string => `${JSON.stringify(jsonSchema(), undefined, 1)}\n`;
