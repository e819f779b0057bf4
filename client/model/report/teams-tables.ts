import { kpiCatalogue } from '../../../server/contract/kpi-catalogue.ts';
import type { WorkshopDebrief } from '../../../server/contract/debrief.ts';
import { kpiName } from '../definitions.ts';
import type { Speech } from '../say.ts';
import { euros, type ReportCell, type ReportColumn, type ReportTable } from './report-table.ts';

/** The teams of a workshop side by side, an attempt a row; KPIs that anybody was measured by as columns. */
export const teamsTable = ({ teams }: WorkshopDebrief, speech: Speech): ReportTable => {
  const finished = teams.filter((team) => team.finished);
  const kpis = [...new Set(finished.flatMap((team) => team.kpis.flatMap(({ kpi, value }) => (value === undefined ? [] : [kpi]))))];
  return {
    id: 'teams',
    title: speech.say('export.table.teams'),
    columns: [
      { name: speech.say('export.column.team'), kind: 'text' },
      { name: speech.say('export.column.attempt'), kind: 'whole' },
      { name: speech.say('export.column.jointScore'), kind: 'number' },
      { name: speech.say('export.column.distance'), kind: 'percent' },
      { name: speech.say('export.column.contribution'), kind: 'money' },
      { name: speech.say('export.column.bullwhip'), kind: 'number' },
      { name: speech.say('export.column.kept'), kind: 'percent' },
      ...kpis.map((kpi): ReportColumn => ({ name: kpiName(kpi, speech), kind: kindOf[kpiCatalogue[kpi].unit] ?? 'number' })),
    ],
    rows: finished.map((team): readonly ReportCell[] => [
      team.team,
      team.attempt,
      team.jointScore,
      scaled(team.distance, 100),
      euros(team.contributionCents),
      team.bullwhip,
      scaled(team.commitmentsKept, 100),
      ...kpis.map((kpi) => scaled(team.kpis.find((each) => each.kpi === kpi)?.value, factorOf[kpiCatalogue[kpi].unit] ?? 1)),
    ]),
  };
};

/** Round by round, a team's attempt and a round a row. */
export const teamRoundsTable = ({ teams }: WorkshopDebrief, speech: Speech): ReportTable => ({
  id: 'team-rounds',
  title: speech.say('export.table.teamRounds'),
  columns: [
    { name: speech.say('export.column.team'), kind: 'text' },
    { name: speech.say('export.column.attempt'), kind: 'whole' },
    { name: speech.say('export.column.round'), kind: 'whole' },
    { name: speech.say('export.column.service'), kind: 'percent' },
    { name: speech.say('export.column.cost'), kind: 'money' },
    { name: speech.say('export.column.owed'), kind: 'whole' },
  ],
  rows: teams.flatMap(({ team, attempt, rounds }) =>
    rounds.map(({ round, servicePercent, costCents, backlogUnits }): readonly ReportCell[] => [
      team,
      attempt,
      round,
      servicePercent,
      euros(costCents),
      backlogUnits,
    ]),
  ),
});

const scaled = (value: number | undefined, factor: number): number | undefined => (value === undefined ? undefined : value * factor);

const kindOf: Readonly<Partial<Record<string, ReportColumn['kind']>>> = {
  money: 'money',
  moneyPerUnit: 'money',
  share: 'percent',
  units: 'whole',
};
const factorOf: Readonly<Partial<Record<string, number>>> = { money: 0.01, moneyPerUnit: 0.01, share: 100 };
