import { beforeAll, describe, expect, test } from 'vitest';
import type { Replay } from '../../../server/contract/replay.ts';
import { replayView } from '../../../server/views/replay/replay.ts';
import { openTable } from '../../support/live-table.ts';
import type { LiveTable } from '../../support/live-table.ts';
import { playOut } from '../../support/people-play.ts';
import { firstDifference, frameOf, sectionNames, seenDesks } from '../../support/sent-desks.ts';
import type { SeenDesk } from '../../support/sent-desks.ts';
import { talkedThroughStory, talkedThroughText } from '../../support/talked-through-game.ts';

const extras = { attempt: 1, scenarioVersion: 'of-the-test', branches: [] };

describe('a game played live a moment ago', () => {
  let table: LiveTable;
  let replay: Replay;
  let seen: readonly SeenDesk[];
  beforeAll(async () => {
    table = await openTable(talkedThroughText, 'another world');
    await playOut(table, talkedThroughStory);
    replay = replayView(table.scenario, await table.entries(), extras);
    seen = seenDesks(table.sent, table.stored, sectionNames(replay));
  });

  test('ran without a warning', () => {
    expect(table.warnings).toEqual([]);
  });

  test('looks in its replay as it looked to those who played it, byte for byte', () => {
    expect(seen.length).toBeGreaterThan(500);
    expect(firstDifference(replay, seen)).toBeUndefined();
  });

  test('would not be called the same with one byte more in any section of a desk', () => {
    for (const { sequence, seat } of seen.filter((_, place) => place % 97 === 0))
      for (const changes of Object.values(replay.desks[seat])) {
        const shown = changes.findLast(([frame]) => frame <= frameOf(replay, sequence))?.[1] ?? -1;
        if (shown < 0) continue;
        const section = replay.sections[shown];
        const sections = replay.sections.with(shown, typeof section === 'string' ? `${section} ` : (section ?? []).concat(0));
        expect(firstDifference({ ...replay, sections }, seen)).toContain('live');
      }
  });
});
