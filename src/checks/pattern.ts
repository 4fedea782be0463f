import { withinLimit } from './time-limit.ts';

/** Whether the text holds a match, by Unicode's rules. Null where looking for one would take too long. */
export function matchesPattern(text: string, pattern: string): boolean | null {
  const match = (): boolean => new RegExp(pattern, 'u').test(text);
  return mostSteps(pattern, text.length) <= SURELY_QUICK ? match() : withinLimit(match);
}

/** Some hundredths of a second. A clock costs a tenth of a millisecond, a hundred times an ordinary match. */
const SURELY_QUICK = 10_000_000;

/**
 * A bound on the steps of a backtracking match: from each place, each repetition ends at each later one, and
 * each alternative doubles the ways. What repeats a group may take any number. Marks within classes or behind
 * a backslash are counted with the others: the bound is only too high.
 */
function mostSteps(pattern: string, length: number): number {
  if (/\)[*+?{]/.test(pattern)) return Infinity;
  const repetitions = pattern.match(/[*+?{]|\\[1-9k]/g)?.length ?? 0;
  const alternatives = pattern.match(/\|/g)?.length ?? 0;
  return (length + pattern.length) ** (repetitions + 1) * 2 ** alternatives;
}
