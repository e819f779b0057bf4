import type { Debrief } from '../../server/contract/debrief.ts';
import type { Replay } from '../../server/contract/replay.ts';
import { evolveAll } from '../../server/game/evolve.ts';
import { debriefOf } from '../../server/play/debrief.ts';
import { replayFixture } from './replay-fixture.ts';

type DebriefFixture = { readonly replay: Replay; readonly debrief: Debrief };

let made: Promise<DebriefFixture> | undefined;

/** The talked-through game with all that can be learnt from it, worked out by its re-runs. Made once a process: some ten seconds. */
export const debriefFixture = (): Promise<DebriefFixture> =>
  (made ??= (async () => {
    const { scenario, entries, replay } = await replayFixture();
    const game = evolveAll(
      scenario,
      undefined,
      entries.map(({ fact }) => fact),
    );
    if (game === undefined) throw new Error('the fixture has no game');
    return { replay, debrief: debriefOf(scenario, game) };
  })());
