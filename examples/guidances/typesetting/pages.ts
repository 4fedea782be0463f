import PdfDocument from 'pdfkit';
import type { Block, Span, TableRow } from './blocks.ts';

const faces = {
  plain: 'Helvetica',
  bold: 'Helvetica-Bold',
  italic: 'Helvetica-Oblique',
  code: 'Courier',
} as const;
const ink = '#1b1f24';
const quiet = '#6a737d';
const bodySize = 10.5;
const line = { width: 451, lineGap: 3.5 }; // A4 less two margins of 72 points.
const baseline = -0.718 * bodySize; // Helvetica's ascent: other faces in a line stand on the same base.
const left = 72;
const paragraphSpace = 8;
const indent = 18;
const padding = { top: 5, right: 8, bottom: 4, left: 4 };

/** Sizes and the space above, by the rank of a heading. */
const headings = [
  { size: 26, above: 0, below: 14 },
  { size: 16, above: 20, below: 7 },
  { size: 12, above: 12, below: 5 },
] as const;

/**
 * Sets blocks on A4 pages with tagged headings, bookmarks and page numbers, in the standard fonts.
 * Streams stay uncompressed and the date is fixed, so that the bytes depend on the blocks alone.
 */
export async function typeset(blocks: readonly Block[], title: string): Promise<Uint8Array> {
  const pdf = new PdfDocument({
    size: 'A4',
    margin: left,
    bufferPages: true,
    compress: false,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: 'en',
    info: { Title: title, Author: 'Assay', CreationDate: new Date('2026-01-01T00:00:00Z') },
  });
  const bytes = collect(pdf);
  let chapter = pdf.outline;
  for (const [position, block] of blocks.entries()) {
    if (block.kind !== 'item' && blocks[position - 1]?.kind === 'item') pdf.y += paragraphSpace / 2;
    if (block.kind === 'heading') chapter = setHeading(pdf, block, chapter);
    else if (block.kind === 'table') setTable(pdf, block.rows);
    else setText(pdf, block);
  }
  numberPages(pdf, title);
  pdf.end();
  return bytes;
}

async function collect(pdf: PdfDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of pdf) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

function setHeading(pdf: PdfDocument, block: Block & { kind: 'heading' }, chapter: PdfDocument['outline']) {
  const style = headings[block.rank - 1];
  if (style === undefined) throw new Error(`"${block.text}": headings have three ranks`);
  pdf.font(faces.bold, style.size);
  // A heading stays with the first three lines of what it heads.
  makeRoom(pdf, style.above + style.size + style.below + 4 * (bodySize + line.lineGap));
  const y = atTop(pdf) ? pdf.y : pdf.y + style.above;
  const tag = `H${block.rank}`;
  pdf.addStructure(pdf.struct(tag, () => pdf.text(block.text, left, y, { width: line.width })));
  pdf.y += style.below;
  if (block.rank === 2) return pdf.outline.addItem(block.text);
  if (block.rank === 3) chapter.addItem(block.text);
  return chapter;
}

function setText(pdf: PdfDocument, block: Block & { kind: 'paragraph' | 'item' }): void {
  const inset = block.kind === 'item' ? indent : 0;
  const options = { ...line, width: line.width - inset };
  pdf.font(faces.plain, bodySize);
  const height = pdf.heightOfString(block.spans.map((span) => span.text).join(''), options);
  // Short paragraphs are not torn apart; of a long one, two lines at least stay together.
  makeRoom(pdf, Math.min(height, 4 * (bodySize + line.lineGap)));
  pdf.addStructure(
    pdf.struct(block.kind === 'item' ? 'LI' : 'P', () => {
      const y = pdf.y;
      if (block.kind === 'item') pdf.text(block.mark, left, y, { ...options, lineBreak: false });
      setSpans(pdf, block.spans, { x: left + inset, y, options });
    }),
  );
  pdf.y += block.kind === 'item' ? paragraphSpace / 2 : paragraphSpace;
}

function setSpans(
  pdf: PdfDocument,
  spans: readonly Span[],
  place: { x: number; y: number; options: { width: number; lineGap: number } },
): void {
  for (const [position, span] of spans.entries()) {
    const options = { ...place.options, baseline, continued: position < spans.length - 1 };
    pdf.font(faces[span.face], span.face === 'code' ? bodySize - 0.5 : bodySize);
    if (position === 0) pdf.text(span.text, place.x, place.y, options);
    else pdf.text(span.text, options);
  }
}

function setTable(pdf: PdfDocument, rows: readonly TableRow[]): void {
  const columns = columnWidths(rows);
  makeRoom(pdf, tableHeight(pdf, rows, columns)); // Whole tables only: none of ours is near a page long.
  pdf.x = left;
  pdf.table({
    structParent: pdf,
    maxWidth: line.width,
    columnStyles: columns,
    data: rows.map((row) =>
      row.cells.map((cell) => ({
        text: cell.text,
        type: row.header ? ('TH' as const) : ('TD' as const),
        align: { x: cell.align, y: 'top' as const },
        font: { src: row.header ? faces.bold : faces.plain, size: bodySize - 1 },
        border: { top: 0, right: 0, bottom: row.header ? 1 : 0.5, left: 0 },
        borderColor: row.header ? ink : '#d0d7de',
        padding,
      })),
    ),
  });
  pdf.x = left;
  pdf.y += paragraphSpace + 6;
}

function tableHeight(pdf: PdfDocument, rows: readonly TableRow[], columns: readonly number[]): number {
  pdf.font(faces.bold, bodySize - 1); // Bold is the wider face, so no row is taller than this.
  const rowHeight = (row: TableRow) => {
    const heights = row.cells.map((cell, column) =>
      pdf.heightOfString(cell.text, { width: (columns[column] ?? 0) - padding.left - padding.right }),
    );
    return Math.max(...heights) + padding.top + padding.bottom;
  };
  return rows.reduce((height, row) => height + rowHeight(row), 0);
}

/** Columns share the width by their longest cell, within reason; no word is torn. */
function columnWidths(rows: readonly TableRow[]): number[] {
  const columns = rows[0]?.cells.length ?? 0;
  const weights = Array.from({ length: columns }, (_, column) => {
    const texts = rows.map((row) => row.cells[column]?.text ?? '');
    const longest = Math.max(...texts.map((text) => text.length));
    const longestWord = Math.max(...texts.flatMap((text) => text.split(' ')).map((word) => word.length));
    return Math.max(10, Math.min(longest, 36), 1.3 * longestWord);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (weight / total) * line.width);
}

function makeRoom(pdf: PdfDocument, height: number): void {
  if (pdf.y + height > pdf.page.height - pdf.page.margins.bottom) pdf.addPage();
  pdf.fillColor(ink); // A new page begins in black.
}

function atTop(pdf: PdfDocument): boolean {
  return pdf.y <= pdf.page.margins.top;
}

function numberPages(pdf: PdfDocument, title: string): void {
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    pdf.page.margins.bottom = 0; // The footer stands where body text would begin a new page.
    const y = pdf.page.height - 48;
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf.font(faces.plain, 8.5).fillColor(quiet);
    pdf.text(title, left, y, { width: line.width, lineBreak: false });
    pdf.text(`${page + 1} of ${count}`, left, y, { width: line.width, align: 'right' });
    pdf.endMarkedContent();
  }
}
