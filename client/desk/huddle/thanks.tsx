import { useSignal } from '@preact/signals';
import type { Desk } from '../../../server/contract/desk.ts';
import { seats, type Seat } from '../../../server/contract/ids.ts';
import { Icon } from '../../ui/icons.tsx';
import { t } from '../../ui/texts/texts.ts';
import { seatName } from '../header.tsx';
import { Refused, useSending, type Wire } from '../sending.tsx';
import { mostLetters, oneLine } from './working-agreement.tsx';

/** Thanks that were said, in this huddle and before: the newest first. */
export const ThanksList = ({ desk, thanks }: { readonly desk: Desk; readonly thanks: Desk['book']['thanks'] }) => (
  <ul class="thanks-list">
    {thanks.toReversed().map((each, place) => (
      <li key={`${thanks.length - place}`}>
        <Icon name="heart" className="thanks-icon" />
        <span>
          <span class="quiet">{t('huddle.thanks.said', { from: seatName(desk, each.from), to: seatName(desk, each.to) })}</span> {each.text}
        </span>
      </li>
    ))}
  </ul>
);

export const ThanksCard = ({ desk, wire }: { readonly desk: Desk; readonly wire: Wire }) => (
  <section class="card huddle-card" data-testid="thanks" aria-labelledby="thanks-title">
    <h3 id="thanks-title">{t('huddle.thanks.title')}</h3>
    <p class="quiet">{t('huddle.thanks.lead')}</p>
    <ThanksForm desk={desk} wire={wire} />
    {desk.book.thanks.length === 0 ? null : <ThanksList desk={desk} thanks={desk.book.thanks} />}
  </section>
);

/** A line of thanks to a colleague. */
export const ThanksForm = ({ desk, wire }: { readonly desk: Desk; readonly wire: Wire }) => {
  const sending = useSending(wire);
  const others = seats.filter((seat) => seat !== desk.seat);
  const to = useSignal<Seat | undefined>(others[0]);
  const text = useSignal('');
  const send = async (): Promise<void> => {
    const line = oneLine(text.value);
    if (line === '' || to.value === undefined) return;
    if (await sending.send({ kind: 'thank', to: to.value, text: line }, t('huddle.thanks.sent'))) text.value = '';
  };
  return (
    <>
      <form
        class="thanks-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <label class="field">
          <span>{t('huddle.thanks.to')}</span>
          <select
            data-testid="thanks-to"
            value={to.value}
            onChange={(event) => (to.value = others.find((seat) => seat === event.currentTarget.value))}
          >
            {others.map((seat) => (
              <option key={seat} value={seat}>
                {seatName(desk, seat)}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{t('huddle.thanks.text')}</span>
          <input
            class="input"
            maxLength={mostLetters}
            data-testid="thanks-text"
            placeholder={t('huddle.thanks.example')}
            value={text.value}
            onInput={(event) => (text.value = event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button" data-testid="thanks-send" disabled={sending.busy.value}>
          <Icon name="heart" /> {t('huddle.thanks.send')}
        </button>
      </form>
      <Refused sending={sending} />
    </>
  );
};
