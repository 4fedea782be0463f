import { agreementOf } from './calibration/agreement.ts';
import { judgePairs } from './calibration/agreement-pairs.ts';
import type { CalibratedMeasure } from './calibration/calibrate-measure.ts';
import type { Report } from './report.ts';

/** The report with how far its judges agree with people, where people labelled what a judge rated. */
export function withAgreement(report: Report, measures: readonly CalibratedMeasure[]): Report {
  const trust = { ...report.trust };
  for (const { id, scale, levels, answers } of measures) {
    const { level } = report.statistics;
    const agreement = agreementOf(judgePairs(answers), { scale: { ...scale, levels }, level });
    const known = trust[id];
    if (agreement === null || known === undefined) continue;
    const labels = answers.reduce((sum, answer) => sum + answer.labels.size, 0);
    trust[id] = { ...known, agreement: { kappa: agreement.kappa, bias: agreement.bias, labels } };
  }
  const unchecked = Object.values(trust).some(({ agreement }) => agreement === null);
  const warnings = report.warnings.filter(({ code }) => unchecked || code !== 'judge-unchecked');
  return { ...report, trust, warnings };
}
