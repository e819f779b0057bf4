import type { Seat } from '../../contract/ids.ts';
import type { Message } from '../../contract/sharing.ts';
import type { Game } from '../../game/state.ts';
import { keep } from './memory.ts';
import type { TeamMemory } from './memory.ts';

const made = new WeakMap<Message, Message>();

const newView = ({ id, round, atMs, from, to, template, text }: Message): Message => ({
  id,
  round,
  atMs,
  from,
  to,
  ...(template === undefined ? {} : { template }),
  ...(text === undefined ? {} : { text }),
});

/** What a message says, made once: it never changes, and desks list all of them each time one more is said. */
const messageView = (message: Message): Message => {
  const before = made.get(message);
  if (before !== undefined) return before;
  const view = newView(message);
  made.set(message, view);
  return view;
};

const none: readonly Message[] = [];

/** What was said to this seat, to the team, and by this seat. It stays said when the information level falls. */
export const messagesOf = ({ together: { messages } }: Game, seat: Seat, memory: TeamMemory): readonly Message[] =>
  messages.length === 0
    ? none
    : keep(memory.seats[seat].messages, [messages], () =>
        messages.filter(({ from, to }) => from === seat || to === seat || to === 'team').map(messageView),
      );

/** So many of the newest messages are read along: a room is sent whole whenever somebody comes, goes or commits. */
const mostReadAlong = 100;

/** What the team says to each other, as a facilitator reads along: messages between two seats as well. */
export const talkOf = ({ together: { messages } }: Game): readonly Message[] => messages.slice(-mostReadAlong).map(messageView);
