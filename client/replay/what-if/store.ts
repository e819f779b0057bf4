import { batch, signal } from '@preact/signals';
import type { WhatIfResult } from '../../../server/contract/course.ts';
import { seats, type Seat } from '../../../server/contract/ids.ts';
import type { BranchListing, Replay } from '../../../server/contract/replay.ts';
import type { Failure } from '../../connection/api.ts';
import { askWhatIf, saveBranch } from '../../connection/replays.ts';
import { readDesks } from '../../model/replay/desk-at.ts';
import { roundOf } from '../../model/replay/playhead.ts';
import type { DeskThen } from '../../model/what-if/changes.ts';
import { verdict } from '../../model/what-if/comparison.ts';
import { emptyDraft, movedTo, type WhatIfDraft } from '../../model/what-if/draft.ts';
import { announce } from '../../ui/announcer.tsx';
import { refusalText } from '../../model/cards.ts';
import { speech, t } from '../../ui/texts/texts.ts';
import type { ReplayState } from '../state.ts';

export const parts = ['decisions', 'promises', 'seats', 'level'] as const;
export type Part = (typeof parts)[number];

/** What was run, and what came of it. */
export type Played = { readonly wanted: WhatIfDraft; readonly result: WhatIfResult };

/** A what-if in the making. It outlives the chapter that shows it, so that nobody loses it by looking at the replay. */
export type WhatIfStore = ReturnType<typeof openStore>;

/** Rounds in which people planned: those that can be decided otherwise. */
export const plannedRounds = (replay: Replay): readonly number[] =>
  replay.rounds.filter(({ decided }) => decided >= 0).map(({ round }) => round);

/** Desks of a replay by round. A reader of its own: the one of the page keeps the desks of its moment. */
const desksOf = (replay: Replay): { readonly decided: DeskThen; readonly opened: DeskThen } => {
  const reader = readDesks(replay);
  const at =
    (which: 'opened' | 'decided'): DeskThen =>
    (seat, round) => {
      const frame = replay.rounds.find((each) => each.round === round)?.[which] ?? -1;
      return frame < 0 ? undefined : reader.deskAt(seat, frame);
    };
  return { decided: at('decided'), opened: at('opened') };
};

const openStore = (state: ReplayState, replay: Replay) => {
  const rounds = plannedRounds(replay);
  const here = roundOf(replay, state.cursor.peek().period)?.round;
  const first = rounds.find((round) => round === here) ?? rounds[0] ?? 1;
  const draft = signal<WhatIfDraft>(emptyDraft(first));
  const part = signal<Part>('decisions');
  const seat = signal<Seat>(seats.find((each) => each === state.chosen.peek()) ?? 'sales');
  const round = signal(first);
  const busy = signal(false);
  const failure = signal<Failure | undefined>(undefined);
  const played = signal<Played | undefined>(undefined);
  const kept = signal<readonly BranchListing[]>(replay.about.branches);
  const keeping = signal<'no' | 'busy' | 'done'>('no');
  const keepFailure = signal<Failure | undefined>(undefined);

  const fail = (where: typeof failure, why: Failure): void => {
    where.value = why;
    announce(refusalText(why, speech), 'urgent');
  };

  const run = async (): Promise<void> => {
    if (busy.peek() || draft.peek().changes.length === 0) return;
    const wanted = draft.peek();
    batch(() => {
      busy.value = true;
      failure.value = undefined;
    });
    const answer = await askWhatIf(state.address, wanted);
    busy.value = false;
    if (!answer.ok) return fail(failure, answer.failure);
    batch(() => {
      played.value = { wanted, result: answer.value };
      keeping.value = 'no';
      keepFailure.value = undefined;
    });
    announce(t('whatIf.done', { verdict: verdict(answer.value, speech) }));
  };

  const keep = async (title: string): Promise<void> => {
    const last = played.peek();
    if (last === undefined || keeping.peek() !== 'no') return;
    keeping.value = 'busy';
    keepFailure.value = undefined;
    const answer = await saveBranch(state.address, { ...last.wanted, title });
    keeping.value = answer.ok ? 'done' : 'no';
    if (!answer.ok) return fail(keepFailure, answer.failure);
    const { fromRound } = last.wanted;
    kept.value = [...kept.peek(), { id: answer.value.id, title, fromRound, jointScore: last.result.changed.jointScore }];
    announce(t('whatIf.saved'));
  };

  /** From another round on; changes of rounds before it are taken back, and said to be. */
  const startFrom = (fromRound: number): void => {
    const before = draft.peek().changes.length;
    batch(() => {
      draft.value = movedTo(draft.peek(), fromRound);
      round.value = Math.max(fromRound, round.peek());
      if (before === 0) round.value = fromRound;
    });
    const dropped = before - draft.peek().changes.length;
    if (dropped > 0) announce(t('whatIf.dropped', { count: dropped }));
  };

  const desks = desksOf(replay);
  return {
    replay,
    rounds,
    deskThen: desks.decided,
    deskOpened: desks.opened,
    draft,
    part,
    seat,
    round,
    busy,
    failure,
    played,
    kept,
    keeping,
    keepFailure,
    run,
    keep,
    startFrom,
  };
};

const stores = new WeakMap<ReplayState, WhatIfStore>();

/** The what-if of a replay that has been loaded. */
export const whatIfOf = (state: ReplayState, replay: Replay): WhatIfStore => {
  const known = stores.get(state);
  if (known !== undefined) return known;
  const made = openStore(state, replay);
  stores.set(state, made);
  return made;
};
