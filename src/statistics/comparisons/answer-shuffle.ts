import { mean, sum } from '../moments.ts';
import { randomStream } from '../random.ts';
import type { RandomStream } from '../random.ts';
import type { PairedAnswers } from './paired-answers.ts';
import type { SignFlip } from './sign-flip.ts';

interface AnswerShuffleOptions {
  readonly questions: readonly PairedAnswers[];
  readonly seed: number;
  readonly draws?: number;
}

/**
 * Two-sided p of the sum of differences if the answers to each question had been dealt to the two candidates by chance: the
 * permutation test within strata (Fisher 1935), (b + 1) / (B + 1) of B seeded draws. What `signFlip` is for questions like
 * these, it is for exactly these questions. 1 without data.
 */
export function answerShuffle({ questions, seed, draws = 20_000 }: AnswerShuffleOptions): SignFlip {
  const random = randomStream(seed, 'answer-shuffle');
  const differences = questions.map(({ a, b }) => mean(b) - mean(a));
  // Sums of the same numbers in another order must count as equal.
  const reached = Math.abs(sum(differences)) - 1e-9 * Math.max(1, sum(differences, Math.abs));
  const pooled = questions.map(({ a, b }) => ({ values: [...a, ...b], first: a.length }));
  let extreme = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    let total = 0;
    for (const question of pooled) total += dealt(question, random);
    if (Math.abs(total) >= reached) extreme += 1;
  }
  return { p: (extreme + 1) / (draws + 1), exact: false, clusters: questions.length };
}

/** The difference of one question after dealing: the first so many answers, drawn by chance, are a's. Shuffles in place. */
function dealt(
  { values, first }: { readonly values: number[]; readonly first: number },
  { uniform }: RandomStream,
): number {
  let ofA = 0;
  let ofB = 0;
  for (let index = 0; index < values.length; index += 1) {
    const chosen = index + Math.floor(uniform() * (values.length - index));
    const value = values[chosen]!;
    values[chosen] = values[index]!;
    values[index] = value;
    if (index < first) ofA += value;
    else ofB += value;
  }
  return ofB / (values.length - first) - ofA / first;
}
