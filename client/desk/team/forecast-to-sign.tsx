import type { Agreement } from '../../../server/contract/agreements.ts';
import type { Desk } from '../../../server/contract/desk.ts';
import { forecastTable, signedTable } from '../../model/consensus.ts';
import { speech, t } from '../../ui/texts/texts.ts';
import { ForecastGrid } from './forecast-grid.tsx';

/** A forecast as it stands to be signed. */
export const ForecastToSign = ({ desk, agreement }: { readonly desk: Desk; readonly agreement: Agreement }) => (
  <ForecastGrid
    table={forecastTable(desk, agreement.pledges, speech)}
    caption={t('agreement.kind.consensusForecast')}
    testid={`forecast-${agreement.id}`}
  />
);

/** The numbers that the team has signed, on every desk. */
export const SignedForecast = ({ desk }: { readonly desk: Desk }) => {
  const table = signedTable(desk, speech);
  return table === undefined ? null : (
    <section class="card team-card" aria-labelledby="signed-title" data-testid="signed-forecast">
      <h3 id="signed-title">{t('consensus.book')}</h3>
      <ForecastGrid table={table} caption={t('consensus.book')} testid="signed-grid" />
    </section>
  );
};
