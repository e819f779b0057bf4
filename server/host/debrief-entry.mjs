// Where the thread for finished games begins: Node 20 gives its threads no TypeScript loader from `--import`, so the thread takes it itself.
import { register } from 'tsx/esm/api';

register();
await import('./debrief-thread.ts');
