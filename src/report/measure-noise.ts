import { crossedNoise } from '../statistics/planning/crossed-noise.ts';
import { detectableDifference } from '../statistics/planning/detectable-difference.ts';
import { nestedNoise } from '../statistics/planning/nested-noise.ts';
import type { QuestionRatings } from '../statistics/question-means.ts';
import type { ComparedMeasure } from './compare-candidates.ts';
import type { MeasuredRatings } from './measured-ratings.ts';
import { aimed } from './question-ratings.ts';
import type { Noise } from './report.ts';

/** The chance with which a true difference of the detectable size is found. */
const power = 0.8;

/** Where the spread of a measure's ratings comes from, and the smallest difference that its design finds. */
export function measureNoise(compared: ComparedMeasure, level: number): Noise {
  const lists = ratingLists(compared.measured);
  const split = lists.length > 1 ? crossed(lists) : nested(lists[0] ?? []);
  const { question, interaction, answer, judge } = split;
  const whole = question + interaction + answer + judge;
  const known = split.refused === null;
  return {
    question: known ? question : null,
    interaction: known && lists.length > 1 ? interaction : null,
    answer: known ? answer : null,
    judge: known ? judge : null,
    shares:
      known && whole > 0
        ? {
            question: question / whole,
            interaction: lists.length > 1 ? interaction / whole : null,
            answer: answer / whole,
            judge: judge / whole,
          }
        : null,
    method: split.method,
    refused: split.refused,
    detectableDifference: detectable(compared, level),
    repeatedAlike: repeatedAlike(compared.measured),
  };
}

/** A check, or looking citations up, says the same of an answer however often it looks: counted twice, its noise of 0 is estimable. */
function ratingLists({ facts, candidates }: MeasuredRatings): QuestionRatings[][] {
  const lists = candidates.map(({ questions }) => [...aimed(questions, facts.scale)]);
  if (facts.kind === 'rating') return lists;
  return lists.map((questions) =>
    questions.map((question) => ({
      ...question,
      answers: question.answers.map(({ ratings }) => ({ ratings: [...ratings, ...ratings] })),
    })),
  );
}

interface Split {
  readonly question: number;
  readonly interaction: number;
  readonly answer: number;
  readonly judge: number;
  readonly method: string;
  readonly refused: Noise['refused'];
}

const unknown = { question: 0, interaction: 0, answer: 0, judge: 0 };

function crossed(lists: readonly (readonly QuestionRatings[])[]): Split {
  const noise = crossedNoise(lists);
  if (noise.refused) return { ...unknown, method: noise.method, refused: noise.reason };
  const { question, interaction, answer, rating, method } = noise;
  return { question, interaction, answer, judge: rating, method, refused: null };
}

function nested(list: readonly QuestionRatings[]): Split {
  const noise = nestedNoise(list);
  if (noise.refused) return { ...unknown, method: noise.method, refused: noise.reason };
  const { question, answer, rating, method } = noise;
  return { question, interaction: 0, answer, judge: rating, method, refused: null };
}

/** Of the answers rated more than once, the share whose ratings were all alike; null without any. */
function repeatedAlike({ facts, candidates }: MeasuredRatings): number | null {
  if (facts.kind !== 'rating') return null;
  return nestedNoise(candidates.flatMap(({ questions }) => questions)).repeatedAlike;
}

/** By the least certain of the comparisons, at the level that Holm asks of the first of them. */
function detectable({ standardErrors, comparisons }: ComparedMeasure, level: number): number | null {
  const least = standardErrors.toSorted((one, other) => other.error - one.error)[0];
  if (least === undefined) return null;
  const { error, clusters } = least;
  const alpha = (1 - level) / comparisons.length;
  return detectableDifference({ deviation: error * Math.sqrt(clusters), questions: clusters, alpha, power });
}
