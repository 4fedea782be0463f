import { replaying } from '../calls/replay.ts';
import type { Journal } from '../journal/journal.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import type { Run } from '../record/run.ts';
import { walk } from './walk.ts';

/** The stored run, walked again without asking anybody: what reports, pages and exports read. */
export async function* replay(run: Run, journal: Journal): AsyncGenerator<RatedAnswer> {
  const { evaluation, freshness } = run;
  const askedAgain = await journal.askedAgain(run.id);
  yield* walk({ evaluation, freshness, askedAgain, caller: replaying(journal, run.id) });
}
