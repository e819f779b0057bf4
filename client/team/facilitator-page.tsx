import { useSignal } from '@preact/signals';
import { renderSVG } from 'uqr';
import type { GameCommand } from '../../server/contract/commands.ts';
import type { Phase } from '../../server/contract/desk.ts';
import { jointScoreDefinition } from '../../server/contract/kpi-catalogue.ts';
import type { Room } from '../../server/contract/room.ts';
import { noteOf } from '../connection/keys.ts';
import type { Session } from '../connection/session.ts';
import { EndScreen } from '../desk/end-screen.tsx';
import { refusalText } from '../model/cards.ts';
import { clockOf } from '../model/clock.ts';
import { aboutNumber } from '../model/definitions.ts';
import { whole } from '../model/numbers.ts';
import { About } from '../ui/about.tsx';
import { announce } from '../ui/announcer.tsx';
import { Icon, seatIcons, type IconName } from '../ui/icons.tsx';
import { nowMs } from '../ui/now.ts';
import { StateCard } from '../ui/state-card.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import { Bar } from './bar.tsx';
import { HeldEventsCard } from './held-events.tsx';
import { LineState } from './line-state.tsx';

type Action = 'start' | 'pause' | 'resume' | 'force' | 'advance' | 'extend';

const actionIcons: Readonly<Record<Action, IconName>> = {
  start: 'play',
  pause: 'pause',
  resume: 'play',
  force: 'timer',
  advance: 'skipForward',
  extend: 'plus',
};

const phasesOf: Readonly<Record<Action, readonly Phase[]>> = {
  start: ['briefing'],
  pause: ['briefing', 'planning', 'resolving', 'review', 'huddle'],
  resume: ['briefing', 'planning', 'resolving', 'review', 'huddle'],
  force: ['planning'],
  advance: ['review', 'huddle'],
  extend: ['planning', 'huddle'],
};

/** Whether an action makes sense for a team as it stands. */
const applies = (action: Action, room: Room): boolean => {
  if (!phasesOf[action].includes(room.phase)) return false;
  if (action === 'pause') return room.pauses.length === 0 && room.phase !== 'briefing';
  // A huddle of bots has no clock, and none runs in a pause.
  if (action === 'extend') return room.deadlineMs !== undefined;
  return action === 'resume' ? room.pauses.length > 0 : true;
};

const commandOf = (action: Action, room: Room): GameCommand => {
  switch (action) {
    case 'start':
    case 'pause':
    case 'resume':
      return { kind: action };
    case 'force':
      return { kind: 'force', round: room.round };
    case 'advance':
      return { kind: 'advance', round: room.round, from: room.phase === 'huddle' ? 'huddle' : 'review' };
    case 'extend':
      return { kind: 'extend', seconds: 60 };
  }
};

/** The facilitator's small page: invite, start, and move teams on. */
export const FacilitatorPage = ({ session, workshop }: { readonly session: Session; readonly workshop: string }) => {
  const refused = useSignal<string | undefined>(undefined);
  const lobby = session.lobby.value;
  const rooms = lobby?.games ?? [];

  const act = async (action: Action, wanted: readonly Room[]): Promise<void> => {
    refused.value = undefined;
    const answers = await Promise.all(
      wanted.map(async (room) => ({ room, ack: await session.command(room.game, commandOf(action, room)) })),
    );
    const failed = answers.flatMap(({ room, ack }) =>
      ack.ok ? [] : [t('facilitator.refused', { team: room.team, reason: refusalText(ack.refusal, speech) })],
    );
    if (failed.length > 0) {
      refused.value = failed.join(' ');
      announce(refused.value, 'urgent');
    }
  };

  const watched = session.watched.value;
  if (watched?.desk?.end !== undefined)
    return (
      <EndScreen desk={watched.desk} end={watched.desk.end} room={watched.room} session={session} onBack={() => session.watch(undefined)} />
    );
  return (
    <div class="page">
      <Bar>
        <span class="pill">{t('facilitator.title')}</span>
        {lobby === undefined ? null : <span class="pill">{lobby.title}</span>}
        {lobby === undefined ? null : <span class="pill">{t(`phase.${lobby.phase}`)}</span>}
      </Bar>
      <main class="facilitator" id="content" tabIndex={-1}>
        <LineState session={session} />
        {lobby === undefined ? (
          <StateCard icon="hourglass" title={t('state.connecting')} next={t('state.loadingNext')} busy />
        ) : (
          <>
            <Invitation workshop={workshop} code={lobby.code} />
            <section class="card form" aria-label={t('facilitator.teams')}>
              <Controls rooms={rooms} onAct={(action, wanted) => void act(action, wanted)} />
              {refused.value === undefined ? null : (
                <p class="bad-note" role="alert">
                  <Icon name="triangleAlert" />
                  <span>{refused.value}</span>
                </p>
              )}
              <Teams session={session} rooms={rooms} />
            </section>
            {lobby.held === undefined ? null : <HeldEventsCard session={session} rooms={rooms} held={lobby.held} />}
          </>
        )}
      </main>
    </div>
  );
};

