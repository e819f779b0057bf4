import { useSignal } from '@preact/signals';
import { renderSVG } from 'uqr';
import { jointScoreDefinition } from '../../server/contract/kpi-catalogue.ts';
import type { Room } from '../../server/contract/room.ts';
import { noteOf } from '../connection/keys.ts';
import type { Session } from '../connection/session.ts';
import { EndScreen } from '../desk/end-screen.tsx';
import { clockOf } from '../model/clock.ts';
import { aboutNumber } from '../model/definitions.ts';
import { whole } from '../model/numbers.ts';
import { addressOf } from '../route.ts';
import { About } from '../ui/about.tsx';
import { Icon, seatIcons } from '../ui/icons.tsx';
import { nowMs } from '../ui/now.ts';
import { StateCard } from '../ui/state-card.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import { Bar } from './bar.tsx';
import { commandOf, Controls, RefusedNote, useActing } from './controls.tsx';
import { HeldEventsCard } from './held-events.tsx';
import { LineState } from './line-state.tsx';
import { TeamPage } from './team-page.tsx';

/** The facilitator's small page: invite, start, and move teams on. */
export const FacilitatorPage = ({ session, workshop }: { readonly session: Session; readonly workshop: string }) => {
  const { refused, act } = useActing(session);
  const lobby = session.lobby.value;
  const rooms = lobby?.games ?? [];

  const watched = session.watched.value;
  if (watched?.desk?.end !== undefined)
    return (
      <EndScreen desk={watched.desk} end={watched.desk.end} room={watched.room} session={session} onBack={() => session.watch(undefined)} />
    );
  if (watched !== undefined) return <TeamPage session={session} room={watched.room} onBack={() => session.watch(undefined)} />;
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
              <Controls rooms={rooms} onAct={(action, wanted) => void act((room) => commandOf(action, room), wanted)} />
              <RefusedNote refused={refused} />
              <Teams session={session} rooms={rooms} workshop={workshop} />
              <p class="to-debrief">
                <a class="button plain" href={addressOf('debrief', workshop, undefined)} data-testid="to-debrief">
                  <Icon name="presentation" /> {t('teams.toDebrief')}
                </a>
                <span class="quiet">{t('teams.toDebriefLead')}</span>
              </p>
            </section>
            {lobby.held === undefined ? null : <HeldEventsCard session={session} rooms={rooms} held={lobby.held} />}
          </>
        )}
      </main>
    </div>
  );
};

const Teams = ({ session, rooms, workshop }: { readonly session: Session; readonly rooms: readonly Room[]; readonly workshop: string }) => {
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
                <th scope="row">
                  <span class="team-name">
                    {room.team}
                    {room.phase === 'finished' ? null : (
                      <button
                        type="button"
                        class="button small"
                        data-testid="look-in"
                        aria-label={t('lead.lookIn', { team: room.team })}
                        onClick={() => session.watch(room.game)}
                      >
                        <Icon name="eye" /> {t('lead.look')}
                      </button>
                    )}
                  </span>
                </th>
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
                        <a
                          class="button small plain"
                          data-testid="look-at-replay"
                          aria-label={t('replay.teamLinkOf', { team: room.team })}
                          href={addressOf('replay', workshop, room.game)}
                        >
                          <Icon name="history" /> {t('replay.teamLink')}
                        </a>
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
