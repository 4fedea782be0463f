import type { Comparison, LooksReport } from './report.ts';

/**
 * A comparison of a run that was looked at while it went on: nothing that is said of it is surer than its last look, which
 * pays for the looks before. Its interval is the look's; a verdict needs both the look's word and that of the tests.
 */
export function lookedComparison(comparison: Comparison, looks: LooksReport | null): Comparison {
  const { measure, a, b } = comparison;
  const look = looks?.comparisons.find((one) => one.a === a && one.b === b);
  if (look === undefined || looks?.measure !== measure) return comparison;
  const verdict = verdictOf(comparison, look.decided);
  return {
    ...comparison,
    difference: look.difference,
    // The look has a bound of its own: no adjusted p decides.
    p: { ...comparison.p, holm: null },
    verdict,
    winner: verdict === 'different' ? comparison.winner : null,
  };
}

function verdictOf(
  { verdict, doubt }: Comparison,
  decided: LooksReport['comparisons'][number]['decided'],
): Comparison['verdict'] {
  // What missing ratings, or their order alone, put in doubt stays so.
  if (doubt !== null || decided === null) return 'cannot-tell';
  if (decided === 'equivalent') return 'equivalent';
  return verdict === 'different' ? 'different' : 'borderline';
}
