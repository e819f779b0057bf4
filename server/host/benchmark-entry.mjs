// Where the benchmarks' thread begins: Node 20 gives its threads no TypeScript loader from `--import`, so the thread takes it itself.
import { register } from 'tsx/esm/api';

register();
await import('./benchmark-thread.ts');
