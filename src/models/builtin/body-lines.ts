import type { Page } from '../../record/document.ts';

/** One line of the running text, and the page it stands on. */
export interface Line {
  readonly text: string;
  readonly page: number;
  /** Where in the text something was taken out or put in: a footnote's mark, the punctuation of a list. */
  readonly edits: readonly number[];
}

/**
 * The lines of a document that somebody wrote to be read on: without repeated headers and footers,
 * page numbers and tables of contents. Footnotes stand after the text of their page's paragraph flow,
 * at the end, so that a sentence which crosses pages stays in one piece.
 */
export function bodyLines(pages: readonly Page[]): Line[] {
  const read = pages.map((page) => ({ number: page.number, lines: linesOf(page.text) }));
  const running = runningTitles(read.map((page) => page.lines));
  const body: Line[] = [];
  const notes: Line[] = [];
  for (const { number, lines } of read) {
    const kept = lines.filter((line, at) => !(isAtEdge(at, lines.length) && isRunning(line, running)));
    if (isContents(kept)) continue;
    const start = startOfFootnotes(kept);
    const marks = footnoteMarks(kept.slice(start));
    for (const line of kept.slice(0, start)) body.push({ ...withoutMarks(line, marks), page: number });
    if (start === kept.length) continue;
    for (const text of ['', ...kept.slice(start).map(withoutNumber)])
      notes.push({ text, page: number, edits: NO_EDITS });
  }
  return [...body, ...notes];
}

function linesOf(text: string): string[] {
  return text
    .replaceAll('\u00ad', '')
    .replaceAll(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))
    .split(/\r?\n/)
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => !DOT_LEADER.test(line.slice(-LEADER_LENGTH)));
}

/** Looked for in a line's last characters only: a search through a long line of dots would take minutes. */
const DOT_LEADER = /(?:\.{4}|(?:\. ){3}|…{2}).{0,6}$/;
const LEADER_LENGTH = 12;

/** Page numbers differ from page to page; what is left of a running title does not. */
const unnumbered = (line: string): string => line.replaceAll(/\d+/g, '#').toLowerCase();

/** Lines that stand at the edge of many pages: three at least, and a quarter of all. */
function runningTitles(pages: readonly string[][]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    const edges = lines.filter((line, at) => line !== '' && isAtEdge(at, lines.length)).map(unnumbered);
    for (const line of new Set(edges)) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const enough = Math.max(3, pages.length / 4);
  return new Set([...counts].filter(([, count]) => count >= enough).map(([line]) => line));
}

const isAtEdge = (at: number, count: number): boolean => at < 2 || at >= count - 2;

const isRunning = (line: string, running: ReadonlySet<string>): boolean =>
  running.has(unnumbered(line)) || /^(?:page )?\W*\d+\W*(?:of \d+)?$/i.test(line);

/** A page of which most lines end in a page number is a table of contents. */
function isContents(lines: readonly string[]): boolean {
  const written = lines.filter((line) => line !== '');
  const numbered = written.filter((line) => /[^\d.,%$] \d{1,3}$/.test(line));
  return written.length >= 5 && numbered.length > written.length / 2;
}

/** Footnotes begin where a line opens with a small number that is also glued to a word above it. */
function startOfFootnotes(lines: readonly string[]): number {
  const marks = new Set<string>();
  for (const [at, line] of lines.entries()) {
    const number = FOOTNOTE.exec(line)?.[1];
    if (number !== undefined && marks.has(number)) return at;
    for (const [, mark = ''] of line.matchAll(GLUED_NUMBER)) marks.add(mark);
  }
  return lines.length;
}

const GLUED_NUMBER = /[\p{Ll},.;:)”"](\d{1,2})(?!\S)/gu;

const FOOTNOTE = /^(\d{1,2}) ["“'(]?\p{Lu}/u;

const withoutNumber = (line: string): string => (FOOTNOTE.test(line) ? line.replace(/^\d+ /, '') : line);

function footnoteMarks(notes: readonly string[]): RegExp | null {
  const numbers = new Set(notes.flatMap((line) => FOOTNOTE.exec(line)?.[1] ?? []));
  return numbers.size === 0
    ? null
    : new RegExp(`(?<=[\\p{Ll},.;:)”"])(?:${[...numbers].join('|')})(?!\\S)`, 'gu');
}

/** One for all: a long text has a million lines. */
const NO_EDITS: readonly number[] = [];

function withoutMarks(line: string, marks: RegExp | null): Pick<Line, 'text' | 'edits'> {
  if (marks === null) return { text: line, edits: NO_EDITS };
  const edits: number[] = [];
  let removed = 0;
  const text = line.replace(marks, (mark: string, offset: number) => {
    edits.push(offset - removed);
    removed += mark.length;
    return '';
  });
  return { text, edits };
}
