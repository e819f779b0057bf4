import type { ImpactCard } from '../../../server/contract/agreement-schemas.ts';
import type { Desk } from '../../../server/contract/desk.ts';
import { impactRows } from '../../model/promotion-plans.ts';
import { Icon } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';

/** What a promotion needs at a desk and what is there, line by line. Short is said in a word and a shape. */
export const ImpactTable = ({ desk, card, title }: { readonly desk: Desk; readonly card: ImpactCard; readonly title: string }) => {
  const rows = impactRows(desk, card, speech);
  if (rows.length === 0) return <p class="quiet">{t('plan.cardNone')}</p>;
  return (
    <table class="impact" data-testid="impact-card">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">{t('plan.about')}</span>
          </th>
          <th scope="col">{t('plan.needed')}</th>
          <th scope="col">{t('plan.available')}</th>
          <th scope="col">
            <span class="visually-hidden">{t('plan.verdict')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {row.subject}
              {row.about === '' ? null : <span class="quiet"> · {row.about}</span>}
            </th>
            <td>{row.needed}</td>
            <td>{row.available}</td>
            <td class={`verdict ${row.enough ? 'enough' : 'short'}`}>
              <Icon name={row.enough ? 'check' : 'triangleAlert'} /> {t(row.enough ? 'plan.enough' : 'plan.short')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
