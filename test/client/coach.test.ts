import { describe, expect, it } from 'vitest';
import { bubblePlace, coachSteps, isDone, stepAfter, stepNow, stepNumber, type CoachStep, type Seen } from '../../client/model/coach.ts';
import { hasText } from '../../client/ui/texts/texts.ts';

const start: Seen = {
  phase: 'planning',
  roundsPlayed: 0,
  committed: false,
  touched: false,
  asked: false,
  mayAsk: true,
  tab: 'decide',
  unread: false,
  plays: false,
};

/** The way a newcomer goes who does what the coach says. */
const way: readonly (readonly [CoachStep, Partial<Seen>])[] = [
  ['see', { tab: 'see' }],
  ['decide', { touched: true }],
  ['ask', { touched: true, asked: true }],
  ['commit', { touched: true, asked: true, committed: true }],
  ['watch', { phase: 'review', unread: true, plays: false }],
  ['recap', { roundsPlayed: 1 }],
];

describe('the coach', () => {
  it('goes on when a step has been done, and only then', () => {
    for (const [step, seen] of way) {
      expect([step, isDone(step, { ...start, ...seen })]).toEqual([step, true]);
      expect([step, isDone(step, step === 'watch' ? { ...start, phase: 'review', unread: true, plays: true } : start)]).toEqual([
        step,
        false,
      ]);
    }
    expect(way.map(([step]) => stepAfter(step))).toEqual(['decide', 'ask', 'commit', 'watch', 'recap', 'done']);
  });

  it('leaves behind what can no longer be done: who commits first sees the week', () => {
    expect(stepNow('see', { ...start, phase: 'review', unread: true })).toBe('watch');
    expect(stepNow('ask', { ...start, roundsPlayed: 1 })).toBe('done');
    expect(stepNow('ask', start)).toBe('ask');
    // Who reads on when the next round has opened is not sent away from the recap.
    expect(stepNow('recap', { ...start, roundsPlayed: 1, unread: true })).toBe('recap');
  });

  it('has a title and words for every step', () => {
    expect(coachSteps.filter((step) => !hasText(`rehearsal.title.${step}`) || !hasText(`rehearsal.text.${step}`))).toEqual([]);
    expect(stepNumber('done')).toBe(coachSteps.length);
  });
});

describe('the bubble', () => {
  const window = { width: 1_366, height: 768 };
  const bubble = { width: 320, height: 180 };
  const isIn = ({ left, top }: { readonly left: number; readonly top: number }): boolean =>
    left >= 0 && top >= 0 && left + bubble.width <= window.width && top + bubble.height <= window.height;

  it('stands beside what it speaks of and never over it where there is room', () => {
    expect(bubblePlace({ left: 940, top: 710, width: 200, height: 40 }, undefined, bubble, window)).toEqual({ left: 606, top: 574 });
    expect(bubblePlace({ left: 0, top: 300, width: 200, height: 40 }, undefined, bubble, window).left).toBe(214);
  });

  it('leaves the side of the desk free that it speaks of: over the map, beside it or above it', () => {
    const side = { left: 926, top: 52, width: 440, height: 716 };
    expect(bubblePlace({ left: 1_060, top: 110, width: 80, height: 30 }, side, bubble, window)).toEqual({ left: 592, top: 35 });
    const tablet = { width: 820, height: 1_180 };
    const below = { left: 0, top: 532, width: 820, height: 648 };
    expect(bubblePlace({ left: 12, top: 626, width: 394, height: 240 }, below, bubble, tablet)).toEqual({ left: 49, top: 338 });
  });

  it('stays in the window, whatever it speaks of', () => {
    for (const anchor of [
      undefined,
      { left: 0, top: 0, width: 1_366, height: 768 },
      { left: 1_300, top: 0, width: 60, height: 20 },
      { left: 10, top: 740, width: 1_340, height: 20 },
    ])
      expect(isIn(bubblePlace(anchor, undefined, bubble, window))).toBe(true);
  });
});
