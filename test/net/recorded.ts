import type { WorkshopCreated, Joined } from '../../server/contract/messages.ts';
import { openPage } from './served.ts';
import type { TestPage } from './served.ts';

/** Everything somebody was sent, as the text in which it came; `take` hands it over and forgets it. */
export type Recording = { readonly texts: string[]; take(): readonly string[] };

export const openRecording = (): Recording => {
  const texts: string[] = [];
  return { texts, take: () => texts.splice(0) };
};

/** A page whose every packet is kept as it came: events, acks, errors of the handshake alike. */
export const openRecordedPage = (url: string, auth: Readonly<Record<string, unknown>>, { texts }: Recording): TestPage => {
  const page = openPage(url, auth);
  const { io } = page.socket;
  io.on('open', () => {
    io.engine.on('packet', ({ data }: { readonly data?: unknown }) => {
      if (typeof data === 'string') texts.push(data);
      else if (data !== undefined) texts.push(`binary ${JSON.stringify(data)}`);
    });
  });
  return page;
};

/** A call over http; status line, headers and body are kept. */
export const call = async (url: string, path: string, body: unknown, { texts }: Recording): Promise<string> => {
  const init =
    body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        };
  const response = await fetch(`${url}${path}`, init);
  const text = await response.text();
  texts.push(`${response.status} ${JSON.stringify([...response.headers])} ${text}`);
  return text;
};

export const recordedWorkshop = async (url: string, wanted: Readonly<Record<string, unknown>>, into: Recording): Promise<WorkshopCreated> =>
  JSON.parse(await call(url, '/api/workshops', wanted, into)) as WorkshopCreated;

export const recordedJoin = async (url: string, code: string, name: string, into: Recording): Promise<Joined> =>
  JSON.parse(await call(url, '/api/join', { code, name }, into)) as Joined;
