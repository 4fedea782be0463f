import { compareFamily } from '../../../src/statistics/comparisons/compare-family.ts';
import type { QuestionRatings } from '../../../src/statistics/question-means.ts';
import { covers } from '../cell.ts';
import type { Cell, Goal } from '../cell.ts';
import { NOISE, SCALE, rate } from '../design.ts';
import type { Design } from '../design.ts';
import { deviationOf, locationFor, trueMean } from '../truth.ts';

const SETTINGS = { level: 0.95, scale: SCALE, margin: 0.25, seed: 1 };

/** Two candidates, and families of several: how often the interval holds, and how often a verdict is false. */
export const comparisons: readonly Cell[] = [
  ...[6, 10, 20, 50].flatMap((questions) => [
    pairCell(`no difference, ${questions} questions`, { questions }),
    pairCell(`true difference .3, ${questions} questions`, { questions }, 0.3),
  ]),
  pairCell('no difference, 20 questions, questions suit both alike', { questions: 20, interaction: 0 }),
  pairCell('no difference, 20 questions, questions suit one (.6)', { questions: 20, interaction: 0.6 }),
  pairCell('no difference, 20 questions, 1 answer x 9 ratings', {
    questions: 20,
    design: { answers: 1, ratings: 9 },
  }),
  pairCell('no difference, 20 questions, means 4.4', { questions: 20, mean: 4.4 }),
  pairCell('no difference, 20 questions, 10 % of ratings missing', {
    questions: 20,
    design: { missing: 'at random' },
  }),
  pairCell('no difference, 8 documents of 5', {
    questions: 40,
    design: { documents: [5, 5, 5, 5, 5, 5, 5, 5] },
  }),
  ...[4, 6].map(familyCell),
];

interface PairCell {
  readonly questions: number;
  readonly interaction?: number;
  readonly mean?: number;
  readonly design?: Partial<Design>;
}

/** The true difference is in points of the ratings, after rounding. */
function pairCell(row: string, options: PairCell, difference = 0): Cell {
  const { questions, interaction = 0.3, mean = 3.2, design = {} } = options;
  const noise = { ...NOISE, interaction };
  const deviation = deviationOf(noise);
  const locations = [mean, mean + difference].map((target) => locationFor(target, deviation));
  const full: Design = { locations, questions, answers: 3, ratings: 3, ...design, noise };
  const truth = trueMean(locations[1]!, deviation) - trueMean(locations[0]!, deviation);
  return {
    table: 'Two candidates',
    row,
    effort: 0.5,
    goals: [
      { outcome: 'covered', from: 0.94, to: 0.96 },
      ...(difference === 0 ? [{ outcome: 'different', from: 0, to: 0.05 }] : []),
    ],
    simulate: (random) => {
      const [a = [], b = []] = rate(full, random);
      const [comparison] = compareFamily({ pairs: [{ a, b }], ...SETTINGS });
      const { verdict, winner } = comparison!;
      const interval = comparison!.difference;
      return {
        covered: covers(interval, truth),
        width: interval.refused ? null : interval.upper - interval.lower,
        different: Number(verdict === 'different'),
        wrong: difference === 0 ? null : Number(winner === 'a'),
        equivalent: Number(verdict === 'equivalent'),
        naive: Number(naiveClaim(a, b)),
      };
    },
  };
}

function familyCell(candidates: number): Cell {
  const noise = { ...NOISE, interaction: 0.3 };
  const location = locationFor(3.2, deviationOf(noise));
  const locations = Array.from({ length: candidates }, () => location);
  const design: Design = { locations, questions: 20, answers: 3, ratings: 3, noise };
  const goals: Goal[] = [{ outcome: 'different', from: 0, to: 0.05 }];
  return {
    table: 'Families',
    row: `${candidates} equal candidates, all pairs, 20 questions`,
    effort: 0.2,
    goals,
    simulate: (random) => {
      const rated = rate(design, random);
      const pairs = rated.flatMap((a, index) => rated.slice(index + 1).map((b) => ({ a, b })));
      const compared = compareFamily({ pairs, ...SETTINGS });
      return {
        different: Number(compared.some(({ verdict }) => verdict === 'different')),
        naive: Number(pairs.some(({ a, b }) => naiveClaim(a, b))),
      };
    },
  };
}

/** What is often done: a z test of all ratings of one against all ratings of the other. */
function naiveClaim(a: readonly QuestionRatings[], b: readonly QuestionRatings[]): boolean {
  const [first, second] = [moments(a), moments(b)];
  return Math.abs(first.mean - second.mean) > 1.96 * Math.sqrt(first.squaredError + second.squaredError);
}

function moments(rated: readonly QuestionRatings[]): { mean: number; squaredError: number } {
  const ratings = rated
    .flatMap(({ answers }) => answers.flatMap((answer) => answer.ratings))
    .filter((rating) => rating !== null);
  const mean = ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
  const squares = ratings.reduce((sum, rating) => sum + (rating - mean) ** 2, 0);
  return { mean, squaredError: squares / (ratings.length - 1) / ratings.length };
}
