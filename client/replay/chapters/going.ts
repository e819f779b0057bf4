import { batch } from '@preact/signals';
import type { Chapter, ReplayState } from '../state.ts';

/** Turns to a chapter, or back to the replay. The page's address follows. */
export const goToChapter = (state: ReplayState, chapter: Chapter | undefined): void => {
  state.chapter.value = chapter;
  // A chapter is read from its top, wherever its button stood.
  const content = document.getElementById('content');
  content?.scrollTo(0, 0);
  content?.focus({ preventScroll: true });
  scrollTo(0, 0);
};

/** Back to the replay, where a moment can be seen on the desks. */
export const showMoment = (state: ReplayState, moment: string): void =>
  batch(() => {
    goToChapter(state, undefined);
    state.jumpTo({ moment });
  });
