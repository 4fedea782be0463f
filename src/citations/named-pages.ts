import type { Numbering } from '../record/citation.ts';
import type { DocumentIndex } from './document-index.ts';

/**
 * The pages that a number may mean: the one so counted in the file, and the one that bears it in print. Readers use
 * both, and an answer does not say which.
 */
export function pagesMeant(
  named: readonly number[],
  { pageCount, printed }: DocumentIndex,
): ReadonlySet<number> {
  const physical = named.filter((number) => number >= 1 && number <= pageCount);
  return new Set([...physical, ...named.flatMap((number) => printed.get(number) ?? [])]);
}

/** By which count one of the named pages is one of the right ones; null where by none. */
export function numberingOf(
  named: readonly number[],
  pages: readonly number[],
  { printed }: DocumentIndex,
): Numbering | null {
  const right = new Set(pages);
  const physical = named.some((number) => right.has(number));
  const inPrint = named.some((number) => right.has(printed.get(number) ?? 0));
  if (physical && inPrint) return 'both';
  if (physical) return 'physical';
  return inPrint ? 'printed' : null;
}
