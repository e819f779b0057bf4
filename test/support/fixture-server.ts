import { fileURLToPath } from 'node:url';
import { refuse } from '../../server/contract/refusals.ts';
import { openDebriefLines } from '../../server/host/debrief-lines.ts';
import { openHost } from '../../server/host/host.ts';
import type { Report } from '../../server/host/ports.ts';
import { systemClock, systemIds, systemScenarios, systemTimers, threadBenchmarks } from '../../server/host/system.ts';
import { openServer } from '../../server/net/server.ts';
import { loadScenario } from '../../server/scenario/load.ts';
import { memoryStore } from '../../server/store/memory.ts';
import { pageHost } from './live-server.ts';
import type { LiveServer } from './live-server.ts';

/** A whole server in this process that plays one scenario of the tests, which no shipped server offers. */
export const serveFixture = async (
  name: string,
): Promise<Pick<LiveServer, 'url' | 'pageUrl' | 'close'> & { readonly warnings: readonly string[] }> => {
  const loaded = loadScenario(fileURLToPath(new URL(`../fixtures/${name}.yaml`, import.meta.url)));
  if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('; '));
  const { scenario, text } = loaded;
  const warnings: string[] = [];
  const report: Report = { warn: (message, facts) => warnings.push(`${message} ${JSON.stringify(facts ?? {})}`) };
  const shipped = systemScenarios();
  const debriefs = openDebriefLines();
  const host = await openHost({
    clock: systemClock,
    timers: systemTimers,
    ids: systemIds,
    store: memoryStore(),
    scenarios: {
      find: (id) => (id === scenario.id ? { scenario, text } : { refusal: refuse('scenario/unknown', { scenario: id }) }),
      read: (written) => shipped.read(written),
    },
    benchmarks: threadBenchmarks(debriefs),
    debriefs,
    report,
  });
  const clientFolder = fileURLToPath(new URL('../../.build/client', import.meta.url));
  const server = await openServer(host, report, { port: 0, clientFolder, scenarios: [] });
  return {
    url: `http://127.0.0.1:${server.port}`,
    pageUrl: `http://${pageHost}:${server.port}`,
    warnings,
    close: async () => {
      await server.close();
      host.close();
      debriefs.close();
    },
  };
};
