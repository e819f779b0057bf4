import type { Desk } from '../../server/contract/desk.ts';
import type { Seat } from '../../server/contract/ids.ts';
import { jointScoreDefinition } from '../../server/contract/kpi-catalogue.ts';
import type { Room, SeatPresence } from '../../server/contract/room.ts';
import type { Session } from '../connection/session.ts';
import { clockOf } from '../model/clock.ts';
import { aboutNumber } from '../model/definitions.ts';
import { jointShown } from '../model/end.ts';
import { seatNameOn } from '../model/names.ts';
import { scoreChange, whole } from '../model/numbers.ts';
import { ThemeButton } from '../team/bar.tsx';
import { About } from '../ui/about.tsx';
import { ChangeMark } from '../ui/change.tsx';
import { Icon, seatIcons } from '../ui/icons.tsx';
import { nowMs } from '../ui/now.ts';
import { speech, t } from '../ui/texts/texts.ts';

/** The line over a desk: team, week, act, joint score, who is here, and the clock. */
export const DeskHeader = ({ desk, room, session }: { readonly desk: Desk; readonly room: Room; readonly session: Session }) => {
  const joint = jointShown(desk);
  return (
    <header class="desk-header">
      <span class="brand">{t('app.name')}</span>
      <span class="pill team-pill">{t('header.team', { team: room.team })}</span>
      <span class="pill">
        {t('header.week', { Round: t(`Round.${desk.act.roundName}`), round: Math.max(1, desk.round), of: desk.act.announcedRounds })}
        {' · '}
        {t('header.act', { number: desk.act.number, level: t(`informationLevel.${desk.act.informationLevel}`) })}
      </span>
      <span class="joint">
        <span class="quiet">{t('header.joint')}</span>
        <strong>{joint.value === undefined ? '–' : whole(Math.round(joint.value), speech.language)}</strong>
        <ChangeMark change={scoreChange(joint.value, joint.before, speech.language)} />
        <About words={aboutNumber(jointScoreDefinition, speech)} />
      </span>
      <ul class="seats" aria-label={t('header.seats')}>
        {room.seats.map((seat) => (
          <SeatPill key={seat.seat} seat={seat} name={seatName(desk, seat.seat)} planning={room.phase === 'planning'} />
        ))}
      </ul>
      {room.phase === 'finished' ? null : <ClockView room={room} session={session} />}
      <ThemeButton />
    </header>
  );
};

/** A seat by the site it runs, where it runs one; else by its role. */
export const seatName = (desk: Desk, seat: Seat): string => seatNameOn(desk.map, seat, speech);

const standing = (seat: SeatPresence): string => {
  if (seat.you) return t('header.you');
  if (seat.covered) return seat.name === undefined ? t('header.bot') : t('header.botFor', { name: seat.name });
  if (seat.holder === 'bot') return t('header.bot');
  if (seat.holder === 'open') return t('header.open');
  return seat.connected ? '' : t('header.away');
};

const SeatPill = ({ seat, name, planning }: { readonly seat: SeatPresence; readonly name: string; readonly planning: boolean }) => {
  const who = standing(seat);
  const state = planning ? t(seat.committed ? 'header.committed' : 'header.thinking') : '';
  return (
    <li
      class={`seat-pill ${seat.you ? 'mine' : ''}`}
      data-seat={seat.seat}
      data-committed={seat.committed}
      data-holder={seat.holder}
      title={[seat.name, state].filter(Boolean).join(' · ')}
    >
      <Icon name={seatIcons[seat.seat]} className="role-icon" />
      <span>
        {name}
        {who === '' ? '' : <span class="seat-who"> · {who}</span>}
      </span>
      {planning && seat.committed ? <Icon name="check" className="good-icon" /> : null}
      {seat.holder === 'person' && !seat.connected && !seat.you ? <Icon name="wifiOff" className="bad-icon" /> : null}
      <span class="visually-hidden">{state}</span>
    </li>
  );
};

const ClockView = ({ room, session }: { readonly room: Room; readonly session: Session }) => {
  const clock = clockOf(room, nowMs.value, session.offsetMs.value);
  if (clock.kind === 'paused')
    return (
      <span class="clock paused" data-testid="clock">
        <Icon name="pause" /> {t('header.paused')}
      </span>
    );
  // Nothing to hurry for: between two plannings, or where the facilitator set no limit.
  if (clock.kind === 'none') return room.phase === 'planning' ? <span class="clock none">{t('header.noClock')}</span> : null;
  return (
    <span
      class={`clock ${clock.urgent ? 'urgent' : ''}`}
      data-testid="clock"
      role="timer"
      title={clock.reading > 0 ? t('header.reading', { count: clock.reading }) : undefined}
    >
      {clock.urgent ? <Icon name="hourglass" /> : null}
      <span aria-hidden="true">{clock.text}</span>
      <span class="visually-hidden">{t(room.phase === 'huddle' ? 'huddle.timer' : 'header.timeLeft', { text: clock.text })}</span>
    </span>
  );
};
