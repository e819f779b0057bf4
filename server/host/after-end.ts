import type { DebriefProgress } from '../contract/debrief.ts';
import type { Ack } from '../contract/messages.ts';
import type { Command } from '../game/command.ts';
import type { Game } from '../game/state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Source } from './debrief-jobs.ts';
import type { Ports } from './ports.ts';

type Ended = {
  readonly scenario: Scenario;
  readonly game: () => Game;
  readonly source: () => Promise<Source>;
  readonly live: () => boolean;
  readonly submit: (command: Command) => Promise<Ack>;
};

export type AfterEnd = {
  /** The game has changed. */
  readonly follow: () => void;
  /** How far the debrief is. Who asks for it waits for it: it comes before those of other games. */
  readonly progress: () => DebriefProgress;
};

/**
 * What a finished game is still owed: the bots' games on its seed, a re-run without each of its agreements, and when both are there, or
 * cannot be had, its debrief. Each is asked for once, away from the event loop.
 */
export const openAfterEnd = (
  ports: Pick<Ports, 'benchmarks' | 'debriefs' | 'report'>,
  { scenario, game, source, live, submit }: Ended,
): AfterEnd => {
  const asked = new Set<'benchmarks' | 'worth' | 'debrief'>();
  const open = new Set<'benchmarks' | 'worth' | 'debrief'>();
  let far = { done: 0, of: 1 };
  let failed = false;
  let key: string | undefined;

  const ask = (what: 'benchmarks' | 'worth' | 'debrief', answer: () => Promise<Command>): void => {
    if (asked.has(what)) return;
    asked.add(what);
    open.add(what);
    answer()
      .then(async (command) => {
        if (live()) await submit(command);
      })
      .catch((problem: unknown) => {
        if (!live()) return;
        failed ||= what === 'debrief';
        ports.report.warn(`${what} were not played`, { game: game().id, problem: String(problem) });
      })
      .finally(() => {
        open.delete(what);
        if (live()) follow();
      });
  };

  const worked = async (): Promise<Command> => {
    const from = await source();
    ({ key } = from);
    const debrief = await ports.debriefs.ask({ kind: 'debrief' }, from, (done, of) => {
      far = { done, of };
    });
    return { kind: 'debrief', debrief };
  };

  const follow = (): void => {
    const state = game();
    if (state.phase !== 'finished') return;
    const { seed, injections, benchmarks, together } = state;
    if (benchmarks.length === 0)
      ask('benchmarks', async () => ({ kind: 'benchmarks', results: await ports.benchmarks.play(scenario, seed, injections) }));
    const measurable = together.agreements.some(({ agreed, filled }) => agreed !== undefined && filled.length > 0);
    if (measurable && together.worth.length === 0)
      ask('worth', async () => ({ kind: 'worth', results: await ports.benchmarks.worth(scenario, state) }));
    if (state.debrief === undefined && open.size === 0) ask('debrief', worked);
  };

  return {
    follow,
    progress: () => {
      const { debrief, together } = game();
      const { commitments } = together;
      if (debrief !== undefined) return { state: 'ready', debrief, commitments };
      if (failed) return { state: 'missing', why: 'failed', commitments };
      if (key !== undefined) ports.debriefs.hurry(key);
      return { state: 'working', ...far };
    },
  };
};
