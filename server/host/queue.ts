/** Jobs strictly one after the other, in the order in which they were added. A job that throws rejects its own promise only. */
export type Queue = { add<T>(job: () => Promise<T>): Promise<T> };

export const openQueue = (): Queue => {
  let last: Promise<unknown> = Promise.resolve();
  return {
    add: (job) => {
      const done = last.then(job);
      last = done.catch(() => undefined);
      return done;
    },
  };
};
