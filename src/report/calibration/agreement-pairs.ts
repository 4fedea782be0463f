import type { LabelledItem } from '../../statistics/agreement/jackknife.ts';
import { lowerMedian } from '../../statistics/agreement/lower-median.ts';
import { mean } from '../../statistics/moments.ts';
import type { JudgedAnswer } from './judged-answer.ts';

/** What two sides said of the same answers. */
export interface AgreementPairs {
  /** For what counts levels: one pair for each label, which can be held against that of two people. */
  readonly single: readonly LabelledItem[];
  /** For what measures distance: one pair for each answer, each side by its mean. */
  readonly average: readonly LabelledItem[];
}

/** The answers that the judge and people have rated. Of several ratings by the judge the middle one is taken, or the mean. */
export function judgePairs(answers: readonly JudgedAnswer[]): AgreementPairs {
  const both = answers.filter(({ ratings, labels }) => ratings.length > 0 && labels.size > 0);
  return {
    single: both.flatMap(({ question, cluster, ratings, labels }) => {
      const judge = lowerMedian(ratings);
      return judge === null ? [] : [...labels.values()].map((human) => ({ question, cluster, judge, human }));
    }),
    average: both.map(({ question, cluster, ratings, labels }) => ({
      question,
      cluster,
      judge: mean(ratings),
      human: mean([...labels.values()]),
    })),
  };
}

/** Every two people who labelled the same answer; the first by name stands in the judge's place. */
export function raterPairs(answers: readonly JudgedAnswer[]): AgreementPairs {
  const pairs = answers.flatMap(({ question, cluster, labels }) => {
    const values = [...labels].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
    return values.flatMap((judge, index) =>
      values.slice(index + 1).map((human) => ({ question, cluster, judge, human })),
    );
  });
  return { single: pairs, average: pairs };
}
