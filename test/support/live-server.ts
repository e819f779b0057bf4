import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A name for this machine that browsers do not trust: `localhost` is a secure context to them, an address in the local network,
 * where the game is played, is not.
 */
export const pageHost = 'crossdock.test';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A real server in a process of its own, on a free port and a data folder that outlives its process. */
export type LiveServer = {
  /** For calls from this process. */
  readonly url: string;
  /** For pages: another name of the same server, so that they are no more trusted than in a local network. */
  readonly pageUrl: string;
  /** Ends the process at once, as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same port and data. */
  readonly start: () => Promise<void>;
  /** Ends the process and forgets its data. */
  readonly close: () => Promise<void>;
};

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/api/health`)).ok;
  } catch {
    return false;
  }
};

/** A process that a signal ended has no exit code. */
const hasEnded = (process: ChildProcess): boolean => process.exitCode !== null || process.signalCode !== null;

/** Starts a server and waits until it answers; its output is shown when it does not. */
export const startServer = async (): Promise<LiveServer> => {
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), 'crossdock-'));
  const url = `http://127.0.0.1:${port}`;
  const pageUrl = `http://${pageHost}:${port}`;
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    let output = '';
    const started = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
      cwd: root,
      env: { ...process.env, PORT: String(port), DATA: data, PUBLIC_URL: pageUrl },
    });
    started.stdout.on('data', (text) => (output += String(text)));
    started.stderr.on('data', (text) => (output += String(text)));
    child = started;
    for (let tries = 0; tries < 300; tries += 1) {
      if (await answers(url)) return;
      if (hasEnded(started)) break;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`the server did not start:\n${output}`);
  };
  const kill = async (): Promise<void> => {
    const running = child;
    if (running === undefined || hasEnded(running)) return;
    await new Promise<void>((done) => {
      running.once('exit', () => done());
      running.kill('SIGKILL');
    });
  };
  const close = async (): Promise<void> => {
    await kill();
    rmSync(data, { recursive: true, force: true });
  };
  await start();
  return { url, pageUrl, kill, start, close };
};
