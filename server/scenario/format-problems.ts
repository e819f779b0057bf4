import { z } from 'zod';
import type { Path, Place, ReadDocument } from './document.ts';
import { nearest, type Problem } from './problem.ts';
import { known } from './report.ts';
import { commaSlip, slipOf } from './slips.ts';

type Issue = z.core.$ZodIssue;
type Schema = z.core.$ZodType;

/** What a value is, in words a person who writes YAML knows. */
const inWords = (value: unknown): string => {
  if (value === undefined) return 'missing';
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string'
    ? `the text \`${value.slice(0, 40)}\``
    : `\`${typeof value === 'number' || typeof value === 'bigint' ? String(value) : JSON.stringify(value)}\``;
};

const within = (value: unknown, path: Path): unknown => {
  let here: unknown = value;
  for (const part of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Record<string | number, unknown>)[part];
  }
  return here;
};

/** The branches of a choice that a value can mean: where a key tells them apart and says one, that one, otherwise all. */
const branchesOf = (def: Readonly<Record<string, unknown>>, value: unknown): readonly Schema[] => {
  const options = def['options'] as readonly Schema[];
  const key = def['discriminator'];
  if (typeof key !== 'string') return options;
  const said = within(value, [key]);
  const meant = options.filter((each) => {
    const values = (each._zod.def as unknown as { readonly shape?: Record<string, Schema | undefined> }).shape?.[key]?._zod.values;
    return values?.has(said as string) === true;
  });
  return meant.length === 0 ? options : meant;
};

/** The schemas that may stand at a path of a value: several where the format leaves a choice. */
const schemasAt = (schema: Schema, path: Path, value: unknown): readonly Schema[] => {
  const def = schema._zod.def as z.core.$ZodTypeDef & Record<string, unknown>;
  const inner = def['innerType'] as Schema | undefined;
  if (inner !== undefined) return path.length === 0 && description(schema) !== undefined ? [schema] : schemasAt(inner, path, value);
  if (path.length === 0) return def.type === 'union' && description(schema) === undefined ? branchesOf(def, value) : [schema];
  const [part, ...rest] = path;
  if (def.type === 'union') return branchesOf(def, value).flatMap((each) => schemasAt(each, path, value));
  const inside = within(value, path.slice(0, 1));
  if (def.type === 'object') {
    const next = (def['shape'] as Record<string, Schema | undefined>)[String(part)];
    return next === undefined ? [] : schemasAt(next, rest, inside);
  }
  if (def.type === 'record') return schemasAt(def['valueType'] as Schema, rest, inside);
  if (def.type === 'array') return schemasAt(def['element'] as Schema, rest, inside);
  return [];
};

const description = (schema: Schema): string | undefined => z.globalRegistry.get(schema)?.description;

