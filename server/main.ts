import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { renderUnicodeCompact } from 'uqr';
import type { ScenarioListing } from './contract/messages.ts';
import { openDebriefLines } from './host/debrief-lines.ts';
import { openHost } from './host/host.ts';
import type { Report } from './host/ports.ts';
import { systemClock, systemIds, systemScenarios, systemTimers, threadBenchmarks } from './host/system.ts';
import { openServer } from './net/server.ts';
import { shippedScenarios } from './scenario/load.ts';
import { embeddedStore } from './store/embedded.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const portOf = (text: string | undefined): number => {
  const port = text === undefined || text === '' ? 3000 : Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is ${text}: it has to be a number from 0 to 65535`);
  return port;
};

const listing = (): ScenarioListing =>
  shippedScenarios().map(({ scenario: { id, title, summary, minutes, rules } }) => ({
    id,
    title,
    summary,
    minutes,
    rounds: rules.announcedRounds,
  }));

/** Puts the parts together: store, host, network. Settings come from the environment: PORT, DATA, PUBLIC_URL, LOG_LEVEL. */
const start = async (): Promise<void> => {
  const port = portOf(process.env['PORT']);
  const log = pino(
    { level: process.env['LOG_LEVEL'] ?? 'warn', redact: ['token', 'name', 'facilitatorToken', '*.token', '*.name'] },
    pino.destination({ dest: 2, sync: true }),
  );
  const report: Report = { warn: (message, facts) => log.warn(facts ?? {}, message) };
  const store = embeddedStore(process.env['DATA'] ?? here('../.data'));
  const debriefs = openDebriefLines();
  const host = await openHost({
    clock: systemClock,
    timers: systemTimers,
    ids: systemIds,
    scenarios: systemScenarios(),
    benchmarks: threadBenchmarks(debriefs),
    debriefs,
    store,
    report,
  });
  const server = await openServer(host, report, {
    port,
    clientFolder: here('../.build/client'),
    scenarios: listing(),
    ...(process.env['PUBLIC_URL'] === undefined ? {} : { publicUrl: process.env['PUBLIC_URL'] }),
  });

  // The state of every game is what its log says: a bug met once is reported, and the other teams play on.
  process.on('uncaughtException', (problem) => log.error(problem, 'a bug'));
  process.on('unhandledRejection', (problem) => log.error(problem, 'a bug'));

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void (async () => {
      await server.close();
      host.close();
      debriefs.close();
      await store.close();
      process.exit(0);
    })();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  console.log(
    `\n  Crossdock is ready\n\n  on this machine   http://localhost:${server.port}\n  in this network   ${server.publicUrl}\n\n${renderUnicodeCompact(server.publicUrl)}\n`,
  );
  if (process.argv.includes('--dev')) {
    const vite = await import('vite');
    const development = await vite.createServer({ configFile: here('../vite.config.ts') });
    await development.listen();
    development.printUrls();
  }
};

start().catch((problem: unknown) => {
  const taken = problem instanceof Error && (problem as { readonly code?: unknown }).code === 'EADDRINUSE';
  const message = problem instanceof Error ? problem.message : String(problem);
  console.error(taken ? `${message}. Set another one: PORT=3001 npm start` : message);
  process.exit(1);
});
