import type { Interval } from '../report/interval.ts';
import type {
  CandidateMeasure,
  CandidateReport,
  JudgeReport,
  MeasureReport,
  Report,
} from '../report/report.ts';
import {
  countedText,
  countText,
  meanText,
  percentRangeText,
  rangeText,
  shareText,
  usdText,
} from './number-text.ts';
import { refusalWords } from './refusal-words.ts';

/** How the run stands: `Run 3f2a: complete. 3 candidates, 120 answers, 118 of 120 ratings.` */
export function statusSentence(report: Report): string {
  const { run, candidates } = report;
  const answers = total(candidates, (one) => [one.counts.answers, one.counts.answersPlanned]);
  const rated = report.measures.filter((measure) => measure.kind === 'rating').map((measure) => measure.id);
  const ratings = total(candidates, (one) => {
    const counts = rated.flatMap((id) => one.measures[id]?.counts ?? []);
    return [sum(counts.map((count) => count.ratings)), sum(counts.map((count) => count.ratingsPlanned))];
  });
  const parts = [countedText(candidates.length, 'candidate')];
  // A file of choices between answers holds no answers.
  if (answers[1] > 0 || report.pairwise === null) parts.push(ofPlanned(answers, 'answer'));
  if (ratings[1] > 0) parts.push(ofPlanned(ratings, 'rating'));
  // Ratings made elsewhere are not a run.
  if (run.id === null) return `${parts.join(', ')}.`;
  const next = run.status === 'complete' ? '' : ' "assay run" continues it.';
  return `Run ${run.id}: ${run.status}. ${parts.join(', ')}.${next}`;
}

/** What a measure is, and who measured. */
export function measureSentence(measure: MeasureReport, sighted: boolean | null): string {
  const { scale } = measure;
  const best = scale.target === null ? '' : `, best at ${scale.target}`;
  const range = `from ${levelOf(measure, scale.min)} to ${levelOf(measure, scale.max)}${best}`;
  const judges = measure.judges.map(judgeWords).join(' and ');
  const sight = sighted === null ? '' : sighted ? ', which saw the document' : blindWords(measure);
  return judges === '' ? `Rated ${range}.` : `Rated ${range} by ${judges}${sight}.`;
}

/** One lost attachment is not a blind judge. */
function blindWords({ judges }: MeasureReport): string {
  const blind = sum(judges.map((judge) => judge.blind));
  if (blind === 0) return ', which could not prove that it reads the document';
  const replies = sum(judges.map((judge) => judge.ratings + judge.noVerdict));
  if (blind === replies) return ', which did not see the document';
  return `, which did not see the document in ${countText(blind)} of ${countText(replies)} ratings`;
}

/** `Cited: 3.90 (likely 3.60 to 4.20 on questions like these; 20 questions, 60 answers, 180 ratings).` */
export function candidateSentence(
  candidate: CandidateReport,
  standing: CandidateMeasure,
  kind: MeasureReport['kind'],
): string {
  const { mean, counts } = standing;
  const estimate = estimateText(mean, kind);
  const range = likelyText(mean, kind);
  const likely =
    range === null ? `no likely range, as ${refusalText(standing)}` : `likely ${range} ${scopeWords(mean)}`;
  const numbers = [countedText(counts.questions, 'question'), countedText(counts.answers, 'answer')];
  if (kind === 'rating') numbers.push(countedText(counts.ratings, 'rating'));
  return `${candidate.id}: ${estimate} (${likely}; ${numbers.join(', ')}).`;
}

/** A mean on its scale, or a share in percent: as exact as its limits. */
export function estimateText(interval: Interval, kind: MeasureReport['kind']): string {
  return kind === 'rating' ? meanText(interval) : shareText(interval);
}

/** The limits of an interval, `~` before a rough one; null where there are none. */
export function likelyText(interval: Interval, kind: MeasureReport['kind']): string | null {
  const range = kind === 'rating' ? rangeText(interval) : percentRangeText(interval);
  return range === null || !interval.rough ? range : `~${range}`;
}

/** Why an interval is refused, and the cheapest fix. */
export function refusalText({
  mean,
  counts,
  citations,
}: Pick<CandidateMeasure, 'mean' | 'counts' | 'citations'>): string {
  if (mean.refused === 'no_data' && citations !== undefined) return 'no answer quotes anything';
  if (mean.refused === 'too_few_clusters' && counts.questions > 1)
    return 'all questions belong to one cluster: add questions of others';
  return refusalWords(mean.refused ?? 'zero_variance');
}

/** `on questions like these`, or `on exactly these questions`. */
export function scopeWords(interval: Interval): string {
  return interval.scope === 'these-questions' ? 'on exactly these questions' : 'on questions like these';
}

/** Calls, tokens and cost. What a provider did not say is named so, never counted as nothing. Empty where nothing was run. */
export function usageSentence({ usage }: Pick<Report, 'usage'>): string {
  const { calls, callsMade, callsReused } = usage;
  if (calls === null || callsMade === null || callsReused === null) return '';
  const cached =
    usage.cachedInputTokens === null ? '' : ` (${countText(usage.cachedInputTokens)} of them cached)`;
  const tokens = [
    usage.inputTokens === null ? 'input not reported' : `${countText(usage.inputTokens)} in${cached}`,
    usage.outputTokens === null ? 'output not reported' : `${countText(usage.outputTokens)} out`,
  ];
  const uncounted = usage.inputTokens === null || usage.outputTokens === null;
  const unknown = uncounted
    ? 'unknown (not all tokens were reported)'
    : 'unknown (a model has no known price)';
  const cost = usage.costUsd === null ? unknown : usdText(usage.costUsd);
  return [
    `${countedText(calls, 'call')}: ${countText(callsMade)} made, ${countText(callsReused)} reused.`,
    `Tokens: ${tokens.join(', ')}.`,
    `Cost of the calls made: ${cost}.`,
  ].join(' ');
}

/** How many ratings had each value, in rising order: `1:0 2:1 3:4 4:10 5:3`. */
export function distributionText(standing: CandidateMeasure): string {
  const counts = Object.entries(standing.distribution).toSorted(([a], [b]) => Number(a) - Number(b));
  return counts.map(([value, count]) => `${value}:${count}`).join(' ');
}

function levelOf(measure: MeasureReport, value: number): string {
  const level = measure.levels.find((one) => one.value === value);
  return level === undefined ? String(value) : `${value} (${level.name})`;
}

function judgeWords(judge: JudgeReport): string {
  const turns = judge.turns === 'two' ? ' in two turns' : '';
  const served = judge.servedModels.filter((model) => !judge.model.endsWith(model));
  return `${judge.model}${served.length === 0 ? '' : ` (served as ${served.join(' and ')})`}${turns}`;
}

function total(
  candidates: readonly CandidateReport[],
  counts: (candidate: CandidateReport) => readonly [number, number],
): [number, number] {
  const all = candidates.map(counts);
  return [sum(all.map(([got]) => got)), sum(all.map(([, planned]) => planned))];
}

function ofPlanned([got, planned]: readonly [number, number], noun: string): string {
  return got === planned ? countedText(got, noun) : `${countText(got)} of ${countText(planned)} ${noun}s`;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
