import type { Run } from '../record/run.ts';
import type { StoredFacts } from '../run/stored-facts.ts';
import { buildReport, sourceOfRun } from './build-report.ts';
import { findingsOfAll } from './findings-of-all.ts';
import type { Report } from './report.ts';

/** A stored run as a report: its header, what its calls came to, and its answers, walked once more. */
export function reportOfRun(run: Run, { answers, ...facts }: StoredFacts): Promise<Report> {
  return buildReport(sourceOfRun(run, facts), findingsOfAll(answers));
}
