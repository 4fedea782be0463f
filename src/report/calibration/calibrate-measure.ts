import type { Scale } from '../../record/rubric.ts';
import { agreementOf, type AgreementScale } from './agreement.ts';
import { judgePairs, raterPairs } from './agreement-pairs.ts';
import type { CandidateCalibration, MeasureCalibration } from './calibration.ts';
import { candidateMean } from './corrected-mean.ts';
import { candidatePassRate } from './corrected-pass-rate.ts';
import type { JudgedAnswer } from './judged-answer.ts';

/** What is known of a measure beside its answers. */
export interface CalibratedMeasure {
  readonly id: string;
  readonly judges: readonly string[];
  readonly scale: Scale;
  /** The values of the scale's levels, rising; null where it has none. */
  readonly levels: readonly number[] | null;
  readonly threshold: number | null;
  readonly answers: readonly JudgedAnswer[];
}

/** How far one judge can be trusted on one measure. */
export function calibrateMeasure(measure: CalibratedMeasure, level: number): MeasureCalibration {
  const { id, judges, scale, threshold, answers } = measure;
  const context = { scale: agreementScale(measure), level };
  const ceiling = agreementOf(raterPairs(answers), context);
  const byCandidate = Map.groupBy(answers, ({ candidate }) => candidate);
  return {
    id,
    judges,
    scale,
    threshold,
    counts: countsOf(answers),
    agreement: agreementOf(judgePairs(answers), context),
    ceiling: ceiling === null ? null : { raters: ratersOf(answers), ...ceiling },
    candidates: [...byCandidate].map(([candidate, own]) =>
      calibrateCandidate(candidate, own, { ...measure, ...context, scale }),
    ),
  };
}

interface CandidateContext {
  readonly scale: Scale;
  readonly levels: readonly number[] | null;
  readonly threshold: number | null;
  readonly level: number;
}

/** With fewer answers that both have rated, kappa within one candidate says nothing. */
const fewestWithin = 30;

function calibrateCandidate(
  id: string,
  answers: readonly JudgedAnswer[],
  { scale, levels, threshold, level }: CandidateContext,
): CandidateCalibration {
  const pairs = judgePairs(answers);
  const within =
    pairs.average.length < fewestWithin ? null : agreementOf(pairs, { scale: { ...scale, levels }, level });
  return {
    id,
    both: pairs.average.length,
    questions: new Set(pairs.average.map(({ question }) => question)).size,
    kappa: within?.kappa ?? null,
    mean: candidateMean(answers, { level, scale }),
    passRate: threshold === null ? null : candidatePassRate(answers, { level, threshold }),
  };
}

function agreementScale({ scale: { min, max }, levels }: CalibratedMeasure): AgreementScale {
  return { min, max, levels };
}

function countsOf(answers: readonly JudgedAnswer[]): MeasureCalibration['counts'] {
  const rated = answers.filter(({ ratings }) => ratings.length > 0);
  const labelled = answers.filter(({ labels }) => labels.size > 0);
  return {
    questions: new Set(answers.map(({ question }) => question)).size,
    answers: answers.length,
    rated: rated.length,
    labelled: labelled.length,
    both: rated.filter(({ labels }) => labels.size > 0).length,
    labels: labelled.reduce((sum, { labels }) => sum + labels.size, 0),
    raters: ratersOf(answers).length,
  };
}

function ratersOf(answers: readonly JudgedAnswer[]): string[] {
  return [...new Set(answers.flatMap(({ labels }) => [...labels.keys()]))].toSorted();
}
