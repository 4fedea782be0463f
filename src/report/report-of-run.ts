import type { RatedAnswer } from '../record/rated-answer.ts';
import type { Run } from '../record/run.ts';
import type { StoredFacts } from '../run/stored-facts.ts';
import { buildReport, sourceOfRun } from './build-report.ts';
import { findingsOf, type Finding } from './finding.ts';
import type { Report } from './report.ts';

/** A stored run as a report: its header, what its calls came to, and its answers, walked once more. */
export function reportOfRun(run: Run, { answers, ...facts }: StoredFacts): Promise<Report> {
  return buildReport(sourceOfRun(run, facts), findingsOfAll(answers));
}

async function* findingsOfAll(answers: AsyncIterable<RatedAnswer>): AsyncGenerator<Finding> {
  for await (const answer of answers) yield* findingsOf(answer);
}
