import { correctedMean } from '../../statistics/agreement/corrected-mean.ts';
import type { Bounds } from '../../statistics/intervals/interval.ts';
import { mean } from '../../statistics/moments.ts';
import { asInterval } from '../mean-intervals.ts';
import type { CandidateCalibration } from './calibration.ts';
import type { JudgedAnswer } from './judged-answer.ts';
import { purchase } from './purchase.ts';

/**
 * The mean that people would have given one candidate, by question: PPI++ over its labelled questions and all others that
 * the judge has rated. Of a labelled question only the answers count that both have rated, so that the two sides compare.
 */
export function candidateMean(
  answers: readonly JudgedAnswer[],
  { level, scale }: { readonly level: number; readonly scale: Bounds },
): CandidateCalibration['mean'] {
  const labelled: { human: number; judge: number }[] = [];
  const judgeOnly: number[] = [];
  for (const question of Map.groupBy(answers, (answer) => answer.question).values()) {
    const rated = question.filter(({ ratings }) => ratings.length > 0);
    const both = rated.filter(({ labels }) => labels.size > 0);
    if (both.length > 0) labelled.push({ human: mean(both.map(humanOf)), judge: mean(both.map(judgeOf)) });
    else if (rated.length > 0) judgeOnly.push(mean(rated.map(judgeOf)));
  }
  const result = correctedMean({ labelled, judgeOnly, level, scale });
  const judged = [...labelled.map(({ judge }) => judge), ...judgeOnly];
  const corrected = asInterval(result, 'questions-like-these');
  return {
    judge: judged.length === 0 ? null : mean(judged),
    people: labelled.length === 0 ? null : mean(labelled.map(({ human }) => human)),
    corrected,
    trust: result.refused ? null : result.trust,
    next: result.refused
      ? null
      : purchase({
          halfWidth: (result.upper - result.lower) / 2,
          variances: result.variances,
          labelled: labelled.length,
          judgeOnly: judgeOnly.length,
        }),
  };
}

/** What people say of one answer: the mean of its labels. */
export function humanOf({ labels }: JudgedAnswer): number {
  return mean([...labels.values()]);
}

/** What the judge says of one answer: the mean of its ratings. */
export function judgeOf({ ratings }: JudgedAnswer): number {
  return mean(ratings);
}
