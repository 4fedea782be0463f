import { setImmediate } from 'node:timers/promises';
import type { Caller } from '../calls/caller.ts';
import type { Journal } from '../journal/journal.ts';
import { shuffled } from '../plan/seeded-choice.ts';
import { planAnswers } from '../plan/tasks.ts';
import { unitsOf } from '../plan/units.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import type { Run } from '../record/run.ts';
import type { AnswerTask } from '../record/task.ts';
import { citing } from './cite.ts';
import { newLookHold } from './look-hold.ts';
import { proveJudges } from './prove-judges.ts';
import { openEarlyStop } from './open-early-stop.ts';
import { hasResult } from './rated-questions.ts';
import { newWalker, type WalkFacts } from './walk.ts';

/** How a run is performed. */
export interface PerformOptions {
  readonly caller: Caller;
  /** For the tasks left out: takes what the journal holds, so that it counts as reused, and asks nobody. */
  readonly unpaid: Caller;
  /** Answers under way at the same time. */
  readonly concurrency: number;
  /** Leaves tasks out: nothing is asked for them. */
  readonly only?: (task: AnswerTask) => boolean;
  readonly signal?: AbortSignal;
  readonly onDone?: (rated: RatedAnswer) => void;
}

/**
 * Walks a run's tasks with a caller that pays, several at a time, the questions in an order drawn by
 * the seed, until there are no more or the run stops early. What happened stands in the journal, and is
 * read by `replay`; resolves to whether every task that the result needs has come to one.
 */
export async function perform(run: Run, journal: Journal, options: PerformOptions): Promise<boolean> {
  const { evaluation, freshness } = run;
  const askedAgain = await journal.askedAgain(run.id);
  const cite = citing(evaluation, journal);
  const facts: WalkFacts = { evaluation, freshness, askedAgain, caller: options.caller, cite };
  const isChosen = (task: AnswerTask): boolean => options.only === undefined || options.only(task);
  const walkAnswer = newWalker(facts, (task) => (isChosen(task) ? options.caller : options.unpaid));
  const tasks = planAnswers(evaluation, shuffled(unitsOf(evaluation), evaluation.seed));
  const hold = newLookHold(await openEarlyStop(evaluation));

  let isComplete = true;
  let isBroken = false;

  async function work(): Promise<void> {
    // All workers draw from one generator, so that no task is planned before somebody is free for it.
    for (const task of tasks) {
      const asked = await hold.mayAsk(task.unit);
      if (isBroken || options.signal?.aborted === true) {
        isComplete = false;
        hold.giveUp();
        return;
      }
      if (!asked) return;
      const rated = await walkAnswer(task);
      isComplete &&= hasResult(rated);
      hold.add(rated);
      if (isChosen(task)) options.onDone?.(rated);
      // Built-in models never wait: without a pause no signal and no timer would be heard until the end.
      await setImmediate();
    }
  }

  /** Resolves to whether every question that a judge has to prove itself by has a reply. */
  async function prove(): Promise<boolean> {
    const proofs = await proveJudges(run, journal, options.caller);
    return proofs.every(({ error }) => error === null);
  }

  function breakOff(error: unknown): never {
    isBroken = true;
    hold.giveUp();
    throw error;
  }

  // Where one breaks, the others end what they have begun: nothing may be written once this has rejected.
  const [proving, ...workers] = await Promise.allSettled([
    prove().catch(breakOff),
    ...Array.from({ length: options.concurrency }, () => work().catch(breakOff)),
  ]);
  for (const worker of [proving, ...workers]) if (worker.status === 'rejected') throw worker.reason;
  const isProven = proving.status === 'fulfilled' && proving.value;
  return isProven && (isComplete || hold.hasStopped());
}
