import { expect, test } from 'vitest';
import { openQueue } from '../../server/host/queue.ts';

test('jobs run one after the other in the order in which they came, however long each takes', async () => {
  const queue = openQueue();
  const told: string[] = [];
  const job = (name: string, ms: number) => async (): Promise<string> => {
    told.push(`${name} begins`);
    await new Promise((done) => setTimeout(done, ms));
    told.push(`${name} ends`);
    return name;
  };
  expect(await Promise.all([queue.add(job('a', 20)), queue.add(job('b', 1)), queue.add(job('c', 5))])).toEqual(['a', 'b', 'c']);
  expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('a job that throws rejects its own promise and the next one runs', async () => {
  const queue = openQueue();
  const broken = queue.add(async () => {
    throw new Error('broken');
  });
  const next = queue.add(async () => 'next');
  await expect(broken).rejects.toThrow('broken');
  expect(await next).toBe('next');
});
