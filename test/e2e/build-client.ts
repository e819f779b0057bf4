import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds the client once for all browser tests: they play what `npm start` serves. */
export default async (): Promise<void> => {
  await build({ configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)), logLevel: 'warn' });
};
