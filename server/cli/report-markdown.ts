import type { BalanceFigures } from '../play/report/figures.ts';
import type { ReportTable } from './report-section.ts';
import { reportSections } from './report-sections.ts';
import { findingText, plain } from './report-words.ts';

/** Text of a scenario as Markdown shows it letter by letter. */
const literal = (text: string): string => text.replace(/[\\|*_[\]<>#]/g, (letter) => `\\${letter}`).replaceAll('\n', ' ');

const row = (cells: readonly string[]): string => `| ${cells.map(literal).join(' | ')} |`;

const table = ({ caption, head, rows, words = [] }: ReportTable): string =>
  [
    `*${literal(caption)}*`,
    '',
    row(head),
    `|${head.map((_, place) => (place === 0 || words.includes(place) ? ' --- |' : ' ---: |')).join('')}`,
    ...rows.map(row),
  ].join('\n');

const tones = { warning: 'Warning: ', good: '', note: 'Note: ' } as const;

/** The balance report in Markdown: words and tables. */
export const reportMarkdown = (figures: BalanceFigures): string => {
  const verdict = figures.findings.map(
    (finding) =>
      `- ${finding.tone === 'warning' ? '**' : ''}${tones[finding.tone]}${literal(findingText(finding))}${finding.tone === 'warning' ? '**' : ''}`,
  );
  const sections = reportSections(figures).map((section) =>
    [
      `## ${section.title}`,
      ...section.paragraphs.map(literal),
      ...(section.table === undefined ? [] : [table(section.table)]),
      ...(section.footnote === undefined ? [] : [literal(section.footnote)]),
    ].join('\n\n'),
  );
  return `${[`# ${literal(plain(figures.scenario.title))}: balance report`, '## Verdict', verdict.join('\n'), ...sections].join('\n\n')}\n`;
};
