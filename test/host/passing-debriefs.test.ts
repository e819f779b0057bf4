import { expect, test } from 'vitest';
import type { Source } from '../../server/host/debrief-jobs.ts';
import { branchSource } from '../../server/host/debrief-sources.ts';
import { openPassingDebriefs } from '../../server/host/opened-files.ts';
import type { Debriefs } from '../../server/host/ports.ts';
import { memoryStore } from '../../server/store/memory.ts';
import { smallDebrief } from '../support/small-debrief.ts';
import { fakeDebriefs, fakeReport, settled } from './fakes.ts';

const source = (key: string): Source => ({ key, load: () => Promise.reject(new Error('nobody reads it')) });

test('debriefs of files and branches are asked for once each, a few at a time, however many are looked at in turn', async () => {
  const asked: string[] = [];
  const answers: ((answer: unknown) => void)[] = [];
  const busy: Debriefs = {
    ...fakeDebriefs(),
    ask: (_, of) => {
      asked.push(of?.key ?? '');
      return new Promise((answer) => answers.push(answer as (answer: unknown) => void));
    },
  };
  const debriefOf = openPassingDebriefs({ debriefs: busy, report: fakeReport() });
  const keys = Array.from({ length: 30 }, (_, place) => `branch ${place}`);
  for (let look = 0; look < 3; look += 1) for (const key of keys) expect(debriefOf(source(key), [])).toMatchObject({ state: 'working' });
  expect(asked).toEqual(keys.slice(0, 10));
  for (const answer of answers) answer(smallDebrief);
  await settled();
  expect(debriefOf(source('branch 0'), [])).toMatchObject({ state: 'ready', debrief: smallDebrief });
  expect(debriefOf(source('branch 25'), [])).toMatchObject({ state: 'working' });
  expect(asked.at(-1)).toBe('branch 25');
});

test('a branch is read again when its game goes on, even where as many words are kept of it as before', async () => {
  const parent = { stream: 'game/g', sequence: 7, scenario: 's', scenarioText: '' };
  const key = async (sequence: number): Promise<string> => (await branchSource(memoryStore(), { ...parent, sequence }, 'b')).key;
  expect(await key(8)).not.toBe(await key(7));
});
