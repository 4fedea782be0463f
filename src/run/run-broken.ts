import type { JournalError } from '../journal/journal.ts';
import type { Run } from '../record/run.ts';

/** The journal failed in the middle of a run. Calls may have been paid for; those that are kept are found by the next `assay run`. */
export class RunBrokenError extends Error {
  override readonly name = 'RunBrokenError';
  /** As it stood when it began. */
  readonly run: Run;

  constructor(run: Run, cause: JournalError) {
    super(cause.message, { cause });
    this.run = run;
  }
}
