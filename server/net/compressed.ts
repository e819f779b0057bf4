import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const compressible = /\.(?:js|css|html|svg|json)$/;
const smallestBytes = 1024;

/** Whole or not at all: half a file would be served until the next build. */
const put = (path: string, bytes: Uint8Array): void => {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, path);
};

/** Writes a `.br` and a `.gz` beside each file of the built client, so that serving it costs no compression: the map's engine is over a megabyte. */
export const compressBuild = (folder: string): void => {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (!compressible.test(name) || statSync(path).size < smallestBytes || existsSync(`${path}.br`)) continue;
    const bytes = readFileSync(path);
    put(`${path}.gz`, gzipSync(bytes));
    put(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }));
  }
};
