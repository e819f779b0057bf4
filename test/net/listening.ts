import type { Desk } from '../../server/contract/desk.ts';
import type { Ack, ViewMessage } from '../../server/contract/messages.ts';
import type { Refusal } from '../../server/contract/refusals.ts';
import { openHost } from '../../server/host/host.ts';
import { systemClock, systemIds, systemScenarios, systemTimers } from '../../server/host/system.ts';
import { openServer } from '../../server/net/server.ts';
import { memoryStore } from '../../server/store/memory.ts';
import type { Store } from '../../server/store/port.ts';
import { fakeDebriefs, fakeReport } from '../host/fakes.ts';
import { openPage } from './served.ts';
import type { TestPage } from './served.ts';

/** A host on a memory of its own, on the network, with the pages that were opened of it. */
export const listening = async (store: Store = memoryStore()) => {
  const report = fakeReport();
  const host = await openHost({
    clock: systemClock,
    timers: systemTimers,
    ids: systemIds,
    store,
    scenarios: systemScenarios(),
    benchmarks: { play: async () => [], worth: async () => [] },
    debriefs: fakeDebriefs(),
    report,
  });
  const server = await openServer(host, report, { port: 0, clientFolder: '/nowhere', scenarios: [] });
  const url = `http://127.0.0.1:${server.port}`;
  const pages: TestPage[] = [];
  /** A page that has been shown something: its game, or the lobby. */
  const page = async (token: string, game?: string): Promise<TestPage> => {
    const opened = openPage(url, game === undefined ? { token } : { token, game });
    pages.push(opened);
    await opened.until(() => (game === undefined ? opened.lobbies[0] : opened.views[0]), 'something to see');
    return opened;
  };
  const close = async (): Promise<void> => {
    for (const each of pages) each.close();
    await server.close();
    host.close();
  };
  return { url, report, page, close };
};

/** `ok`, or the code of the refusal. */
export const codeOf = (ack: Ack): string => (ack.ok ? 'ok' : ack.refusal.code);

/** The desk as the server would send it now. */
export const deskOf = async (page: TestPage): Promise<Desk> => {
  const answer = (await page.socket.timeout(5000).emitWithAck('resync')) as ViewMessage | { readonly refusal: Refusal };
  if ('refusal' in answer || answer.kind !== 'full' || answer.desk === undefined) throw new Error('there is no desk to be seen');
  return answer.desk;
};
