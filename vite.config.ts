import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds the browser's part into `.build/client`. In development it may serve nothing of the server but the contract. */
export default defineConfig({
  root: here('./client'),
  publicDir: false,
  cacheDir: here('./.build/vite'),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: {
    fs: { strict: true, allow: [here('./client'), here('./server/contract'), here('./node_modules')] },
    proxy: { '/api': 'http://localhost:3000', '/socket.io': { target: 'http://localhost:3000', ws: true } },
  },
  build: { outDir: here('./.build/client'), emptyOutDir: true, sourcemap: false, chunkSizeWarningLimit: 2000 },
});
