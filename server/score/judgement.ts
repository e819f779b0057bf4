import type { Judge } from '../game/agreements/judging.ts';

/** Judges promises by the company's records, decisions and KPIs. */
export const judge: Judge = () => [];
