import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs one of the project's own tools; what it printed when it was not content, otherwise nothing. */
const complaints = (tool: string, ...words: string[]): string => {
  const run = spawnSync(process.execPath, [`${root}node_modules/.bin/${tool}`, ...words], { cwd: root, encoding: 'utf8' });
  return run.status === 0 ? '' : `${run.stdout}${run.stderr}`.slice(0, 8000) || `${tool} ended with ${run.status}`;
};

describe('the source is in order', () => {
  test('types hold', () => expect(complaints('tsc', '--noEmit')).toBe(''));
  test('pure folders type-check without a browser and without Node', () =>
    expect(complaints('tsc', '-p', '.config/tsconfig.pure.json')).toBe(''));
  test('lint has nothing to say', () => expect(complaints('oxlint', '--type-aware', '-c', '.oxlintrc.json')).toBe(''));
  test('code is formatted', () => expect(complaints('biome', 'format')).toBe(''));
  test('nothing is dead', () => expect(complaints('knip', '--config', '.knip.json')).toBe(''));

  test('the lock file knows the packages of every platform, or `npm ci` refuses it', () => {
    type Entry = { readonly optionalDependencies?: Readonly<Record<string, string>> };
    const lock = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')) as { readonly packages: Readonly<Record<string, Entry>> };
    const known = Object.keys(lock.packages);
    const asked = Object.values(lock.packages).flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}));
    expect(asked.filter((name) => !known.some((path) => path.endsWith(`node_modules/${name}`)))).toEqual([]);
  });

  test('README names the two commands that do everything', () => {
    const readme = readFileSync(`${root}README.md`, 'utf8');
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
    expect(existsSync(`${root}package-lock.json`)).toBe(true);
  });
});
