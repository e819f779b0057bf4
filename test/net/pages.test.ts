import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHost } from '../../server/host/host.ts';
import { systemClock, systemIds, systemScenarios, systemTimers } from '../../server/host/system.ts';
import { openServer } from '../../server/net/server.ts';
import type { NetServer } from '../../server/net/server.ts';
import { memoryStore } from '../../server/store/memory.ts';
import { fakeDebriefs, fakeReport } from '../host/fakes.ts';

const folder = mkdtempSync(join(tmpdir(), 'crossdock-pages-'));
const page = '<!doctype html><title>Crossdock</title>';
const script = `export const text = '${'long '.repeat(1000)}';`;
let server: NetServer;
let url: string;

beforeAll(async () => {
  mkdirSync(join(folder, 'client/assets'), { recursive: true });
  writeFileSync(join(folder, 'client/index.html'), page);
  writeFileSync(join(folder, 'client/assets/main-abc123.js'), script);
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  const host = await openHost({
    clock: systemClock,
    timers: systemTimers,
    ids: systemIds,
    store: memoryStore(),
    scenarios: systemScenarios(),
    benchmarks: { play: async () => [], worth: async () => [] },
    debriefs: fakeDebriefs(),
    report: fakeReport(),
  });
  server = await openServer(host, fakeReport(), {
    port: 0,
    clientFolder: join(folder, 'client'),
    scenarios: [],
    publicUrl: 'https://play.example.com/',
  });
  url = `http://127.0.0.1:${server.port}`;
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each(['/', '/w/some-workshop', '/w/some-workshop/replay/some-game', '/join/ABC346', '/open', '/open/some-file'])(
  '%s is the page, never taken from a cache unasked',
  async (path) => {
    const response = await fetch(`${url}${path}`);
    expect(await response.text()).toBe(page);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
  },
);

test('built files are kept for a year, as their names change with their content, and come compressed', async () => {
  const response = await fetch(`${url}/assets/main-abc123.js`, { headers: { 'accept-encoding': 'br' } });
  expect(response.headers.get('content-encoding')).toBe('br');
  expect(response.headers.get('cache-control')).toContain('immutable');
  expect(await response.text()).toBe(script);
  const plain = await fetch(`${url}/assets/main-abc123.js`, { headers: { 'accept-encoding': 'identity' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(await plain.text()).toBe(script);
});

test.each(['/nothing', '/assets/nothing.js', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/..%2f..%2fsecret.txt'])(
  '%s is not there',
  async (path) => {
    const response = await fetch(`${url}${path}`);
    expect([400, 403, 404]).toContain(response.status);
    expect(await response.text()).not.toContain('secret\n');
  },
);

test('links are made with the configured address', () => {
  expect(server.publicUrl).toBe('https://play.example.com');
});
