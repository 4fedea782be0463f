import { fewClusters, upperShare } from '../intervals/interval.ts';
import type { RefusedInterval } from '../intervals/interval.ts';
import { studentInterval } from '../intervals/student-interval.ts';
import type { StudentInterval } from '../intervals/student-interval.ts';
import { studentLimits } from '../intervals/student-limits.ts';
import { mean, sampleVariance } from '../moments.ts';
import { refuse } from '../refusal.ts';
import { tableSquares } from '../table-squares.ts';

interface JuryOptions {
  /** One row for each question, in it one difference (or mean) for each judge; judges have equal weight. */
  readonly questions: readonly (readonly number[])[];
  readonly level: number;
}

interface Jury {
  /** For these judges: over questions, of the judges' means. */
  readonly theseJudges: StudentInterval | RefusedInterval;
  /** For judges like these. Refused `one_judge` with one, which is that judge's opinion only. */
  readonly judgesLikeThese: StudentInterval | RefusedInterval;
  readonly perJudge: readonly number[];
  /** Least and greatest mean with one judge left out; null with one judge. */
  readonly withoutOne: { readonly lower: number; readonly upper: number } | null;
  /** Whether some judge sees the difference the other way round. */
  readonly disagree: boolean;
  /** Variances of the overall mean due to questions and judges, and the mean square that neither explains. */
  readonly variances: { readonly question: number; readonly judge: number; readonly residual: number } | null;
}

const METHOD = 'jury two-way t/1';

/**
 * The mean of several judges, with questions and judges both drawn from more of their kind (Searle, Casella & McCulloch 1992;
 * cf. Cameron, Gelbach & Miller 2011): v = max(vq, vj, vq + vj - r/(G J)), df = v² / (vq²/(G - 1) + vj²/(J - 1)).
 */
export function jury({ questions, level }: JuryOptions): Jury {
  const rowMeans = questions.map(mean);
  const perJudge = questions[0]?.map((_, judge) => mean(questions.map((row) => row[judge]!))) ?? [];
  const theseJudges = { ...studentInterval({ values: rowMeans, level }), method: 'jury t/1' };
  const known = {
    theseJudges,
    perJudge,
    withoutOne: withoutOne(perJudge),
    disagree: perJudge.some((value) => value > 0) && perJudge.some((value) => value < 0),
  };
  const base = { method: METHOD, level, clusters: questions.length, estimate: theseJudges.estimate };
  if (questions.length < 2 || perJudge.length < 2) {
    const single = questions.length === 0 ? 'no_data' : 'too_few_clusters';
    const reason = perJudge.length === 1 ? 'one_judge' : single;
    return { ...known, judgesLikeThese: refuse(reason, base), variances: null };
  }
  const variances = {
    question: sampleVariance(rowMeans) / questions.length,
    judge: sampleVariance(perJudge) / perJudge.length,
    residual: tableSquares(questions).residual,
  };
  return { ...known, variances, judgesLikeThese: likeThese(variances, base, perJudge.length) };
}

function likeThese(
  variances: NonNullable<Jury['variances']>,
  base: { method: string; level: number; clusters: number; estimate: number | null },
  judges: number,
): StudentInterval | RefusedInterval {
  const { question, judge, residual } = variances;
  const { clusters, level, estimate } = base;
  const variance = Math.max(question, judge, question + judge - residual / (clusters * judges));
  if (estimate === null || variance === 0) return refuse('zero_variance', base);
  const df = Math.max(1, variance ** 2 / (question ** 2 / (clusters - 1) + judge ** 2 / (judges - 1)));
  return {
    refused: false,
    ...base,
    estimate,
    ...studentLimits({
      estimate,
      standardError: Math.sqrt(variance),
      df,
      upperTail: upperShare(level),
      scale: undefined,
    }),
    rough: fewClusters(clusters),
  };
}

function withoutOne(perJudge: readonly number[]): Jury['withoutOne'] {
  if (perJudge.length < 2) return null;
  const means = perJudge.map((_, left) => mean(perJudge.filter((__, index) => index !== left)));
  return { lower: Math.min(...means), upper: Math.max(...means) };
}
