import { describe, expect, test } from 'vitest';
import { hashWorld } from '../../server/simulation/hash.ts';
import type { World } from '../../server/simulation/world.ts';
import { playRounds } from '../support/play-rounds.ts';
import { richCompany } from '../support/rich-company.ts';
import { stormyCompany } from '../support/stormy-company.ts';

const perishable = richCompany().items.map((item) => ({ ...item, shelfLifePeriods: 8 }));

type Tree = { [key: string]: unknown };

/** Every way to a leaf. */
const leaves = (value: unknown, path: readonly string[] = []): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, key])) : [path];

const changed = (world: World, path: readonly string[]): World => {
  const copy: World = structuredClone(world);
  let owner = copy as unknown as Tree;
  for (const key of path.slice(0, -1)) owner = owner[key] as Tree;
  const last = path[path.length - 1] ?? '';
  const value = owner[last];
  owner[last] = typeof value === 'number' ? value + 1 : `${String(value)}x`;
  return copy;
};

describe('R3.7 the state hash', () => {
  test('reads every leaf of the world', () => {
    const played = playRounds(richCompany(), 7, {
      all: [
        ['order', 'central water', 6000],
        ['promotion', 'water', 2],
      ],
    }).world;
    const lots = [...played.moving, ...played.dock].slice(0, 2);
    const { eventMemory } = playRounds(stormyCompany({ items: perishable }), 2).world;
    expect(Object.values(eventMemory ?? {}).filter((list) => list.length === 0)).toEqual([]);
    const busy = { ...played, eventMemory, shelved: [3, 4], expired: [5], parcels: lots, waiting: lots, held: lots, door: lots };
    expect(Object.entries(busy).filter(([, value]) => Array.isArray(value) && value.length === 0)).toEqual([]);
    const hash = hashWorld(busy);
    const paths = leaves(busy);
    expect(paths.length).toBeGreaterThan(500);
    expect(paths.filter((path) => hashWorld(changed(busy, path)) === hash)).toEqual([]);
  });

  test('does not depend on the order of keys', () => {
    const { world } = playRounds(richCompany(), 3);
    const turned = Object.fromEntries(Object.entries(world).toReversed()) as World;
    expect(hashWorld(turned)).toBe(hashWorld(world));
    expect(hashWorld(world)).toMatch(/^[0-9a-f]{32}$/);
  });

  test('tells apart worlds whose numbers stand in different lists', () => {
    const { world } = playRounds(richCompany(), 1);
    expect(hashWorld({ ...world, onHand: world.book, book: world.onHand.map((units, cell) => units + (cell === 0 ? 1 : 0)) })).not.toBe(
      hashWorld(world),
    );
  });
});
