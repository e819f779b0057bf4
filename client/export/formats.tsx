import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { ReportTable } from '../model/report/report-table.ts';
import { Icon } from '../ui/icons.tsx';
import { t } from '../ui/texts/texts.ts';
import { fileNameOf, saveBlob } from './save.ts';

/** Writes a file, saying so meanwhile; what writes it is loaded when it is asked for. */
export const useFileWriter = (): {
  readonly busy: boolean;
  readonly failed: boolean;
  readonly write: (make: () => Promise<Blob>, fileName: string) => Promise<void>;
} => {
  const busy = useSignal(false);
  const failed = useSignal(false);
  return {
    busy: busy.value,
    failed: failed.value,
    write: async (make, fileName) => {
      busy.value = true;
      failed.value = false;
      try {
        saveBlob(await make(), fileName);
      } catch {
        failed.value = true;
      }
      busy.value = false;
    },
  };
};

/** Excel with all tables, and one of them as CSV; other formats stand before them. */
export const TableFormats = ({
  tables,
  name,
  writer,
  children,
}: {
  /** Worked out when somebody asks for a file. */
  readonly tables: () => readonly ReportTable[];
  readonly name: string;
  readonly writer: ReturnType<typeof useFileWriter>;
  readonly children?: ComponentChildren;
}) => {
  const all = tables();
  const chosen = useSignal(all[0]?.id ?? '');
  const csv = async (): Promise<Blob> => {
    const { csvOf } = await import('./csv.ts');
    const table = tables().find(({ id }) => id === chosen.value);
    if (table === undefined) throw new Error('there is no such table');
    return new Blob([csvOf(table)], { type: 'text/csv;charset=utf-8' });
  };
  const xlsx = async (): Promise<Blob> => (await import('./xlsx.ts')).xlsxOf(tables().filter(({ rows }) => rows.length > 0));
  return (
    <section class="export-menu" aria-label={t('export.title')} data-testid="export">
      {children}
      <button
        type="button"
        class="button small"
        data-testid="export-xlsx"
        disabled={writer.busy}
        onClick={() => void writer.write(xlsx, `${fileNameOf(name)}.xlsx`)}
      >
        <Icon name="download" /> {t('export.xlsx')}
      </button>
      <span class="export-csv">
        <label>
          {t('export.csv')}{' '}
          <select
            value={chosen.value}
            data-testid="export-table"
            onChange={(event) => {
              chosen.value = event.currentTarget.value;
            }}
          >
            {all.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          class="button small"
          data-testid="export-csv"
          disabled={writer.busy}
          onClick={() => void writer.write(csv, `${fileNameOf(name, chosen.value)}.csv`)}
        >
          <Icon name="download" /> {t('export.csvSave')}
        </button>
      </span>
      <output class="quiet">{writer.busy ? t('export.working') : ''}</output>
      {writer.failed ? (
        <span role="alert" class="export-failed">
          {t('export.failed')}
        </span>
      ) : null}
    </section>
  );
};
