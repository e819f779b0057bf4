import { signal } from '@preact/signals';

/** This machine's clock, four times a second: what countdowns read. */
export const nowMs = signal(Date.now());

setInterval(() => {
  nowMs.value = Date.now();
}, 250);
