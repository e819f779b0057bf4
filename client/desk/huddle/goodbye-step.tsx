import { useSignal } from '@preact/signals';
import type { Desk } from '../../../server/contract/desk.ts';
import type { HuddleView } from '../../../server/contract/huddles.ts';
import type { Seat } from '../../../server/contract/ids.ts';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { t } from '../../ui/texts/texts.ts';
import { seatName } from '../header.tsx';
import { Refused, useSending, type Wire } from '../sending.tsx';
import { ThanksCard } from './thanks.tsx';
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
