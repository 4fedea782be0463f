import { tCdf } from '../distributions/student-t.ts';
import { clusterRobustInterval, clusterValues } from '../intervals/cluster-robust.ts';
import type { ClusteredValue } from '../intervals/cluster-robust.ts';
import type { Bounds, RefusedInterval } from '../intervals/interval.ts';
import { studentInterval } from '../intervals/student-interval.ts';
import type { StudentInterval } from '../intervals/student-interval.ts';

interface MeanTestOptions {
  readonly questions: readonly ClusteredValue[];
  /** The mean that is tested: 0 for differences, 0.5 for win rates. */
  readonly against: number;
  readonly level: number;
  readonly scale?: Bounds | undefined;
}

/** An interval, and the two-sided test by Student's t that goes with it. */
export interface TestedMean extends StudentInterval {
  readonly t: number;
  readonly p: number;
}

/**
 * Mean of differences or of shares over questions, with the test of it against one value: by plain t, or by CR2 where
 * questions share clusters. Refused without data, with one piece of evidence, and where the pieces do not differ.
 */
export function meanTest({
  questions,
  against,
  level,
  scale,
}: MeanTestOptions): TestedMean | RefusedInterval {
  const values = questions.map(({ value }) => value);
  const interval =
    clusterValues(questions).length < values.length
      ? clusterRobustInterval({ questions, level, scale })
      : studentInterval({ values, level, scale });
  if (interval.refused) return interval;
  const t = (interval.estimate - against) / interval.standardError;
  return { ...interval, t, p: 2 * tCdf(-Math.abs(t), interval.df) };
}
