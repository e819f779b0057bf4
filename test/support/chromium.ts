import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { pageHost } from './live-server.ts';

const places = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where Chromium is on this machine; fails with the one line that says how to get it. */
const chromiumPath = (): string => {
  const found = places.find((path) => path !== undefined && existsSync(path));
  if (found === undefined) throw new Error('Browser tests need Chromium: `apt-get install -y chromium`, or set CHROMIUM to its path.');
  return found;
};

/** A quiet headless Chromium: no sandbox for root, software WebGL, nothing that calls home. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--enable-unsafe-swiftshader',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      `--host-resolver-rules=MAP ${pageHost} 127.0.0.1`,
    ],
  });
