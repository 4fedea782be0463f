import type { LooksReport, Warning } from './report.ts';

/** What a reader must know of a run that stopped before all of its questions were asked. */
export function lookWarnings(looks: LooksReport | null): Warning[] {
  if (looks === null || looks.stopped === null) return [];
  const { questions, measure, calls, kind, planned } = looks;
  const decided = looks.comparisons.map(comparisonWords).join('; ');
  const looked = kind === 'anytime' ? 'after every question' : `at ${planned} planned points`;
  const share = Math.round((100 * calls.saved) / calls.planned);
  const message = [
    `stopped early: the size may be overstated. After ${questions.used} of ${questions.planned} questions ${measure} was decided: ${decided}.`,
    `Checked ${looked}, so these ranges pay for peeking.`,
    `Saved ${share} % of the calls (${calls.saved} of ${calls.planned}); all numbers are of the questions used`,
  ].join(' ');
  return [{ code: 'stopped-early', message }];
}

function comparisonWords({ a, b, decided, difference }: LooksReport['comparisons'][number]): string {
  const { estimate, lower, upper } = difference;
  if (estimate === null || lower === null || upper === null) return `${b} and ${a} differ`;
  const [higher, other] = estimate < 0 ? [a, b] : [b, a];
  const limits = estimate < 0 ? [-upper, -lower] : [lower, upper];
  const range = limits.map((limit) => limit.toFixed(2)).join(' to ');
  return decided === 'different'
    ? `${higher} is ${Math.abs(estimate).toFixed(2)} above ${other} (likely ${range})`
    : `${b} and ${a} do not differ by what matters (${higher} ${Math.abs(estimate).toFixed(2)} above, likely ${range})`;
}
