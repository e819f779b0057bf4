import type { Report } from './ports.ts';

/** Runs one step among many. A bug in it is reported and stops none of the others: one game's trouble is not every team's. */
export const isolated = <T>(report: Report, what: string, step: () => T): T | undefined => {
  try {
    return step();
  } catch (problem) {
    report.warn(`a bug: ${what}`, { problem: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem) });
    return undefined;
  }
};
