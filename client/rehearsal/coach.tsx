import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Desk } from '../../server/contract/desk.ts';
import type { Room } from '../../server/contract/room.ts';
import type { Decisions } from '../connection/decisions.ts';
import type { Session } from '../connection/session.ts';
import { mapPlays } from '../desk/map-area.tsx';
import { recapRead } from '../desk/seen.ts';
import { bubblePlace, coachSteps, isDone, stepAfter, stepNow, stepNumber, type Box, type CoachStep, type Seen } from '../model/coach.ts';
import { announce } from '../ui/announcer.tsx';
import { Icon } from '../ui/icons.tsx';
import { nowMs } from '../ui/now.ts';
import { t } from '../ui/texts/texts.ts';
import { anchorOf, boxOf, focusOn, isCovered, sideOf, tabShown } from './anchors.ts';

/** How long a step that was done stays, so that it is seen to be done. */
const doneMs = 900;

/** Guides a newcomer through one round on the real screens: a ring around what a step is about, and a bubble that says what to do there. */
export const Coach = ({
  session,
  decisions,
  desk,
  room,
}: {
  readonly session: Session;
  readonly decisions: Decisions;
  readonly desk: Desk;
  readonly room: Room;
}) => {
  const first = useRef(desk.round);
  const chosen = useSignal<CoachStep>('see');
  const hidden = useSignal(false);
  const bubble = useRef<HTMLElement>(null);
  const place = useSignal<{ readonly ring: Box | undefined; readonly left: number; readonly top: number } | undefined>(undefined);
  // Looked at anew with every tick: what a step is about moves, opens and closes without telling anybody.
  const tick = nowMs.value;
  const seen: Seen = {
    phase: room.phase,
    roundsPlayed: Math.max(0, desk.round - first.current),
    committed: desk.committed,
    touched: decisions.drafts.value.size > 0 || desk.inputs.some(({ touched }) => touched),
    asked: [...desk.agreements.map(({ by }) => by), ...desk.messages.map(({ from }) => from)].includes(desk.seat),
    mayAsk: desk.sharing.may.includes('propose'),
    tab: tabShown(),
    unread: desk.recap !== undefined && desk.recap.round > recapRead(room.game),
    plays: mapPlays.value,
  };
  const step = stepNow(chosen.value, seen);
  const done = isDone(step, seen);
  const covered = isCovered();
  const words = step === 'ask' && !seen.mayAsk ? 'askNot' : step;
  const count = { number: stepNumber(step), of: coachSteps.length };

  useEffect(() => {
    announce(t('rehearsal.said', { ...count, title: t(`rehearsal.title.${words}`), text: t(`rehearsal.text.${words}`) }));
  }, [step]);
  useEffect(() => {
    if (!done || covered) return undefined;
    const timer = setTimeout(() => (chosen.value = stepAfter(step)), doneMs);
    return () => clearTimeout(timer);
  }, [step, done, covered]);
  useEffect(() => {
    const keys = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !isCovered()) hidden.value = !hidden.peek();
    };
    document.addEventListener('keydown', keys);
    return () => document.removeEventListener('keydown', keys);
  }, []);
  useLayoutEffect(() => {
    const box = bubble.current?.getBoundingClientRect();
    if (box === undefined) return;
    const anchor = anchorOf(step);
    const ring = boxOf(anchor);
    const next = { ring, ...bubblePlace(ring, boxOf(sideOf(anchor)), box, { width: innerWidth, height: innerHeight }) };
    if (JSON.stringify(next) !== JSON.stringify(place.peek())) place.value = next;
  }, [tick, step, words, hidden.value, covered, done]);

  if (covered) return null;
  if (hidden.value) return <CoachPill count={count} onShow={() => (hidden.value = false)} onLeave={session.endRehearsal} />;
  const at = place.value;
  return (
    <>
      {at?.ring === undefined ? null : (
        <div
          class="coach-ring"
          aria-hidden="true"
          style={{
            left: `${at.ring.left - 4}px`,
            top: `${at.ring.top - 4}px`,
            width: `${at.ring.width + 8}px`,
            height: `${at.ring.height + 8}px`,
          }}
        />
      )}
      <aside
        ref={bubble}
        class="coach"
        data-testid="coach"
        data-step={step}
        aria-label={t('rehearsal.label')}
        style={{ left: `${at?.left ?? 0}px`, top: `${at?.top ?? 0}px`, visibility: at === undefined ? 'hidden' : 'visible' }}
      >
        <header class="coach-head">
          <span class="pill">{t('rehearsal.pill')}</span>
          <span class="quiet">{t('rehearsal.step', count)}</span>
          <button type="button" class="coach-hide" aria-label={t('rehearsal.hide')} onClick={() => (hidden.value = true)}>
            <Icon name="x" />
          </button>
        </header>
        <h2>{t(`rehearsal.title.${words}`)}</h2>
        <p>{t(`rehearsal.text.${words}`)}</p>
        <span class="coach-dots" aria-hidden="true">
          {coachSteps.map((each) => (
            <i key={each} class={stepNumber(each) < count.number ? 'past' : each === step ? 'on' : ''} />
          ))}
        </span>
        <Buttons
          step={step}
          done={done}
          passive={step === 'ask' && !seen.mayAsk}
          onNext={() => (chosen.value = stepAfter(step))}
          onMore={() => (hidden.value = true)}
          onLeave={session.endRehearsal}
        />
      </aside>
    </>
  );
};

