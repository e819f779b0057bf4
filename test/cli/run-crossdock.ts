import { spawn, spawnSync } from 'node:child_process';
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

/** Starts `crossdock` and leaves it running, to be stopped as Ctrl-C does. */
export const startCrossdock = (
  ...words: readonly string[]
): { readonly firstOutput: Promise<void>; readonly interrupt: () => void; readonly ended: Promise<CommandResult> } => {
  const started = spawn(process.execPath, ['--import', 'tsx', 'server/cli/crossdock.ts', ...words], { cwd: root });
  const texts = { out: '', err: '' };
  started.stdout.setEncoding('utf8').on('data', (text: string) => (texts.out += text));
  started.stderr.setEncoding('utf8').on('data', (text: string) => (texts.err += text));
  return {
    firstOutput: new Promise((resolve) => started.stdout.once('data', () => resolve())),
    interrupt: () => started.kill('SIGINT'),
    ended: new Promise((resolve) => started.once('close', (code) => resolve({ code, ...texts }))),
  };
};
