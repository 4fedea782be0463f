import { tQuantile } from '../distributions/student-t.ts';
import { clip } from './interval.ts';
import type { Bounds, Interval } from './interval.ts';

interface StudentLimitsOptions {
  readonly estimate: number;
  readonly standardError: number;
  readonly df: number;
  /** The share of the distribution below the upper limit. */
  readonly upperTail: number;
  readonly scale: Bounds | undefined;
}

/** The part of an interval that Student's t gives. */
export interface StudentLimits extends Pick<Interval, 'lower' | 'upper'> {
  readonly standardError: number;
  readonly df: number;
}

/** Limits as far below the estimate as above it, by Student's t, clipped to the scale; with what they rest on. */
export function studentLimits({
  estimate,
  standardError,
  df,
  upperTail,
  scale,
}: StudentLimitsOptions): StudentLimits {
  const reach = tQuantile(upperTail, df) * standardError;
  return {
    standardError,
    df,
    lower: clip(estimate - reach, scale),
    upper: clip(estimate + reach, scale),
  };
}
