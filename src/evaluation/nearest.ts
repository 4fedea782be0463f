const longestName = 100;

/** The name that was probably meant, or null where none is near: at most one slip in three letters. */
export function nearest(name: string, names: Iterable<string>): string | null {
  if (name.length > longestName) return null;
  let best: { name: string; slips: number } | null = null;
  for (const candidate of names) {
    if (candidate === name || candidate.length > longestName) continue;
    const slips = distance(name.toLowerCase(), candidate.toLowerCase());
    if (slips > Math.max(name.length, candidate.length) / 3) continue;
    if (best === null || slips < best.slips) best = { name: candidate, slips };
  }
  return best?.name ?? null;
}

/** Insertions, deletions, replacements and swaps of neighbours (Damerau-Levenshtein, optimal string alignment). */
function distance(from: string, to: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const replaced = (previous[column - 1] ?? 0) + (same ? 0 : 1);
      const swappable =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const swapped = swappable ? (beforePrevious[column - 2] ?? 0) + 1 : Infinity;
      current.push(Math.min(replaced, swapped, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[to.length] ?? 0;
}
