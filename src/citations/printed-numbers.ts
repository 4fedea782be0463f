import type { Page } from '../record/document.ts';
import { pageLines } from './page-line.ts';

/**
 * The numbers printed on pages, each with the page (counted from 1) that bears it. A number at the edge of a page
 * counts only where several pages agree on how far print and file are apart: three at least, and a third of all.
 * Pages between them without a number of their own are counted on.
 */
export function printedNumbers(pages: readonly Page[]): ReadonlyMap<number, number> {
  const votes = new Map<number, number>();
  for (const page of pages) {
    const shifts = new Set(edgeNumbers(page).map((number) => number - page.number));
    for (const shift of shifts) votes.set(shift, (votes.get(shift) ?? 0) + 1);
  }
  const [winner] = [...votes].toSorted(([, a], [, b]) => b - a);
  if (winner === undefined || winner[1] < Math.max(3, pages.length / 3)) return new Map();
  const [shift] = winner;
  return new Map(
    pages.flatMap(({ number }): [number, number][] => (number + shift > 0 ? [[number + shift, number]] : [])),
  );
}

/** Whole numbers at the beginning or end of a page's first and last lines. */
function edgeNumbers(page: Page): number[] {
  const edges = pageLines(page).filter(({ atEdge }) => atEdge);
  return edges.flatMap(({ text: line }) => {
    const text = line.replace(/(?<=\d)\s*(?:\/|of|von)\s*\d{1,4}\W{0,3}$/, '');
    const found = [
      /^\W{0,3}(\d{1,4})(?![\p{L}\p{N}.,])/u.exec(text),
      /(?<![\p{L}\p{N}.,])(\d{1,4})\W{0,3}$/u.exec(text),
    ];
    return found.flatMap((match) => (match?.[1] === undefined ? [] : [Number(match[1])]));
  });
}
