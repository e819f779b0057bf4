import { useSignal } from '@preact/signals';
import type { Desk } from '../../../server/contract/desk.ts';
import type { AgreementView } from '../../model/agreements.ts';
import { Icon } from '../../ui/icons.tsx';
import { t } from '../../ui/texts/texts.ts';
import { Refused, useSending, type Wire } from '../sending.tsx';
import { WordsField } from './fields.tsx';
import { seatName } from '../header.tsx';

/** The planning lead decides what others could not agree on: yes to what stands on the table, or no, and why. */
export const Settle = ({ desk, wire, view }: { readonly desk: Desk; readonly wire: Wire; readonly view: AgreementView }) => {
  const reason = useSignal('');
  const sending = useSending(wire);
  const { id, agreement } = view;
  const decide = (accept: boolean): void => {
    const words = reason.value.trim();
    void sending.send(
      { kind: 'arbitrate', agreement: id, accept, ...(words === '' ? {} : { reason: words }) },
      t('agreement.done.arbitrate'),
    );
  };
  return (
    <>
      <p class="ask-note">
        <Icon name="gavel" />{' '}
        {agreement.escalated === undefined ? '' : t('agreement.escalated', { by: seatName(desk, agreement.escalated.by) })}{' '}
        {t('agreement.settle')}
      </p>
      <WordsField
        label={t('offer.reason')}
        value={reason.value}
        testid={`settle-reason-${id}`}
        onValue={(words) => (reason.value = words)}
      />
      <div class="ask-answers">
        <button
          type="button"
          class="button small yes"
          data-testid={`settle-yes-${id}`}
          aria-describedby={`sentence-${id}`}
          disabled={sending.busy.value}
          onClick={() => decide(true)}
        >
          {t('agreement.arbitrateYes')}
        </button>
        <button
          type="button"
          class="button small"
          data-testid={`settle-no-${id}`}
          aria-describedby={`sentence-${id}`}
          disabled={sending.busy.value}
          onClick={() => decide(false)}
        >
          {t('agreement.arbitrateNo')}
        </button>
      </div>
      <Refused sending={sending} />
    </>
  );
};
