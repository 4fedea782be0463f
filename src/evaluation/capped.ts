import type { Problem } from './problem.ts';

/** How many problems of one kind in one file of rows are told in full. */
const told = 6;

/** The problems in their order; of many alike in a file of rows, the first few, and how many more there are. */
export function capped(problems: readonly Problem[]): Problem[] {
  const groups = Map.groupBy(problems, kindOf);
  const counts = new Map<string | null, number>();
  return problems.flatMap((found) => {
    const kind = kindOf(found);
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const more = (groups.get(kind)?.length ?? 0) - told;
    if (kind === null || count < told || more <= 0) return [found];
    const last = { ...found, message: `${found.message}; and ${more} more like it`, suggestion: null };
    return count > told ? [] : [last];
  });
}

/** What a row's problem has in common with others of its kind; null for what stands in no row. */
function kindOf({ file, line, column, key, message }: Problem): string | null {
  if (line === null || column !== null) return null;
  return JSON.stringify([file, key, message.replace(/"(?:[^"\\]|\\.)*"|\d+/g, '')]);
}
