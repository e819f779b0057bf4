import type { Seat } from '../../server/contract/ids.ts';
import type { LiveTable } from './live-table.ts';
import type { Story } from './people-play.ts';
import { shippedText } from './scenario-texts.ts';
import { say, talkedThroughStory, talkedThroughText } from './talked-through-game.ts';

/** A game to be played by people on a live host and kept. */
export type RecordedGame = { readonly name: string; readonly text: string; readonly seed: string; readonly story: Story };

const chainPolicies: Readonly<Record<Seat, string>> = {
  sales: 'sterman',
  logistics: 'basestock',
  procurement: 'sterman',
  operations: 'panic',
};

/** Four strangers in a row: no talk, one decision a week; one of them leaves for ten weeks, without a word. */
const beerGame: Story = {
  habit: (seat) => ({ policy: chainPolicies[seat] }),
  inPlanning: async (table, round) => {
    if (round === 20) await say(table, 'logistics', { kind: 'leaveSeat' });
    if (round === 30) await table.persons[1]?.say({ kind: 'takeSeat', seat: 'logistics' });
  },
};

/** The clock runs out on somebody who pressed nothing. */
const lateRound = 3;

const force = async (table: LiveTable, event: string): Promise<void> => {
  await table.lead.say({ kind: 'inject', event });
  await table.wait(500);
};

/** A facilitator who does not leave the team alone: levels up and down, an event of their own, pauses, time taken and given. */
const facilitated: Story = {
  habit: (_, round) => ({ policy: round < 4 ? 'silo' : 'coordinated' }),
  dawdles: (seat, round) => seat === 'sales' && round === lateRound,
  inPlanning: async (table, round) => {
    const { lead } = table;
    if (round === 2) {
      await lead.say({ kind: 'setLevel', level: 'talk' });
      await say(table, 'sales', { kind: 'message', to: 'team', text: 'Somebody tried our passwords last night.' });
      await lead.say({ kind: 'pause' });
      await table.wait(60_000);
      await lead.say({ kind: 'resume' });
    }
    if (round === lateRound) {
      await lead.say({ kind: 'extend', seconds: 30 });
      await say(table, 'operations', { kind: 'commit', round });
      await say(table, 'operations', { kind: 'withdraw', round });
    }
    if (round === 4) await lead.say({ kind: 'setLevel', level: 'open' });
    if (round === 5) await force(table, 'again');
    if (round === 7) {
      await lead.say({ kind: 'setLevel', level: 'closed' });
      await lead.say({ kind: 'force', round });
    }
    if (round === 9) await lead.say({ kind: 'setLevel', level: 'board' });
  },
};

export const recordedGames: readonly RecordedGame[] = [
  { name: 'spring-promotion', text: talkedThroughText, seed: 'replayed', story: talkedThroughStory },
  { name: 'beer-game', text: shippedText('classic-beer-game'), seed: 'four in a row', story: beerGame },
  { name: 'cyber-attack', text: shippedText('cyber-attack'), seed: 'screens go dark', story: facilitated },
];
