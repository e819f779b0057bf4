import type { Room, SeatPresence } from '../../server/contract/room.ts';
import type { Seat } from '../../server/contract/ids.ts';
import { Icon, seatIcons } from '../ui/icons.tsx';
import { t } from '../ui/texts/texts.ts';

const standingOf = (seat: SeatPresence): string => {
  if (seat.you) return t('lobby.yours');
  if (seat.covered) return seat.name === undefined ? t('lobby.takenUnnamed') : t('lobby.covered', { name: seat.name });
  if (seat.holder === 'bot') return t('lobby.bot');
  if (seat.holder === 'open') return t('lobby.open');
  return seat.name === undefined ? t('lobby.takenUnnamed') : t('lobby.taken', { name: seat.name });
};

/** The four seats of a game as cards: who has which, and a button on those that may be taken. */
export const SeatGrid = ({
  room,
  onTake,
  busy,
}: {
  readonly room: Room;
  readonly onTake: (seat: Seat) => void;
  readonly busy: boolean;
}) => (
  <div class="seat-grid">
    {room.seats.map((seat) => {
      // Nobody sits down when all is over: the world may still be played by others.
      const free = room.phase !== 'finished' && !seat.you && seat.holder !== 'person' && !seat.covered;
      return (
        <button
          key={seat.seat}
          type="button"
          class={`card seat-card ${seat.you ? 'mine' : ''}`}
          data-seat={seat.seat}
          data-testid={`seat-${seat.seat}`}
          aria-pressed={seat.you}
          disabled={busy || (!free && !seat.you)}
          onClick={() => (seat.you ? undefined : onTake(seat.seat))}
        >
          <span class="seat-mark">
            <Icon name={seatIcons[seat.seat]} />
          </span>
          <span class="seat-text">
            <strong>{t(`seat.${seat.seat}`)}</strong>
            <span class="quiet">{t(`seatRole.${seat.seat}`)}</span>
            <span class={`seat-standing ${seat.you ? 'mine' : ''}`}>
              {seat.you ? <Icon name="check" /> : seat.holder === 'bot' ? <Icon name="bot" /> : null} {standingOf(seat)}
            </span>
          </span>
          {free ? <span class="seat-take">{t('lobby.take')}</span> : null}
        </button>
      );
    })}
  </div>
);
