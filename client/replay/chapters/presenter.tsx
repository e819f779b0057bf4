import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { announce } from '../../ui/announcer.tsx';
import { Icon } from '../../ui/icons.tsx';
import { t } from '../../ui/texts/texts.ts';
import type { Chapter } from '../state.ts';
import type { Slide } from './told.ts';

type ChapterSlide = Slide & { readonly chapter: Chapter };

/** Where a letter is a letter, and keys move a caret or a choice. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, dialog, [role="tablist"]') !== null;

/** What a space or Enter presses by itself. */
const isPressed = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('button, a, summary') !== null;

/** The debrief on a big screen: one thing at a time in large type, on and back by keyboard, clicker or button. */
export const Presenter = ({
  slides,
  first,
  onLeave,
}: {
  readonly slides: readonly ChapterSlide[];
  readonly first: string;
  readonly onLeave: (chapter: Chapter) => void;
}) => {
  // By id: what is worked out meanwhile adds slides, and the one that shows stays.
  const shown = useSignal(first);
  const stage = useRef<HTMLDivElement>(null);
  const found = slides.findIndex(({ id }) => id === shown.value);
  const place = Math.max(0, found);
  const slide = slides[place];
  const now = useRef({ slides, place, onLeave });
  now.current = { slides, place, onLeave };

  const go = (to: number): void => {
    const next = now.current.slides[Math.min(now.current.slides.length - 1, Math.max(0, to))];
    if (next === undefined || next.id === shown.peek()) return;
    shown.value = next.id;
    announce(next.title);
  };
  const leave = (): void => {
    if (document.fullscreenElement !== null) void document.exitFullscreen().catch(() => undefined);
    now.current.onLeave(now.current.slides[now.current.place]?.chapter ?? 'happened');
  };
  useEffect(() => {
    // A screen that stays a window is presented on all the same.
    void document.documentElement.requestFullscreen?.().catch(() => undefined);
    stage.current?.focus();
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1, ' ': isPressed(event.target) ? 0 : 1 }[event.key];
      if (event.key === 'Escape') leave();
      else if (event.key === 'Home') go(0);
      else if (event.key === 'End') go(now.current.slides.length - 1);
      else if (step !== undefined && step !== 0) go(now.current.place + step);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener('keydown', onKey, { capture: true });
    // Esc leaves a full screen before any page hears of it: then the presentation is over too.
    let wasFull = false;
    const onFull = (): void => {
      if (document.fullscreenElement !== null) wasFull = true;
      else if (wasFull) leave();
    };
    document.addEventListener('fullscreenchange', onFull);
    return () => {
      removeEventListener('keydown', onKey, { capture: true });
      document.removeEventListener('fullscreenchange', onFull);
    };
  }, []);
  useEffect(() => stage.current?.scrollTo(0, 0), [shown.value]);

  if (slide === undefined) return null;
  return (
    <section class="presenter" aria-label={t('debrief.present.label')} data-testid="presenter" data-slide={slide.id}>
      <header class="presenter-head">
        <strong>{t(`debrief.chapter.${slide.chapter}`)}</strong>
      </header>
      <div class="presenter-stage" ref={stage} tabIndex={-1}>
        <div class="presenter-slide" key={slide.id}>
          {slide.framed === true ? null : <h2>{slide.title}</h2>}
          {slide.body}
        </div>
      </div>
      <footer class="presenter-foot">
        <button type="button" class="button plain" data-testid="present-leave" onClick={leave}>
          <Icon name="x" /> {t('debrief.present.leave')}
        </button>
        <span class="quiet presenter-keys">{t('debrief.present.keys')}</span>
        <span class="spring" />
        <span class="quiet" data-testid="present-place">
          {t('debrief.present.of', { number: place + 1, of: slides.length })}
        </span>
        <button
          type="button"
          class="button"
          aria-label={t('debrief.present.previous')}
          disabled={place === 0}
          onClick={() => go(place - 1)}
        >
          <Icon name="chevronLeft" />
        </button>
        <button
          type="button"
          class="button main"
          data-testid="present-next"
          disabled={place === slides.length - 1}
          onClick={() => go(place + 1)}
        >
          {t('debrief.present.next')} <Icon name="chevronRight" />
        </button>
      </footer>
    </section>
  );
};
