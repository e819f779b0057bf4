import type { BalanceFigures } from '../play/report/figures.ts';
import type { Tone } from '../play/report/finding.ts';
import type { ReportSection, ReportTable } from './report-section.ts';
import { reportSections } from './report-sections.ts';
import { escaped } from './report-svg.ts';
import { findingText, number, plain } from './report-words.ts';

/** Words in back-quotes are code. */
const prose = (text: string): string => escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>');

/** A cell of numbers with real minus signs. */
const cellText = (text: string): string => escaped(text.replace(/(^|[ (])-(?=\d)/g, '$1\u2212'));

const table = ({ caption, head, rows, words = [] }: ReportTable): string => {
  const numeric = (place: number): string => (place === 0 || words.includes(place) ? '' : ' class="number"');
  return (
    `<div class="scroll" tabindex="0" role="region" aria-label="${escaped(caption)}"><table><caption>${escaped(caption)}</caption>` +
    `<thead><tr>${head.map((cell, place) => `<th scope="col"${numeric(place)}>${escaped(cell)}</th>`).join('')}</tr></thead>` +
    `<tbody>${rows.map((cells) => `<tr>${cells.map((cell, place) => (place === 0 ? `<th scope="row">${escaped(cell)}</th>` : `<td${numeric(place)}>${cellText(cell)}</td>`)).join('')}</tr>`).join('')}</tbody></table></div>`
  );
};

const sectionHtml = ({ id, title, paragraphs, chart, table: data, footnote }: ReportSection): string =>
  [
    `<section id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${escaped(title)}</h2>`,
    ...paragraphs.map((text) => `<p>${prose(text)}</p>`),
    chart === undefined ? '' : `<figure class="scroll" tabindex="0">${chart.draw()}</figure>`,
    data === undefined ? '' : table(data),
    footnote === undefined ? '' : `<p class="footnote">${prose(footnote)}</p>`,
    '</section>',
  ].join('\n');

/** A shape for each tone, so that it needs no colour. */
const marks: Readonly<Record<Tone, { readonly word: string; readonly path: string }>> = {
  warning: { word: 'Warning', path: 'M10 2 19 18H1Z M9 8v5h2V8Z M9 14.5v2h2v-2Z' },
  good: { word: 'Good', path: 'M10 1a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z M8.7 14.2 4.9 10.4l1.4-1.4 2.4 2.4 5-5 1.4 1.4Z' },
  note: { word: 'Note', path: 'M10 1a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z M9 5v2h2V5Z M9 8.5v6.5h2V8.5Z' },
};

const verdict = (figures: BalanceFigures): string =>
  `<section id="verdict" aria-labelledby="verdict-heading"><h2 id="verdict-heading">Verdict</h2><ul>${figures.findings
    .map(
      (finding) =>
        `<li class="${finding.tone}"><svg viewBox="0 0 20 20" width="20" height="20" role="img" aria-label="${marks[finding.tone].word}"><path fill-rule="evenodd" d="${marks[finding.tone].path}"/></svg><span>${prose(findingText(finding))}</span></li>`,
    )
    .join('')}</ul></section>`;

const style = `
:root { color-scheme: light; font: 15px/1.55 "Inter Variable", Inter, system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: #16202b; background: #eef1f5; font-variant-numeric: tabular-nums; }
body { margin: 0 auto; padding: 32px 20px 64px; max-width: 900px; }
h1 { font-size: 28px; line-height: 1.25; margin: 0 0 4px; }
h2 { font-size: 19px; margin: 0 0 8px; }
header p { color: #5b6b7b; margin: 0 0 20px; }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 16px; list-style: none; padding: 0; margin: 0 0 20px; font-size: 13.5px; }
a { color: #0068a8; }
section { background: #fff; border: 1px solid #dde3ea; border-radius: 10px; padding: 20px 24px; margin: 0 0 16px; }
p { margin: 0 0 12px; max-width: 76ch; }
.footnote { color: #5b6b7b; font-size: 13px; margin: 8px 0 0; }
code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: 0.92em; }
figure { margin: 4px 0 16px; }
figure svg { display: block; width: 100%; min-width: 600px; height: auto; font-family: inherit; }
#verdict ul { list-style: none; margin: 0; padding: 0; }
#verdict li { display: flex; gap: 10px; align-items: flex-start; padding: 6px 0; }
#verdict li + li { border-top: 1px solid #eef1f5; }
#verdict svg { flex: none; margin-top: 2px; }
.warning svg { fill: #c2410c; } .warning span { font-weight: 600; }
.good svg { fill: #00795a; }
.note svg { fill: #5b6b7b; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
caption { text-align: left; color: #5b6b7b; padding: 0 0 4px; }
th, td { text-align: left; padding: 5px 8px; border-bottom: 1px solid #dde3ea; vertical-align: top; font-weight: 400; }
thead th { color: #5b6b7b; font-weight: 600; vertical-align: bottom; }
.number { text-align: right; }
td.number { white-space: nowrap; }
@media print {
  :root { background: #fff; font-size: 12px; }
  body { padding: 0; max-width: none; }
  nav { display: none; }
  section { border: 0; padding: 0; margin: 0 0 18px; }
  h2, figure, tr { break-inside: avoid; }
  h2 { break-after: avoid; }
  figure svg { min-width: 0; }
  .footnote { font-size: 10.5px; }
  table { font-size: 10px; }
  th, td { padding: 3px 5px; }
  .scroll { overflow: visible; }
  td.number { white-space: normal; }
}`;

/** The balance report as one page that needs nothing else: no script, no font, no picture from outside. Prints well. */
export const reportHtml = (figures: BalanceFigures): string => {
  const title = `${plain(figures.scenario.title)}: balance report`;
  const sections = reportSections(figures);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}
</style>
</head>
<body>
<header><h1>${escaped(title)}</h1>
<p>${escaped(figures.scenario.id)}, ${number(figures.games)} games of bots on ${figures.seeds} seeds</p></header>
<nav aria-label="Contents"><ul>${sections.map(({ id, title: name }) => `<li><a href="#${id}">${escaped(name)}</a></li>`).join('')}</ul></nav>
<main>
${[verdict(figures), ...sections.map(sectionHtml)].join('\n')}
</main>
</body>
</html>
`;
};
