import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { informationLevels, type InformationLevel } from '../../server/contract/ids.ts';
import type { Message } from '../../server/contract/sharing.ts';
import type { Room } from '../../server/contract/room.ts';
import type { Session } from '../connection/session.ts';
import { clockOf } from '../model/clock.ts';
import { messageText } from '../model/talk.ts';
import { announce } from '../ui/announcer.tsx';
import { useFocusKept } from '../ui/focus.ts';
import { Icon, seatIcons } from '../ui/icons.tsx';
import { nowMs } from '../ui/now.ts';
import { StateCard } from '../ui/state-card.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import { Bar } from './bar.tsx';
import { commandOf, Controls, RefusedNote, useActing } from './controls.tsx';
import { LineState } from './line-state.tsx';

/** One team as a facilitator looks at it: where it stands, what it may know, what it says to each other. */
export const TeamPage = ({ session, room, onBack }: { readonly session: Session; readonly room: Room; readonly onBack: () => void }) => {
  useFocusKept();
  const { refused, act } = useActing(session);
  const clock = clockOf(room, nowMs.value, session.offsetMs.value);
  return (
    <div class="page">
      <Bar>
        <span class="pill">{t('facilitator.title')}</span>
        <span class="pill">{t('header.team', { team: room.team })}</span>
      </Bar>
      <main class="facilitator" id="content" tabIndex={-1} data-testid="team-page">
        <LineState session={session} />
        <div class="team-page-head">
          <button type="button" class="button small" data-testid="team-back" onClick={onBack}>
            <Icon name="undo" /> {t('end.back')}
          </button>
          <h1>{t('header.team', { team: room.team })}</h1>
          <p class="quiet">
            {room.round > 0 ? t('facilitator.inRound', { phase: t(`phase.${room.phase}`), round: room.round }) : t(`phase.${room.phase}`)}
            {clock.kind === 'running' ? ` · ${clock.text}` : clock.kind === 'paused' ? ` · ${t('header.paused')}` : ''}
          </p>
        </div>
        <section class="card form" aria-label={t('facilitator.actions')}>
          <Controls rooms={[room]} onAct={(action, rooms) => void act((each) => commandOf(action, each), rooms)} />
          <RefusedNote refused={refused} />
        </section>
        <div class="team-page-columns">
          <Talk talk={room.talk ?? []} />
          {room.level === undefined ? null : (
            <Level
              level={room.level}
              onSet={async (level) => {
                if (await act(() => ({ kind: 'setLevel', level }), [room]))
                  announce(t('lead.levelSet', { level: t(`lead.levelName.${level}`) }));
              }}
            />
          )}
        </div>
      </main>
    </div>
  );
};

/** What is said in the team and between two seats, to read along: nothing can be said from here. */
const Talk = ({ talk }: { readonly talk: readonly Message[] }) => (
  <section class="card form talk-along" aria-labelledby="talk-along">
    <h2 id="talk-along">{t('lead.talk')}</h2>
    <p class="quiet">{t('lead.talkLead')}</p>
    {talk.length === 0 ? <StateCard icon="info" title={t('lead.talkNone')} next={t('lead.talkNoneNext')} /> : null}
    <ol class="along-lines" data-testid="talk-along">
      {talk.map((message) => (
        <li key={message.id} data-seat={message.from}>
          <span class="quiet">
            <Icon name={seatIcons[message.from]} className="role-icon" />{' '}
            {t('lead.said', {
              from: t(`seat.${message.from}`),
              to: message.to === 'team' ? t('lead.toAll') : t(`seat.${message.to}`),
              number: message.round,
            })}
          </span>
          <span>{messageText(message, speech)}</span>
        </li>
      ))}
    </ol>
  </section>
);

/** What the seats may know of each other: the four levels, and a question before another one holds. */
const Level = ({ level, onSet }: { readonly level: InformationLevel; readonly onSet: (level: InformationLevel) => Promise<void> }) => {
  const asked = useSignal<InformationLevel | undefined>(undefined);
  const dialog = useRef<HTMLDialogElement>(null);
  const open = asked.value !== undefined;
  useEffect(() => {
    if (open) dialog.current?.showModal();
  }, [open]);
  const wanted = asked.value ?? level;
  return (
    <>
      <section class="card form" aria-labelledby="level-title">
        <h2 id="level-title">{t('lead.level')}</h2>
        <p class="quiet">{t('lead.levelLead')}</p>
        <ul class="levels">
          {informationLevels.map((each) => (
            <li key={each} class={each === level ? 'on' : ''}>
              <span>
                <strong>{t(`lead.levelName.${each}`)}</strong>
                <span class="quiet">{t(`lead.levelMeans.${each}`)}</span>
              </span>
              {each === level ? (
                <span class="held-done" data-testid="level-now">
                  <Icon name="check" /> {t('lead.levelNow')}
                </span>
              ) : (
                <button
                  type="button"
                  class="button small"
                  data-testid={`level-${each}`}
                  aria-label={t('lead.levelSetTo', { level: t(`lead.levelName.${each}`) })}
                  onClick={() => (asked.value = each)}
                >
                  {t('lead.levelChoose')}
                </button>
              )}
            </li>
          ))}
        </ul>
      </section>
      {open ? (
        <dialog ref={dialog} class="question" aria-labelledby="level-question" onClose={() => (asked.value = undefined)}>
          <h2 id="level-question">{t('lead.levelQuestion', { level: t(`lead.levelName.${wanted}`) })}</h2>
          <p>{t(`lead.levelMeans.${wanted}`)}</p>
          <p>{t(informationLevels.indexOf(wanted) < informationLevels.indexOf(level) ? 'lead.levelFalls' : 'lead.levelRises')}</p>
          <div class="write-buttons">
            <button
              type="button"
              class="button main"
              data-testid="level-yes"
              onClick={() => {
                dialog.current?.close();
                void onSet(wanted);
              }}
            >
              {t('lead.levelYes')}
            </button>
            <button type="button" class="button" onClick={() => dialog.current?.close()}>
              {t('held.cancel')}
            </button>
          </div>
        </dialog>
      ) : null}
    </>
  );
};
