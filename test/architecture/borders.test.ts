import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { exceptions, readSource, sourceFiles, violations } from './borders.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

describe('the import table', () => {
  test("every file stays within its folder's border", () => {
    const found = sourceFiles(root).flatMap((file) => violations(root, file, readSource(root, file)));
    expect(found.filter((each) => !exceptions.includes(each))).toEqual([]);
  });

  test('the exception list only shrinks: what no longer breaks the table must be struck off', () => {
    const found = sourceFiles(root).flatMap((file) => violations(root, file, readSource(root, file)));
    expect(exceptions.filter((each) => !found.includes(each))).toEqual([]);
    expect(exceptions.length).toBeLessThanOrEqual(0);
  });

  test.each([
    ['server/simulation/planted.ts', "import { decide } from '../game/decide.ts';"],
    ['server/simulation/planted.ts', "import { readFileSync } from 'node:fs';"],
    ['server/simulation/planted.ts', "import seedrandom from 'seedrandom';"],
    ['server/game/planted.ts', "export { desk } from '../views/desk.ts';"],
    ['server/policies/planted.ts', "type World = import('../simulation/world.ts').World; export const a = (w: World): World => w;"],
    ['server/contract/planted.ts', "import { fieldIndex } from '../simulation/company.ts';"],
    ['client/desk/planted.tsx', "export const x = async () => import('../../server/game/evolve.ts');"],
    ['client/model/planted.ts', "import { signal } from '@preact/signals'; export const s = signal(0);"],
    ['server/elsewhere/planted.ts', 'export const nothing = 0;'],
  ])('a planted violation in %s is caught: %s', (file, source) => {
    expect(violations(root, file, source)).toHaveLength(1);
  });

  test('what the table allows is let through', () => {
    expect(
      violations(root, 'server/net/socket.ts', "import { Server } from 'socket.io'; import { decide } from '../game/decide.ts';"),
    ).toEqual([]);
    expect(
      violations(root, 'client/desk/desk.tsx', "import { columns } from '../../server/contract/panels.ts'; import './desk.css';"),
    ).toEqual([]);
  });
});
