import { replaying } from '../calls/replay.ts';
import type { ReplyUsage, Journal, ServedVersion } from '../journal/journal.ts';
import type { Label } from '../record/label.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import type { JudgeProof } from '../record/proof.ts';
import type { Run } from '../record/run.ts';
import { findCheckUps, type StoredCheckUp } from './find-check-ups.ts';
import type { Looks } from './looks.ts';
import { proveJudges } from './prove-judges.ts';
import { replay, replayLooks } from './replay.ts';
import { suspiciousDocuments, type DocumentSuspicion } from './suspicious-documents.ts';

/** What the journal holds of a run, each read when it is needed. */
export interface StoredFacts {
  readonly usage: AsyncIterable<ReplyUsage>;
  /** Which versions of models answered before the run began: the same whenever it is asked. */
  readonly servedBefore: readonly ServedVersion[];
  /** Null where the run could not stop early. */
  readonly looks: Looks | null;
  readonly answers: AsyncIterable<RatedAnswer>;
  /** How the judges proved that they read; empty where none had to. */
  readonly proofs: readonly JudgeProof[];
  /** Documents that speak to their reader's judge, by id, with the words; see `suspicionIn`. */
  readonly suspicions: readonly DocumentSuspicion[];
  /** All that people said, also of answers of other runs. */
  readonly labels: readonly Label[];
  /** What is known of the run's judges. */
  readonly checkUps: readonly StoredCheckUp[];
}

/** Opens what a report is derived from. Asks nobody. */
export async function storedFacts(run: Run, journal: Journal): Promise<StoredFacts> {
  const servedBefore = await journal.servedBefore(run.startedAt);
  const looks = await replayLooks(run, journal);
  const proofs = await proveJudges(run, journal, replaying(journal, run.id));
  const suspicions = await suspiciousDocuments(run.evaluation, journal);
  const labels = await Array.fromAsync(journal.labels());
  const checkUps = await findCheckUps(run.evaluation, journal);
  const answers = replay(run, journal);
  const usage = journal.usage(run.id);
  return { usage, servedBefore, looks, answers, proofs, suspicions, labels, checkUps };
}
