import type { ComponentChildren } from 'preact';
import type { Commitment, Debrief } from '../../../server/contract/debrief.ts';
import type { Desk } from '../../../server/contract/desk.ts';
import type { Replay } from '../../../server/contract/replay.ts';
import type { DeskReader } from '../../model/replay/desk-at.ts';
import type { ReplayState } from '../state.ts';

/** All that chapters and the report tell from. */
export type Told = {
  readonly state: ReplayState;
  readonly replay: Replay;
  readonly reader: DeskReader;
  /** Missing until it is worked out, and where it cannot be. */
  readonly debrief: Debrief | undefined;
  /** Missing until it is known whether there are any. */
  readonly commitments: readonly Commitment[] | undefined;
  /** A desk as it stood at the end, for names of choices and huddles that every desk knows. */
  readonly lastDesk: Desk;
};

export const toldOf = (state: ReplayState, replay: Replay, reader: DeskReader): Told => {
  const progress = state.debrief.value;
  return {
    state,
    replay,
    reader,
    debrief: progress?.state === 'ready' ? progress.debrief : undefined,
    commitments: progress === undefined || progress.state === 'working' ? undefined : progress.commitments,
    lastDesk: reader.deskAt('sales', Math.max(0, replay.frames.length - 1)),
  };
};

/** One thing at a time: what a presentation shows alone. */
export type Slide = {
  readonly id: string;
  readonly title: string;
  readonly body: ComponentChildren;
  /** It brings its own frame and heading. */
  readonly framed?: boolean;
};
/** A part of a chapter. Where it is made of several things, a presentation shows them one after the other. */
export type Section = Slide & { readonly slides?: readonly Slide[] };
