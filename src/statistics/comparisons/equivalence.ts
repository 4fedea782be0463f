import { tCdf } from '../distributions/student-t.ts';
import { studentLimits } from '../intervals/student-limits.ts';
import type { TestedMean } from './mean-test.ts';

interface EquivalenceOptions {
  readonly difference: Pick<TestedMean, 'estimate' | 'standardError' | 'df'>;
  /** The largest difference that does not matter, in points; fixed before the run. */
  readonly margin: number;
  readonly alpha: number;
}

interface Equivalence {
  /** Both one-sided tests, and the larger of their p values, which decides. */
  readonly tLower: number;
  readonly tUpper: number;
  readonly pLower: number;
  readonly pUpper: number;
  readonly p: number;
  /** The interval at level 1 - 2 alpha; equivalent if it lies within the margin. */
  readonly lower: number;
  readonly upper: number;
  readonly equivalent: boolean;
}

/**
 * Whether a difference has been shown to be too small to matter: two one-sided t tests (Schuirmann 1987),
 * (d + M) / se against above and (d - M) / se against below. Failing to find a difference is no such proof.
 */
export function equivalence({ difference, margin, alpha }: EquivalenceOptions): Equivalence {
  if (!(margin > 0)) throw new RangeError(`the margin of equivalence lies above 0, not at ${margin}`);
  const { estimate, standardError, df } = difference;
  const tLower = (estimate + margin) / standardError;
  const tUpper = (estimate - margin) / standardError;
  const pLower = tCdf(-tLower, df);
  const pUpper = tCdf(tUpper, df);
  const p = Math.max(pLower, pUpper);
  const { lower, upper } = studentLimits({
    estimate,
    standardError,
    df,
    upperTail: 1 - alpha,
    scale: undefined,
  });
  return { tLower, tUpper, pLower, pUpper, p, lower, upper, equivalent: p < alpha };
}
