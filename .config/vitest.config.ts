import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** One runner and one summary: everything that runs in Node, then real pages in a real Chromium. */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          name: 'node',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/e2e/**'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // The runner would leave a core of two idle.
          maxWorkers: 2,
        },
      },
      {
        root,
        test: {
          name: 'browser',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/build-client.ts'],
          testTimeout: 400_000,
          hookTimeout: 180_000,
          // Pages wait more than they work; more than two at a time would make them late.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
