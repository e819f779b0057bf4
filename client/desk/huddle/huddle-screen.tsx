import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Desk } from '../../../server/contract/desk.ts';
import type { HuddleView } from '../../../server/contract/huddles.ts';
import type { Room } from '../../../server/contract/room.ts';
import type { Session } from '../../connection/session.ts';
import { huddleSteps, type HuddleStep } from '../../model/huddle.ts';
import { LineState } from '../../team/line-state.tsx';
import { announce } from '../../ui/announcer.tsx';
import { useFocusKept } from '../../ui/focus.ts';
import { Icon } from '../../ui/icons.tsx';
import { t } from '../../ui/texts/texts.ts';
import { DeskHeader } from '../header.tsx';
import { moveTo } from '../seen.ts';
import { Refused, useSending, type Wire } from '../sending.tsx';
import { AgreeTogether, TalkTogether } from '../team/agree-together.tsx';
import { AgreeStep } from './agree-step.tsx';
import { BeliefsStep } from './beliefs-step.tsx';
import { EndHuddle } from './end-huddle.tsx';
import { GoodbyeStep } from './goodbye-step.tsx';
import { TableSide } from './table-side.tsx';
import { TalkStep } from './talk-step.tsx';

type Parts = { readonly session: Session; readonly desk: Desk; readonly room: Room; readonly huddle: HuddleView };

/** A meeting of the team between two rounds: one step at a time in the middle, the team and what it has agreed beside it. */
export const HuddleScreen = ({ session, desk, room, huddle }: Parts) => {
  const steps = huddleSteps(huddle);
  const chosen = useSignal<HuddleStep>(steps[0] ?? 'talk');
  const step = steps.includes(chosen.value) ? chosen.value : (steps[0] ?? 'talk');
  const heading = useRef<HTMLHeadingElement>(null);
  const wire: Wire = { session, game: room.game };
  const sending = useSending(wire);
  const place = steps.indexOf(step);
  useFocusKept();
  useAttendance(session, desk, room, huddle);
  useRevealAnnounced(huddle);
  // Remembered for the moment after: the seat itself changes with the end of the huddle.
  useEffect(() => moveTo(room.game, huddle.rotatesTo), [room.game, huddle.rotatesTo]);

  const go = (next: HuddleStep): void => {
    chosen.value = next;
    // To the top of the new step, for readers and for the Tab key.
    requestAnimationFrame(() => heading.current?.focus());
  };

  const round = { round: t(`round.${desk.act.roundName}`), number: huddle.afterRound };
  const next = steps[place + 1];
  const before = steps[place - 1];
  const others = room.seats.some(({ holder, connected, you }) => holder === 'person' && connected && !you);
  return (
    <div class="huddle-screen" data-testid="desk" data-seat={desk.seat} data-phase={room.phase} data-round={desk.round}>
      <DeskHeader desk={desk} room={room} session={session} />
      <main class="huddle" id="content" tabIndex={-1} data-testid="huddle" data-kind={huddle.kind}>
        <div class="huddle-main">
          <header class="huddle-head">
            <h1>{t(`huddle.title.${huddle.kind}`, round)}</h1>
            <p class="quiet">{t(`huddle.lead.${huddle.kind}`)}</p>
          </header>
          <LineState session={session} />
          {steps.length < 2 ? null : <Steps steps={steps} step={step} huddle={huddle} onGo={go} />}
          <section class="huddle-step" aria-labelledby="huddle-step">
            <h2 id="huddle-step" ref={heading} tabIndex={-1}>
              {stepTitle(step, huddle)}
            </h2>
            <Step step={step} desk={desk} room={room} huddle={huddle} wire={wire} />
          </section>
        </div>
        <TableSide desk={desk} room={room} huddle={huddle} agreement={step !== 'agree'} wire={wire} />
      </main>
      <footer class="desk-foot huddle-foot">
        <div class="foot-state">
          <span class="quiet">{t(others ? 'huddle.foot' : 'huddle.footAlone')}</span>
          <Refused sending={sending} />
        </div>
        <div class="huddle-buttons">
          {before === undefined ? null : (
            <button type="button" class="button plain" data-testid="huddle-back" onClick={() => go(before)}>
              {t('huddle.back')}
            </button>
          )}
          <EndHuddle desk={desk} room={room} huddle={huddle} main={next === undefined} sending={sending} />
          {next === undefined ? null : (
            <button type="button" class="button main" data-testid="huddle-next" onClick={() => go(next)}>
              {t('huddle.next', { name: stepName(next, huddle) })}
            </button>
          )}
        </div>
      </footer>
    </div>
  );
};

