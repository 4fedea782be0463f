import type { Candidate, Evaluation } from '../record/evaluation.ts';
import { unitsOf } from './units.ts';

/** How often everything is done, as it enters the noise of a difference. */
export interface Design {
  /** Answers per candidate and question, and ratings per answer: harmonic means where they differ. */
  readonly answers: number;
  readonly ratings: number;
  /** Calls of one answer, and of one rating of it by every judge; null where candidates cannot all be asked as often. */
  readonly calls: { readonly answer: number; readonly rating: number } | null;
}

export function designOf(evaluation: Evaluation): Design {
  const { candidates, repeat, judges } = evaluation;
  const units = unitsOf(evaluation).length;
  const answers = candidates.map((candidate) => answersEach(candidate, units));
  const [first] = answers;
  const alike = candidates.every(({ given }) => given === null) && answers.every((count) => count === first);
  const rating = judges.reduce((sum, { turns }) => sum + (turns === 'two' ? 2 : 1), 0);
  return {
    answers: harmonicMean(answers),
    ratings: 1 / ((1 - repeat.rerate) / repeat.ratings + repeat.rerate / (repeat.ratings + 1)),
    calls: alike ? { answer: candidates.length, rating: candidates.length * rating } : null,
  };
}

/** Of answers made elsewhere, how many there are on average, and at least one. */
function answersEach({ given, answers }: Candidate, units: number): number {
  if (given === null) return answers;
  const all = Object.values(given).reduce((sum, count) => sum + count, 0);
  return Math.max(1, all / Math.max(1, units));
}

function harmonicMean(counts: readonly number[]): number {
  const [first] = counts;
  if (first !== undefined && counts.every((count) => count === first)) return first;
  return counts.length / counts.reduce((sum, count) => sum + 1 / count, 0);
}
