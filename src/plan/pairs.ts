import type { Evaluation, StatisticsSettings } from '../record/evaluation.ts';

/** Two candidates that are compared; differences are b minus a. */
export interface CandidatePair {
  readonly a: string;
  readonly b: string;
}

/** The comparisons of an evaluation: with its baseline, or each with each; the baseline comes first in its pairs. */
export function candidatePairs(
  { candidates, baseline }: Pick<Evaluation, 'candidates' | 'baseline'>,
  compare: StatisticsSettings['compare'],
): CandidatePair[] {
  const ids = candidates.map(({ id }) => id);
  const others = ids.filter((id) => id !== baseline);
  const withBaseline = baseline === null ? [] : others.map((id) => ({ a: baseline, b: id }));
  if (compare === 'baseline') return withBaseline;
  return [...withBaseline, ...others.flatMap((a, index) => others.slice(index + 1).map((b) => ({ a, b })))];
}
