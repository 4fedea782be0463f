import { probes, type Probe } from '../../judges/check-up/probes.ts';
import { ratingMeasures, type RatingMeasure } from '../../plan/measures.ts';
import { unitsOf } from '../../plan/units.ts';
import { clustersOf } from '../../record/clusters.ts';
import type { Evaluation } from '../../record/evaluation.ts';
import type { RatedAnswer } from '../../record/rated-answer.ts';
import { scaleOf } from '../../record/rubric.ts';
import type { Run } from '../../record/run.ts';
import type { Unit } from '../../record/task.ts';
import { newRatedQuestions, type RatedQuestions } from '../../run/rated-questions.ts';
import { aimedBounds } from '../question-ratings.ts';
import type { ProbeReport } from './check-up-report.ts';
import { leftOutProbe, probeReport, type RatedPair } from './probe-report.ts';

/** Whether one judge with its rubric could be fooled. */
export interface MeasureCheckUp {
  readonly measure: string;
  readonly judge: string;
  readonly rubric: string;
  readonly probes: readonly ProbeReport[];
}

/** What a check-up's run says of each judge, derived from its answers as they are walked once more. */
export async function measureCheckUps(
  { evaluation }: Pick<Run, 'evaluation'>,
  answers: AsyncIterable<RatedAnswer> | Iterable<RatedAnswer>,
): Promise<MeasureCheckUp[]> {
  const measures = ratingMeasures(evaluation).map((measure) => ({
    measure,
    rated: newRatedQuestions(evaluation, measure),
  }));
  for await (const answer of answers) for (const { rated } of measures) rated.add(answer);
  return measures.map(({ measure, rated }) => ({
    measure: measure.id,
    judge: measure.judge.model,
    rubric: measure.rubric.id,
    probes: [
      // Wherever answers are compared, every pair is asked in both orders: each report shows what the order did.
      leftOutProbe('order', 'in-both-orders'),
      ...probes.map((probe) => reportOf(probe, { measure, rated, evaluation })),
    ],
  }));
}

interface Rated {
  readonly measure: RatingMeasure;
  readonly rated: RatedQuestions;
  readonly evaluation: Evaluation;
}

function reportOf(probe: Probe, { measure, rated, evaluation }: Rated): ProbeReport {
  const { rubric } = measure;
  if (probe.needsDocument && !rubric.needsDocument) return leftOutProbe(probe.id, 'no-document');
  const units = unitsOf(evaluation).filter((unit) => isAsked(unit, measure, evaluation));
  const clusterOf = clustersOf(units.map(placeOf));
  const [firsts, seconds] = [ratingsOf(rated, probe.first, units), ratingsOf(rated, probe.second, units)];
  const pairs = units.map((unit, index): RatedPair => ({
    cluster: clusterOf(placeOf(unit)),
    first: firsts[index] ?? null,
    second: seconds[index] ?? null,
  }));
  return probeReport(probe, {
    pairs,
    scale: aimedBounds(scaleOf(rubric)),
    level: evaluation.statistics.level,
  });
}

/** Whether answers were made up for the unit, and this judge rated them by this rubric. */
function isAsked(unit: Unit, { judge, rubric }: RatingMeasure, { candidates }: Evaluation): boolean {
  const by = unit.question.rubric ?? judge.rubric;
  return by === rubric.id && candidates.some(({ given }) => given?.[unit.id] !== undefined);
}

function ratingsOf(rated: RatedQuestions, candidate: string, units: readonly Unit[]): (number | null)[] {
  return rated.ratingsOf(candidate, units).map(({ answers }) => answers[0]?.ratings[0] ?? null);
}

function placeOf({ question, document }: Unit) {
  return { question: question.id, document: document.id, cluster: question.cluster };
}
