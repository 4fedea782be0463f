import { tQuantile } from '../distributions/student-t.ts';
import { differ, mean, sampleVariance, skewness } from '../moments.ts';
import { refuse } from '../refusal.ts';
import { clip, fewClusters, upperShare } from './interval.ts';
import type { Bounds, Interval, RefusedInterval } from './interval.ts';

interface SkewAdjustedOptions {
  /** One mean for each question. */
  readonly values: readonly number[];
  readonly level: number;
  readonly scale?: Bounds;
}

interface SkewAdjustedInterval extends Interval {
  /** The same without the adjustment, and not clipped to the scale. */
  readonly plain: { readonly lower: number; readonly upper: number };
  readonly skewness: number;
  /** How many standard errors the limits lie below and above the mean. */
  readonly multipliers: { readonly lower: number; readonly upper: number };
}

interface SkewAdjustedRefusal extends RefusedInterval {
  /** Where all questions were alike: at least this share of questions like these would be too (one-sided, at the level). */
  readonly shareAtLeast?: number;
}

const METHOD = 'skew-adjusted t/1';

/**
 * Mean of independent questions, with limits shifted towards the longer tail: Hall's cubic transform (Hall 1992,
 * J. R. Stat. Soc. B 54:221) of Student's t on n - 1 degrees of freedom, clipped to the scale.
 * Refused without data, with one value, and where the values do not differ.
 */
export function skewAdjustedInterval({
  values,
  level,
  scale,
}: SkewAdjustedOptions): SkewAdjustedInterval | SkewAdjustedRefusal {
  const upperTail = upperShare(level);
  const clusters = values.length;
  const known = { method: METHOD, level, clusters };
  if (clusters === 0) return refuse('no_data', { ...known, estimate: null });
  const estimate = mean(values);
  if (clusters === 1) return refuse('too_few_clusters', { ...known, estimate });
  if (!differ(values))
    return refuse('zero_variance', { ...known, estimate, shareAtLeast: (1 - level) ** (1 / clusters) });

  const standardError = Math.sqrt(sampleVariance(values) / clusters);
  const df = clusters - 1;
  const t = tQuantile(upperTail, df);
  const skew = skewness(values);
  const lowerMultiplier = cappedMultiplier(t, skew / Math.sqrt(clusters));
  const upperMultiplier = -cappedMultiplier(-t, skew / Math.sqrt(clusters));
  return {
    refused: false,
    ...known,
    estimate,
    standardError,
    df,
    lower: clip(estimate - lowerMultiplier * standardError, scale),
    upper: clip(estimate + upperMultiplier * standardError, scale),
    rough: fewClusters(clusters),
    plain: { lower: estimate - t * standardError, upper: estimate + t * standardError },
    skewness: skew,
    multipliers: { lower: lowerMultiplier, upper: upperMultiplier },
  };
}

/** The inverse of Hall's transform at t, held within twice t: unheld it gives absurd limits with five to eight questions. */
function cappedMultiplier(t: number, asymmetry: number): number {
  if (Math.abs(asymmetry) < 1e-10) return t;
  const inverse = (3 / asymmetry) * (Math.cbrt(1 + asymmetry * (t - asymmetry / 6)) - 1);
  const cap = 2 * Math.abs(t);
  return Math.min(cap, Math.max(-cap, inverse));
}
