import type { Journal } from '../journal/journal.ts';
import { checkedSource } from '../record/check-up-source.ts';
import type { Run } from '../record/run.ts';
import { UsageError } from './outside.ts';

/** The run that was named: by its id, by a beginning that only one id has, or the last where none was named. */
export async function chooseRun(journal: Journal, named: string | undefined): Promise<Run> {
  const runs = await journal.runs();
  // The check-up of a judge is nobody's last run: it has to be named.
  const own = runs.filter((run) => checkedSource(run) === null);
  const fitting = named === undefined ? own.slice(0, 1) : runs.filter((run) => fits(run.id, named));
  const exact = fitting.find((run) => run.id === named);
  const [first, second] = exact === undefined ? fitting : [exact];
  if (first === undefined) {
    throw new UsageError(
      named === undefined
        ? 'the journal holds no run yet: start one with "assay run"'
        : `no run is called ${named}; "assay runs" lists them`,
    );
  }
  if (second !== undefined) {
    throw new UsageError(
      `${named} fits ${fitting.length} runs (${first.id}, ${second.id} …): give more of the id`,
    );
  }
  const run = await journal.findRun(first.id);
  if (run === null) throw new UsageError(`the run ${first.id} is no longer in the journal`);
  return run;
}

/** The word that all ids begin with may be left out. */
function fits(id: string, named: string): boolean {
  return id.startsWith(named) || id.startsWith(`run-${named}`);
}
