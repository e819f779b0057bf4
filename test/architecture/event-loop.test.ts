import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a file loads when it is loaded: not what it takes types from alone. */
const loads = (file: string): readonly string[] => {
  const { body } = parseAst(readFileSync(join(root, file), 'utf8'), { lang: 'ts' });
  return body.flatMap((node) => {
    if (node.type !== 'ImportDeclaration' && node.type !== 'ExportNamedDeclaration' && node.type !== 'ExportAllDeclaration') return [];
    const declared = node as {
      readonly importKind?: string;
      readonly source?: { readonly value?: unknown } | null;
      readonly specifiers?: readonly { readonly importKind?: string }[];
    };
    const from = declared.source?.value;
    const named = declared.specifiers ?? [];
    const isTypes = declared.importKind === 'type' || (named.length > 0 && named.every((each) => each.importKind === 'type'));
    if (typeof from !== 'string' || !from.startsWith('.') || isTypes) return [];
    return [relative(root, resolve(root, dirname(file), from))];
  });
};

const loadedFrom = (first: string): ReadonlySet<string> => {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file) || !existsSync(join(root, file))) return;
    found.add(file);
    for (const each of loads(file)) visit(each);
  };
  visit(first);
  return found;
};

/** What takes as long as many rounds of a live game: whole games played again, logs read whole, replays written. */
const slow = [
  'server/play/what-if.ts',
  'server/play/debrief.ts',
  'server/play/attribution.ts',
  'server/play/benchmarks.ts',
  'server/play/worth.ts',
  'server/views/replay/replay.ts',
  'server/log/portable.ts',
  'server/log/verify.ts',
];

test('a server’s event loop never loads what re-runs, verifies or writes down whole games: only the thread for finished games does', () => {
  const inLoop = loadedFrom('server/main.ts');
  const inThread = loadedFrom('server/host/debrief-thread.ts');
  expect(inLoop.has('server/host/looking-back.ts')).toBe(true);
  expect(slow.filter((file) => inLoop.has(file))).toEqual([]);
  expect(slow.filter((file) => !inThread.has(file))).toEqual([]);
});
