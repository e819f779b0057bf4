import { computed, effect, signal } from '@preact/signals';
import type { FieldView } from '../../server/contract/desk.ts';
import type { Refusal } from '../../server/contract/refusals.ts';
import { draftKey, settled, type Draft, type Drafts } from '../model/drafts.ts';
import type { Session } from './session.ts';

const restMs = 300;
const supersededMs = 2_000;

/** What this page types: kept at once, sent when the hand rests, kept until the desk shows it. */
export type Decisions = ReturnType<typeof openDecisions>;

/** Watches a session's desk and sends its inputs, the commit and the withdrawal in the order they were made. */
export const openDecisions = (session: Session) => {
  const drafts = signal<Drafts>(new Map());
  /** The last refusal of a commit or a withdrawal. */
  const refused = signal<Refusal | undefined>(undefined);
  const busy = signal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const put = (changes: readonly (readonly [string, Draft])[]): void => {
    drafts.value = new Map([...drafts.value, ...changes]);
  };

  const stop = effect(() => {
    const desk = session.desk.value;
    const left = settled(drafts.peek(), desk);
    if (left !== drafts.peek()) drafts.value = left;
  });

  const set = (field: FieldView, value: number | null): void => {
    const desk = session.desk.peek();
    if (desk === undefined) return;
    put([[draftKey(field), { field: { lever: field.lever, key: field.key, value }, round: desk.round, state: 'unsaved' }]]);
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), restMs);
  };

  /** Sends what has not been sent. Resolves when the server has answered. */
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    const game = session.watched.peek()?.game;
    const desk = session.desk.peek();
    const waiting = [...drafts.peek()].filter(([, draft]) => draft.state === 'unsaved');
    if (game === undefined || desk === undefined || waiting.length === 0) return;
    put(waiting.map(([key, draft]) => [key, { ...draft, state: 'sending' }]));
    const values = waiting.map(([, draft]) => draft.field);
    const ack = await session.command(game, { kind: 'setDecisions', round: desk.round, values });
    if (!ack.ok) {
      // Only what has not been typed over since is refused.
      const still = waiting.filter(([key, draft]) => drafts.peek().get(key)?.field === draft.field);
      put(still.map(([key, draft]) => [key, { ...draft, state: 'refused', refusal: ack.refusal }]));
      return;
    }
    drafts.value = settled(drafts.peek(), session.desk.peek());
    // A second tab may have typed over it before we saw ours: then its value is the one that holds.
    setTimeout(() => {
      const sent = new Set(waiting.map(([, draft]) => draft.field));
      drafts.value = new Map([...drafts.peek()].filter(([, draft]) => draft.state !== 'sending' || !sent.has(draft.field)));
    }, supersededMs);
  };

  const say = async (kind: 'commit' | 'withdraw'): Promise<boolean> => {
    const game = session.watched.peek()?.game;
    const desk = session.desk.peek();
    if (game === undefined || desk === undefined || busy.peek()) return false;
    busy.value = true;
    refused.value = undefined;
    if (kind === 'commit') await flush();
    const ack = await session.command(game, { kind, round: desk.round });
    if (!ack.ok) refused.value = ack.refusal;
    busy.value = false;
    return ack.ok;
  };

  return {
    drafts,
    refused,
    busy,
    /** Whether everything typed stands on the desk, is under way, or was refused. */
    state: computed<'saved' | 'saving' | 'refused'>(() => {
      const states = [...drafts.value.values()].map((draft) => draft.state);
      if (states.includes('refused')) return 'refused';
      return states.length > 0 ? 'saving' : 'saved';
    }),
    set,
    commit: () => say('commit'),
    withdraw: () => say('withdraw'),
    close: () => {
      clearTimeout(timer);
      stop();
    },
  };
};
