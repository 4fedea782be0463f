import { replay } from '../../run/replay.ts';
import { reportOfRun } from '../../report/report-of-run.ts';
import { chooseRun } from '../choose-run.ts';
import { journalNearby, openJournal } from '../journal-place.ts';
import { exitCodes, type ExitCode, type Outside } from '../outside.ts';
import { printReport } from '../print-report.ts';
import { resultTarget } from '../result.ts';
import type { ReportOptions } from '../options.ts';

/** Prints the report of a stored run, recomputed from its calls. Asks nobody. */
export async function report(
  named: string | undefined,
  options: ReportOptions,
  outside: Outside,
): Promise<ExitCode> {
  const target = resultTarget(options.output, outside);
  const journal = await openJournal(journalNearby(options.journal, outside));
  const run = await chooseRun(journal, named);
  const derived = await reportOfRun(run, await journal.usage(run.id), replay(run, journal));
  await printReport(derived, options, { target, outside });
  await journal.close();
  return run.status === 'complete' ? exitCodes.finished : exitCodes.incomplete;
}
