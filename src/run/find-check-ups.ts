import type { Journal } from '../journal/journal.ts';
import { ratingMeasures, type RatingMeasure } from '../plan/measures.ts';
import { checkedSource } from '../record/check-up-source.ts';
import type { Evaluation, Judge } from '../record/evaluation.ts';
import { hashOfData } from '../record/hash.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import type { Run } from '../record/run.ts';
import { replay } from './replay.ts';

/** The newest check-up of a judge that a run's measure rests on. */
export interface StoredCheckUp {
  readonly measure: string;
  /** The check-up's own run, and what the measure is called there. */
  readonly run: Run;
  readonly checkedMeasure: string;
  readonly answers: () => AsyncIterable<RatedAnswer>;
}

/**
 * The finished check-ups in the journal that speak of a run's judges: the same model with the same settings and
 * turns, the same words of the rubric, the same documents. Whichever file they were made for.
 */
export async function findCheckUps(evaluation: Evaluation, journal: Journal): Promise<StoredCheckUp[]> {
  const alone = ratingMeasures(evaluation).filter(({ judge }) => !isOfJury(judge, evaluation));
  const wanted = new Map(alone.map((measure) => [judgedBy(measure, evaluation), measure]));
  const found: StoredCheckUp[] = [];
  // Newest first: what was found once is not looked for in older ones.
  for (const summary of await journal.runs()) {
    if (wanted.size === 0) break;
    if (checkedSource(summary) === null || summary.status !== 'complete') continue;
    const run = await journal.findRun(summary.id);
    if (run === null) continue;
    for (const checked of ratingMeasures(run.evaluation)) {
      const judged = judgedBy(checked, run.evaluation);
      const measure = wanted.get(judged);
      if (measure === undefined) continue;
      wanted.delete(judged);
      found.push({
        measure: measure.id,
        run,
        checkedMeasure: checked.id,
        answers: () => replay(run, journal),
      });
    }
  }
  return found;
}

/** What a jury says is none of its judges' own: no check-up of one speaks for it. */
function isOfJury({ id, rubric }: Judge, { judges }: Evaluation): boolean {
  return judges.filter((other) => (other.id ?? other.rubric) === (id ?? rubric)).length > 1;
}

/** All that makes a judge the same judge. */
function judgedBy({ judge, rubric }: RatingMeasure, { documents }: Evaluation): string {
  const { model, turns, seesGuidance, settings, audit = null } = judge;
  const hashes = documents.map(({ hash }) => hash).toSorted();
  return hashOfData([model, turns, seesGuidance, settings, audit, rubric, hashes]);
}
