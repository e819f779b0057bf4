import { forecastKeptFrom } from '../../../server/contract/agreement-words.ts';
import type { Agreement } from '../../../server/contract/agreements.ts';
import type { Desk } from '../../../server/contract/desk.ts';
import { forecastPledges, forecastTable, type ForecastTable } from '../../model/consensus.ts';
import { othersOf } from '../../model/requests.ts';
import { Icon } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import { Refused, useSending, type Wire } from '../sending.tsx';
import { WordsField } from './fields.tsx';
import { ForecastGrid } from './forecast-grid.tsx';
import { forgetForm, keptForm } from './kept.ts';

type Draft = { readonly table: ForecastTable; readonly why: string };

/** A forecast for all to sign: put on the table, or, with an agreement, what stands there changed. */
export const ConsensusForm = ({
  desk,
  wire,
  agreement,
  onDone,
}: {
  readonly desk: Desk;
  readonly wire: Wire;
  readonly agreement?: Agreement;
  readonly onDone?: () => void;
}) => {
  const name = `consensus ${wire.game} ${desk.seat} ${desk.round} ${agreement === undefined ? '' : `${agreement.id} ${agreement.answers.length}`}`;
  const form = keptForm<Draft>(name, () => ({ table: forecastTable(desk, agreement?.pledges ?? [], speech), why: '' }));
  const sending = useSending(wire);
  const { table, why } = form.value;
  const pledges = forecastPledges(table);
  const send = async (): Promise<void> => {
    if (pledges === undefined) return;
    const words = why.trim();
    const taken = await sending.send(
      agreement === undefined
        ? {
            kind: 'propose',
            to: othersOf(desk),
            terms: { kind: 'consensusForecast', ...(words === '' ? {} : { why: words }) },
            pledges: [...pledges],
          }
        : { kind: 'answer', agreement: agreement.id, answer: 'counter', pledges: [...pledges], ...(words === '' ? {} : { reason: words }) },
      t('consensus.sent'),
    );
    if (!taken) return;
    forgetForm(name);
    onDone?.();
  };
  return (
    <form
      class="team-form"
      data-testid="consensus-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p class="quiet">{t('consensus.lead', { percent: forecastKeptFrom * 100 })}</p>
      <ForecastGrid
        table={table}
        caption={t('consensus.title')}
        testid="consensus-grid"
        {...(agreement === undefined ? {} : { before: forecastTable(desk, agreement.pledges, speech) })}
        onNumber={(key, typed) => (form.value = { ...form.peek(), table: { ...table, numbers: { ...table.numbers, [key]: typed } } })}
      />
      <WordsField
        label={t(agreement === undefined ? 'consensus.why' : 'offer.reason')}
        value={why}
        testid="consensus-why"
        onValue={(words) => (form.value = { ...form.peek(), why: words })}
      />
      {pledges === undefined ? <p class="quiet">{t('consensus.incomplete')}</p> : null}
      <Refused sending={sending} />
      <footer class="team-form-foot">
        <button type="submit" class="button main" data-testid="consensus-send" disabled={pledges === undefined || sending.busy.value}>
          <Icon name="pen" /> {t(agreement === undefined ? 'consensus.send' : 'consensus.changeSend')}
        </button>
      </footer>
    </form>
  );
};
