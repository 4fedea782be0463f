import { normalQuantile } from '../distributions/normal.ts';
import { tQuantile } from '../distributions/student-t.ts';
import { mean, sampleVariance } from '../moments.ts';
import { refuse } from '../refusal.ts';
import { fewClusters, upperShare } from './interval.ts';
import type { Interval, RefusedInterval } from './interval.ts';
import { wilsonLimits } from './wilson-limits.ts';

interface ClusteredWilsonOptions {
  /** For each question the share of its answers that passed, and how many answers there were. */
  readonly questions: readonly { readonly rate: number; readonly answers: number }[];
  readonly level: number;
}

interface ClusteredWilsonInterval extends Interval {
  /** How many independent answers the data are worth, before and after paying for an estimated variance. */
  readonly effective: { readonly answers: number; readonly adjusted: number };
}

const METHOD = 'wilson clustered/1';

/**
 * Pass rate where several answers share a question: Wilson's limits on the effective sample size (Korn & Graubard 1998;
 * Dean & Pagano 2015). One pseudo-question of full variance is added, which guards few questions near 0 and 1.
 * Refused without data and with one question.
 */
export function clusteredWilsonInterval({
  questions,
  level,
}: ClusteredWilsonOptions): ClusteredWilsonInterval | RefusedInterval {
  const share = upperShare(level);
  const clusters = questions.length;
  const known = { method: METHOD, level, clusters };
  if (clusters === 0) return refuse('no_data', { ...known, estimate: null });
  const rates = questions.map(({ rate }) => rate);
  const estimate = mean(rates);
  if (clusters === 1) return refuse('too_few_clusters', { ...known, estimate });

  const df = clusters - 1;
  const full = estimate * (1 - estimate);
  const variance = ((df * sampleVariance(rates)) / clusters + full / clusters) / clusters;
  const total = questions.reduce((count, { answers }) => count + answers, 0);
  const answers = variance === 0 ? clusters : Math.min(total, full / variance);
  const z = normalQuantile(share);
  const adjusted = answers * (z / tQuantile(share, df)) ** 2;
  return {
    refused: false,
    ...known,
    estimate,
    standardError: null,
    df,
    ...wilsonLimits({ proportion: estimate, n: adjusted, z }),
    rough: fewClusters(clusters),
    effective: { answers, adjusted },
  };
}