const Controls = ({
  rooms,
  onAct,
}: {
  readonly rooms: readonly Room[];
  readonly onAct: (action: Action, rooms: readonly Room[]) => void;
}) => {
  const button = (action: Action, testid: string, main: boolean) => {
    const wanted = rooms.filter((room) => applies(action, room));
    return (
      <button
        type="button"
        class={`button ${main ? 'main' : 'plain'}`}
        data-testid={testid}
        disabled={wanted.length === 0}
        onClick={() => onAct(action, wanted)}
      >
        <Icon name={actionIcons[action]} /> {t(`facilitator.${action}`)}
      </button>
    );
  };
  const briefing = rooms.some((room) => room.phase === 'briefing');
  const between = rooms.some((room) => applies('advance', room));
  const paused = rooms.some((room) => applies('resume', room));
  const allPaused = paused && !rooms.some((room) => applies('pause', room));
  return (
    <div class="controls" role="toolbar" aria-label={t('facilitator.actions')}>
      {briefing ? button('start', 'lobby-start', true) : null}
      {briefing ? <span class="quiet">{t('facilitator.startHint')}</span> : null}
      {briefing ? null : button('advance', 'facilitator-advance', between)}
      {briefing ? null : button('force', 'facilitator-force', false)}
      {briefing ? null : button('extend', 'facilitator-extend', false)}
      {briefing || allPaused ? null : button('pause', 'facilitator-pause', false)}
      {paused ? button('resume', 'facilitator-resume', true) : null}
    </div>
  );
};

const Teams = ({ session, rooms }: { readonly session: Session; readonly rooms: readonly Room[] }) => {
  const over = rooms.some((room) => room.score !== undefined);
  return (
    <div class="scroll-sideways">
      <table class="teams">
        <thead>
          <tr>
            <th scope="col">{t('facilitator.team')}</th>
            <th scope="col">{t('facilitator.state')}</th>
            <th scope="col">{t('facilitator.seats')}</th>
            <th scope="col">{t('facilitator.clock')}</th>
            {over ? (
              <th scope="col">
                {t('facilitator.score')} <About words={aboutNumber(jointScoreDefinition, speech)} />
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rooms.map((room) => {
            const clock = clockOf(room, nowMs.value, session.offsetMs.value);
            return (
              <tr key={room.game}>
                <th scope="row">{room.team}</th>
                <td>
                  {room.round > 0 && room.phase !== 'finished'
                    ? t('facilitator.inRound', { phase: t(`phase.${room.phase}`), round: room.round })
                    : t(`phase.${room.phase}`)}
                </td>
                <td>
                  <span class="team-seats">
                    {room.seats.map((seat) => (
                      <span key={seat.seat} class="team-seat" data-seat={seat.seat}>
                        <Icon name={seatIcons[seat.seat]} className="role-icon" />
                        <span>
                          {seat.holder === 'person'
                            ? (seat.name ?? t('lobby.takenUnnamed'))
                            : seat.covered && seat.name !== undefined
                              ? t('header.botFor', { name: seat.name })
                              : t(seat.holder === 'bot' ? 'header.bot' : 'header.open')}
                        </span>
                        {seat.committed ? <Icon name="check" className="good-icon" /> : null}
                        {seat.holder === 'person' && !seat.connected ? <Icon name="wifiOff" className="bad-icon" /> : null}
                        <span class="visually-hidden">
                          {t(`seat.${seat.seat}`)} {seat.committed ? t('header.committed') : ''}
                        </span>
                      </span>
                    ))}
                  </span>
                </td>
                <td>{clock.kind === 'running' ? clock.text : clock.kind === 'paused' ? t('header.paused') : '–'}</td>
                {over ? (
                  <td>
                    {room.score === undefined ? null : (
                      <span class="team-result">
                        <strong data-testid="team-score">{whole(Math.round(room.score), speech.language)}</strong>
                        <button
                          type="button"
                          class="button small"
                          data-testid="look-at-end"
                          aria-label={t('facilitator.lookAtEnd', { team: room.team })}
                          onClick={() => session.watch(room.game)}
                        >
                          {t('facilitator.look')}
                        </button>
                      </span>
                    )}
                  </td>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};

const Invitation = ({ workshop, code }: { readonly workshop: string; readonly code: string }) => {
  const copied = useSignal<'no' | 'yes' | 'failed'>('no');
  const link = noteOf(workshop, 'joinUrl') ?? `${location.origin}/join/${code}`;
  // On another device than the one that created it, the code is drawn here.
  const qr = noteOf(workshop, 'qrSvg') ?? renderSVG(link);

  const copy = async (): Promise<void> => {
    const field = document.getElementById('join-link');
    if (!(field instanceof HTMLInputElement)) return;
    field.select();
    try {
      // The clipboard exists on secure pages only; in a local network the old command is what there is.
      if (isSecureContext) await navigator.clipboard.writeText(link);
      else if (!document.execCommand('copy')) throw new Error('not copied');
      copied.value = 'yes';
    } catch {
      copied.value = 'failed';
    }
  };

  return (
    <section class="card form invitation" aria-labelledby="invite">
      <div class="invitation-text">
        <h1 id="invite">{t('facilitator.share')}</h1>
        <p class="quiet">{t('facilitator.shareLead')}</p>
        <p class="workshop-code" data-testid="workshop-code" aria-label={t('facilitator.code')}>
          {code}
        </p>
        <div class="link-row">
          <label class="link-field">
            <span class="visually-hidden">{t('facilitator.link')}</span>
            <input class="input" id="join-link" data-testid="join-link" readOnly value={link} />
          </label>
          <button type="button" class="button" onClick={() => void copy()}>
            <Icon name={copied.value === 'yes' ? 'check' : 'copy'} />{' '}
            {t(copied.value === 'yes' ? 'facilitator.copied' : 'facilitator.copy')}
          </button>
          <a class="button plain" href={`/join/${code}`} target="_blank" rel="noreferrer" title={t('facilitator.openSeatHint')}>
            {t('facilitator.openSeat')}
          </a>
        </div>
        {copied.value === 'failed' ? <p class="quiet">{t('facilitator.copyFailed')}</p> : null}
      </div>
      <img class="qr" alt={t('facilitator.qr')} src={`data:image/svg+xml,${encodeURIComponent(qr)}`} />
    </section>
  );
};
