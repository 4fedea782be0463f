import { mean } from '../moments.ts';
import type { QuestionValue } from '../comparisons/paired-differences.ts';

/** One thing of a question that is worth 0 to 1; null where it is not known. */
export interface QuestionScore {
  readonly question: string;
  readonly cluster?: string | null;
  readonly score: number | null;
}

/** The mean score of each question, in the order in which questions first appear; those without a known score are left out. */
export function questionShares(
  scores: readonly QuestionScore[],
): (QuestionValue & { readonly count: number })[] {
  const byQuestion = new Map<string, { cluster: string | null; scores: number[] }>();
  for (const { question, cluster = null, score } of scores) {
    if (score === null) continue;
    const known = byQuestion.get(question);
    if (known === undefined) byQuestion.set(question, { cluster, scores: [score] });
    else known.scores.push(score);
  }
  return [...byQuestion].map(([question, known]) => ({
    question,
    cluster: known.cluster,
    value: mean(known.scores),
    count: known.scores.length,
  }));
}
