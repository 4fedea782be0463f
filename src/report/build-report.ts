import { estimate } from '../plan/estimate.ts';
import type { Evaluation, Gate } from '../record/evaluation.ts';
import type { JudgeProof } from '../record/proof.ts';
import type { Prices } from '../record/price.ts';
import type { Run } from '../record/run.ts';
import type { ReplyUsage, ServedVersion } from '../journal/journal.ts';
import type { Looks } from '../run/looks.ts';
import type { DocumentSuspicion } from '../run/suspicious-documents.ts';
import { candidateMeasure } from './candidate-measure.ts';
import { checkGates } from './check-gates.ts';
import { compareCandidates, type Comparing } from './compare-candidates.ts';
import { clustersOf } from './clusters.ts';
import type { Finding } from './finding.ts';
import { lookedComparison } from './looked-comparison.ts';
import { looksReport, type SourceLooks } from './looks-report.ts';
import { lookWarnings } from './look-warnings.ts';
import { measuresOf, type MeasureFacts } from './measure-facts.ts';
import { measureNoise } from './measure-noise.ts';
import { measuredRatings } from './measured-ratings.ts';
import type { CandidateReport, MeasureReport, Report, Warning } from './report.ts';
import { newCandidate, tally, type CandidateTally, type Tally } from './tally.ts';
import { trustOf } from './trust.ts';
import { newTrustTally, watchTrust } from './trust-tally.ts';
import { trustWarnings } from './trust-warnings.ts';
import { usageOf } from './usage.ts';
import { warningsOf } from './warnings.ts';

/** What is known of a candidate beside what it came to. */
export interface CandidateFacts {
  readonly id: string;
  readonly model: string | null;
  readonly guidance: string | null;
}

/** What a report is derived from: facts, and findings that are read once. */
export interface ReportSource {
  readonly run: Report['run'];
  /** In the order in which the report names them; null: as they come in the findings. */
  readonly candidates: readonly CandidateFacts[] | null;
  readonly measures: readonly MeasureFacts[];
  /** How the ratings are read: of the run's evaluation, or as said beside a table. */
  readonly comparing: Comparing;
  readonly gates: readonly Gate[];
  /** Null, or nothing, where no run could stop early. */
  readonly looks?: SourceLooks | null;
  /** Null where nothing was run. */
  readonly usage: AsyncIterable<ReplyUsage> | Iterable<ReplyUsage> | null;
  /** Which versions of models answered before; empty where nobody knows. */
  readonly servedBefore: readonly ServedVersion[];
  readonly prices: Prices;
  /** How judges proved that they read, and documents that speak to judges; left out where nothing was run. */
  readonly proofs?: readonly JudgeProof[];
  readonly suspicions?: readonly DocumentSuspicion[];
  /** What was worth a warning before the run. */
  readonly warnings: readonly Warning[];
}

/** The source of a stored run's report. */
export function sourceOfRun(
  run: Run,
  {
    looks = null,
    ...stored
  }: Pick<ReportSource, 'usage' | 'servedBefore' | 'proofs' | 'suspicions'> & {
    readonly looks?: Looks | null;
  },
): ReportSource {
  const { evaluation } = run;
  return {
    run: {
      id: run.id,
      name: evaluation.name,
      status: run.status,
      startedAt: asDate(run.startedAt),
      finishedAt: run.finishedAt === null ? null : asDate(run.finishedAt),
      evaluationHash: run.evaluationHash,
      seed: evaluation.seed,
      looks: null,
    },
    candidates: candidatesOf(evaluation),
    measures: measuresOf(evaluation),
    comparing: { ...evaluation.statistics, baseline: evaluation.baseline, seed: evaluation.seed },
    gates: evaluation.gates,
    looks: looks && { looks, callsPlanned: estimate(evaluation, run.startedAt).calls.total },
    ...stored,
    prices: evaluation.prices,
    warnings: [],
  };
}

