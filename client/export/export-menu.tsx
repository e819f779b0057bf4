import './export.css';
import { useMemo } from 'preact/hooks';
import type { Commitment, Debrief, WorkshopDebrief } from '../../server/contract/debrief.ts';
import type { Replay } from '../../server/contract/replay.ts';
import { kpisTable, ordersTable, periodsTable, roundsTable, stockTable } from '../model/report/course-tables.ts';
import { agreementsTable, decisionsTable, momentsTable, sharesTable, timelineTable } from '../model/report/deciding-tables.ts';
import { printedReport } from '../model/report/printed-report.ts';
import type { ReportTable } from '../model/report/report-table.ts';
import { teamRoundsTable, teamsTable } from '../model/report/teams-tables.ts';
import { readDesks } from '../model/replay/desk-at.ts';
import { textOf } from '../model/say.ts';
import { Icon } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import { TableFormats, useFileWriter } from './formats.tsx';
import { fileNameOf } from './save.ts';

/** A game to carry away: as a report on paper, and as tables. */
export const ExportMenu = ({
  replay,
  debrief,
  commitments,
}: {
  readonly replay: Replay;
  /** Missing until it is worked out: then what it says is not in the files. */
  readonly debrief: Debrief | undefined;
  readonly commitments: readonly Commitment[];
}) => {
  const writer = useFileWriter();
  const { deskAt } = useMemo(() => readDesks(replay), [replay]);
  const name = `${textOf(replay.about.title, speech.language)} ${replay.about.team}`;
  const tables = (): readonly ReportTable[] => [
    roundsTable(replay, speech),
    kpisTable(replay, speech),
    ...(debrief === undefined ? [] : [momentsTable(replay, debrief, speech), sharesTable(debrief, speech)]),
    decisionsTable(replay, deskAt, speech),
    agreementsTable(replay, deskAt, speech),
    ordersTable(replay, speech),
    timelineTable(replay, deskAt, speech),
    periodsTable(replay, speech),
    stockTable(replay, speech),
  ];
  const pdf = async (): Promise<Blob> => {
    const [{ pdfOf }, { pictureAddress }] = await Promise.all([import('./pdf.ts'), import('./picture-address.ts')]);
    return pdfOf(printedReport({ replay, debrief, commitments, deskAt }, speech), pictureAddress, (page, pages) =>
      t('export.report.page', { page, pages }),
    );
  };
  return (
    <TableFormats tables={tables} name={name} writer={writer}>
      <button
        type="button"
        class="button small"
        data-testid="export-pdf"
        disabled={writer.busy}
        onClick={() => void writer.write(pdf, `${fileNameOf(name)}.pdf`)}
      >
        <Icon name="download" /> {t('export.pdf')}
      </button>
    </TableFormats>
  );
};

/** The teams of a workshop as tables. */
export const TeamsExport = ({ debrief }: { readonly debrief: WorkshopDebrief }) => {
  const writer = useFileWriter();
  return (
    <TableFormats
      tables={() => [teamsTable(debrief, speech), teamRoundsTable(debrief, speech)]}
      name={textOf(debrief.title, speech.language)}
      writer={writer}
    />
  );
};
