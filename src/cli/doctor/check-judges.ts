import { resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { countedText } from '../../output/number-text.ts';
import { estimate, type Estimate } from '../../plan/estimate.ts';
import { checkUpSource } from '../../record/check-up-source.ts';
import type { Run } from '../../record/run.ts';
import { measureCheckUps } from '../../report/check-up/measure-check-ups.ts';
import { prepareCheckUp, type CheckUp } from '../../run/check-up.ts';
import { freshnessOf } from '../../run/begin.ts';
import { countKnown } from '../../run/count-known.ts';
import { executeRun } from '../../run/execute.ts';
import { replay } from '../../run/replay.ts';
import { journalBeside, openJournal, sourceIn } from '../journal-place.ts';
import { budgetNotice, pauseNotice, stopNotice } from '../notices.ts';
import { openEvaluation } from '../open-evaluation.ts';
import { exitCodes, UsageError, type ExitCode, type Outside } from '../outside.ts';
import { progress, type Progress } from '../progress.ts';
import { checkUpJson, checkUpLines } from './check-up-lines.ts';
import type { DoctorOptions } from './doctor-options.ts';

/** The most that is spent without having been told to, in USD by the higher estimate. */
const mostUnasked = 1;

/** Puts made-up answers before an evaluation's judges, and says what they fell for. What was asked before is not asked again. */
export async function checkJudges(
  named: string | undefined,
  options: DoctorOptions,
  outside: Outside,
): Promise<ExitCode> {
  const opened = await openEvaluation(named, outside);
  const checkUp = await prepareCheckUp(opened.preparation);
  if (checkUp.questions === 0)
    throw new UsageError(
      'the document holds no sentence on any of the questions, so no answer can be made up',
    );
  const path = journalBeside(opened, options.journal, outside);
  const source = checkUpSource(sourceIn(path, resolve(outside.folder, opened.file)));
  await sayCost(checkUp, { path, source, yes: options.yes === true }, outside);
  const journal = await openJournal(path);
  try {
    const done = await perform(checkUp, { journal, source }, outside);
    const measures = await measureCheckUps(done, replay(done, journal));
    outside.results.write(
      options.format === 'json'
        ? checkUpJson(done, measures)
        : checkUpLines(measures, { questions: checkUp.questions, leftOut: checkUp.leftOut }),
    );
    if (done.status !== 'complete')
      return done.status === 'interrupted' ? exitCodes.interrupted : exitCodes.incomplete;
    const fooled = measures.some(({ probes }) => probes.some(({ outcome }) => outcome === 'fooled'));
    return fooled ? exitCodes.failed : exitCodes.finished;
  } finally {
    await journal.close();
  }
}

/** Says on stderr what the check-up will come to. Throws a UsageError where that is too much to go ahead without a word. */
async function sayCost(
  { prepared, questions }: CheckUp,
  { path, source, yes }: { path: string; source: string; yes: boolean },
  { messages, now }: Outside,
): Promise<void> {
  const { evaluation } = prepared;
  const planned = estimate(evaluation, now());
  const known = existsSync(path) ? await knownCalls(prepared, path, source) : 0;
  const open = Math.max(0, planned.calls.total - known);
  const judges = countedText(planned.calls.judge, 'call');
  messages.write(
    `check-up on ${countedText(questions, 'question')}: ${judges} to judges, ${costText(planned)}${open === 0 ? '; all in the journal, so nothing is asked' : ''}\n`,
  );
  const most = planned.costUsd?.high ?? Infinity;
  if (open > 0 && most > mostUnasked && !yes)
    throw new UsageError(
      `the check-up may cost ${planned.costUsd === null ? 'an amount that nobody knows here' : `more than $${mostUnasked}`}: add --yes to go ahead, or set \`prices\``,
    );
}

async function knownCalls(
  { evaluation }: CheckUp['prepared'],
  path: string,
  source: string,
): Promise<number> {
  const journal = await openJournal(path);
  try {
    const freshness = await freshnessOf(evaluation, journal, { fresh: false, source });
    return await countKnown(evaluation, journal, freshness);
  } finally {
    await journal.close();
  }
}

function costText({ costUsd }: Estimate): string {
  if (costUsd === null) return 'at a price that is not known here';
  if (costUsd.high === 0) return 'free';
  return `$${costUsd.low.toFixed(2)}-${costUsd.high.toFixed(2)}`;
}

async function perform(
  { prepared }: CheckUp,
  { journal, source }: { journal: Parameters<typeof executeRun>[1]; source: string },
  outside: Outside,
): Promise<Run> {
  let shown: Progress | null = null;
  const { now, signal, version } = outside;
  const planned = prepared.evaluation.candidates.reduce(
    (sum, { given }) => sum + Object.keys(given ?? {}).length,
    0,
  );
  return executeRun(prepared, journal, {
    source,
    version,
    now,
    signal,
    onBegin: () => {
      shown = progress(planned, outside);
    },
    onDone: (rated) => shown?.done(rated),
    onStop: stopNotice(outside),
    onPause: pauseNotice(outside),
    onWait: budgetNotice(outside),
  }).finally(() => end(shown));
}

function end(shown: Progress | null): void {
  shown?.end();
}
