import { storedFacts } from '../../run/stored-facts.ts';
import { reportOfRun } from '../../report/report-of-run.ts';
import { chooseRun } from '../choose-run.ts';
import { journalNearby, openJournal } from '../journal-place.ts';
import { exitCodes, type ExitCode, type Outside } from '../outside.ts';
import { printReport } from '../print-report.ts';
import { filesOfRun } from '../files-read.ts';
import { journalFiles, refuseInputs } from '../refuse-inputs.ts';
import { resultTarget } from '../result.ts';
import type { ReportOptions } from '../options.ts';

/** Prints the report of a stored run, recomputed from its calls. Asks nobody. */
export async function report(
  named: string | undefined,
  options: ReportOptions,
  outside: Outside,
): Promise<ExitCode> {
  const target = resultTarget(options.output, outside);
  const path = journalNearby(options.journal, outside);
  await refuseInputs(options.output, () => journalFiles(path), outside);
  const journal = await openJournal(path);
  const run = await chooseRun(journal, named);
  await refuseInputs(options.output, () => filesOfRun(run, path), outside);
  const derived = await reportOfRun(run, await storedFacts(run, journal));
  await printReport(derived, options, { target, outside });
  await journal.close();
  return run.status === 'complete' ? exitCodes.finished : exitCodes.incomplete;
}
