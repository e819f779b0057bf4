import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { GameCommand } from '../../server/contract/commands.ts';
import type { Session } from '../connection/session.ts';
import { refusalText } from '../model/cards.ts';
import { announce } from '../ui/announcer.tsx';
import { Icon } from '../ui/icons.tsx';
import { speech } from '../ui/texts/texts.ts';

/** A form's way to the server: one command at a time, and what was refused of it. */
export type Sending = {
  readonly busy: ReadonlySignal<boolean>;
  readonly refused: ReadonlySignal<string | undefined>;
  /** Sends it; `done` is said to screen readers when it was taken. Answers whether it was. */
  readonly send: (command: GameCommand, done?: string) => Promise<boolean>;
};

/** Where a form's commands go. */
export type Wire = { readonly session: Session; readonly game: string };

export const useSending = ({ session, game }: Wire): Sending => {
  const busy = useSignal(false);
  const refused = useSignal<string | undefined>(undefined);
  const send = async (command: GameCommand, done?: string): Promise<boolean> => {
    if (busy.peek()) return false;
    busy.value = true;
    refused.value = undefined;
    const ack = await session.command(game, command);
    busy.value = false;
    if (ack.ok) {
      if (done !== undefined) announce(done);
      return true;
    }
    refused.value = refusalText(ack.refusal, speech);
    announce(refused.value, 'urgent');
    return false;
  };
  return { busy, refused, send };
};

/** Why the last command was not taken, under the form that sent it. The announcer has said it already. */
export const Refused = ({ sending }: { readonly sending: Sending }) =>
  sending.refused.value === undefined ? null : (
    <p class="row-refusal">
      <Icon name="triangleAlert" /> {sending.refused.value}
    </p>
  );
