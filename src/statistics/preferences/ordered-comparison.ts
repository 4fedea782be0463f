/** A judge's choice between two answers to one question, shown in one order. */
export interface OrderedComparison {
  readonly question: string;
  readonly cluster?: string | null;
  /** The candidates whose answers were shown first and second. */
  readonly first: string;
  readonly second: string;
  /** Null where no choice could be read: counted, never guessed. */
  readonly winner: 'first' | 'second' | 'same' | null;
  /** Which two answers these were, the same in both orders; needed where candidates have several. */
  readonly pair?: string;
}

/** What the answer shown first scores: 1, a half, or 0; `missing` where no choice could be read. */
export function firstScore({ winner }: OrderedComparison, missing: number | null = null): number | null {
  if (winner === null) return missing;
  if (winner === 'same') return 0.5;
  return winner === 'first' ? 1 : 0;
}

/** What the candidate scores; null where it takes no part, or no choice could be read and nothing stands in for it. */
export function scoreOf(
  comparison: OrderedComparison,
  candidate: string,
  missing: number | null = null,
): number | null {
  if (comparison.first === candidate) return firstScore(comparison, missing);
  if (comparison.second !== candidate) return null;
  const other = firstScore(comparison, missing === null ? null : 1 - missing);
  return other === null ? null : 1 - other;
}

/** Whether it compares these two, in either order. */
export function isBetween({ first, second }: OrderedComparison, a: string, b: string): boolean {
  return (first === a && second === b) || (first === b && second === a);
}
