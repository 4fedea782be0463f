import type { Run } from '../record/run.ts';
import type { StoredFacts } from '../run/stored-facts.ts';
import { buildReport, sourceOfRun } from './build-report.ts';
import { stampCheckUps } from './check-up/stamp-check-ups.ts';
import { judgedRun } from './calibration/judged-run.ts';
import { findingsOfAll } from './findings-of-all.ts';
import type { Report } from './report.ts';
import { newRunPairs } from './run-pairs.ts';
import { withAgreement } from './with-agreement.ts';

/** A stored run as a report: its header, what its calls came to, and its answers, walked once more. */
export async function reportOfRun(
  run: Run,
  { answers, labels, checkUps, ...facts }: StoredFacts,
): Promise<Report> {
  const judged = labels.length === 0 ? null : judgedRun(run.evaluation, labels);
  const pairs = newRunPairs(run);
  const built = await buildReport(
    sourceOfRun(run, facts),
    findingsOfAll(answers, (answer) => {
      judged?.add(answer);
      pairs.add(answer);
    }),
  );
  const { pairwise, warnings } = pairs.report();
  const report = { ...built, pairwise, warnings: [...built.warnings, ...warnings] };
  const checked = await stampCheckUps(report, checkUps);
  return judged === null ? checked : withAgreement(checked, judged.measures());
}
