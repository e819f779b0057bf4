import { networkInterfaces } from 'node:os';

/** This machine's address in the local network, or `localhost` where it has none. Addresses of home and office networks first. */
const lanAddress = (): string => {
  const addresses = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter((each) => each.family === 'IPv4' && !each.internal)
    .map((each) => each.address);
  const rank = (address: string): number =>
    address.startsWith('192.168.') ? 0 : address.startsWith('10.') ? 1 : address.startsWith('172.') ? 2 : 3;
  return addresses.toSorted((one, other) => rank(one) - rank(other))[0] ?? 'localhost';
};

/** Where people reach the server: what `PUBLIC_URL` says, else the local network. Without a slash at the end. */
export const publicUrl = (port: number, configured: string | undefined): string =>
  configured === undefined || configured === '' ? `http://${lanAddress()}:${port}` : configured.replace(/\/+$/, '');
