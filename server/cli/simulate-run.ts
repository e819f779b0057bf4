import { closeSync, openSync, writeSync } from 'node:fs';
import { playEach } from '../play/many-games.ts';
import type { PlayOptions } from '../play/play-game.ts';
import type { PlaySummary } from '../play/play-job.ts';
import { traceHeader } from '../play/trace.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { interruptedExitCode, interruptible } from './interrupt.ts';
import { progressBar } from './progress.ts';
import type { SimulateOptions } from './simulate-options.ts';
import { policyReport, runReport, type SimulateReport } from './simulate-report.ts';
import { runsTable } from './simulate-table.ts';

/** Where runs go one by one as they finish, in their order, so that a million of them need no more memory than one. */
export type RunSink = { readonly take: (summary: PlaySummary, place: number) => void; readonly end: () => void };

/** JSON as `JSON.stringify` would write the whole report, a run at a time. Nothing is written before the first run. */
const jsonSink = (head: Omit<SimulateReport, 'runs'>): RunSink => {
  const opening = `${JSON.stringify({ ...head, runs: [] }, undefined, 2).slice(0, -'[]\n}'.length)}[`;
  let runs = 0;
  return {
    take: (summary) => {
      const text = JSON.stringify(runReport(summary), undefined, 2).replaceAll('\n', '\n    ');
      process.stdout.write(`${runs === 0 ? opening : ','}\n    ${text}`);
      runs += 1;
    },
    end: () => process.stdout.write(runs === 0 ? '' : '\n  ]\n}\n'),
  };
};

/** The trace file. Throws when it can't be written. */
const traceSink = (path: string): RunSink => {
  const file = openSync(path, 'w');
  writeSync(file, `${traceHeader}\n`);
  return {
    take: ({ traceLines }) => {
      if (traceLines !== undefined && traceLines.length > 0) writeSync(file, `${traceLines.join('\n')}\n`);
    },
    end: () => closeSync(file),
  };
};

/** Plays `runs` games; run k on seed `S/k`. Prints, and writes the trace where asked. What Ctrl-C leaves is printed too, with exit code 130. */
export const simulate = async (scenario: Scenario, policies: PlayOptions['policies'], options: SimulateOptions): Promise<void> => {
  const runs = options.runs ?? 1;
  const head = { scenario: scenario.id, policy: policyReport(policies) };
  const sinks = [
    options.json === true ? jsonSink(head) : runsTable(head, runs),
    ...(options.trace === undefined ? [] : [traceSink(options.trace)]),
  ];
  const level = options.information === undefined ? {} : { informationLevel: options.information };
  const jobAt = (place: number) => ({
    seed: `${options.seed}/${place + 1}`,
    policies,
    ...level,
    ...(options.inject === undefined ? {} : { injections: options.inject }),
    ...(options.trace === undefined ? {} : { traceAsRun: place + 1 }),
  });
  const bar = progressBar(runs, 'games');
  let played = 0;
  const outcome = await interruptible((signal) =>
    playEach(
      scenario,
      { count: runs, at: jobAt },
      (summary, place) => {
        for (const sink of sinks) sink.take(summary, place);
        played += 1;
        bar.step();
      },
      { signal },
    ),
  ).finally(bar.stop);
  for (const sink of sinks) sink.end();
  if (outcome === 'done') return;
  process.stderr.write(`stopped after ${played} of ${runs} games\n`);
  process.exitCode = interruptedExitCode;
};
