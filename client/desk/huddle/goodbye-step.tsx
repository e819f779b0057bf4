import { useSignal } from '@preact/signals';
import type { Desk } from '../../../server/contract/desk.ts';
import type { HuddleView } from '../../../server/contract/huddles.ts';
import { seats, type Seat } from '../../../server/contract/ids.ts';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { t } from '../../ui/texts/texts.ts';
import { seatName } from '../header.tsx';
import { Refused, useSending, type Wire } from '../sending.tsx';
import { mostLetters, oneLine } from './working-agreement.tsx';

/** Before going back: thanks, and where seats change hands a note for whoever takes over. */
export const GoodbyeStep = ({ desk, huddle, wire }: { readonly desk: Desk; readonly huddle: HuddleView; readonly wire: Wire }) => (
  <div class="goodbye">
    {huddle.rotatesTo === undefined ? null : <HandOver desk={desk} huddle={huddle} rotatesTo={huddle.rotatesTo} wire={wire} />}
    <ThanksCard desk={desk} wire={wire} />
  </div>
);

const HandOver = ({
  desk,
  huddle,
  rotatesTo,
  wire,
}: {
  readonly desk: Desk;
  readonly huddle: HuddleView;
  readonly rotatesTo: Seat;
  readonly wire: Wire;
}) => {
  const sending = useSending(wire);
  const text = useSignal('');
  const again = useSignal(false);
  const save = async (): Promise<void> => {
    const line = oneLine(text.value);
    if (line !== '' && (await sending.send({ kind: 'handOver', text: line }, t('huddle.handOver.saved')))) again.value = false;
  };
  return (
    <section class="card huddle-card" data-testid="hand-over" aria-labelledby="hand-over-title">
      <h3 id="hand-over-title">{t('huddle.handOver.title')}</h3>
      <p class="rotates-to" data-seat={rotatesTo}>
        <Icon name={seatIcons[rotatesTo]} className="role-icon" />
        <strong>{t('huddle.handOver.to', { seat: seatName(desk, rotatesTo) })}</strong>
      </p>
      {huddle.handOverWritten && !again.value ? (
        <p class="done-line">
          <Icon name="check" className="good-icon" /> {t('huddle.handOver.written')}{' '}
          <button type="button" class="button small" onClick={() => (again.value = true)}>
            {t('huddle.handOver.again')}
          </button>
        </p>
      ) : (
        <form
          class="write"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <p class="quiet">{t('huddle.handOver.lead')}</p>
          <label class="field">
            <span>{t('huddle.handOver.label')}</span>
            <textarea
              class="input"
              rows={3}
              maxLength={mostLetters}
              data-testid="hand-over-text"
              placeholder={t('huddle.handOver.example')}
              value={text.value}
              onInput={(event) => (text.value = event.currentTarget.value)}
            />
          </label>
          <Refused sending={sending} />
          <div class="write-buttons">
            <button type="submit" class="button main" data-testid="hand-over-send" disabled={sending.busy.value}>
              {t('huddle.handOver.send')}
            </button>
          </div>
        </form>
      )}
    </section>
  );
};

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

const ThanksCard = ({ desk, wire }: { readonly desk: Desk; readonly wire: Wire }) => {
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
    <section class="card huddle-card" data-testid="thanks" aria-labelledby="thanks-title">
      <h3 id="thanks-title">{t('huddle.thanks.title')}</h3>
      <p class="quiet">{t('huddle.thanks.lead')}</p>
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
      {desk.book.thanks.length === 0 ? null : <ThanksList desk={desk} thanks={desk.book.thanks} />}
    </section>
  );
};
