import { SingleBar } from 'cli-progress';

export type Progress = { readonly step: () => void; readonly stop: () => void };

/** Where nobody watches, a line now and then says that a long run is alive; short ones say nothing, so that programs read clean output. */
const lineEverySeconds = 15;

/** How far a long run is and how long it will still take, on stderr: a bar where a person is watching, otherwise a line every 15 seconds. */
export const progressBar = (total: number, noun: string): Progress => {
  if (total < 2) return { step: () => {}, stop: () => {} };
  return process.stderr.isTTY ? bar(total, noun) : lines(total, noun);
};

const bar = (total: number, noun: string): Progress => {
  const shown = new SingleBar({
    stream: process.stderr,
    format: `{bar} {value}/{total} ${noun}, {eta_formatted} left`,
    hideCursor: true,
    clearOnComplete: true,
    // Games come in batches: over fewer of them the estimate would jump.
    etaBuffer: 200,
    fps: 5,
  });
  shown.start(total, 0);
  return { step: () => shown.increment(), stop: () => shown.stop() };
};

const lines = (total: number, noun: string): Progress => {
  let done = 0;
  let nextMs = performance.now() + lineEverySeconds * 1000;
  // What starting takes says nothing about what is left.
  let firstMs: number | undefined;
  return {
    step: () => {
      done += 1;
      const nowMs = performance.now();
      firstMs ??= nowMs;
      if (nowMs < nextMs || done === total) return;
      nextMs = nowMs + lineEverySeconds * 1000;
      const secondsLeft = Math.ceil(((nowMs - firstMs) / Math.max(1, done - 1) / 1000) * (total - done));
      process.stderr.write(`${done}/${total} ${noun}, ${timeText(secondsLeft)} left\n`);
    },
    stop: () => {},
  };
};

/** `45s`, `3m20s`, `2h5m`, as the bar writes it. */
const timeText = (seconds: number): string => {
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m${seconds % 60}s`;
  return `${Math.floor(seconds / 3600)}h${Math.round((seconds % 3600) / 60)}m`;
};
