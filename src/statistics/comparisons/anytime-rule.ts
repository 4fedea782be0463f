import { anytime } from '../planning/anytime.ts';
import { refuse } from '../refusal.ts';
import { fewClusters } from '../intervals/interval.ts';
import type { Interval, RefusedInterval } from '../intervals/interval.ts';

interface AnytimeRuleOptions {
  readonly margin: number;
  readonly level: number;
  /** Comparisons in the family: each gets its share of alpha. */
  readonly comparisons: number;
}

interface AnytimeLook {
  /** Decided, or go on. */
  readonly decided: 'different' | 'equivalent' | null;
  /** Holds however often one looks: the interval to print. */
  readonly interval: Interval | RefusedInterval;
}

/** Looks at the paired differences of independent questions seen so far, in any number. */
type AnytimeRule = (differences: readonly { readonly value: number }[]) => AnytimeLook;

const METHOD = 'paired anytime t/1';

/**
 * The rule of looking whenever one likes: 'different' where the evidence reaches m / alpha, 'equivalent' where the
 * interval at level 1 - alpha / m lies within the margin; neither before the fifth question.
 */
export function anytimeRule({ margin, level, comparisons }: AnytimeRuleOptions): AnytimeRule {
  const alpha = (1 - level) / comparisons;
  return (differences) => {
    const values = differences.map(({ value }) => value);
    const { estimate, eValue, lower, upper, stop } = anytime({ differences: values, alpha });
    const clusters = values.length;
    const known = { method: METHOD, level: 1 - alpha, clusters, estimate };
    if (lower === null || upper === null || estimate === null)
      return { decided: stop ? 'different' : null, interval: refuse(reasonFor(clusters, eValue), known) };
    const within = -margin < lower && upper < margin && clusters >= FEWEST;
    const interval: Interval = {
      refused: false,
      ...known,
      estimate,
      standardError: null,
      df: clusters - 1,
      lower,
      upper,
      rough: fewClusters(clusters),
    };
    return { decided: stop ? 'different' : within ? 'equivalent' : null, interval };
  };
}

const FEWEST = 5;

function reasonFor(
  clusters: number,
  eValue: number | null,
): 'no_pairs' | 'too_few_clusters' | 'zero_variance' {
  if (clusters === 0) return 'no_pairs';
  return clusters > 1 && eValue === null ? 'zero_variance' : 'too_few_clusters';
}
