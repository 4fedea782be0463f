/** Numbers in, numbers out, with their uncertainty. */
import { mean } from './moments.ts';

/** All ratings of one candidate's answers to one question. A rating that is missing or unreadable is null, never left out. */
export interface QuestionRatings {
  readonly question: string;
  /** Questions of one cluster count as one piece of evidence; null or nothing: the question stands alone. */
  readonly cluster?: string | null;
  readonly answers: readonly { readonly ratings: readonly (number | null)[] }[];
}

/** A question with at least one rating: its mean, and the means of its answers in their order. */
export interface QuestionMean {
  readonly question: string;
  readonly cluster: string | null;
  readonly value: number;
  readonly answers: readonly number[];
}

interface ReducedRatings {
  readonly questions: readonly QuestionMean[];
  /** What the means rest on, and how many ratings were missing. */
  readonly counts: {
    readonly questions: number;
    readonly answers: number;
    readonly ratings: number;
    readonly missing: number;
  };
}

/**
 * Rating -> answer -> question, each by the mean of what is there: equal weight for every question, however many
 * ratings it got. Answers without ratings are dropped, then questions without answers; the counts say so.
 */
export function questionMeans(questions: readonly QuestionRatings[]): ReducedRatings {
  const reduced = questions.map(reduceQuestion);
  const ratings = questions.flatMap(({ answers }) => answers.flatMap((answer) => answer.ratings));
  const missing = ratings.filter((rating) => rating === null).length;
  const usable = reduced.filter((question) => question.answers.length > 0);
  return {
    questions: usable,
    counts: {
      questions: usable.length,
      answers: usable.reduce((count, question) => count + question.answers.length, 0),
      ratings: ratings.length - missing,
      missing,
    },
  };
}

/**
 * The mean of question means if every missing rating had been the worst, and the best, that the scale has:
 * how far missing ratings could move the result. Null where no rating was planned.
 * On a scale with a target, hand in ratings and scale as -|rating - target|.
 */
export function meansIfMissing(
  questions: readonly QuestionRatings[],
  scale: { readonly min: number; readonly max: number },
): { readonly worst: number; readonly best: number } | null {
  const worst = meanWithFill(questions, scale.min);
  const best = meanWithFill(questions, scale.max);
  return worst === null || best === null ? null : { worst, best };
}

/** The same ratings with one value in the place of every missing one. */
export function fillMissing(questions: readonly QuestionRatings[], fill: number): QuestionRatings[] {
  return questions.map((question) => ({
    ...question,
    answers: question.answers.map(({ ratings }) => ({ ratings: ratings.map((rating) => rating ?? fill) })),
  }));
}

function reduceQuestion({ question, cluster = null, answers }: QuestionRatings): QuestionMean {
  const answerMeans = answers.flatMap(({ ratings }) => {
    const given = ratings.filter((rating) => rating !== null);
    if (!given.every(Number.isFinite))
      throw new RangeError(`question ${question}: a rating is neither a finite number nor null`);
    return given.length > 0 ? [mean(given)] : [];
  });
  return { question, cluster, value: mean(answerMeans), answers: answerMeans };
}

function meanWithFill(questions: readonly QuestionRatings[], fill: number): number | null {
  const means = questionMeans(fillMissing(questions, fill)).questions.map((question) => question.value);
  return means.length > 0 ? mean(means) : null;
}
