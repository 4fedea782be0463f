import { storedFacts } from '../../run/stored-facts.ts';
import { reportOfRun } from '../../report/report-of-run.ts';
import { exitCodes, type ExitCode, type Outside } from '../outside.ts';
import { gateHolds } from '../gate-holds.ts';
import { printReport } from '../print-report.ts';
import { openStoredRun } from '../stored-run.ts';
import type { ReportOptions } from '../options.ts';

/** Prints the report of a stored run, recomputed from its calls. Asks nobody. */
export async function report(
  named: string | undefined,
  options: ReportOptions,
  outside: Outside,
): Promise<ExitCode> {
  const { run, journal, target } = await openStoredRun(named, options, outside);
  const derived = await reportOfRun(run, await storedFacts(run, journal));
  await printReport(derived, options, { target, outside });
  await journal.close();
  const holds = await gateHolds({ report: derived, messages: outside.messages });
  if (run.status !== 'complete') return exitCodes.incomplete;
  return holds ? exitCodes.finished : exitCodes.failed;
}
