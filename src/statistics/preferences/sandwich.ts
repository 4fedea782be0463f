import { logistic } from './logistic-fit.ts';
import type { LogisticFit } from './logistic-fit.ts';
import { times } from './matrix.ts';

/** One outcome of a logistic regression, 0 to 1, with what is known of it and the cluster it belongs to. */
export interface ScoredComparison {
  readonly cluster: string;
  readonly x: readonly number[];
  readonly score: number;
}

/**
 * Covariance of the coefficients of a logistic regression whose outcomes come in clusters, of which there are at least two:
 * G/(G - 1) H^-1 (sum over clusters of s s') H^-1, with s = sum of x (y - p) (Liang & Zeger 1986).
 */
export function sandwich(fit: LogisticFit, scored: readonly ScoredComparison[]): number[][] {
  const sums = new Map<string, number[]>();
  for (const { cluster, x, score } of scored) {
    const rest = score - logistic(times([x], fit.coefficients)[0]!);
    const total = sums.get(cluster) ?? x.map(() => 0);
    sums.set(
      cluster,
      total.map((value, index) => value + x[index]! * rest),
    );
  }
  const moved = [...sums.values()].map((total) => times(fit.inverse, total));
  const correction = sums.size / (sums.size - 1);
  return fit.coefficients.map((_, i) =>
    fit.coefficients.map(
      (__, j) => correction * moved.reduce((total, step) => total + step[i]! * step[j]!, 0),
    ),
  );
}
