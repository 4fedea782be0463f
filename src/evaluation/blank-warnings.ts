import type { ReadDocuments } from './read-documents.ts';
import type { EvaluationWarning } from './reading.ts';
import { showValue } from './show-value.ts';

/** Pages on which no citation could be found, since they have no text: scans, mostly. */
export function blankWarnings({ references, documents }: ReadDocuments): EvaluationWarning[] {
  const pages = new Map(documents.map(({ hash, pages: all }) => [hash, all]));
  return references.flatMap(({ id, hash, pageCount }) => {
    const blank = (pages.get(hash) ?? [])
      .filter(({ text }) => text.trim() === '')
      .map(({ number }) => number);
    if (blank.length === 0) return [];
    const where = blank.length === 1 ? `page ${blank[0]} has` : `pages ${ranges(blank)} of ${pageCount} have`;
    const message = `citations: in document ${showValue(id)} ${where} no text; what an answer quotes from there will count as not in the document`;
    return [{ code: 'blank-pages', message }];
  });
}

/** `3, 7 to 9` for 3, 7, 8, 9; rising numbers. */
function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from} to ${to}`)).join(', ');
}
