import type { Seat, Text } from '../../contract/ids.ts';
import type { ReplayRound, TimelineEntry, TimelineKind } from '../../contract/replay.ts';
import { informationLevel } from '../../game/information.ts';
import type { ViewSetup } from '../setup.ts';
import { lastPeriod } from './steps.ts';
import type { Step, Walk } from './steps.ts';
import { teamLines } from './timeline-team.ts';
import { worldLines } from './timeline-world.ts';

/** What a step has to say on the time line. `round` and `period`: where they are not those of the game by then. */
export type Line = {
  readonly kind: TimelineKind;
  readonly seat?: Seat;
  readonly to?: readonly Seat[];
  readonly values?: TimelineEntry['values'];
  readonly text?: Text;
  readonly round?: number;
  readonly period?: number;
};

/** A new act brings another level, a facilitator sets one; before the first planning nobody knows anything of anybody. */
const levelLines = (setup: ViewSetup, { before, game }: Step): readonly Line[] => {
  if (before === undefined || before.phase === 'briefing' || game.phase === 'finished') return [];
  const level = informationLevel(setup, game);
  return level === informationLevel(setup, before) ? [] : [{ kind: 'level', values: { level } }];
};

type Deciding = ReadonlyMap<number, readonly Line[]>;

const decisionLine = (seat: Seat, { decisions, round, lastPeriod: last, firstPeriod }: ReplayRound): readonly Line[] => {
  const moved = decisions.filter((each) => each.seat === seat);
  const [only] = moved;
  if (only === undefined) return [];
  const count = moved.length;
  const values: Line['values'] = count > 1 ? { count } : { count, lever: only.lever, key: only.key, value: only.value };
  return [{ kind: 'decision', seat, values, round, period: Math.min(last, firstPeriod - 1) }];
};

/** What each seat decided, said once a round: as it committed for the last time, or as planning was closed over it. By step. */
const decidingLines = ({ steps }: Walk, rounds: readonly ReplayRound[]): Deciding => {
  const lines = new Map<number, Line[]>();
  const committed = new Map<Seat, number>();
  for (const [at, { logged }] of steps.entries()) {
    const { fact } = logged;
    if (fact.type === 'PlanningOpened') committed.clear();
    if (fact.type === 'Committed') committed.set(fact.seat, at);
    if (fact.type !== 'RoundResolved') continue;
    const round = rounds.find((each) => each.round === fact.round);
    for (const seat of round === undefined ? [] : new Set(round.decisions.map((each) => each.seat))) {
      const where = committed.get(seat) ?? at;
      lines.set(where, [...(lines.get(where) ?? []), ...(round === undefined ? [] : decisionLine(seat, round))]);
    }
  }
  return lines;
};

/** What happened, entry by entry of the log; ids are the entries' own numbers, so that they stay when more is logged. */
export const timelineOf = (setup: ViewSetup, walk: Walk, rounds: readonly ReplayRound[]): readonly TimelineEntry[] => {
  const deciding = decidingLines(walk, rounds);
  return walk.steps.flatMap((step, at) => {
    const { sequence, atMs } = step.logged;
    const lines = [...(deciding.get(at) ?? []), ...levelLines(setup, step), ...teamLines(setup, step), ...worldLines(setup, step)];
    return lines.map(
      ({ kind, seat, to, values, text, round, period }, place): TimelineEntry => ({
        id: place === 0 ? `e${sequence}` : `e${sequence}-${place + 1}`,
        kind,
        frame: step.frame,
        round: round ?? step.game.round,
        period: period ?? lastPeriod(step.game),
        atMs,
        ...(seat === undefined ? {} : { seat }),
        ...(to === undefined ? {} : { to }),
        values: values ?? {},
        ...(text === undefined ? {} : { text }),
      }),
    );
  });
};
