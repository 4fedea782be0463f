import type { Interval } from '../report/interval.ts';
import type { MeasureReport, Report } from '../report/report.ts';
import { decimalText } from './number-text.ts';
import { resultRows } from './result-rows.ts';

/** How each number of a measure was computed, for whoever asks: methods, degrees of freedom, and p of both tests. */
export function methodLines(report: Report, measure: MeasureReport): string[] {
  const means = resultRows(report, measure).map(
    ({ candidate, standing }) => `${candidate.id}: ${methodText(standing.mean)}`,
  );
  const comparisons = report.comparisons
    .filter((one) => one.measure === measure.id)
    .map(({ a, b, difference, p, family }) => {
      const tests = [
        `t ${pText(p.t)}`,
        `without a shape ${pText(p.signFlip)}`,
        `Holm of ${family} ${pText(p.holm)}`,
      ];
      return `${b} against ${a}: ${methodText(difference)}; p: ${tests.join(', ')}`;
    });
  const noise = report.noise[measure.id];
  return [...means, ...comparisons, ...(noise === undefined ? [] : [`noise: ${noise.method}`])];
}

function methodText({ method, df, refused }: Interval): string {
  if (refused !== null) return `${method}, refused: ${refused}`;
  return df === null ? method : `${method}, df ${decimalText(df)}`;
}

function pText(p: number | null): string {
  if (p === null) return '—';
  return p < 0.0001 ? 'below 0.0001' : p.toFixed(4);
}
