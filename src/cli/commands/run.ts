import { resolve } from 'node:path';
import { costLimitFault } from '../../evaluation/read-limits.ts';
import { planAnswers } from '../../plan/tasks.ts';
import type { Evaluation } from '../../record/evaluation.ts';
import type { Run } from '../../record/run.ts';
import type { AnswerTask } from '../../record/task.ts';
import type { AgainKind } from '../../run/ask-again.ts';
import { executeRun } from '../../run/execute.ts';
import { storedFacts } from '../../run/stored-facts.ts';
import { afterCalls } from '../after-calls.ts';
import { budgetNotice, pauseNotice, stopNotice } from '../notices.ts';
import { journalBeside, openJournal, sourceIn } from '../journal-place.ts';
import { openEvaluation } from '../open-evaluation.ts';
import { exitCodes, UsageError, type ExitCode, type Outside } from '../outside.ts';
import { gateHolds } from '../gate-holds.ts';
import { printReport } from '../print-report.ts';
import { progress, type Progress } from '../progress.ts';
import { filesRead } from '../files-read.ts';
import { journalFiles, refuseInputs } from '../refuse-inputs.ts';
import { resultTarget } from '../result.ts';
import { unknownName } from '../unknown-name.ts';
import type { ReportOptions } from '../options.ts';

export interface RunOptions extends ReportOptions {
  readonly fresh?: boolean;
  readonly again?: ReadonlySet<AgainKind>;
  readonly only?: readonly string[];
  readonly concurrency?: number;
  /** USD. */
  readonly maxCost?: number;
}

/** Runs an evaluation, goes on with it, or finds it done; then reports, from the journal alone. */
export async function run(
  named: string | undefined,
  options: RunOptions,
  outside: Outside,
): Promise<ExitCode> {
  const target = resultTarget(options.output, outside);
  const opened = await openEvaluation(named, outside);
  const { file, preparation } = opened;
  refuseMaxCost(options.maxCost, preparation.evaluation);
  const only = chosenTasks(options.only, [...planAnswers(preparation.evaluation)]);
  const path = journalBeside(opened, options.journal, outside);
  const absolute = resolve(outside.folder, file);
  const inputs = async (): Promise<string[]> => [
    ...journalFiles(path),
    ...(await filesRead(absolute, preparation.evaluation)),
  ];
  await refuseInputs(options.output, inputs, outside);
  const journal = await openJournal(path);
  let shown: Progress | null = null;
  let holds = true;
  const done = await executeRun(preparation, journal, {
    source: sourceIn(path, absolute),
    version: outside.version,
    now: outside.now,
    signal: outside.signal,
    concurrency: options.concurrency,
    maxCost: options.maxCost,
    fresh: options.fresh === true,
    ...(options.again === undefined ? {} : { again: options.again }),
    ...(only === null ? {} : { only }),
    onBegin: (begun) => {
      shown = progress(plannedAnswers(begun, only), outside);
    },
    onDone: (rated) => shown?.done(rated),
    onStop: stopNotice(outside),
    onPause: pauseNotice(outside),
    onWait: budgetNotice(outside),
  }).finally(() => endProgress(shown));
  try {
    // Loaded only now: the first call need not wait for what counts and prints.
    const { reportOfRun } = await import('../../report/report-of-run.ts');
    const report = await reportOfRun(done, await storedFacts(done, journal));
    await printReport(report, options, { target, outside });
    holds = await gateHolds({ report, messages: outside.messages });
  } catch (error) {
    if (shown === null) throw error;
    throw afterCalls(error, 'the run is kept, and "assay report" prints it again');
  }
  await journal.close();
  if (done.status === 'interrupted') return exitCodes.interrupted;
  if (done.status !== 'complete') return exitCodes.incomplete;
  return holds ? exitCodes.finished : exitCodes.failed;
}

/** A limit that cannot be held is none. */
function refuseMaxCost(limit: number | undefined, evaluation: Evaluation): void {
  const fault = limit === undefined ? null : costLimitFault(evaluation);
  if (fault !== null) throw new UsageError(`--max-cost: ${fault}`);
}

function plannedAnswers({ evaluation }: Run, only: ((task: AnswerTask) => boolean) | null): number {
  let planned = 0;
  for (const task of planAnswers(evaluation)) if (only === null || only(task)) planned += 1;
  return planned;
}

/** Tasks of the candidates and questions named; of all candidates where only questions are named, and the reverse. */
function chosenTasks(
  ids: readonly string[] | undefined,
  tasks: readonly AnswerTask[],
): ((task: AnswerTask) => boolean) | null {
  if (ids === undefined) return null;
  const candidates = new Set(tasks.map(({ candidate }) => candidate.id));
  const questions = new Set(tasks.flatMap(({ unit }) => [unit.id, unit.question.id]));
  const unknown = ids.find((id) => !candidates.has(id) && !questions.has(id));
  if (unknown !== undefined) {
    throw unknownName(unknown, {
      option: '--only',
      called: 'candidate or question',
      names: new Set([...candidates, ...questions]),
    });
  }
  const wanted = new Set(ids);
  const anyCandidate = !ids.some((id) => candidates.has(id));
  const anyQuestion = !ids.some((id) => questions.has(id));
  return ({ candidate, unit }) =>
    (anyCandidate || wanted.has(candidate.id)) &&
    (anyQuestion || wanted.has(unit.id) || wanted.has(unit.question.id));
}

function endProgress(shown: Progress | null): void {
  shown?.end();
}
