/** A small JSON Schema (draft-7) validator: the keywords our schema uses, and an error for any other, so that none is passed over. */

type Node = { readonly [key: string]: unknown };

const told = new Set(['$schema', '$id', 'title', 'description', 'default', 'definitions', 'format']);

const isMap = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

const isOf = (type: unknown, value: unknown): boolean => {
  switch (type) {
    case 'object':
      return isMap(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'null':
      return value === null;
    default:
      return typeof value === type;
  }
};

/** What a schema has against a value, by path; empty when it takes it. */
export const schemaProblems = (root: Node, value: unknown): readonly string[] => {
  const visit = (node: Node, here: unknown, path: string): readonly string[] => {
    const no = (keyword: string): readonly string[] => [`${path || '/'}: ${keyword}`];
    const number = (keyword: string): number => Number(node[keyword]);
    const each = (keyword: string): readonly string[] => {
      const given = node[keyword];
      switch (keyword) {
        case '$ref': {
          const name = String(given).replace('#/definitions/', '');
          const target = (root['definitions'] as Node | undefined)?.[name];
          if (!isMap(target)) throw new Error(`${String(given)} leads nowhere`);
          return visit(target, here, path);
        }
        case 'type':
          return isOf(given, here) ? [] : no(`type ${String(given)}`);
        case 'const':
          return here === given ? [] : no(`const ${String(given)}`);
        case 'enum':
          return (given as readonly unknown[]).includes(here) ? [] : no('enum');
        case 'pattern':
          return typeof here !== 'string' || new RegExp(String(given)).test(here) ? [] : no(`pattern ${String(given)}`);
        case 'minLength':
          return typeof here !== 'string' || here.length >= number(keyword) ? [] : no(keyword);
        case 'maxLength':
          return typeof here !== 'string' || here.length <= number(keyword) ? [] : no(keyword);
        case 'minimum':
          return typeof here !== 'number' || here >= number(keyword) ? [] : no(keyword);
        case 'maximum':
          return typeof here !== 'number' || here <= number(keyword) ? [] : no(keyword);
        case 'exclusiveMinimum':
          return typeof here !== 'number' || here > number(keyword) ? [] : no(keyword);
        case 'exclusiveMaximum':
          return typeof here !== 'number' || here < number(keyword) ? [] : no(keyword);
        case 'minItems':
          return !Array.isArray(here) || here.length >= number(keyword) ? [] : no(keyword);
        case 'maxItems':
          return !Array.isArray(here) || here.length <= number(keyword) ? [] : no(keyword);
        case 'items':
          return !Array.isArray(here) ? [] : here.flatMap((item, place) => visit(given as Node, item, `${path}/${place}`));
        case 'required':
          return !isMap(here) ? [] : (given as readonly string[]).flatMap((key) => (Object.hasOwn(here, key) ? [] : no(`required ${key}`)));
        case 'properties':
          return !isMap(here)
            ? []
            : Object.entries(given as Node).flatMap(([key, part]) =>
                Object.hasOwn(here, key) ? visit(part as Node, here[key], `${path}/${key}`) : [],
              );
        case 'propertyNames':
          return !isMap(here) ? [] : Object.keys(here).flatMap((key) => visit(given as Node, key, `${path}/${key} (the key)`));
        case 'additionalProperties': {
          if (!isMap(here)) return [];
          const others = Object.keys(here).filter((key) => !Object.hasOwn((node['properties'] as Node | undefined) ?? {}, key));
          if (given === false) return others.flatMap((key) => no(`unknown ${key}`));
          return others.flatMap((key) => visit(given as Node, here[key], `${path}/${key}`));
        }
        case 'anyOf':
        case 'oneOf': {
          const answers = (given as readonly Node[]).map((option) => visit(option, here, path));
          const taking = answers.filter((answer) => answer.length === 0).length;
          if (keyword === 'oneOf' ? taking === 1 : taking > 0) return [];
          return answers.toSorted((one, other) => one.length - other.length)[0] ?? no(keyword);
        }
        case 'if': {
          const branch = node[visit(given as Node, here, path).length === 0 ? 'then' : 'else'];
          return branch === undefined ? [] : visit(branch as Node, here, path);
        }
        case 'then':
        case 'else':
          return [];
        default:
          if (!told.has(keyword)) throw new Error(`the schema uses \`${keyword}\`, which this validator does not know`);
          return [];
      }
    };
    return Object.keys(node).flatMap(each);
  };
  return visit(root, value, '');
};
