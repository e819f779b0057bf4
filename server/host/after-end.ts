import type { Ack } from '../contract/messages.ts';
import type { Command } from '../game/command.ts';
import type { Game } from '../game/state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Ports } from './ports.ts';

type Ended = {
  readonly scenario: Scenario;
  readonly game: () => Game;
  readonly live: () => boolean;
  readonly submit: (command: Command) => Promise<Ack>;
};

/** What a finished game is still owed: the bots' games on its seed, and a re-run without each of its agreements. Each is asked for once, away from the event loop. */
export const openAfterEnd = (ports: Pick<Ports, 'benchmarks' | 'report'>, { scenario, game, live, submit }: Ended): (() => void) => {
  const asked = new Set<'benchmarks' | 'worth'>();

  const ask = (what: 'benchmarks' | 'worth', answer: () => Promise<Command>): void => {
    if (asked.has(what)) return;
    asked.add(what);
    answer().then(
      (command) => {
        if (live()) void submit(command);
      },
      (problem: unknown) => ports.report.warn(`${what} were not played`, { game: game().id, problem: String(problem) }),
    );
  };

  return () => {
    const state = game();
    if (state.phase !== 'finished') return;
    const { seed, injections, benchmarks, together } = state;
    if (benchmarks.length === 0)
      ask('benchmarks', async () => ({ kind: 'benchmarks', results: await ports.benchmarks.play(scenario, seed, injections) }));
    const measurable = together.agreements.some(({ agreed, filled }) => agreed !== undefined && filled.length > 0);
    if (measurable && together.worth.length === 0)
      ask('worth', async () => ({ kind: 'worth', results: await ports.benchmarks.worth(scenario, state) }));
  };
};
