import type { CommandId } from '../contract/ids.ts';
import type { Ack } from '../contract/messages.ts';
import { refuse } from '../contract/refusals.ts';
import type { Refusal } from '../contract/refusals.ts';
import type { Author, Logged } from '../game/facts.ts';
import { noTexts, textPrefix } from '../log/texts.ts';
import type { Texts } from '../log/texts.ts';
import type { Keep, Payload, StoredEntry } from '../store/port.ts';
import { isolated } from './isolated.ts';
import type { Ports } from './ports.ts';
import { openQueue } from './queue.ts';

/** What a stream's facts mean. `decide` may be slow, `evolve` is quick and never fails on what `decide` made. */
export type StreamRules<S, F, C> = {
  decide(state: S | undefined, command: C, author: Author, nowMs: number): { readonly facts: readonly F[] } | { readonly refusal: Refusal };
  evolve(state: S | undefined, fact: F): S;
  /** The entry, and the words that are kept beside the log where they can be erased; both become durable together. */
  encode(logged: Logged<F>): { readonly payload: Payload; readonly texts?: Texts };
  decode(entry: StoredEntry, texts: Texts): Logged<F>;
};

/** Something asked of a stream. With an id a retry is harmless: it is answered as before and has no second effect. */
export type Intent<C> = { readonly command: C; readonly author: Author; readonly id?: CommandId };

export type LiveStream<S, C> = {
  /** As of the last durable fact; `undefined` before the first. */
  state(): S | undefined;
  /** Of the last durable fact; 0 before the first. */
  sequence(): number;
  /**
   * Takes commands strictly one after the other, all of a call in one append: decide, append, then evolve. What is asked is
   * worked out when its turn comes, from the state then. If the append fails all are refused and the state is as before.
   */
  submit(intents: (state: S | undefined) => readonly Intent<C>[], keeps?: readonly Keep[]): Promise<readonly Ack[]>;
};

/** A fact of the log with the state it made. */
export type Step<S, F> = { readonly logged: Logged<F>; readonly state: S };

const accepted: Ack = { ok: true };
const unavailable: Ack = { ok: false, refusal: refuse('store/unavailable') };

/** One person's ids mean nothing in another's hand. */
const commandKey = (author: Author, id: CommandId): string => `${author.kind}/${author.kind === 'person' ? author.person : ''}/${id}`;

/**
 * Opens a stream: reads what the store holds, then takes commands. `seen` is told each fact with the state after it, in log
 * order; `settled` is told once after each durable append. Rejects if the store cannot be read or the log is broken.
 */
export const openStream = async <S, F, C>(
  ports: Pick<Ports, 'store' | 'clock' | 'report'>,
  stream: string,
  rules: StreamRules<S, F, C>,
  seen: (step: Step<S, F>) => void = () => undefined,
  settled: () => void = () => undefined,
): Promise<LiveStream<S, C>> => {
  const queue = openQueue();
  const commands = new Set<string>();
  let state: S | undefined;
  let sequence = 0;

  const adopt = (step: Step<S, F>): void => {
    state = step.state;
    sequence = step.logged.sequence;
    if (step.logged.command !== undefined) commands.add(commandKey(step.logged.author, step.logged.command));
    seen(step);
  };

  /** Reads what stands in the store behind the last fact we know. */
  const catchUp = async (): Promise<void> => {
    const entries = await ports.store.read(stream, sequence + 1);
    const texts = entries.length === 0 ? noTexts : await ports.store.keptAll('texts', textPrefix(stream));
    for (const entry of entries) {
      const logged = rules.decode(entry, texts);
      adopt({ logged, state: rules.evolve(state, logged.fact) });
    }
  };

  const settle = (): void => isolated(ports.report, 'a change was stored but not passed on', settled);

  const take = async (intents: readonly Intent<C>[], keeps: readonly Keep[] | undefined, again = false): Promise<readonly Ack[]> => {
    const nowMs = ports.clock.nowMs();
    const steps: Step<S, F>[] = [];
    const fresh = new Set<string>();
    let ahead = state;
    const acks = intents.map(({ command, author, id }): Ack => {
      const key = id === undefined ? undefined : commandKey(author, id);
      if (key !== undefined && (commands.has(key) || fresh.has(key))) return accepted;
      const decision = rules.decide(ahead, command, author, nowMs);
      if ('refusal' in decision) return { ok: false, refusal: decision.refusal };
      if (key !== undefined) fresh.add(key);
      for (const fact of decision.facts) {
        ahead = rules.evolve(ahead, fact);
        const base = { stream, sequence: sequence + steps.length + 1, atMs: nowMs, author, fact };
        steps.push({ logged: id === undefined ? base : { ...base, command: id }, state: ahead });
      }
      return accepted;
    });
    // Also what was taken and changed nothing: its retry must not change something later. Forgotten with the process.
    const remember = (): void => {
      for (const key of fresh) commands.add(key);
    };
    if (steps.length === 0) {
      remember();
      return acks;
    }
    const encoded = steps.map(({ logged }) => rules.encode(logged));
    const words = encoded.flatMap(({ texts }): readonly Keep[] =>
      texts === undefined ? [] : [...texts].map(([key, value]) => ({ table: 'texts', key, value })),
    );
    const outcome = await ports.store.append({
      appends: [{ stream, expectedSequence: sequence, entries: encoded.map(({ payload }) => payload) }],
      keeps: [...(keeps ?? []), ...words],
    });
    if (outcome.kind === 'durable') {
      for (const step of steps) adopt(step);
      remember();
      settle();
      return acks;
    }
    ports.report.warn('a batch was not stored', {
      stream,
      outcome: outcome.kind,
      why: outcome.kind === 'conflict' ? outcome.lastSequence : outcome.reason,
    });
    if (outcome.kind === 'conflict' && !again) {
      // A commit whose answer was lost did arrive: the log is right and we are behind. Read it and look at the commands anew.
      await catchUp();
      settle();
      return take(intents, keeps, true);
    }
    return acks.map((ack) => (ack.ok ? unavailable : ack));
  };

  await catchUp();
  return {
    state: () => state,
    sequence: () => sequence,
    submit: (intents, keeps) =>
      queue.add(async () => {
        let asked: readonly Intent<C>[] = [];
        try {
          asked = intents(state);
          return await take(asked, keeps);
        } catch (problem) {
          // A bug in the rules must not take the game's queue down, nor leave the sender without an answer.
          ports.report.warn('a command failed', {
            stream,
            problem: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem),
          });
          return asked.map(() => unavailable);
        }
      }),
  };
};
