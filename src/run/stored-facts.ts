import type { ReplyUsage, Journal, ServedVersion } from '../journal/journal.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import type { Run } from '../record/run.ts';
import type { Looks } from './looks.ts';
import { replay, replayLooks } from './replay.ts';

/** What the journal holds of a run, each read when it is needed. */
export interface StoredFacts {
  readonly usage: AsyncIterable<ReplyUsage>;
  /** Which versions of models answered before the run began: the same whenever it is asked. */
  readonly servedBefore: readonly ServedVersion[];
  /** Null where the run could not stop early. */
  readonly looks: Looks | null;
  readonly answers: AsyncIterable<RatedAnswer>;
}

/** Opens what a report is derived from. Asks nobody. */
export async function storedFacts(run: Run, journal: Journal): Promise<StoredFacts> {
  const servedBefore = await journal.servedBefore(run.startedAt);
  const looks = await replayLooks(run, journal);
  return { usage: journal.usage(run.id), servedBefore, looks, answers: replay(run, journal) };
}
