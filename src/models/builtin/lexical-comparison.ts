import type { LexicalEvaluation } from './lexical-evaluation.ts';
import type { PassageIndex } from './passage-index.ts';
import { writeEvaluation } from './written-evaluation.ts';

/** What the lexical judge found of two answers, in the order in which they stand before it. */
export interface LexicalPair {
  readonly first: LexicalEvaluation;
  readonly second: LexicalEvaluation;
}

/**
 * Totals nearer to each other than this, of 1, count as the same: a twentieth is a fifth of a level, and counted words
 * are no finer than that. It was set, not measured.
 */
const closest = 0.05;

/** The better of two answers by their totals. Each is looked at alone, so the order makes no difference. */
export function compareLexically({ first, second }: LexicalPair): 'first' | 'second' | 'same' {
  const difference = first.score - second.score;
  if (Math.abs(difference) < closest) return 'same';
  return difference > 0 ? 'first' : 'second';
}

/** Both evaluations, one below the other, as Markdown. */
export function writeComparison({ first, second }: LexicalPair, index: PassageIndex | null): string {
  const totals = `The totals are ${first.score.toFixed(2)} and ${second.score.toFixed(2)}; less than ${closest} apart counts as the same.`;
  return [
    '## The first answer',
    writeEvaluation(first, index),
    '## The second answer',
    writeEvaluation(second, index),
    totals,
  ].join('\n\n');
}
