import { describe, expect, test } from 'vitest';
import type { InformationLevel } from '../../../server/contract/ids.ts';
import type { Replay } from '../../../server/contract/replay.ts';
import { replayView } from '../../../server/views/replay/replay.ts';
import { openTable } from '../../support/live-table.ts';
import type { LiveTable } from '../../support/live-table.ts';
import { playOut } from '../../support/people-play.ts';
import { shippedText } from '../../support/scenario-texts.ts';
import { firstDifference, sectionNames, seenDesks } from '../../support/sent-desks.ts';

type Played = { readonly table: LiveTable; readonly replay: Replay };

/** A shipped scenario as people play it who look at everything, whose facilitator lets everything happen. */
const played = async (scenario: string, level: InformationLevel): Promise<Played> => {
  const table = await openTable(shippedText(scenario), 'shipped');
  const held = table.scenario.company.events.filter(({ trigger }) => trigger.kind === 'held');
  await playOut(table, {
    habit: (_, round) => ({ policy: round % 5 === 0 ? 'silo' : 'coordinated' }),
    inPlanning: async ({ lead, at }, round) => {
      if (round === 2) await lead.say({ kind: 'setLevel', level });
      const event = held[round - 3];
      if (event !== undefined) await lead.say({ kind: 'inject', event: event.id });
      await at('sales')?.ask({ kind: 'askCustomer', round, slot: 1 });
      await at('operations')?.ask({ kind: 'shadow', seat: 'procurement' });
    },
  });
  const replay = replayView(table.scenario, await table.entries(), { attempt: 1, scenarioVersion: 'of-the-test', branches: [] });
  return { table, replay };
};

describe('a game of', () => {
  test.each([
    ['cold-chain', 'open'],
    ['peak-season', 'talk'],
    ['port-closure', 'board'],
    ['supplier-fire', 'board'],
  ] as const)('%s looks in its replay as it looked live, and its costs add up', async (scenario, level) => {
    const { table, replay } = await played(scenario, level);
    const seen = seenDesks(table.sent, table.stored, sectionNames(replay));
    expect(seen.length).toBeGreaterThan(500);
    expect(firstDifference(replay, seen)).toBeUndefined();
    expect(replay.truth.periods.reduce((sum, { costCents }) => sum + costCents, 0)).toBe(replay.end.totalCostCents);
    if (scenario !== 'port-closure') return;
    // Ships wait four days off the closed port, and whoever asks how long they take is told what they always took.
    const { periods, leadTimes } = replay.truth;
    const late = leadTimes.findIndex(({ kind, id }) => kind === 'lane' && id === 'shenzhen>longbeach');
    const usual = table.scenario.company.lanes.find(({ id }) => id === 'shenzhen>longbeach')?.modes[0]?.transit;
    const days = (usual?.periods ?? []).reduce((sum, each, place) => sum + (each * (usual?.ppm[place] ?? 0)) / 1_000_000, 0);
    const wrong = periods.flatMap(({ wrongLeadTimes }) => wrongLeadTimes.filter(({ leadTime }) => leadTime === late));
    expect(wrong[0]).toEqual({ leadTime: late, shownPercent: 100, truePercent: Math.round(((days + 4) * 100) / days) });
  });
});
