import type { Seat } from '../../contract/ids.ts';
import type { TeamCommand } from '../../contract/team-commands.ts';
import { isVoted } from '../../game/agreements/answering.ts';
import { isOpen } from '../../game/agreements/life-cycle.ts';
import type { Speaker } from '../bot-talk.ts';

/**
 * People at a table of bots, as they meant it: what they would have said to them nobody knows, so they promise nothing, ask for nothing
 * and agree to nothing. But nobody may be held up by them: to what is put to the whole table, and stands still until everybody has
 * spoken, they say yes. Otherwise a bot's promotion would never run beside them, and its loss would be counted as their doing.
 */
export const silentVoter = (seat: Seat): Speaker => ({
  seat,
  says: ({ together }, moment) =>
    moment !== 'answers'
      ? []
      : together.agreements.flatMap(({ id, kind, state, turn }): readonly TeamCommand[] =>
          isVoted(kind) && isOpen(state) && turn.includes(seat)
            ? [{ kind: 'answer', agreement: id, answer: kind === 'promotionPlan' ? 'go' : 'accept' }]
            : [],
        ),
});
