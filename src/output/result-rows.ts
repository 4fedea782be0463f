import type { CandidateMeasure, CandidateReport, MeasureReport, Report } from '../report/report.ts';

/** One line of a table: a candidate, and how it stands by a measure. */
export interface ResultRow {
  readonly measure: MeasureReport;
  readonly candidate: CandidateReport;
  readonly standing: CandidateMeasure;
}

/** The candidates that have the measure, in the report's order, with the mean of what the report speaks about. */
export function resultRows(report: Report, measure: MeasureReport): ResultRow[] {
  return report.candidates.flatMap((candidate) => {
    const standing = candidate.measures[measure.id];
    if (standing === undefined) return [];
    const fixed = report.statistics.scope === 'these-questions';
    const mean = fixed ? standing.meanTheseQuestions : standing.mean;
    return [{ measure, candidate, standing: { ...standing, mean } }];
  });
}

/** Measures by ratings, whose means are on their scale, and those that are shares: checks, and citations. */
export interface MeasuresByKind {
  readonly rated: readonly MeasureReport[];
  readonly shares: readonly MeasureReport[];
  readonly cited: readonly MeasureReport[];
}

export function measuresByKind({ measures }: Report): MeasuresByKind {
  const of = (wanted: MeasureReport['kind']) => measures.filter(({ kind }) => kind === wanted);
  return { rated: of('rating'), shares: of('check'), cited: of('citations') };
}
