import type { Purchase } from './calibration.ts';

/** What an estimate rests on. */
export interface Rests {
  /** Half the width of its interval. */
  readonly halfWidth: number;
  /** What its variance is made of. */
  readonly variances: { readonly ratings: number; readonly labels: number };
  /** Questions with labels, and questions that the judge alone has rated. */
  readonly labelled: number;
  readonly judgeOnly: number;
}

/** A person labels about a hundred answers in an afternoon; five hundred more ratings cost about as much. */
const moreLabels = 100;
const moreQuestions = 500;

/** Whether more labels or more rated questions would narrow an interval further. Variances shrink with what they rest on. */
export function purchase({ halfWidth, variances, labelled, judgeOnly }: Rests): Purchase {
  const now = variances.ratings + variances.labels;
  const after = (ratings: number, labels: number): number =>
    now === 0 ? halfWidth : halfWidth * Math.sqrt((ratings + labels) / now);
  const labels = after(variances.ratings, (variances.labels * labelled) / (labelled + moreLabels));
  const questions = after((variances.ratings * judgeOnly) / (judgeOnly + moreQuestions), variances.labels);
  return {
    buy: questions < labels ? 'questions' : 'labels',
    labels: { more: moreLabels, halfWidth: labels },
    questions: { more: moreQuestions, halfWidth: questions },
  };
}
