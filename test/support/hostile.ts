import { connect } from 'node:net';
import type { TestPage } from '../net/served.ts';

/** What a server sends back to bytes that no browser would send, until it ends the connection or `mostMs` have passed. */
export const sendRaw = (
  port: number,
  bytes: string | Uint8Array,
  mostMs = 3000,
): Promise<{ readonly text: string; readonly ended: boolean }> =>
  new Promise((done) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    const finish = (ended: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      done({ text, ended });
    };
    const timer = setTimeout(() => finish(false), mostMs);
    socket.on('data', (data) => {
      text += data.toString('latin1');
    });
    socket.on('close', () => finish(true));
    socket.on('error', () => finish(true));
  });

/** A request line with a path as it is: `fetch` would tidy it up. */
export const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;

/** A request with a body of any kind. */
export const postRaw = (path: string, type: string | undefined, body: string | Uint8Array): Uint8Array => {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const kind = type === undefined ? '' : `Content-Type: ${type}\r\n`;
  const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${kind}Content-Length: ${bytes.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes]);
};

/** Sends packets of Socket.IO past its client, and gives back what came within `waitMs`, or until there is `enough`. */
export const sendPackets = async (
  page: TestPage,
  packets: readonly string[],
  waitMs = 120,
  enough: (got: readonly string[]) => boolean = () => false,
): Promise<readonly string[]> => {
  const got: string[] = [];
  const { engine } = page.socket.io;
  const listen = ({ data }: { readonly data?: unknown }): void => {
    if (typeof data === 'string') got.push(data);
  };
  engine.on('packet', listen);
  for (const packet of packets) engine.write(packet);
  const endMs = Date.now() + waitMs;
  while (Date.now() < endMs && !enough(got))
    await new Promise((done) => {
      setTimeout(done, 10);
    });
  engine.off('packet', listen);
  return got;
};
