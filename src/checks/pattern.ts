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
 * each alternative doubles the ways. A repeated group may take any number. What stands in a class is counted
 * as if it did not: the bound is only too high.
 */
function mostSteps(pattern: string, length: number): number {
  const bare = pattern.replaceAll(ESCAPED, '_').replaceAll('(?', '(');
  if (/\)[*+?{]/.test(bare)) return Infinity;
  const repetitions = bare.match(/[*+?{]\??|\\[1-9k]/g)?.length ?? 0;
  const alternatives = bare.match(/\|/g)?.length ?? 0;
  const starts = bare.startsWith('^') && alternatives === 0 ? 0 : 1;
  return (length + pattern.length) ** (repetitions + starts) * 2 ** alternatives;
}

/** What a backslash takes its meaning from, but for references back to a group. */
const ESCAPED = /\\(?:[pP]\{[^}]*\}|[^1-9k])/gu;
