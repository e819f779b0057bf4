import { test } from 'vitest';

/** Tests that tell one story: each begins where the one before ended, so that none runs after one that failed. */
export const openStory = (): ((title: string, run: () => Promise<void>) => void) => {
  let broken: string | undefined;
  return (title, run) =>
    test(title, async (context) => {
      if (broken !== undefined) context.skip(`"${broken}" failed`);
      broken = title;
      await run();
      broken = undefined;
    });
};
