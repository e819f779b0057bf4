import type { Desk } from '../../../server/contract/desk.ts';
import { colleagues } from '../../model/sharing.ts';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { t } from '../../ui/texts/texts.ts';
import { seatName } from '../header.tsx';
import { Refused, useSending, type Wire } from '../sending.tsx';

/** Looking over a colleague's shoulder for a round: who, and how many looks are left. Said why not where it is not possible. */
export const ShadowOffer = ({ desk, wire }: { readonly desk: Desk; readonly wire: Wire }) => {
  const sending = useSending(wire);
  const round = t(`round.${desk.act.roundName}`);
  const may = desk.sharing.may.includes('shadow');
  const left = desk.sharing.shadowingsLeft;
  return (
    <section class="card shadow-offer" aria-labelledby="shadow-title" data-testid="shadow-offer">
      <header class="lever-head">
        <h2 id="shadow-title">
          <Icon name="footprints" /> {t('shadow.title')}
        </h2>
        <span class="lever-hint" data-testid="shadowings-left">
          {may ? (left > 0 ? t('shadow.left', { count: left }) : t('shadow.leftNone')) : ''}
        </span>
      </header>
      <p class="quiet">{t('shadow.lead', { round })}</p>
      {!may ? (
        <p class="lever-locked">
          <Icon name="lock" /> {t('shadow.notNow')}
        </p>
      ) : (
        <div class="shadow-seats">
          {colleagues(desk).map((seat) => (
            <button
              key={seat}
              type="button"
              class="button"
              data-seat={seat}
              data-testid={`shadow-${seat}`}
              aria-label={t('shadow.over', { seat: seatName(desk, seat) })}
              disabled={left === 0 || desk.shadow !== undefined || sending.busy.value}
              onClick={() => void sending.send({ kind: 'shadow', seat }, t('shadow.begun', { seat: seatName(desk, seat) }))}
            >
              <Icon name={seatIcons[seat]} className="role-icon" /> {seatName(desk, seat)}
            </button>
          ))}
        </div>
      )}
      {desk.shadow === undefined ? null : (
        <p class="done-line">
          <Icon name="eye" /> {t('shadow.begun', { seat: seatName(desk, desk.shadow.seat) })}
        </p>
      )}
      <Refused sending={sending} />
    </section>
  );
};