/** Derives the report in one pass over the findings. The same source and findings give the same report. */
export async function buildReport(
  source: ReportSource,
  findings: AsyncIterable<Finding> | Iterable<Finding>,
): Promise<Report> {
  const trusting = newTrustTally(source.measures);
  const counted = await tally(watchTrust(findings, trusting));
  const measures = source.measures.map((facts) => measureReport(facts, counted));
  const candidates = candidateReports(source, counted);
  const { level, scope, compare, baseline } = source.comparing;
  const measured = measuredRatings(source.measures, candidates, counted);
  const compared = measured.map((one) => compareCandidates(one, source.comparing));
  const usage = await usageOf(source.usage, source.prices);
  const looks = looksReport(source.looks ?? null, usage);
  const comparisons = compared.flatMap((one) => one.comparisons.map((each) => lookedComparison(each, looks)));
  const { proofs = [], suspicions = [] } = source;
  const trust = trustOf({ measures, facts: source.measures, candidates, level, proofs }, counted, trusting);
  return {
    schema: 'assay/report/1',
    run: { ...source.run, looks },
    measures,
    candidates,
    statistics: { level, scope, compare, baseline },
    comparisons,
    pairwise: null,
    noise: Object.fromEntries(compared.map((one) => [one.measured.facts.id, measureNoise(one, level)])),
    trust,
    usage,
    gate: checkGates(source.gates, { candidates, measured, level, scope }),
    warnings: [
      ...source.warnings,
      ...lookWarnings(looks),
      ...warningsOf({
        candidates,
        measures,
        counted,
        comparisons,
        servedBefore: source.servedBefore,
        stored: source.run.id !== null,
      }),
      ...trustWarnings({
        trust,
        suspicious: trusting.suspicious,
        documents: suspicions,
        candidates: candidates.length,
      }),
    ],
  };
}

function candidateReports(source: ReportSource, counted: Tally): CandidateReport[] {
  const clusterOf = clustersOf(counted.units.values());
  const { level, scope } = source.comparing;
  const known =
    source.candidates ?? [...counted.candidates.keys()].map((id) => ({ id, model: null, guidance: null }));
  return known.map((facts) => {
    const candidate = counted.candidates.get(facts.id) ?? newCandidate();
    const measures = source.measures.flatMap((measure) => {
      const measured = candidate.measures.get(measure.id);
      return measured === undefined
        ? []
        : [[measure.id, candidateMeasure(measured, { facts: measure, level, scope, clusterOf })] as const];
    });
    return { ...facts, ...countsOf(candidate), measures: Object.fromEntries(measures) };
  });
}

function countsOf(candidate: CandidateTally): Pick<CandidateReport, 'servedModels' | 'counts'> {
  const { answers, planned, noAnswer, errors } = candidate.counts;
  return {
    servedModels: [...candidate.servedModels].toSorted(),
    counts: {
      questions: [...candidate.units.values()].filter(Boolean).length,
      questionsPlanned: candidate.units.size,
      answers,
      answersPlanned: planned,
      noAnswer,
      errors,
    },
  };
}

function measureReport(facts: MeasureFacts, counted: Tally): MeasureReport {
  const { id, kind, rubric, scale, levels } = facts;
  // A table may not say who rated.
  const named = [...(counted.judges.get(id) ?? [])].filter(([model]) => model !== '');
  const judges = named.map(([model, judge]) => ({
    model,
    servedModels: [...judge.servedModels].toSorted(),
    turns: facts.turns,
    ratings: judge.counts.ratings,
    noVerdict: judge.counts.noVerdict,
    blind: judge.counts.blind,
  }));
  return { id, kind, rubric, scale, levels, judges };
}

function candidatesOf(evaluation: Evaluation): CandidateFacts[] {
  return evaluation.candidates.map(({ id, model, guidance }) => ({ id, model, guidance }));
}

function asDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
