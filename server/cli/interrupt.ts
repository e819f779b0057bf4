/** Runs work that can be stopped by Ctrl-C (or the like): the first one lets it end cleanly, a second one kills it as always. */
export const interruptible = async <Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> => {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
};

/** What a shell expects of a program that Ctrl-C ended. */
export const interruptedExitCode = 130;
