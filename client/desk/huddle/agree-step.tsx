import type { ComponentChildren } from 'preact';
import type { Desk } from '../../../server/contract/desk.ts';
import { seats } from '../../../server/contract/ids.ts';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { t } from '../../ui/texts/texts.ts';
import { seatName } from '../header.tsx';
import { Refused, useSending, type Wire } from '../sending.tsx';
import { WriteAgreement } from './working-agreement.tsx';

/** Agreeing: how to work together, who decides when two cannot agree, and what is promised for the next act. */
export const AgreeStep = ({
  desk,
  wire,
  children,
}: {
  readonly desk: Desk;
  readonly wire: Wire;
  /** Forms for what is promised. */
  readonly children?: ComponentChildren;
}) => (
  <div class="agree">
    <WriteAgreement desk={desk} wire={wire} />
    <PlanningLead desk={desk} wire={wire} />
    {children}
  </div>
);

const PlanningLead = ({ desk, wire }: { readonly desk: Desk; readonly wire: Wire }) => {
  const { lead } = desk.book;
  const sending = useSending(wire);
  return (
    <fieldset class="card huddle-card">
      <legend class="visually-hidden">{t('huddle.hat.give')}</legend>
      <h3>
        <Icon name="crown" className="role-icon" /> {t('huddle.hat.title')}
      </h3>
      <p class="quiet">{t('huddle.hat.text')}</p>
      <div class="segments hat">
        {seats.map((seat) => (
          <button
            key={seat}
            type="button"
            class={`segment ${lead === seat ? 'on' : ''}`}
            data-seat={seat}
            data-testid={`lead-${seat}`}
            aria-pressed={lead === seat}
            disabled={sending.busy.value}
            onClick={() => void sending.send({ kind: 'nameLead', seat }, t('huddle.hat.saved', { seat: seatName(desk, seat) }))}
          >
            <span class="hat-seat">
              <Icon name={seatIcons[seat]} /> {seatName(desk, seat)}
            </span>
          </button>
        ))}
      </div>
      {lead === undefined ? <p class="quiet">{t('huddle.hat.none')}</p> : null}
      <Refused sending={sending} />
    </fieldset>
  );
};
