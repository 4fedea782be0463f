import type { Page } from '../record/document.ts';

/** One line of a page, with its place. */
export interface PageLine {
  readonly text: string;
  /** Characters it takes, those of white space at its end too. */
  readonly length: number;
  /** Characters of the page before it. */
  readonly start: number;
  /** Whether it is one of the page's two first or two last lines with text: where running titles stand. */
  readonly atEdge: boolean;
}

/** The lines of a page that have text. */
export function pageLines({ text }: Page): PageLine[] {
  const lines = [...text.matchAll(/\S[^\n]*/g)];
  return lines.map(({ 0: line, index }, at) => ({
    text: line.trimEnd(),
    length: line.length,
    start: index,
    atEdge: at < 2 || at >= lines.length - 2,
  }));
}
