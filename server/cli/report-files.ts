import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BalanceFigures } from '../play/report/figures.ts';
import { reportHtml } from './report-html.ts';
import { reportMarkdown } from './report-markdown.ts';

/** Writes `report.md` and `report.html` into a folder that is there; answers their paths. Throws when it can't. */
export const writeReport = (folder: string, figures: BalanceFigures): readonly string[] => {
  const files = [
    { path: join(folder, 'report.md'), text: reportMarkdown(figures) },
    { path: join(folder, 'report.html'), text: reportHtml(figures) },
  ];
  for (const { path, text } of files) writeFileSync(path, text);
  return files.map(({ path }) => path);
};
