import type { AddressInfo } from 'node:net';
import type { ScenarioListing } from '../contract/messages.ts';
import type { Host } from '../host/host.ts';
import type { Report } from '../host/ports.ts';
import { publicUrl } from './addresses.ts';
import { compressBuild } from './compressed.ts';
import { openHttp } from './http.ts';
import { openLimits } from './limits.ts';
import { openSockets } from './sockets.ts';

export type ServerSettings = {
  /** 0 takes any free port. */
  readonly port: number;
  readonly clientFolder: string;
  readonly scenarios: ScenarioListing;
  /** Where people reach the server, if that is not this machine's address in the local network. */
  readonly publicUrl?: string;
  /** How long a request may take to arrive; half a minute if nothing is said. */
  readonly mostRequestMs?: number;
};

export type NetServer = { readonly port: number; readonly publicUrl: string; close(): Promise<void> };

/** Puts a host on the network: pages, calls and sockets on one port. Rejects if the port is taken. */
export const openServer = async (host: Host, report: Report, settings: ServerSettings): Promise<NetServer> => {
  const limits = openLimits();
  let reachedAt = '';
  compressBuild(settings.clientFolder);
  const app = await openHttp(host, limits, {
    clientFolder: settings.clientFolder,
    scenarios: settings.scenarios,
    publicUrl: () => reachedAt,
    mostRequestMs: settings.mostRequestMs ?? 30_000,
  });
  const sockets = openSockets(app.server, host, limits, report);
  await app.listen({ port: settings.port, host: '0.0.0.0' });
  const { port } = app.server.address() as AddressInfo;
  reachedAt = publicUrl(port, settings.publicUrl);
  return {
    port,
    publicUrl: reachedAt,
    close: async () => {
      sockets.disconnectSockets(true);
      await sockets.close();
      await app.close();
    },
  };
};
