import type { WorkshopDebrief } from '../../server/contract/debrief.ts';
import { format, whole } from '../model/numbers.ts';
import { speech, t } from '../ui/texts/texts.ts';

/** The workshop's teams in one table, in the order in which they were made: spread says more than rank. */
export const TeamsPart = ({ teams, game }: { readonly teams: WorkshopDebrief; readonly game: string }) => {
  const share = (value: number | undefined): string =>
    value === undefined ? '–' : `${format(speech.language, { maximumFractionDigits: 0 }).format(100 * value)}\u00a0%`;
  return (
    <>
      <p class="quiet">{t('debrief.report.teamsLead')}</p>
      <table class="report-teams">
        <caption class="visually-hidden">{t('debrief.report.teams')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('debrief.report.team')}</th>
            <th scope="col">{t('debrief.report.attempt')}</th>
            <th scope="col">{t('debrief.report.joint')}</th>
            <th scope="col">{t('debrief.report.bullwhip')}</th>
            <th scope="col">{t('debrief.report.kept')}</th>
          </tr>
        </thead>
        <tbody>
          {teams.teams.map((team) => (
            <tr key={team.game} class={team.game === game ? 'own' : ''}>
              <th scope="row">
                {team.team}
                {team.game === game ? <span class="quiet"> · {t('debrief.report.this')}</span> : null}
              </th>
              <td>{team.attempt}</td>
              <td>
                {team.jointScore === undefined ? t('debrief.report.notFinished') : whole(Math.round(team.jointScore), speech.language)}
              </td>
              <td>{team.bullwhip === undefined ? '–' : format(speech.language, { maximumFractionDigits: 1 }).format(team.bullwhip)}</td>
              <td>{share(team.commitmentsKept)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};
