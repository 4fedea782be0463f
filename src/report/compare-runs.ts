import type { Candidate } from '../record/evaluation.ts';
import { hashOfData } from '../record/hash.ts';
import { usualMargin } from '../record/rubric.ts';
import type { Run } from '../record/run.ts';
import { compareFamily, type FamilyComparison } from '../statistics/comparisons/compare-family.ts';
import { largestDifferences } from '../statistics/comparisons/paired-differences.ts';
import { questionMeans, type QuestionRatings } from '../statistics/question-means.ts';
import { mean } from '../statistics/moments.ts';
import { asInterval } from './mean-intervals.ts';
import { clustersOf } from './clusters.ts';
import type { Finding } from './finding.ts';
import { measuresOf, type MeasureFacts } from './measure-facts.ts';
import { aimed, aimedBounds, questionRatings } from './question-ratings.ts';
import type { Interval } from './interval.ts';
import type { Warning } from './report.ts';
import type { RunComparison, RunDifference } from './run-comparison.ts';
import { tally, type Tally } from './tally.ts';

/** A stored run, and what its answers come to. */
export interface ComparedRun {
  readonly run: Run;
  readonly findings: AsyncIterable<Finding> | Iterable<Finding>;
}

/** Which candidate of the earlier run stands against which of the later. */
export interface CandidatePair {
  readonly a: string;
  readonly b: string;
}

interface CompareOptions {
  readonly pairs: readonly CandidatePair[];
  /** The ids of those that are compared. */
  readonly measures: ReadonlySet<string>;
  /** The largest difference that does not matter, in points; null: a sixteenth of each scale's length. */
  readonly margin: number | null;
  readonly level: number;
  readonly scope: Interval['scope'];
  readonly seed: number;
  readonly warnings: readonly Warning[];
}

/** Compares two runs, the later minus the earlier, on the units that both have ratings of. Each measure is one family. */
export async function compareRuns(
  a: ComparedRun,
  b: ComparedRun,
  options: CompareOptions,
): Promise<RunComparison> {
  const talliedA = await tally(a.findings);
  const talliedB = await tally(b.findings);
  const measures = measuresOf(a.run.evaluation).filter(({ id }) => options.measures.has(id));
  const clusterOf = clustersOf(new Map([...talliedB.units, ...talliedA.units]).values());
  const comparisons = measures.flatMap((facts) => {
    const rated = options.pairs.flatMap((pair) => {
      const [ofA, ofB] = [ratingsOf(talliedA, pair.a, facts), ratingsOf(talliedB, pair.b, facts)];
      if (ofA === null || ofB === null) return [];
      return [
        {
          pair,
          a: aimed(questionRatings(ofA, clusterOf), facts.scale),
          b: aimed(questionRatings(ofB, clusterOf), facts.scale),
        },
      ];
    });
    const margin = options.margin ?? usualMargin(facts.scale);
    const { level, seed, scope } = options;
    const family = compareFamily({
      pairs: rated,
      level,
      scale: aimedBounds(facts.scale),
      margin,
      seed,
      scope,
    });
    return family.flatMap((compared, index) => {
      const pair = rated[index];
      if (pair === undefined) return [];
      return [runDifference(compared, { ...pair, runs: [a.run, b.run], measure: facts.id, margin, scope })];
    });
  });
  return {
    schema: 'assay/compare/1',
    runs: { a: factsOf(a.run), b: factsOf(b.run) },
    measures: measures.map(({ id, kind, rubric, scale }) => ({ id, kind, rubric, scale })),
    comparisons,
    worse: comparisons.some(({ worse }) => worse),
    warnings: [
      ...options.warnings,
      ...unfinished([a.run, b.run]),
      ...measures.flatMap(({ id }) => servedChange(id, talliedA, talliedB)),
    ],
  };
}

function ratingsOf(tallied: Tally, candidate: string, { id }: MeasureFacts) {
  return tallied.candidates.get(candidate)?.measures.get(id) ?? null;
}

interface Compared {
  readonly pair: CandidatePair;
  readonly a: readonly QuestionRatings[];
  readonly b: readonly QuestionRatings[];
  readonly runs: readonly [Run, Run];
  readonly measure: string;
  readonly margin: number;
  readonly scope: Interval['scope'];
}

/** Questions that are worth looking up. */
const mostDifferent = 3;

function runDifference(
  compared: FamilyComparison,
  { pair, a, b, runs, measure, margin, scope }: Compared,
): RunDifference {
  const { differences, dropped, aHigher, equal, bHigher, p, family, verdict, doubt, winner, missing } =
    compared;
  const shared = new Set(differences.map(({ question }) => question));
  return {
    measure,
    ...pair,
    changed: changesBetween(candidateOf(runs[0], pair.a), candidateOf(runs[1], pair.b)),
    means: { a: meanOn(a, shared), b: meanOn(b, shared) },
    difference: asInterval(compared.difference, scope),
    shared: differences.length,
    dropped,
    aHigher,
    equal,
    bHigher,
    p,
    family,
    verdict,
    doubt,
    winner,
    worse: winner === 'a',
    questionsNeeded: compared.needed?.questions ?? null,
    margin,
    missing,
    mostDifferent: largestDifferences(differences, mostDifferent).map(({ question, value }) => ({
      question,
      difference: value,
    })),
  };
}

function meanOn(questions: readonly QuestionRatings[], shared: ReadonlySet<string>): number | null {
  const { questions: means } = questionMeans(questions.filter(({ question }) => shared.has(question)));
  return means.length === 0 ? null : mean(means.map(({ value }) => value));
}

function candidateOf({ evaluation }: Run, id: string): Candidate | undefined {
  return evaluation.candidates.find((candidate) => candidate.id === id);
}

function changesBetween(a: Candidate | undefined, b: Candidate | undefined): RunDifference['changed'] {
  return (['model', 'guidance', 'settings'] as const).filter(
    (key) => hashOfData(a?.[key]) !== hashOfData(b?.[key]),
  );
}

function factsOf({ id, evaluation, status, startedAt }: Run): RunComparison['runs']['a'] {
  return { id, name: evaluation.name, status, startedAt: new Date(startedAt).toISOString() };
}

/** A model that is exchanged behind its name is another judge. */
function servedChange(measure: string, a: Tally, b: Tally): Warning[] {
  const [before, after] = [a, b].map((tallied) => servedBy(tallied, measure));
  if (before === undefined || after === undefined || before === after || before === '' || after === '')
    return [];
  const message = `${measure}: another version of the judge replied: ${before}, then ${after}`;
  return [{ code: 'served-judge-changed', message }];
}

function servedBy({ judges }: Tally, measure: string): string {
  const served = [...(judges.get(measure)?.values() ?? [])].flatMap(({ servedModels }) => [...servedModels]);
  return [...new Set(served)].toSorted().join(', ');
}

function unfinished(runs: readonly Run[]): Warning[] {
  return runs
    .filter(({ status }) => status !== 'complete')
    .map(({ id, status }) => ({
      code: 'incomplete',
      message: `${id} is ${status}; "assay run" goes on with it`,
    }));
}