/** What a schema wants, in words: its description, with its kind before it where the description does not begin with that. */
const inFull = (schema: Schema): string | undefined => {
  const described = description(schema);
  const kind = kindOf(schema);
  if (described === undefined || /^(an? |`|minutes|units|money|seconds|points|degrees)/.test(described)) return described ?? kind;
  return kind === undefined ? described : `${kind} (${described})`;
};

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  enum: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
};

/** The kind of value a schema wants, with its range where it is a small one. */
const kindOf = (schema: Schema): string | undefined => {
  const def = schema._zod.def as z.core.$ZodTypeDef & Record<string, unknown>;
  if (def['innerType'] !== undefined) return kindOf(def['innerType'] as Schema);
  if (def.type === 'number') {
    const { minValue: least, maxValue: most } = schema as z.ZodNumber;
    const range = least === null ? '' : most === null || most >= 1e6 ? `, ${least} or more` : ` from ${least} to ${most}`;
    return `${def['format'] === 'safeint' ? 'a whole number' : 'a number'}${range}`;
  }
  if (def.type === 'union')
    return [...new Set((def['options'] as Schema[]).map(kindOf).filter((each) => each !== undefined))].join(', or ');
  return kinds[def.type];
};

/** What is expected at a path, from the descriptions of the format. */
const expectedAt = (schema: Schema, path: Path, value: unknown): string | undefined => {
  const found = schemasAt(schema, path, value)
    .map(inFull)
    .filter((each) => each !== undefined);
  return found.length === 0 ? undefined : [...new Set(found)].join(', or ');
};

/** The keys a strict map at a path may have; where kinds differ, those of the kind that is written there. */
const keysAt = (schema: Schema, path: Path, value: unknown): readonly string[] => {
  const named = schemasAt(schema, path, value)
    .flatMap(keyTypes)
    .flatMap((each) => [...(each._zod.values ?? [])].map(String));
  if (named.length > 0) return named;
  const objects = schemasAt(schema, path, value).flatMap((each): readonly Schema[] => unwrapped(each, within(value, path)));
  const shapes = objects.map((each) => (each._zod.def as unknown as { readonly shape?: Record<string, Schema> }).shape ?? {});
  return [...new Set(shapes.flatMap((shape) => Object.keys(shape)))];
};

const unwrapped = (schema: Schema, value: unknown): readonly Schema[] => {
  const def = schema._zod.def as z.core.$ZodTypeDef & Record<string, unknown>;
  if (def['innerType'] !== undefined) return unwrapped(def['innerType'] as Schema, value);
  if (def.type === 'union') return branchesOf(def, value).flatMap((each) => unwrapped(each, value));
  return def.type === 'object' ? [schema] : [];
};

/** What keys a map by id may have. */
const keyTypes = (schema: Schema): readonly Schema[] => {
  const def = schema._zod.def as z.core.$ZodTypeDef & Record<string, unknown>;
  if (def['innerType'] !== undefined) return keyTypes(def['innerType'] as Schema);
  if (def.type === 'union') return (def['options'] as Schema[]).flatMap(keyTypes);
  return def['keyType'] === undefined ? [] : [def['keyType'] as Schema];
};

const isWrongKey = ({ code, path }: Issue): boolean =>
  (code === 'unrecognized_keys' && path.length === 0) || (code === 'invalid_key' && path.length === 1);

/** Of a choice's branches the one that was meant: whose own shape fits, so that only something inside it is wrong. */
const meant = (errors: readonly (readonly Issue[])[]): readonly Issue[] | undefined => {
  const inside = errors.filter((issues) => !issues.some((issue) => issue.path.length === 0 && issue.code === 'invalid_type'));
  if (inside.length === 1) return inside[0];
  // Between several kinds of maps the keys tell.
  const named = inside.filter((issues) => !issues.some(isWrongKey));
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  // Where every kind has wrong keys, the one with the fewest; a misspelt name rather than a map that is free to name.
  const wrongKeys = (issues: readonly Issue[]): number =>
    issues.reduce((sum, each) => sum + (each.code === 'unrecognized_keys' ? each.keys.length : each.code === 'invalid_key' ? 1.5 : 0), 0);
  return inside.toSorted((one, other) => wrongKeys(one) - wrongKeys(other))[0]?.filter(isWrongKey);
};

/** Turns what zod found into problems with line, column and what was expected instead. */
export const formatProblems = (schema: Schema, document: ReadDocument, issues: readonly Issue[]): readonly Problem[] => {
  const problems: (Problem & { readonly missing?: string; readonly parent: string })[] = [];
  const add = (path: Path, place: Place, message: string, expected?: string, suggestion?: string, missing?: string): void => {
    problems.push({
      rule: 'format',
      ...place,
      message,
      ...(expected === undefined ? {} : { expected }),
      ...(suggestion === undefined ? {} : { suggestion }),
      ...(missing === undefined ? {} : { missing }),
      parent: JSON.stringify(path.slice(0, -1)),
    });
  };
  const visit = (issue: Issue, before: Path): void => {
    const path: Path = [...before, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
    const name = path.at(-1);
    const value = within(document.value, path);
    if (issue.code === 'unrecognized_keys') {
      const names = keysAt(schema, path, document.value);
      for (const key of issue.keys) {
        const where = [...path, key];
        const slip = commaSlip(key, within(document.value, where));
        if (slip !== undefined) {
          add(where, document.atKey(where), slip.message, slip.expected);
          continue;
        }
        add(
          where,
          document.atKey(where),
          `\`${key}\` is not known here`,
          names.length === 0 ? undefined : known(names),
          nearest(key, names),
        );
      }
      return;
    }
    if (issue.code === 'invalid_key') {
      const slip = commaSlip(String(name), value);
      if (slip !== undefined) {
        add(path, document.atKey(path), slip.message, slip.expected);
        return;
      }
      const inner = issue.issues[0];
      const said = inner !== undefined && inner.code === 'invalid_value' ? inner.values.map(String) : undefined;
      const keys = schemasAt(schema, path.slice(0, -1), document.value).flatMap(keyTypes);
      const expected = said === undefined ? keys.map(description).find((each) => each !== undefined) : `one of ${said.join(', ')}`;
      add(
        path,
        document.atKey(path),
        `\`${String(name)}\` cannot be a key here`,
        expected,
        said === undefined ? undefined : nearest(String(name), said),
      );
      return;
    }
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const branch = meant(issue.errors);
      if (branch !== undefined) {
        for (const each of branch) visit(each, path);
        return;
      }
    }
    const label = name === undefined ? 'the file' : typeof name === 'number' ? `entry ${name + 1}` : `\`${name}\``;
    if (value === undefined) {
      const options =
        issue.code === 'invalid_union' && 'options' in issue
          ? (issue.options as readonly unknown[]).filter((each) => each !== undefined).map(String)
          : undefined;
      const expected =
        options === undefined ? (expectedAt(schema, path, document.value) ?? zodWords(issue)) : `one of ${options.join(', ')}`;
      const place = document.removedAt?.(path) ?? (path.length > 1 ? document.atKey(path.slice(0, -1)) : document.at([]));
      add(path, place, `${label} is missing`, expected, undefined, typeof name === 'string' ? name : undefined);
      return;
    }
    const choices =
      issue.code === 'invalid_value'
        ? issue.values.map(String)
        : issue.code === 'invalid_union' && 'options' in issue
          ? (issue.options as readonly unknown[]).filter((each) => each !== undefined).map(String)
          : undefined;
    const expected =
      choices !== undefined && choices.length > 1
        ? `one of ${choices.join(', ')}`
        : (expectedAt(schema, path, document.value) ?? zodWords(issue));
    const suggestion =
      (choices !== undefined && typeof value === 'string' ? nearest(value, choices) : undefined) ?? slipOf(value, expected);
    const dashes = Array.isArray(value) && expected.startsWith('a map') ? ', its keys without dashes before them' : '';
    add(path, document.at(path), `${label} is ${inWords(value)}`, `${expected}${dashes}`, suggestion);
  };
  for (const issue of issues) visit(issue, []);
  // A misspelt key explains the key that is missing beside it.
  const explained = new Set(problems.filter((each) => each.suggestion !== undefined).map((each) => `${each.parent} ${each.suggestion}`));
  return problems
    .filter((each) => each.missing === undefined || !explained.has(`${each.parent} ${each.missing}`))
    .map(({ missing: _missing, parent: _parent, ...problem }) => problem);
};

/** zod's own words on what it wanted, for the few values without a description. */
const zodWords = (issue: Issue): string => {
  if (issue.code === 'invalid_type')
    return issue.expected === 'object'
      ? 'a map'
      : issue.expected === 'array'
        ? 'a list'
        : issue.expected === 'int'
          ? 'a whole number'
          : `a ${issue.expected}`;
  if (issue.code === 'too_small') return `at least ${String(issue.minimum)}`;
  if (issue.code === 'too_big') return `at most ${String(issue.maximum)}`;
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  return 'another value';
};
