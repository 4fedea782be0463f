import { fewClusters, upperShare } from '../intervals/interval.ts';
import type { Interval, RefusedInterval } from '../intervals/interval.ts';
import { studentLimits } from '../intervals/student-limits.ts';
import { differ, mean, sampleVariance } from '../moments.ts';
import { refuse } from '../refusal.ts';
import { logisticFit } from './logistic-fit.ts';
import { scoreOf, type OrderedComparison } from './ordered-comparison.ts';
import { sandwich, type ScoredComparison } from './sandwich.ts';

/** A comparison of which it may be known by how many characters the first answer was longer than the second. */
export interface MeasuredComparison extends OrderedComparison {
  readonly longer?: number | null;
}

const method = 'length slope sandwich/1';
const fewestQuestions = 20;

/**
 * Whether longer answers are preferred: change of the log-odds of winning, in units of tanh(longer / its standard deviation),
 * as `lengthControlledWinRate` (Dubois et al. 2024, arXiv 2404.04475), which it equals for one pair of candidates. Of several
 * pairs each has a strength of its own and all share the slope; questions, or their clusters, count once. That longer answers
 * win may be because they are better: it is told beside the win rates, and takes nothing from them.
 */
export function lengthSlope(
  comparisons: readonly MeasuredComparison[],
  level: number,
): Interval | RefusedInterval {
  const rows = questionRows(comparisons);
  const groups = new Set(rows.map(({ cluster }) => cluster)).size;
  const refused = (reason: 'no_data' | 'too_few_items' | 'zero_variance' | 'separated') =>
    refuse(reason, { method, level, clusters: groups, estimate: null });
  if (rows.length === 0) return refused('no_data');
  if (groups < fewestQuestions) return refused('too_few_items');
  if (!differ(rows.map(({ longer }) => longer))) return refused('zero_variance');
  const scored = scoredRows(rows);
  const fit = logisticFit({ rows: scored.map(({ x, score }) => ({ x, share: score, weight: 1 })) });
  if (fit === null) return refused('separated');
  const last = fit.coefficients.length - 1;
  const limits = studentLimits({
    estimate: fit.coefficients[last]!,
    standardError: Math.sqrt(sandwich(fit, scored)[last]![last]!),
    df: groups - 2,
    upperTail: upperShare(level),
    scale: undefined,
  });
  const estimate = fit.coefficients[last]!;
  return { refused: false, method, level, clusters: groups, estimate, ...limits, rough: fewClusters(groups) };
}

interface QuestionRow {
  readonly pair: string;
  readonly cluster: string;
  /** Of b: its share of the choices, and by how much it was longer. */
  readonly score: number;
  readonly longer: number;
}

/** One row for each pair of candidates on each question: both orders and all answers together. */
function questionRows(comparisons: readonly MeasuredComparison[]): QuestionRow[] {
  const seen = new Map<string, { a: string; b: string; of: MeasuredComparison[] }>();
  for (const comparison of comparisons) {
    const { question, first, second, winner, longer = null } = comparison;
    if (winner === null || longer === null) continue;
    const [a, b] = first < second ? [first, second] : [second, first];
    const key = JSON.stringify([question, a, b]);
    const known = seen.get(key) ?? { a, b, of: [] };
    known.of.push(comparison);
    seen.set(key, known);
  }
  return [...seen.values()].map(({ a, b, of }) => ({
    pair: JSON.stringify([a, b]),
    cluster: JSON.stringify(of[0]?.cluster ?? [of[0]?.question]),
    score: mean(of.map((comparison) => scoreOf(comparison, b) ?? 0.5)),
    longer: mean(of.map(({ first, longer }) => (first === b ? 1 : -1) * (longer ?? 0))),
  }));
}

/** An indicator for each pair, then the length. */
function scoredRows(rows: readonly QuestionRow[]): ScoredComparison[] {
  const deviation = Math.sqrt(sampleVariance(rows.map(({ longer }) => longer)));
  const pairs = [...new Set(rows.map(({ pair }) => pair))];
  return rows.map(({ pair, cluster, score, longer }) => ({
    cluster,
    x: [...pairs.map((one) => Number(one === pair)), Math.tanh(longer / deviation)],
    score,
  }));
}
