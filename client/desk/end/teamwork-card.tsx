import type { Desk, EndView } from '../../../server/contract/desk.ts';
import { teamworkRows } from '../../model/teamwork.ts';
import { speech, t } from '../../ui/texts/texts.ts';

/** How the team worked together, each figure with the facts behind it. */
export const TeamworkCard = ({ desk, end }: { readonly desk: Desk; readonly end: EndView }) => (
  <section class="card end-card wide" data-testid="end-teamwork" aria-labelledby="end-teamwork">
    <h2 id="end-teamwork">{t('endTeam.teamwork')}</h2>
    <p class="quiet bullwhip-lead">{t('endTeam.teamworkLead')}</p>
    <ul class="teamwork">
      {teamworkRows(desk, end, speech).map((row) => (
        <li key={row.id} data-testid={`teamwork-${row.id}`}>
          <div class="teamwork-head">
            <span>
              <strong>{row.name}</strong>
              <span class="quiet">{row.meaning}</span>
            </span>
            {row.value === undefined ? <span class="quiet">{t('endTeam.none')}</span> : <strong class="teamwork-value">{row.value}</strong>}
          </div>
          {row.evidence.length === 0 ? null : (
            <details>
              <summary>{t('endTeam.evidence', { count: row.evidence.length })}</summary>
              <ul>
                {row.evidence.map((line, place) => (
                  <li key={`${place} ${line}`}>{line}</li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  </section>
);
