import { SingleBar } from 'cli-progress';

/** A bar on stderr when a person is watching, nothing otherwise: output of programs stays clean. */
export const progressBar = (total: number, noun: string): { readonly step: () => void; readonly stop: () => void } => {
  if (!process.stderr.isTTY || total < 2) return { step: () => {}, stop: () => {} };
  const bar = new SingleBar({
    stream: process.stderr,
    format: `{bar} {value}/{total} ${noun}, {eta_formatted} left`,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(total, 0);
  return { step: () => bar.increment(), stop: () => bar.stop() };
};
