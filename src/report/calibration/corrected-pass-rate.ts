import { correctedPassRateByQuestion } from '../../statistics/agreement/corrected-pass-rate.ts';
import type { JudgeErrors } from '../../statistics/agreement/judge-errors.ts';
import { mean, sampleVariance } from '../../statistics/moments.ts';
import type { Interval } from '../interval.ts';
import type { CandidateCalibration } from './calibration.ts';
import { humanOf, judgeOf } from './corrected-mean.ts';
import type { JudgedAnswer } from './judged-answer.ts';
import { purchase } from './purchase.ts';

/** The slack keeps a mean of thirds that should be the threshold from missing it by a rounding. */
const slack = 1e-9;

/**
 * The share of one candidate's answers that people would pass: Rogan & Gladen's correction of the judge's own share, with
 * the judge's errors as seen on this candidate's labels, and the variance over questions.
 */
export function candidatePassRate(
  answers: readonly JudgedAnswer[],
  { level, threshold }: { readonly level: number; readonly threshold: number },
): NonNullable<CandidateCalibration['passRate']> {
  const passes = (value: number): boolean => value >= threshold - slack;
  const rated = answers.filter(({ ratings }) => ratings.length > 0);
  const rates = questionShares(rated, (answer) => passes(judgeOf(answer)));
  const both = rated.filter(({ labels }) => labels.size > 0);
  const errors = errorsOf(both, passes);
  const peopleSay = questionShares(both, (answer) => passes(humanOf(answer)));
  const rate = rates.length === 0 ? null : mean(rates);
  const variance = sampleVariance(rates) / rates.length;
  const questions = rates.length;
  const result = correctedPassRateByQuestion({
    judged: { rate: rate ?? NaN, variance, questions },
    errors,
    level,
  });
  const known = { level, df: null, clusters: questions, scope: 'questions-like-these' as const };
  const corrected: Interval = result.refused
    ? { ...known, estimate: null, ...noLimits, refused: result.reason }
    : {
        ...known,
        estimate: result.estimate,
        lower: result.lower,
        upper: result.upper,
        method: result.method,
        rough: result.rough || questions < 10,
        refused: null,
      };
  return {
    judge: rate,
    people: peopleSay.length === 0 ? null : mean(peopleSay),
    corrected,
    specificity: errors.failed.labelled === 0 ? null : result.specificity,
    sensitivity: errors.passed.labelled === 0 ? null : result.sensitivity,
    next: result.refused
      ? null
      : purchase({
          halfWidth: (result.upper - result.lower) / 2,
          variances: result.variances,
          labelled: both.length,
          judgeOnly: questions,
        }),
  };
}

const noLimits = { lower: null, upper: null, method: 'rogan-gladen clustered t/1', rough: false };

/** For each question the share of its answers of which something is true. */
function questionShares(
  answers: readonly JudgedAnswer[],
  isTrue: (answer: JudgedAnswer) => boolean,
): number[] {
  const questions = Map.groupBy(answers, ({ question }) => question).values();
  return [...questions].map((all) => mean(all.map((answer) => Number(isTrue(answer)))));
}

/** Each question weighs one, however many of its answers were labelled: so it does in the judge's share. */
function errorsOf(both: readonly JudgedAnswer[], passes: (value: number) => boolean): JudgeErrors {
  const errors = { failed: { agreed: 0, labelled: 0 }, passed: { agreed: 0, labelled: 0 } };
  for (const answers of Map.groupBy(both, ({ question }) => question).values()) {
    for (const answer of answers) {
      const human = passes(humanOf(answer));
      const kind = human ? errors.passed : errors.failed;
      kind.labelled += 1 / answers.length;
      if (passes(judgeOf(answer)) === human) kind.agreed += 1 / answers.length;
    }
  }
  return errors;
}
