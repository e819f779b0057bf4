import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { builtinModules } from 'node:module';
import { parseAst } from 'vite';

/** What a folder may import besides itself. `npm: 'any'` sets no limit on packages; `node` allows Node's own modules. */
export type Border = {
  readonly folder: string;
  readonly imports: readonly string[];
  readonly npm: readonly string[] | 'any';
  readonly node: boolean;
};

const server = [
  'contract',
  'simulation',
  'game',
  'score',
  'views',
  'policies',
  'scenario',
  'play',
  'log',
  'store',
  'host',
  'net',
  'cli',
].map((name) => `server/${name}`);
const upTo = (last: string): readonly string[] => server.slice(0, server.indexOf(`server/${last}`));
const browser = [
  'phaser',
  'xstate',
  'socket.io-client',
  'preact',
  '@preact/signals',
  'i18next',
  'echarts',
  'd3-scale',
  'd3-shape',
  'd3-geo',
  'topojson-client',
  'world-atlas',
  'lucide-static',
  '@fontsource-variable/inter',
  'uqr',
  'pdfmake',
  'csv-stringify',
  'write-excel-file',
];

/** The import table of the design. The first matching folder counts. */
const borders: readonly Border[] = [
  { folder: 'server/contract', imports: [], npm: ['zod'], node: false },
  { folder: 'server/simulation', imports: ['server/contract'], npm: ['seedrandom', 'xstate'], node: false },
  { folder: 'server/game', imports: ['server/contract', 'server/simulation'], npm: ['xstate'], node: false },
  { folder: 'server/score', imports: ['server/contract', 'server/simulation', 'server/game'], npm: [], node: false },
  { folder: 'server/views', imports: ['server/contract', 'server/simulation', 'server/game', 'server/score'], npm: [], node: false },
  { folder: 'server/policies', imports: ['server/contract'], npm: [], node: false },
  {
    folder: 'server/scenario',
    imports: ['server/contract', 'server/simulation', 'server/game', 'server/score'],
    npm: ['zod', 'yaml'],
    node: true,
  },
  { folder: 'server/play', imports: upTo('play'), npm: [], node: true },
  {
    folder: 'server/log',
    imports: ['server/contract', 'server/game', 'server/simulation'],
    npm: ['zod'],
    node: true,
  },
  { folder: 'server/store', imports: ['server/log'], npm: ['libsql', 'pg'], node: true },
  { folder: 'server/host', imports: upTo('host'), npm: 'any', node: true },
  { folder: 'server/net', imports: [...server, 'server'], npm: 'any', node: true },
  { folder: 'server/cli', imports: [...server, 'server'], npm: 'any', node: true },
  { folder: 'server', imports: server, npm: 'any', node: true },
  { folder: 'client/model', imports: ['server/contract'], npm: [], node: false },
  { folder: 'client', imports: ['server/contract'], npm: browser, node: false },
];

/** Packages that only one file of a folder may touch. */
const onlyIn: Readonly<Record<string, string>> = {
  'server/simulation seedrandom': 'server/simulation/chance.ts',
  'server/simulation xstate': 'server/simulation/event-states.ts',
};

/** Imports that break the table today. This list may only shrink. */
export const exceptions: readonly string[] = [];

type Node = { readonly type: string; readonly [key: string]: unknown };

/** Every module name a source file asks for: static, dynamic and re-exports, types included. */
const importsOf = (source: string, file: string): readonly string[] => {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const each = node as Node;
    const from = (each['source'] ?? undefined) as { value?: unknown } | undefined;
    if (
      ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression'].includes(each.type) &&
      typeof from?.value === 'string'
    )
      found.push(from.value);
    if (each.type === 'TSImportType') {
      const argument = (each['source'] ?? each['argument']) as { value?: unknown; literal?: { value?: unknown } } | undefined;
      const name = argument?.value ?? argument?.literal?.value;
      if (typeof name === 'string') found.push(name);
    }
    for (const [key, child] of Object.entries(each)) if (key !== 'type') visit(child);
  };
  visit(parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' }).body);
  return found;
};

const within = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** Sentences on every import of `file` that its folder's border does not allow. Paths are relative to `root`. */
export const violations = (root: string, file: string, source: string): readonly string[] => {
  const border = borders.find((each) => within(file, each.folder) && (each.folder !== 'server' || dirname(file) === 'server'));
  if (border === undefined) return [`${file} stands in a folder the import table does not know`];
  return importsOf(source, file).flatMap((name) => {
    const clean = name.replace(/\?.*$/, '');
    if (clean.startsWith('.')) {
      const target = relative(root, resolve(root, dirname(file), clean));
      if (within(target, border.folder) && (border.folder !== 'server' || dirname(target) === 'server')) return [];
      if (border.imports.some((folder) => within(target, folder) && (folder !== 'server' || dirname(target) === 'server'))) return [];
      return [`${file} imports ${target}: ${border.folder} may import only ${border.imports.join(', ') || 'itself'}`];
    }
    if (clean.startsWith('node:') || builtinModules.includes(clean))
      return border.node ? [] : [`${file} imports ${clean}: ${border.folder} knows no machine`];
    const parts = clean.split('/');
    const packageName = clean.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
    const only = onlyIn[`${border.folder} ${packageName}`];
    if (only !== undefined && only !== file) return [`${file} imports ${packageName}: only ${only} may`];
    return border.npm === 'any' || border.npm.includes(packageName)
      ? []
      : [`${file} imports ${packageName}: ${border.folder} may use ${border.npm.join(', ') || 'no package'}`];
  });
};

/** All source files of client and server, relative to `root`. */
export const sourceFiles = (root: string): readonly string[] =>
  ['client', 'server'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${top}/${name}`),
  );

export const readSource = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');