const stepName = (step: HuddleStep, huddle: HuddleView): string =>
  t(`huddle.step.${step === 'goodbye' && huddle.rotatesTo !== undefined ? 'handOver' : step}`);

const stepTitle = (step: HuddleStep, { beliefs }: HuddleView): string => {
  switch (step) {
    case 'beliefs':
      return t(beliefs?.reveal === undefined ? 'huddle.beliefs.title' : 'huddle.reveal.title');
    case 'talk':
      return t('huddle.talk.title');
    case 'agree':
      return t('huddle.agreeTitle');
    case 'goodbye':
      return t('huddle.goodbyeTitle');
  }
};

const Step = ({ step, desk, room, huddle, wire }: Omit<Parts, 'session'> & { readonly step: HuddleStep; readonly wire: Wire }) => {
  switch (step) {
    case 'beliefs':
      return huddle.beliefs === undefined ? null : (
        <BeliefsStep desk={desk} room={room} huddle={huddle} beliefs={huddle.beliefs} wire={wire} />
      );
    case 'talk':
      return (
        <>
          <TalkStep huddle={huddle} />
          <TalkTogether desk={desk} wire={wire} />
        </>
      );
    case 'agree':
      return (
        <AgreeStep desk={desk} wire={wire}>
          <AgreeTogether desk={desk} wire={wire} />
        </AgreeStep>
      );
    case 'goodbye':
      return <GoodbyeStep desk={desk} huddle={huddle} wire={wire} />;
  }
};

const Steps = ({
  steps,
  step,
  huddle,
  onGo,
}: {
  readonly steps: readonly HuddleStep[];
  readonly step: HuddleStep;
  readonly huddle: HuddleView;
  readonly onGo: (step: HuddleStep) => void;
}) => (
  <nav class="huddle-steps" aria-label={t('huddle.steps')}>
    <ol>
      {steps.map((each, place) => {
        const name = stepName(each, huddle);
        const done = each === 'beliefs' && huddle.beliefs?.mine !== undefined;
        return (
          <li key={each}>
            <button
              type="button"
              class="huddle-step-button"
              data-testid={`huddle-step-${each}`}
              aria-current={each === step ? 'step' : undefined}
              aria-label={t('huddle.stepOf', { number: place + 1, of: steps.length, name })}
              onClick={() => onGo(each)}
            >
              <span class="step-number">{done ? <Icon name="check" /> : place + 1}</span> {name}
            </button>
          </li>
        );
      })}
    </ol>
  </nav>
);

/** Who sees this page is at the table: said once for each huddle and seat. */
const useAttendance = (session: Session, desk: Desk, room: Room, huddle: HuddleView): void => {
  const here = huddle.attended.includes(desk.seat);
  useEffect(() => {
    if (!here) void session.command(room.game, { kind: 'attend' });
  }, [room.game, huddle.afterRound, desk.seat]);
};

const useRevealAnnounced = (huddle: HuddleView): void => {
  const shown = huddle.beliefs?.reveal !== undefined;
  const before = useRef(shown);
  useEffect(() => {
    if (shown && !before.current) announce(t('huddle.beliefs.revealed'));
    before.current = shown;
  }, [shown]);
};
