import type { Journal } from '../journal/journal.ts';
import type { Run } from '../record/run.ts';
import { chooseRun } from './choose-run.ts';
import { filesOfRun } from './files-read.ts';
import { journalNearby, openJournal } from './journal-place.ts';
import type { JournalOption } from './options.ts';
import type { Outside } from './outside.ts';
import { journalFiles, refuseInputs } from './refuse-inputs.ts';
import { resultTarget, type ResultTarget } from './result.ts';

interface StoredRun {
  readonly run: Run;
  /** Open; whoever asked for it closes it. */
  readonly journal: Journal;
  readonly target: ResultTarget;
}

/** Opens a stored run to write something of it out, and never over what it was made from. */
export async function openStoredRun(
  named: string | undefined,
  options: JournalOption & { readonly output?: string | undefined },
  outside: Outside,
): Promise<StoredRun> {
  const target = resultTarget(options.output, outside);
  const path = journalNearby(options.journal, outside);
  await refuseInputs(options.output, () => journalFiles(path), outside);
  const journal = await openJournal(path);
  const run = await chooseRun(journal, named);
  await refuseInputs(options.output, () => filesOfRun(run, path), outside);
  return { run, journal, target };
}