/** Steps that nothing can be skipped of: they end when the round has been played. */
const unskippable: readonly CoachStep[] = ['commit', 'recap'];

const Buttons = ({
  step,
  done,
  passive,
  onNext,
  onMore,
  onLeave,
}: {
  readonly step: CoachStep;
  readonly done: boolean;
  /** There is nothing to do in this step but to read. */
  readonly passive: boolean;
  readonly onNext: () => void;
  readonly onMore: () => void;
  readonly onLeave: () => void;
}) => (
  <div class="coach-buttons">
    {step === 'done' ? (
      <>
        <button type="button" class="button main small" data-testid="coach-leave" onClick={onLeave}>
          {t('rehearsal.leave')}
        </button>
        <button type="button" class="button small" data-testid="coach-more" onClick={onMore}>
          {t('rehearsal.more')}
        </button>
      </>
    ) : (
      <>
        {done ? (
          <span class="coach-done" data-testid="coach-done">
            <Icon name="check" className="good-icon" /> {t('rehearsal.doneMark')}
          </span>
        ) : null}
        {done || passive ? (
          <button type="button" class="button main small" data-testid="coach-next" onClick={onNext}>
            {t('rehearsal.next')}
          </button>
        ) : (
          <button type="button" class="button small" data-testid="coach-go" onClick={() => focusOn(anchorOf(step))}>
            <Icon name="arrowRight" /> {t('rehearsal.go')}
          </button>
        )}
        {done || passive || unskippable.includes(step) ? null : (
          <button type="button" class="button small plain" data-testid="coach-skip" onClick={onNext}>
            {t('rehearsal.skip')}
          </button>
        )}
        <button type="button" class="coach-leave" data-testid="coach-leave" onClick={onLeave}>
          {t('rehearsal.leave')}
        </button>
      </>
    )}
  </div>
);

const CoachPill = ({
  count,
  onShow,
  onLeave,
}: {
  readonly count: { readonly number: number; readonly of: number };
  readonly onShow: () => void;
  readonly onLeave: () => void;
}) => (
  <aside class="coach-pill" data-testid="coach-pill" aria-label={t('rehearsal.label')}>
    <span class="pill">{t('rehearsal.pill')}</span>
    <span class="quiet">{t('rehearsal.step', count)}</span>
    <button type="button" class="button small" data-testid="coach-show" onClick={onShow}>
      {t('rehearsal.show')}
    </button>
    <button type="button" class="button small plain" data-testid="coach-leave" onClick={onLeave}>
      {t('rehearsal.leave')}
    </button>
  </aside>
);
