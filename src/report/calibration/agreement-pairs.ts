import { lowerMedian } from '../../statistics/agreement/lower-median.ts';
import { mean } from '../../statistics/moments.ts';
import type { AgreementPair } from './agreement.ts';
import type { JudgedAnswer } from './judged-answer.ts';

/** The answers that the judge and people have rated; several ratings of a side are taken together. */
export function judgePairs(answers: readonly JudgedAnswer[]): AgreementPair[] {
  return answers.flatMap((answer) => pairOf(answer, answer.ratings, [...answer.labels.values()]));
}

/** Every two people who labelled the same answer; the first by name stands in the judge's place. */
export function raterPairs(answers: readonly JudgedAnswer[]): AgreementPair[] {
  return answers.flatMap((answer) => {
    const labels = [...answer.labels].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
    return labels.flatMap((first, index) =>
      labels.slice(index + 1).flatMap((second) => pairOf(answer, [first], [second])),
    );
  });
}

function pairOf(
  { question, cluster }: JudgedAnswer,
  judges: readonly number[],
  people: readonly number[],
): AgreementPair[] {
  const [judge, human] = [lowerMedian(judges), lowerMedian(people)];
  if (judge === null || human === null) return [];
  const place = { question, cluster };
  return [
    { middle: { ...place, judge, human }, mean: { ...place, judge: mean(judges), human: mean(people) } },
  ];
}
