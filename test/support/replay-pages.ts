import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Refusal } from '../../server/contract/refusals.ts';
import type { DebriefProgress } from '../../server/contract/debrief.ts';
import type { Replay } from '../../server/contract/replay.ts';

const clientFolder = fileURLToPath(new URL('../../.build/client', import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.html': 'text/html; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** What pages are served about a game: its replay and how far its debrief is, or why not. */
export type ServedGame = { readonly replay: Replay | Refusal; readonly debrief?: () => DebriefProgress };

/** The built pages with games as they are given here, so that screens can be looked at in states that take a server long to reach. */
export const serveReplays = async (
  games: Readonly<Record<string, ServedGame>>,
): Promise<{ readonly url: string; readonly close: () => void }> => {
  const answer = (response: ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    response.end(gzipSync(JSON.stringify(body)));
  };
  // Read once: another run may build the pages anew meanwhile.
  const files = new Map<string, Buffer>(
    readdirSync(clientFolder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(clientFolder, name)).isFile())
      .map((name) => [`/${name}`, readFileSync(join(clientFolder, name))] as const),
  );
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    const path = new URL(request.url ?? '/', 'http://here').pathname;
    const [, name = '', part] = /^\/api\/replays\/([^/]+)(\/debrief)?$/.exec(path) ?? [];
    const game = games[decodeURIComponent(name)];
    if (path.startsWith('/api/')) {
      if (game === undefined) return answer(response, 404, { code: 'replay/unknown' });
      if (part !== undefined) return answer(response, 200, game.debrief?.() ?? { state: 'missing', why: 'failed', commitments: [] });
      return answer(response, 'code' in game.replay ? 403 : 200, game.replay);
    }
    const file = files.has(path) ? path : '/index.html';
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    response.end(files.get(file));
  };
  const server = createServer(serve);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
