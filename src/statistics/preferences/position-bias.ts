import type { Interval, RefusedInterval } from '../intervals/interval.ts';
import { shareInterval } from '../intervals/share-interval.ts';
import { meanTest } from '../comparisons/mean-test.ts';
import type { TestedMean } from '../comparisons/mean-test.ts';
import { firstScore, scoreOf } from './ordered-comparison.ts';
import type { OrderedComparison } from './ordered-comparison.ts';
import { questionShares } from './question-shares.ts';
import type { QuestionScore } from './question-shares.ts';

interface PositionBias {
  /** Share of pairs, judged in both orders, whose two choices agree (Zheng et al. 2023, arXiv 2306.05685). */
  readonly consistency: Interval | RefusedInterval;
  /** How many pairs were judged in both orders. */
  readonly swapped: number;
  /** How often the answer shown first was preferred, ties by half; tested against one half. */
  readonly firstPosition: TestedMean | RefusedInterval;
}

/** Whether a judge's choice depends on which answer it saw first: over questions, so that one question counts as one. */
export function positionBias(comparisons: readonly OrderedComparison[], level: number): PositionBias {
  const agreements = swappedPairs(comparisons);
  const scores = comparisons.map((comparison) => ({ ...comparison, score: firstScore(comparison) }));
  return {
    consistency: shareInterval({ questions: questionShares(agreements), level }),
    swapped: agreements.length,
    firstPosition: meanTest({
      questions: questionShares(scores),
      against: 0.5,
      level,
      scale: { min: 0, max: 1 },
    }),
  };
}

/** 1 for a pair of choices that agree, 0 for one that does not; repeats of a pair are matched in their order. */
function swappedPairs(comparisons: readonly OrderedComparison[]): QuestionScore[] {
  const waiting = new Map<string, OrderedComparison[]>();
  const agreements: QuestionScore[] = [];
  for (const comparison of comparisons) {
    const { question, cluster = null, first, second, winner, pair = '' } = comparison;
    if (winner === null) continue;
    const other = waiting.get(key(question, pair, second, first))?.shift();
    if (other === undefined) {
      const own = key(question, pair, first, second);
      waiting.set(own, [...(waiting.get(own) ?? []), comparison]);
      continue;
    }
    const agree = scoreOf(other, first) === scoreOf(comparison, first);
    agreements.push({ question, cluster, score: agree ? 1 : 0 });
  }
  return agreements;
}

function key(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
