import pdfMake from 'pdfmake/build/pdfmake';
import fonts from 'pdfmake/build/vfs_fonts';
import type { Content } from 'pdfmake/interfaces';
import type { LinesDrawing } from '../model/chart.ts';
import type { PrintedReport, ReportPart } from '../model/report/printed-report.ts';

/** A chart as a picture to set into the page: a data address. */
export type DrawPicture = (drawing: LinesDrawing, title: string, description: string) => Promise<string>;

const ink = '#16202b';
const quiet = '#5b6b7b';
const line = '#dde3ea';
/** Points of an A4 page between its margins. */
const pageWidth = 595 - 2 * 42;

/** A heading below this share of a page has no room for what it heads. */
const lowest = 0.88;

/** The font of the file has no arrow: a link is written as a way on, which it has. */
const printable = (text: string): string => text.replaceAll('→', '›');

const tableContent = ({ head, rows, numbersFrom }: Extract<ReportPart, { readonly kind: 'table' }>): Content => ({
  margin: [0, 4, 0, 10],
  fontSize: 8.5,
  layout: { hLineWidth: () => 0.5, vLineWidth: () => 0, hLineColor: () => line, paddingTop: () => 3, paddingBottom: () => 3 },
  table: {
    headerRows: 1,
    dontBreakRows: true,
    widths: head.map((_, place) => (place < numbersFrom ? '*' : 'auto')),
    body: [
      head.map((text, place) => ({ text: printable(text), bold: true, color: quiet, alignment: place < numbersFrom ? 'left' : 'right' })),
      ...rows.map((row) =>
        row.map((text, place) => ({ text: printable(text), alignment: place < numbersFrom ? 'left' : 'right' }) as const),
      ),
    ],
  },
});

const contentOf = async (part: ReportPart, draw: DrawPicture): Promise<Content> => {
  switch (part.kind) {
    case 'heading':
      return { text: printable(part.text), fontSize: 14, bold: true, margin: [0, 14, 0, 4], headlineLevel: 1 };
    case 'text':
      return {
        text: printable(part.text),
        margin: [0, 0, 0, 4],
        ...(part.tone === undefined ? {} : { color: quiet }),
        ...(part.tone === 'question' ? { italics: true } : {}),
      };
    case 'list':
      return { ul: part.items.map(printable), margin: [0, 0, 0, 6] };
    case 'moment':
      return {
        unbreakable: true,
        margin: [0, 4, 0, 6],
        stack: [
          {
            columns: [
              { text: printable(part.title), bold: true },
              { text: part.when, alignment: 'right', color: quiet },
            ],
          },
          ...(await Promise.all(part.parts.map((each) => contentOf(each, draw)))),
        ],
      };
    case 'picture':
      return { image: await draw(part.drawing, part.title, part.description), width: pageWidth, margin: [0, 2, 0, 8] };
    case 'table':
      return tableContent(part);
  }
};

/** A report as a PDF file of A4 pages, made in this browser: nothing of it goes anywhere else. */
export const pdfOf = async (report: PrintedReport, draw: DrawPicture, pageText: (page: number, pages: number) => string): Promise<Blob> => {
  pdfMake.addVirtualFileSystem(fonts);
  return pdfMake
    .createPdf({
      pageSize: 'A4',
      pageMargins: [42, 42, 42, 48],
      info: { title: report.title },
      language: report.language,
      defaultStyle: { fontSize: 10, color: ink, lineHeight: 1.2 },
      content: [
        { text: printable(report.title), fontSize: 20, bold: true, margin: [0, 0, 0, 6] },
        ...(await Promise.all(report.parts.map((part) => contentOf(part, draw)))),
      ],
      footer: (page, pages) => ({ text: pageText(page, pages), alignment: 'right', margin: [42, 12], fontSize: 8, color: quiet }),
      // A heading never stands alone at the foot of a page.
      pageBreakBefore: ({ headlineLevel, startPosition }, { getFollowingNodesOnPage }) =>
        headlineLevel === 1 && (startPosition.verticalRatio > lowest || getFollowingNodesOnPage().length === 0),
    })
    .getBlob();
};
