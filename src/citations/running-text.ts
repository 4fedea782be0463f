import type { Page } from '../record/document.ts';
import { type PageLine, pageLines } from './page-line.ts';

/** A part of a page, by its characters. */
export interface Stretch {
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

/**
 * What of the pages is read on: without running titles, page numbers and footnotes, which stand between the halves
 * of a sentence that crosses pages, without the marks of footnotes, and without the targets of Markdown's links.
 */
export function runningText(pages: readonly Page[]): Stretch[] {
  const read = pages.map((page) => ({ page: page.number, lines: pageLines(page) }));
  const titles = runningTitles(read.map(({ lines }) => lines));
  return read.flatMap(({ page, lines }) => {
    const kept = withoutFurniture(withoutFurniture(lines, titles).toReversed(), titles).toReversed();
    const notes = firstNote(kept);
    const marks = new Set(kept.slice(notes).flatMap((line) => NOTE.exec(line.text)?.[1] ?? []));
    return kept.slice(0, notes).flatMap((line) => withoutMarks(page, line, marks));
  });
}

/** Lines at the edge of many pages, three at least and a quarter of all, with whatever number. */
function runningTitles(pages: readonly (readonly PageLine[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    const edges = lines.filter(({ atEdge }) => atEdge).map(({ text }) => unnumbered(text));
    for (const line of new Set(edges)) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const enough = Math.max(3, pages.length / 4);
  return new Set([...counts].filter(([, count]) => count >= enough).map(([line]) => line));
}

const unnumbered = (line: string): string => line.replaceAll(/\p{N}+/gu, '#').toLowerCase();

/**
 * Without the titles and the page number with which the lines begin: of numbers only the outermost, as behind it one
 * may be a table's.
 */
function withoutFurniture(lines: readonly PageLine[], titles: ReadonlySet<string>): PageLine[] {
  let numbers = 0;
  const first = lines.findIndex(({ text, atEdge }) => {
    const isTitle = titles.has(unnumbered(text));
    if (PAGE_NUMBER.test(text)) numbers += 1;
    else if (!isTitle) return true;
    return !atEdge || numbers > 1;
  });
  return first < 0 ? [] : lines.slice(first);
}

const PAGE_NUMBER = /^(?:page |seite )?\W{0,3}\d{1,4}\W{0,3}(?:(?:of|von) \d{1,4})?$/i;

/** Notes begin where a line opens with a small number that is also glued to a word above it. */
function firstNote(lines: readonly PageLine[]): number {
  const marks = new Set<string>();
  for (const [at, { text }] of lines.entries()) {
    const number = NOTE.exec(text)?.[1];
    if (number !== undefined && marks.has(number)) return at;
    for (const [mark] of text.matchAll(MARK)) marks.add(mark);
  }
  return lines.length;
}

const NOTE = /^(\d{1,3}) ["“'(]?\p{Lu}/u;
/** Glued to a word or to what ends one, and no decimals: not the 2 of `4.2`. */
const GLUED = String.raw`(?<=\p{Ll}|(?<!\d)[.,;:]|[)”"’])\d{1,3}(?!\S)`;
const MARK = new RegExp(GLUED, 'gu');

/** Cuts that leave the words: raised numbers that are no exponents, marks of the page's own notes, targets of links. */
const CUT = new RegExp(
  String.raw`(?<=\p{L}{3}|[.,;:)”"’])[⁰¹²³⁴⁵⁶⁷⁸⁹]+|${GLUED}|\]\([^()\s]{1,2000}\)`,
  'gu',
);

function withoutMarks(
  page: number,
  { text, start, length }: PageLine,
  marks: ReadonlySet<string>,
): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  for (const { 0: cut, index } of text.matchAll(CUT)) {
    if (/^\d/.test(cut) && !marks.has(cut)) continue;
    if (index > from) stretches.push({ page, start: start + from, end: start + index });
    from = index + cut.length;
  }
  // With the end of the line, which is what parts it from the next.
  return [...stretches, { page, start: start + from, end: start + length + 1 }];
}
