import { beforeAll, describe, expect, it } from 'vitest';
import { readDesks, type DeskReader } from '../../../client/model/replay/desk-at.ts';
import { seats } from '../../../server/contract/ids.ts';
import type { Replay } from '../../../server/contract/replay.ts';
import { replayFixture } from '../../support/replay-fixture.ts';
import { replayedDesk } from '../../support/sent-desks.ts';

let replay: Replay;
let reader: DeskReader;
beforeAll(async () => {
  ({ replay } = await replayFixture());
  reader = readDesks(replay);
});

describe('a desk of a replay', () => {
  it('is byte for byte what lay before its seat, at every moment of the game', () => {
    for (const seat of seats)
      for (const frame of replay.frames.keys()) {
        const text = replayedDesk(replay, seat, frame);
        expect(reader.textAt(seat, frame) === text, `${seat} at frame ${frame}`).toBe(true);
        expect(JSON.stringify(reader.deskAt(seat, frame)) === text, `${seat} at frame ${frame}, read`).toBe(true);
      }
  });

  it('is the same object while nothing on it changed, and its sections are where they did not', () => {
    const changed = new Set(Object.values(replay.desks.sales).flatMap((history) => history.map(([frame]) => frame)));
    const still = [...replay.frames.keys()].find((frame) => frame > 0 && !changed.has(frame)) ?? 0;
    expect(still).toBeGreaterThan(0);
    expect(reader.deskAt('sales', still)).toBe(reader.deskAt('sales', still - 1));
    const last = replay.frames.length - 1;
    expect(reader.deskAt('sales', last).map).toBe(reader.deskAt('sales', 0).map);
  });

  it('can be looked at in any order', () => {
    const last = replay.frames.length - 1;
    for (const frame of [last, 0, last >> 1, last, 1])
      expect(reader.textAt('operations', frame)).toBe(replayedDesk(replay, 'operations', frame));
  });

  it('has no section that was not there yet', () => {
    expect(reader.deskAt('sales', 0).end).toBeUndefined();
    expect(reader.deskAt('sales', replay.frames.length - 1).end).toEqual(replay.end);
  });
});
