import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a call of the command line answered. */
export type CommandResult = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs `crossdock` as a person would, in a process of its own; nobody watches its stderr. */
export const runCrossdock = (...words: readonly string[]): CommandResult => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'server/cli/crossdock.ts', ...words], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr };
};
