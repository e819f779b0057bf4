import type { Box, CoachStep } from '../model/coach.ts';

/** What each step is about on the real screens: the first of these that shows. */
const selectors: Readonly<Record<CoachStep, readonly string[]>> = {
  see: ['#tab-see'],
  decide: ['#tab-decide[aria-selected="false"]', '.levers .lever:not(.locked)', '#tab-decide'],
  ask: ['[data-testid="ask"]', '#tab-team'],
  commit: ['[data-testid="commit"]'],
  watch: ['.map-area'],
  recap: ['[data-testid="recap-continue"]'],
  done: [],
};

export const anchorOf = (step: CoachStep): Element | undefined => {
  for (const selector of selectors[step]) {
    const found = document.querySelector(selector);
    if (found !== null && found.checkVisibility()) return found;
  }
  return undefined;
};

/** Where it stands in the window, as far as it is in view; nothing for what is not there. */
export const boxOf = (element: Element | undefined): Box | undefined => {
  if (element === undefined) return undefined;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const box = { left: Math.max(0, left), top: Math.max(0, top), right: Math.min(innerWidth, right), bottom: Math.min(innerHeight, bottom) };
  return { left: box.left, top: box.top, width: Math.max(0, box.right - box.left), height: Math.max(0, box.bottom - box.top) };
};

/** The side of the desk that something stands on, to be left free. */
export const sideOf = (element: Element | undefined): Element | undefined => element?.closest('.desk-side') ?? undefined;

/** Gives the focus to a control, or to the first one in it, and brings it into view. */
export const focusOn = (element: Element | undefined): void => {
  const inner = element?.matches('button, input, select, [tabindex]') === true ? element : element?.querySelector('button, input, select');
  element?.scrollIntoView({ block: 'nearest' });
  if (inner instanceof HTMLElement) inner.focus();
};

/** Something lies over the screen that wants an answer first. */
export const isCovered = (): boolean => document.querySelector('dialog[open], [popover]:popover-open') !== null;

/** The tab of the desk that shows. */
export const tabShown = (): string | undefined => document.querySelector('[role="tab"][aria-selected="true"]')?.id.replace(/^tab-/, '');
