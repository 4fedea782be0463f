import type { QuestionMean } from '../question-means.ts';
import type { QuestionValue } from './paired-differences.ts';

/**
 * For each shared question the share of pairs of answers in which b's was rated higher, ties by half. Uses the order of
 * ratings only, so it also holds where the steps of the scale are not equally far apart; 0.5 is no difference.
 */
export function ordinalWins(a: readonly QuestionMean[], b: readonly QuestionMean[]): QuestionValue[] {
  const ofB = new Map(b.map(({ question, answers }) => [question, answers]));
  return a.flatMap(({ question, cluster, answers }) => {
    const others = ofB.get(question);
    return others === undefined ? [] : [{ question, cluster, value: shareHigher(answers, others) }];
  });
}

function shareHigher(answers: readonly number[], others: readonly number[]): number {
  let wins = 0;
  for (const answer of answers) for (const other of others) wins += higher(other - answer);
  return wins / (answers.length * others.length);
}

function higher(difference: number): number {
  // Equal means of thirds may differ by rounding.
  if (Math.abs(difference) <= 1e-9) return 0.5;
  return difference > 0 ? 1 : 0;
}
