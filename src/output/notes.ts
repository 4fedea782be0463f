import type { MeasureReport, Report } from '../report/report.ts';
import { countText, decimalText, percentText } from './number-text.ts';
import { measuresByKind, resultRows } from './result-rows.ts';
import type { ResultRow } from './result-rows.ts';
import { estimateText, likelyText, refusalText, scopeWords } from './sentences.ts';

/** What must stand below a table of means for it to be read rightly, each a sentence. */
export function tableNotes(rows: readonly ResultRow[]): string[] {
  return [...scopeNotes(rows), ...refusalNotes(rows), ...levelNotes(rows), ...missingNotes(rows)];
}

/** The same for the table of checks, less what stands already below the tables of ratings. */
export function shareNotes(report: Report): string[] {
  const { rated, shares } = measuresByKind(report);
  const said = new Set(rated.flatMap((measure) => tableNotes(resultRows(report, measure))));
  return notesOn(shares, report).filter((note) => !said.has(note));
}

/** The same for the table of citations, less what stands above it. */
export function citationNotes(report: Report): string[] {
  const { rated, shares, cited } = measuresByKind(report);
  const above = rated.flatMap((measure) => tableNotes(resultRows(report, measure)));
  const said = new Set([...above, ...notesOn(shares, report)]);
  return notesOn(cited, report).filter((note) => !said.has(note));
}

function notesOn(measures: readonly MeasureReport[], report: Report): string[] {
  return tableNotes(measures.flatMap((measure) => resultRows(report, measure)));
}

/** `2 questions say little about others.`, with what can be said about exactly these where that was computed. */
function scopeNotes(rows: readonly ResultRow[]): string[] {
  const given = rows.filter((row) => likelyText(row.standing.mean, row.measure.kind) !== null);
  const first = given[0]?.standing.mean;
  if (first === undefined) return [];
  const notes = [
    `Likely: where the mean ${scopeWords(first)} could lie (${percentText(first.level)} intervals).`,
  ];
  if (given.some((row) => row.standing.mean.rough)) notes.push('~ rough: from few questions.');
  const clustered = given.find((row) => row.standing.mean.clusters < row.standing.counts.questions);
  if (clustered !== undefined) {
    const { mean } = clustered.standing;
    const questions = countText(clustered.standing.counts.questions);
    notes.push(
      `${questions} questions in ${mean.clusters} clusters: treated as ${mean.clusters} independent pieces of evidence.`,
    );
  }
  return first.scope === 'these-questions' ? notes : [...notes, ...fewQuestionsNotes(rows)];
}

function fewQuestionsNotes(rows: readonly ResultRow[]): string[] {
  const few = rows.filter(({ standing: { counts } }) => counts.questions >= 2 && counts.questions <= 4);
  const questions = few[0]?.standing.counts.questions;
  if (questions === undefined) return [];
  const exact = few.flatMap(({ measure, candidate, standing }) => {
    const likely = likelyText(standing.meanTheseQuestions, measure.kind);
    const value = estimateText(standing.meanTheseQuestions, measure.kind);
    return likely === null ? [] : [`${nameOf(measure, candidate.id)} ${value} (likely ${likely})`];
  });
  const little = `${questions} questions say little about others.`;
  return [exact.length === 0 ? little : `${little} On exactly these questions: ${exact.join('; ')}.`];
}

function refusalNotes(rows: readonly ResultRow[]): string[] {
  return sameFor(rows, ({ measure, standing }) =>
    likelyText(standing.mean, measure.kind) === null ? `no likely range, as ${refusalText(standing)}.` : null,
  );
}

function levelNotes(rows: readonly ResultRow[]): string[] {
  const unsettled = rows.some(
    ({ standing: { level, mean } }) => level !== null && !level.supported && mean.lower !== null,
  );
  return unsettled
    ? ['A level with "near" or "between" is not settled: the likely range does not keep to one level.']
    : [];
}

function missingNotes(rows: readonly ResultRow[]): string[] {
  return rows.flatMap(({ measure, candidate, standing }) => {
    const missing = standing.meanIfMissing;
    if (missing === null) return [];
    const [worst, best] = [valueText(measure, missing.worst), valueText(measure, missing.best)];
    return [
      `${nameOf(measure, candidate.id)}: ${worst} if all that is missing were worst, ${best} if it were best.`,
    ];
  });
}

// Said once for all candidates it holds for.
function sameFor(rows: readonly ResultRow[], say: (row: ResultRow) => string | null): string[] {
  const names = new Map<string, string[]>();
  for (const row of rows) {
    const words = say(row);
    if (words === null) continue;
    names.set(words, [...(names.get(words) ?? []), nameOf(row.measure, row.candidate.id)]);
  }
  return [...names].map(([words, candidates]) => `${candidates.join(', ')}: ${words}`);
}

function nameOf(measure: MeasureReport, candidate: string): string {
  return measure.kind === 'rating' ? candidate : `${measure.id}, ${candidate}`;
}

function valueText(measure: MeasureReport, value: number | null): string {
  return measure.kind === 'rating' ? decimalText(value) : percentText(value);
}
