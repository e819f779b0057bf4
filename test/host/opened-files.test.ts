import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openOpenedFiles } from '../../server/host/opened-files.ts';
import type { Debriefs } from '../../server/host/ports.ts';
import { fakeDebriefs, fakeIds, fakeTime } from './fakes.ts';

const recording = readFileSync(new URL('../recordings/beer-game.crossdock.json.gz', import.meta.url));

const opened = async (files: ReturnType<typeof openOpenedFiles>, bytes: Uint8Array = recording): Promise<string> => {
  const answer = await files.open(bytes);
  if ('refusal' in answer) throw new Error(answer.refusal.code);
  return answer.replay;
};

/** Whatever is handed in is a game that was played to its end. */
const credulous = (): Debriefs => ({
  ...fakeDebriefs(),
  ask: async () => ({ verification: { kind: 'same', rounds: 1, stateHash: '' }, finished: true, commitments: [] }) as never,
});

test('a file is kept for an hour, however often it is looked at', async () => {
  const time = fakeTime();
  const files = openOpenedFiles({ clock: time, ids: fakeIds(), debriefs: fakeDebriefs() });
  const id = await opened(files);
  await time.advance(3_599_999);
  expect(files.find(id)).toMatchObject({ id });
  await time.advance(1);
  expect(files.find(id)).toBeUndefined();
});

test('of more than twenty files the one goes that nobody looked at for longest', async () => {
  const files = openOpenedFiles({ clock: fakeTime(), ids: fakeIds(), debriefs: credulous() });
  const ids: string[] = [];
  for (let count = 0; count < 20; count += 1) ids.push(await opened(files));
  const [first = '', second = ''] = ids;
  expect(files.find(first)).toBeDefined();
  const last = await opened(files);
  expect([first, second, last].map((id) => files.find(id) !== undefined)).toEqual([true, false, true]);
});

test('and of files that are too large together', async () => {
  const files = openOpenedFiles({ clock: fakeTime(), ids: fakeIds(), debriefs: credulous() });
  const ids: string[] = [];
  for (let count = 0; count < 9; count += 1) ids.push(await opened(files, new Uint8Array(8 * 1024 * 1024)));
  expect(ids.map((id) => files.find(id) !== undefined)).toEqual([false, ...Array.from({ length: 8 }, () => true)]);
});
