/** The functions that programs call, and the command is one of them: ask, rate, evaluate. */
import type { EvaluationFile } from '../evaluation/schema.ts';
import { openSqliteJournal } from '../journal/sqlite-journal.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import type { Report } from '../report/report.ts';
import { reportOfRun } from '../report/report-of-run.ts';
import { executeRun } from '../run/execute.ts';
import { prepareValue } from '../run/prepare.ts';
import { storedFacts } from '../run/stored-facts.ts';
import { version } from './version.ts';
import { journalPath, preparePlace, type ProgramPlace } from './with-caller.ts';

export interface EvaluateOptions extends ProgramPlace {
  /** Answers under way at the same time; 8 where nothing is given, or as many as `providers` allow. */
  readonly concurrency?: number;
  /** Makes every call anew. */
  readonly fresh?: boolean;
  /** Called with each answer when it is asked, rated and checked. */
  readonly onDone?: (rated: RatedAnswer) => void;
}

/**
 * Runs an evaluation, goes on with it, or finds it done, and resolves to its report. What was paid
 * before is not paid again. Rejects with an EvaluationError, before anything is called, for an
 * evaluation that is not fit to run; what fails later stands in the report.
 */
export async function evaluate(evaluation: EvaluationFile, options: EvaluateOptions = {}): Promise<Report> {
  const preparation = await prepareValue(evaluation, preparePlace(options));
  const journal = openSqliteJournal(journalPath(options));
  try {
    const { signal, onDone } = options;
    const run = await executeRun(preparation, journal, {
      source: '',
      version,
      now: Date.now,
      concurrency: options.concurrency,
      fresh: options.fresh ?? false,
      ...(signal === undefined ? {} : { signal }),
      ...(onDone === undefined ? {} : { onDone }),
    });
    return await reportOfRun(run, await storedFacts(run, journal));
  } finally {
    await journal.close();
  }
}
