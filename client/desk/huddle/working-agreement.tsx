import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Desk } from '../../../server/contract/desk.ts';
import { Icon } from '../../ui/icons.tsx';
import { t } from '../../ui/texts/texts.ts';
import { seatName } from '../header.tsx';
import { Refused, useSending, type Wire } from '../sending.tsx';

/** Longest free text of people. */
export const mostLetters = 280;

/** One line of a text: what is typed over several lines is said in one. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What the team has agreed for itself, as it is shown again and again. */
export const WorkingAgreement = ({ desk }: { readonly desk: Desk }) => {
  const agreed = desk.book.workingAgreement;
  return agreed === undefined ? (
    <p class="quiet">{t('huddle.agreement.none')}</p>
  ) : (
    <blockquote class="working-agreement" data-testid="working-agreement">
      <p>{agreed.text}</p>
      <footer class="quiet">
        {t('huddle.agreement.by', { seat: seatName(desk, agreed.by), round: t(`round.${desk.act.roundName}`), number: agreed.round })}
      </footer>
    </blockquote>
  );
};

/** The same with a way to write it, or to write it anew. */
export const WriteAgreement = ({ desk, wire }: { readonly desk: Desk; readonly wire: Wire }) => {
  const agreed = desk.book.workingAgreement;
  const sending = useSending(wire);
  const writing = useSignal(false);
  const text = useSignal('');
  const field = useRef<HTMLTextAreaElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (writing.value) field.current?.focus();
  }, [writing.value]);

  const close = (): void => {
    writing.value = false;
    // The field is gone with the next drawing; the button that opened it is there again.
    requestAnimationFrame(() => button.current?.focus());
  };
  const save = async (): Promise<void> => {
    const line = oneLine(text.value);
    if (line === '') return field.current?.focus();
    if (await sending.send({ kind: 'writeWorkingAgreement', text: line }, t('huddle.agreement.saved'))) close();
  };
  return (
    <section class="card huddle-card" aria-labelledby="agreement-title">
      <h3 id="agreement-title">{t(agreed === undefined ? 'huddle.agreement.title' : 'huddle.agreement.agreed')}</h3>
      {writing.value ? null : <WorkingAgreement desk={desk} />}
      {!writing.value && agreed !== undefined && agreed.round < desk.round ? <p class="quiet">{t('huddle.agreement.kept')}</p> : null}
      {writing.value ? (
        <form
          class="write"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <p class="quiet">{t('huddle.agreement.lead')}</p>
          <label class="field">
            <span>{t('huddle.agreement.label')}</span>
            <textarea
              ref={field}
              class="input"
              rows={3}
              maxLength={mostLetters}
              data-testid="agreement-text"
              aria-describedby="agreement-example"
              value={text.value}
              onInput={(event) => (text.value = event.currentTarget.value)}
            />
          </label>
          <p class="quiet" id="agreement-example">
            {t('huddle.agreement.example')}
          </p>
          <Refused sending={sending} />
          <div class="write-buttons">
            <button type="submit" class="button main" data-testid="agreement-save" disabled={sending.busy.value}>
              {t('huddle.agreement.save')}
            </button>
            <button type="button" class="button" onClick={close}>
              {t('huddle.agreement.cancel')}
            </button>
          </div>
        </form>
      ) : (
        <button
          ref={button}
          type="button"
          class="button"
          data-testid="agreement-write"
          onClick={() => {
            text.value = agreed?.text ?? '';
            writing.value = true;
          }}
        >
          <Icon name="pen" /> {t(agreed === undefined ? 'huddle.agreement.write' : 'huddle.agreement.change')}
        </button>
      )}
    </section>
  );
};
