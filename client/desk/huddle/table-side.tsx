import type { Desk } from '../../../server/contract/desk.ts';
import type { HuddleView } from '../../../server/contract/huddles.ts';
import type { Room, SeatPresence } from '../../../server/contract/room.ts';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { t } from '../../ui/texts/texts.ts';
import { seatName } from '../header.tsx';
import type { Wire } from '../sending.tsx';
import { WriteAgreement } from './working-agreement.tsx';

/** Who sits at the table, and what the team has agreed for itself. */
export const TableSide = ({
  desk,
  room,
  huddle,
  agreement,
  wire,
}: {
  readonly desk: Desk;
  readonly room: Room;
  readonly huddle: HuddleView;
  /** Whether the working agreement is shown here: it is not where a step of its own shows it. */
  readonly agreement: boolean;
  readonly wire: Wire;
}) => {
  const here = room.seats.filter(({ seat, holder, you }) => holder !== 'person' || you || huddle.attended.includes(seat)).length;
  return (
    <aside class="huddle-side">
      <section class="card huddle-card" aria-labelledby="table-title">
        <header class="lever-head">
          <h3 id="table-title">{t('huddle.here.title')}</h3>
          <span class="lever-hint" data-testid="huddle-here">
            {t('huddle.here.count', { count: here, of: room.seats.length })}
          </span>
        </header>
        <ul class="at-table">
          {room.seats.map((seat) => (
            <AtTable key={seat.seat} desk={desk} huddle={huddle} seat={seat} />
          ))}
        </ul>
        {huddle.beliefs === undefined || huddle.beliefs.reveal !== undefined ? null : (
          <p class="quiet" data-testid="beliefs-given">
            {t('huddle.beliefs.given', {
              count: huddle.beliefs.given.length,
              of: room.seats.filter(({ holder }) => holder === 'person').length,
            })}
          </p>
        )}
      </section>
      {agreement ? <WriteAgreement desk={desk} wire={wire} /> : null}
    </aside>
  );
};

const AtTable = ({ desk, huddle, seat }: { readonly desk: Desk; readonly huddle: HuddleView; readonly seat: SeatPresence }) => {
  const bot = seat.holder !== 'person';
  const here = bot || seat.you || huddle.attended.includes(seat.seat);
  const answered = huddle.beliefs?.given.includes(seat.seat) === true;
  const state = bot ? 'bot' : seat.you ? 'you' : here ? 'here' : 'notYet';
  return (
    <li data-seat={seat.seat} data-here={here} class={here ? '' : 'away'}>
      <span class="seat-dot">
        <Icon name={seatIcons[seat.seat]} />
      </span>
      <span class="at-table-who">
        <strong>{seatName(desk, seat.seat)}</strong>
        <span class="quiet">
          {[seat.name, t(`huddle.here.${state}`), ...(desk.book.lead === seat.seat ? [t('huddle.here.lead')] : [])]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {answered && huddle.beliefs?.reveal === undefined ? <Icon name="check" className="good-icon" /> : null}
    </li>
  );
};
