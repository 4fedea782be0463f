import { budgetSplit } from '../statistics/planning/budget-split.ts';
import { pairedDeviation, type DifferenceNoise } from '../statistics/planning/paired-deviation.ts';
import type { Design } from './design.ts';

/** Another design, what it could find, and how many calls it takes. */
export interface Purchase {
  readonly what: 'as-planned' | 'twice-the-questions' | 'another-answer' | 'another-rating' | 'same-calls';
  readonly questions: number;
  readonly answers: number;
  readonly ratings: number;
  readonly calls: number;
  readonly difference: number | null;
}

interface PurchaseOptions {
  readonly design: Design;
  readonly questions: number;
  /** Calls of the whole plan. */
  readonly planned: number;
  /** Of one question's difference as planned, and what it consists of where that is known. */
  readonly noise: { readonly deviation: number; readonly parts: DifferenceNoise | null };
  /** The difference found with a deviation on so many questions. */
  readonly find: (deviation: number, questions: number) => number | null;
}

/**
 * What could be bought instead: more questions; another answer to each, another rating of each; and the best
 * split of the same calls, where questions cost nothing but the calls about them. The last three only where
 * it is known what the noise consists of, and every candidate can be asked as often.
 */
export function purchases({ design, questions, planned, noise, find }: PurchaseOptions): Purchase[] {
  const { answers, ratings, calls } = design;
  const as = (what: Purchase['what'], count: number): Purchase => ({
    what,
    questions: count,
    answers,
    ratings,
    calls: Math.round((count / questions) * planned),
    difference: find(noise.deviation, count),
  });
  const same = [as('as-planned', questions), as('twice-the-questions', 2 * questions)];
  const { parts } = noise;
  if (parts === null || calls === null) return same;
  const other = (
    what: Purchase['what'],
    split: Pick<Purchase, 'questions' | 'answers' | 'ratings'>,
  ): Purchase => ({
    what,
    ...split,
    calls: Math.round(split.questions * split.answers * (calls.answer + split.ratings * calls.rating)),
    difference: find(pairedDeviation({ noise: parts, ...split }), split.questions),
  });
  const { best } = budgetSplit({
    noise: { between: parts.interaction, answer: parts.answer, rating: parts.rating },
    cost: { question: 0, ...calls },
    budget: planned,
  });
  const isOther = best !== null && (best.answers !== answers || best.ratings !== ratings);
  return [
    ...same,
    other('another-answer', { questions, answers: answers + 1, ratings }),
    other('another-rating', { questions, answers, ratings: ratings + 1 }),
    ...(isOther
      ? [other('same-calls', { questions: best.questions, answers: best.answers, ratings: best.ratings })]
      : []),
  ];
}
