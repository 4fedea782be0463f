import { fixedQuestionsInterval } from '../../../src/statistics/intervals/fixed-questions.ts';
import { meanInterval } from '../../../src/statistics/intervals/mean-interval.ts';
import { sampleVariance } from '../../../src/statistics/moments.ts';
import { questionMeans } from '../../../src/statistics/question-means.ts';
import type { QuestionRatings } from '../../../src/statistics/question-means.ts';
import { covers } from '../cell.ts';
import type { Cell, Goal } from '../cell.ts';
import { NOISE, SCALE, rate } from '../design.ts';
import type { Design } from '../design.ts';
import { deviationOf, locationFor, trueMean } from '../truth.ts';

const LEVEL = 0.95;

/** The interval of one candidate's mean: by number of questions and height of the mean; then by what may go wrong. */
export const means: readonly Cell[] = [
  ...[1.5, 3.2, 4.4, 4.7].flatMap((mean) =>
    [2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50].map((questions) =>
      cell('Means', `mean ${mean}, ${questions} questions`, {
        mean,
        questions,
        goal: goalFor(mean, questions),
      }),
    ),
  ),
  ...[10, 20, 50].flatMap((questions) => [
    cell('Other designs', `1 answer x 9 ratings, ${questions} questions`, {
      questions,
      design: { answers: 1, ratings: 9 },
      goal: [0.94, 0.96],
    }),
    cell('Other designs', `3 answers x 1 rating, ${questions} questions`, {
      questions,
      design: { ratings: 1 },
      goal: [0.94, 0.96],
    }),
    cell('Other designs', `noisy answers (.8), ${questions} questions`, {
      questions,
      design: { noise: { ...NOISE, answer: 0.8, judge: 0.4 } },
      goal: [0.94, 0.96],
    }),
    cell('Other designs', `10 % of ratings missing at random, ${questions} questions`, {
      questions,
      design: { missing: 'at random' },
      goal: [0.94, 0.96],
    }),
    cell('Other designs', `ratings missing more when low, ${questions} questions`, {
      questions,
      design: { missing: 'more when low' },
      goal: [0.94, 0.96],
    }),
    ...[4.4, 4.7].map((mean) =>
      cell('Rare failures', `1 question in 10 fails, the others ${mean}, ${questions} questions`, {
        mean,
        questions,
        design: { failing: 0.1 },
      }),
    ),
  ]),
  ...[
    [5, [8, 8, 8, 8, 8]],
    [8, [5, 5, 5, 5, 5, 5, 5, 5]],
    [10, [2, 2, 3, 3, 4, 4, 5, 5, 6, 6]],
    [20, Array.from({ length: 20 }, () => 3)],
    [30, Array.from({ length: 30 }, (_, index) => 1 + (index % 4))],
  ].map(([count, documents]) =>
    cell('Documents', `${String(count)} documents`, {
      questions: (documents as number[]).reduce((sum, size) => sum + size, 0),
      design: { documents: documents as number[], noise: { ...NOISE, document: 0.5 } },
      goal: [0.935, 0.955],
    }),
  ),
];

interface MeanCell {
  readonly mean?: number;
  readonly questions: number;
  readonly design?: Partial<Design>;
  readonly goal?: readonly [from: number, to: number] | null;
}

/** Near the ceiling the interval may err on the safe side; below ten questions it is only roughly kept. */
function goalFor(mean: number, questions: number): readonly [number, number] | null {
  if (questions < 10) return mean === 4.7 ? null : [0.91, 1];
  if (mean === 4.7) return questions < 20 ? null : [0.94, 0.97];
  return mean === 3.2 ? [0.94, 0.96] : [0.94, 0.965];
}

function cell(table: string, row: string, { mean = 3.2, questions, design = {}, goal }: MeanCell): Cell {
  const noise = design.noise ?? NOISE;
  const location = locationFor(mean, deviationOf(noise));
  const full: Design = { locations: [location], questions, answers: 3, ratings: 3, ...design, noise };
  const failing = design.failing ?? 0;
  const truth = (1 - failing) * trueMean(location, deviationOf(noise)) + failing * SCALE.min;
  const goals: Goal[] = goal ? [{ outcome: 'covered', from: goal[0], to: goal[1] }] : [];
  return {
    table,
    row,
    goals,
    simulate: (random) => {
      const [rated = []] = rate(full, random);
      const { questions: reduced } = questionMeans(rated);
      const interval = meanInterval({ questions: reduced, level: LEVEL, scale: SCALE });
      return {
        covered: covers(interval, truth),
        width: interval.refused ? null : interval.upper - interval.lower,
        naive: covers(naiveInterval(rated), truth),
      };
    },
  };
}

/** What is often done: mean ± 1.96 sd / sqrt(number of ratings), as if ratings were independent. */
function naiveInterval(rated: readonly QuestionRatings[]): { lower: number; upper: number } {
  const ratings = rated
    .flatMap(({ answers }) => answers.flatMap((answer) => answer.ratings))
    .filter((rating) => rating !== null);
  const center = ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
  const reach = 1.96 * Math.sqrt(sampleVariance(ratings) / ratings.length);
  return { lower: center - reach, upper: center + reach };
}

/** The interval for exactly these questions: the truth is the mean of what each of them would get in the long run. */
export const theseQuestions: readonly Cell[] = [10, 20, 50].map((questions) => ({
  table: 'Exactly these questions',
  row: `${questions} questions`,
  goals: [{ outcome: 'covered', from: 0.94, to: 0.97 }],
  simulate: (random) => {
    const within = { ...NOISE, question: 0 };
    const levels = Array.from(
      { length: questions },
      () => 3.2 + 0.8 * Math.sqrt(3) * (2 * random.uniform() - 1),
    );
    const rated = levels.flatMap((location, index) =>
      rate({ locations: [location], questions: 1, answers: 3, ratings: 3, noise: within }, random)[0]!.map(
        (question) => ({ ...question, question: `q${index}` }),
      ),
    );
    const truth = levels.reduce((sum, level) => sum + trueMean(level, deviationOf(within)), 0) / questions;
    const reduced = questionMeans(rated).questions;
    const interval = fixedQuestionsInterval({ questions: reduced, level: LEVEL, scale: SCALE });
    return {
      covered: covers(interval, truth),
      width: interval.refused ? null : interval.upper - interval.lower,
    };
  },
}));
