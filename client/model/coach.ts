import type { Phase } from '../../server/contract/desk.ts';

/** The steps of a rehearsal, in their order. Each but the last is finished by doing it. */
export const coachSteps = ['see', 'decide', 'ask', 'commit', 'watch', 'recap', 'done'] as const;
export type CoachStep = (typeof coachSteps)[number];

/** What the coach sees of the desk. */
export type Seen = {
  readonly phase: Phase;
  /** Rounds since the first one of the rehearsal. */
  readonly roundsPlayed: number;
  readonly committed: boolean;
  /** Some input is not as it was found. */
  readonly touched: boolean;
  /** Something has been asked of a colleague. */
  readonly asked: boolean;
  readonly mayAsk: boolean;
  /** The tab that shows. */
  readonly tab: string | undefined;
  /** A recap waits to be read. */
  readonly unread: boolean;
  /** The map plays the round. */
  readonly plays: boolean;
};

const places = Object.fromEntries(coachSteps.map((step, place) => [step, place])) as Readonly<Record<CoachStep, number>>;

/** The earliest step that still makes sense: who commits at once has left the first ones behind. */
const earliest = ({ phase, roundsPlayed, unread }: Seen): CoachStep => {
  if (roundsPlayed > 0 && phase === 'planning' && !unread) return 'done';
  return phase === 'planning' && !unread ? 'see' : 'watch';
};

export const stepNow = (step: CoachStep, seen: Seen): CoachStep => {
  const least = earliest(seen);
  return places[step] < places[least] ? least : step;
};

/** Whether a step has been done. The coach says so and goes on by itself. */
export const isDone = (step: CoachStep, seen: Seen): boolean => {
  switch (step) {
    case 'see':
      return seen.tab === 'see';
    case 'decide':
      return seen.touched;
    case 'ask':
      return seen.asked;
    case 'commit':
      return seen.committed || seen.phase !== 'planning';
    case 'watch':
      return seen.unread && !seen.plays;
    case 'recap':
      return seen.roundsPlayed > 0 && seen.phase === 'planning' && !seen.unread;
    case 'done':
      return false;
  }
};

export const stepAfter = (step: CoachStep): CoachStep => coachSteps[places[step] + 1] ?? 'done';
export const stepNumber = (step: CoachStep): number => places[step] + 1;

export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

const margin = 14;

/**
 * Where the bubble stands, in pixels: beside what it speaks of, and beside the part of the screen `around` that, wherever there is room;
 * over the lower edge where there is none.
 */
export const bubblePlace = (
  anchor: Box | undefined,
  around: Box | undefined,
  bubble: { readonly width: number; readonly height: number },
  window: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number } => {
  const within = (value: number, size: number, room: number): number => Math.max(margin, Math.min(room - size - margin, value));
  if (anchor === undefined)
    return {
      left: within((window.width - bubble.width) / 2, bubble.width, window.width),
      top: within(window.height * 0.3, bubble.height, window.height),
    };
  const middle = within(anchor.top + anchor.height / 2 - bubble.height / 2, bubble.height, window.height);
  const centre = within(anchor.left + anchor.width / 2 - bubble.width / 2, bubble.width, window.width);
  for (const box of around === undefined ? [anchor] : [around, anchor]) {
    const left = box.left - bubble.width - margin;
    if (left >= margin) return { left, top: middle };
    const right = box.left + box.width + margin;
    if (right + bubble.width + margin <= window.width) return { left: right, top: middle };
    const above = box.top - bubble.height - margin;
    if (above >= margin) return { left: centre, top: above };
    const below = box.top + box.height + margin;
    if (below + bubble.height + margin <= window.height) return { left: centre, top: below };
  }
  return { left: centre, top: window.height - bubble.height - margin };
};
