import { findEvaluation } from '../../evaluation/find-evaluation.ts';
import { EvaluationError } from '../../run/prepare.ts';
import { openEvaluation, type OpenedEvaluation } from '../open-evaluation.ts';
import { UsageError, type Outside } from '../outside.ts';
import type { Health } from './health.ts';

/** The evaluation that was named, or of this folder, with what is wrong with it. */
export interface ExaminedEvaluation {
  readonly health: Health;
  /** Null where there is none, or it cannot be run. */
  readonly opened: OpenedEvaluation | null;
}

export async function evaluationHealth(
  named: string | undefined,
  outside: Outside,
): Promise<ExaminedEvaluation> {
  const about = 'evaluation';
  if (named === undefined && 'problem' in (await findEvaluation('.', undefined))) {
    const found = 'none in this folder, so only the machine is looked at';
    return { health: { state: 'ok', about, found, remedy: null }, opened: null };
  }
  try {
    const opened = await openEvaluation(named, outside);
    return { health: { state: 'ok', about, found: `${opened.file}, no problems`, remedy: null }, opened };
  } catch (error) {
    if (error instanceof UsageError)
      return { health: { state: 'failed', about, found: error.message, remedy: null }, opened: null };
    if (!(error instanceof EvaluationError)) throw error;
    const [problem] = error.problems;
    const found = `${problem?.file ?? ''}${problem?.line == null ? '' : `:${problem.line}`} ${problem?.key ?? ''}: ${problem?.message ?? ''}`;
    const more = error.problems.length > 1 ? `, and ${error.problems.length - 1} more` : '';
    const remedy = '"assay check" shows all';
    return { health: { state: 'failed', about, found: `${found}${more}`, remedy }, opened: null };
  }
}
