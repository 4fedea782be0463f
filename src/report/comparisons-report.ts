import type { Rubric } from '../record/rubric.ts';
import { buildReport } from './build-report.ts';
import { pairwiseOf } from './pairwise.ts';
import { pairwiseWarnings } from './pairwise-warnings.ts';
import type { Report, Warning } from './report.ts';
import type { TidyComparison } from './tidy-comparisons.ts';

interface ComparisonsSource {
  readonly name: string;
  readonly level: number;
  readonly seed: number;
  /** The others are compared with it; null: each with each. */
  readonly baseline: string | null;
  readonly rubric: Pick<Rubric, 'id' | 'version'> | null;
  readonly warnings: readonly Warning[];
}

/** The report of a file of choices between answers: nothing was rated, so it has no measures. */
export async function comparisonsReport(
  comparisons: readonly TidyComparison[],
  { name, level, seed, baseline, rubric, warnings }: ComparisonsSource,
): Promise<Report> {
  const pairwise = pairwiseOf(comparisons, {
    level,
    seed,
    rubric: rubric && { id: rubric.id, version: rubric.version },
    baseline,
  });
  const ids = [...new Set(comparisons.flatMap(({ first, second }) => [first, second]))];
  const report = await buildReport(
    {
      run: {
        id: null,
        name,
        status: 'complete',
        startedAt: null,
        finishedAt: null,
        evaluationHash: null,
        seed,
        looks: null,
      },
      candidates: ids.map((id) => ({ id, model: null, guidance: null })),
      measures: [],
      comparing: {
        level,
        seed,
        scope: 'questions-like-these',
        compare: baseline === null ? 'all' : 'baseline',
        baseline,
      },
      gates: [],
      usage: null,
      prices: {},
      servedBefore: [],
      warnings: [...(pairwise === null ? [] : pairwiseWarnings(pairwise)), ...warnings],
    },
    [],
  );
  return { ...report, pairwise };
}
