import type { LooksReport, Warning } from './report.ts';

/** What a reader must know of a run that stopped before all of its questions were asked. */
export function lookWarnings(looks: LooksReport | null): Warning[] {
  if (looks === null || looks.stopped === null) return [];
  const { questions, measure, calls, kind, planned } = looks;
  const checked = kind === 'anytime' ? 'as it went on' : `at ${planned} planned points`;
  const share = Math.round((100 * calls.saved) / calls.planned);
  const message = [
    `stopped early: the size may be overstated. After ${questions.used} of ${questions.planned} questions every comparison by ${measure} was decided`,
    `(checked ${checked}, and the range of each difference pays for peeking).`,
    `Saved ${share} % of the calls (${calls.saved} of ${calls.planned}); all numbers are of the questions used`,
  ].join(' ');
  return [{ code: 'stopped-early', message }];
}
