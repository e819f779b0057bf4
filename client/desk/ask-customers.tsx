import type { Desk } from '../../server/contract/desk.ts';
import { customersToAsk } from '../model/accounts.ts';
import { Icon } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import { Refused, useSending, type Wire } from './sending.tsx';

/** Rings key accounts up about what they ask for: "could you live with less, or later?" What they say stands in the table above. */
export const AskCustomers = ({ desk, wire }: { readonly desk: Desk; readonly wire: Wire }) => {
  const sending = useSending(wire);
  const { open, callsLeft } = customersToAsk(desk, speech);
  if (open.length === 0) return null;
  return (
    <div class="ask-customers">
      <p class="quiet">
        {t('accounts.lead')}{' '}
        <span data-testid="calls-left">{t('accounts.callsLeft', { count: callsLeft, round: t(`round.${desk.act.roundName}`) })}</span>
      </p>
      <p class="ask-customers-calls">
        {open.map(({ slot, name }) => (
          <button
            key={slot}
            type="button"
            class="button small"
            data-testid={`ask-customer-${slot}`}
            disabled={callsLeft === 0 || sending.busy.value}
            aria-label={t('accounts.askOf', { name })}
            onClick={() => void sending.send({ kind: 'askCustomer', round: desk.round, slot }, t('accounts.answered', { name }))}
          >
            <Icon name="phone" /> {t('accounts.ask', { slot })}
          </button>
        ))}
      </p>
      <Refused sending={sending} />
    </div>
  );
};
