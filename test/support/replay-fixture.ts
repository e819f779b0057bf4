import type { Replay } from '../../server/contract/replay.ts';
import type { GameFact, Logged } from '../../server/game/facts.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import { replayView } from '../../server/views/replay/replay.ts';
import { openTable } from './live-table.ts';
import { playOut } from './people-play.ts';
import { talkedThroughStory, talkedThroughText } from './talked-through-game.ts';

export type ReplayFixture = { readonly scenario: Scenario; readonly entries: readonly Logged<GameFact>[]; readonly replay: Replay };

let made: Promise<ReplayFixture> | undefined;

/**
 * A whole default game that people played on a live host, with all that a team can do in it, and its replay. The same every time, made
 * once a process: it takes a few seconds.
 */
export const replayFixture = (): Promise<ReplayFixture> =>
  (made ??= (async () => {
    const table = await openTable(talkedThroughText, 'replayed');
    await playOut(table, talkedThroughStory);
    const entries = await table.entries();
    const { scenario } = table;
    const names = Object.fromEntries(table.persons.map(({ id, name }) => [id, name]));
    const replay = replayView(scenario, entries, { attempt: 1, scenarioVersion: 'of-the-test', branches: [], names });
    return { scenario, entries, replay };
  })());
