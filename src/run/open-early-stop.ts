import type { Evaluation } from '../record/evaluation.ts';
import type { EarlyStop } from './early-stop.ts';

/** Watches for the look at which a run may stop; null where all questions are asked. Its statistics are loaded only then. */
export async function openEarlyStop(evaluation: Evaluation): Promise<EarlyStop | null> {
  if (evaluation.stop === undefined) return null;
  const { newEarlyStop } = await import('./early-stop.ts');
  return newEarlyStop(evaluation);
}
