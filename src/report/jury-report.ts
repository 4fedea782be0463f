import { jackknifeInterval } from '../statistics/agreement/jackknife.ts';
import { krippendorffAlpha } from '../statistics/agreement/krippendorff-alpha.ts';
import { clusterKey } from '../statistics/cluster-key.ts';
import { jury } from '../statistics/comparisons/jury.ts';
import { mean } from '../statistics/moments.ts';
import type { Scale } from '../record/rubric.ts';
import type { Position } from './finding.ts';
import { asInterval } from './mean-intervals.ts';
import type { JuryCandidate, JuryReport } from './trust-report.ts';
import type { JointRatings } from './trust-tally.ts';

interface JuryContext {
  /** In the order in which the report names them. */
  readonly candidates: readonly string[];
  readonly scale: Scale;
  /** Less than this between two means is not worth naming an order; as for equivalence. */
  readonly margin: number;
  readonly level: number;
  readonly clusterOf: (unit: Position) => string | null;
}

/** What several judges of one measure say apart and together; null with fewer than two. */
export function juryReport(answers: readonly JointRatings[], context: JuryContext): JuryReport | null {
  const judges = [...new Set(answers.flatMap((answer) => [...answer.judges.keys()]))];
  if (judges.length < 2) return null;
  const rows = answers.map((answer) => ({
    question: answer.place.unit,
    cluster: context.clusterOf(answer.place),
    candidate: answer.place.candidate,
    ratings: judges.map((judge) => judgeMean(answer.judges.get(judge))),
  }));
  const candidates = context.candidates.flatMap((id) => {
    const rated = complete(rows.filter(({ candidate }) => candidate === id));
    return rated.length === 0 ? [] : [[id, juryCandidate(rated, judges, context.level)] as const];
  });
  return {
    judges,
    candidates: Object.fromEntries(candidates),
    agreement: agreement(rows, judges, context.level),
    disagreements: disagreements(new Map(candidates), judges, context),
  };
}

interface RatedByAll {
  readonly question: string;
  readonly cluster: string | null;
  readonly ratings: readonly number[];
}

interface Row extends Omit<RatedByAll, 'ratings'> {
  readonly ratings: readonly (number | null)[];
}

function judgeMean(judge: { sum: number; count: number } | undefined): number | null {
  return judge === undefined ? null : judge.sum / judge.count;
}

/** Judges are compared on the answers that all of them rated: one that is missing must not look like a kinder one. */
function complete(rows: readonly Row[]): RatedByAll[] {
  return rows.flatMap((row) => {
    const ratings = row.ratings.filter((rating) => rating !== null);
    return ratings.length < row.ratings.length ? [] : [{ ...row, ratings }];
  });
}

function juryCandidate(
  rated: readonly RatedByAll[],
  judges: readonly string[],
  level: number,
): JuryCandidate {
  // Question -> piece of evidence, each by the mean, as everywhere.
  const questions = [...Map.groupBy(rated, ({ question }) => question).values()].map(meanRow);
  const pieces = [...Map.groupBy(questions, clusterKey).values()].map(meanRow);
  const { perJudge, withoutOne, judgesLikeThese } = jury({
    questions: pieces.map(({ ratings }) => ratings),
    level,
  });
  return {
    questions: questions.length,
    means: byJudge(judges, (index) => perJudge[index] ?? 0),
    withoutOne,
    judgesLikeThese: asInterval(judgesLikeThese, 'questions-like-these'),
  };
}

function meanRow(rows: readonly RatedByAll[]): RatedByAll {
  const [first] = rows;
  if (first === undefined) throw new Error('no group is empty');
  const ratings = first.ratings.map((_, judge) => mean(rows.map((row) => row.ratings[judge] ?? 0)));
  return { ...first, ratings };
}

function agreement(rows: readonly Row[], judges: readonly string[], level: number) {
  const several = rows.filter(({ ratings }) => ratings.filter((rating) => rating !== null).length > 1);
  return asInterval(
    jackknifeInterval({
      items: several,
      level,
      statistic(items) {
        const raters = judges.map((_, judge) => items.map(({ ratings }) => ratings[judge] ?? null));
        const alpha = krippendorffAlpha({ raters, metric: 'ordinal' });
        return alpha.refused ? null : alpha.alpha;
      },
    }),
    'questions-like-these',
  );
}

function disagreements(
  candidates: ReadonlyMap<string, JuryCandidate>,
  judges: readonly string[],
  { scale: { target }, margin }: JuryContext,
): JuryReport['disagreements'] {
  // Where best lies in the middle a higher mean is no better one, so nothing can be said of an order.
  if (target !== null) return [];
  const ids = [...candidates.keys()];
  const meanOf = (id: string, judge: string) => candidates.get(id)?.means[judge] ?? 0;
  return ids.flatMap((a, index) =>
    ids.slice(index + 1).flatMap((b) => {
      const differences = judges.map((judge) => meanOf(b, judge) - meanOf(a, judge));
      const clear = differences.filter((one) => Math.abs(one) >= margin);
      if (!clear.some((one) => one > 0) || !clear.some((one) => one < 0)) return [];
      return [{ a, b, differences: byJudge(judges, (judge) => differences[judge] ?? 0) }];
    }),
  );
}

function byJudge(judges: readonly string[], value: (index: number) => number): Record<string, number> {
  return Object.fromEntries(judges.map((judge, index) => [judge, value(index)]));
}
