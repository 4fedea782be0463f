import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { estimate, type Estimate } from '../../plan/estimate.ts';
import { detectionOf, type Detection, type Pilot } from '../../plan/detection.ts';
import { planAnswers } from '../../plan/tasks.ts';
import { unitsOf } from '../../plan/units.ts';
import type { Evaluation } from '../../record/evaluation.ts';
import { freshnessOf } from '../../run/begin.ts';
import { countKnown } from '../../run/count-known.ts';
import { readPilot } from '../../run/pilot.ts';
import { journalBeside, openJournal, sourceIn } from '../journal-place.ts';
import { countedText } from '../../output/number-text.ts';
import { detectionText } from '../detection-text.ts';
import { openEvaluation } from '../open-evaluation.ts';
import { exitCodes, type ExitCode, type Outside } from '../outside.ts';
import type { JournalOption } from '../options.ts';

export interface PlanOptions extends JournalOption {
  readonly format: 'table' | 'json';
}

/** Says what a run would come to. Calls nothing, and makes no journal where there is none. */
export async function plan(
  named: string | undefined,
  options: PlanOptions,
  outside: Outside,
): Promise<ExitCode> {
  const opened = await openEvaluation(named, outside);
  const { file, preparation } = opened;
  const { evaluation } = preparation;
  const estimated = estimate(evaluation, outside.now());
  const path = journalBeside(opened, options.journal, outside);
  const source = sourceIn(path, resolve(outside.folder, file));
  const { inJournal, pilot } = await known(evaluation, { path, source });
  const detection = detectionOf(evaluation, pilot);
  outside.results.write(
    options.format === 'json'
      ? asJson(estimated, inJournal, detection)
      : asText(evaluation, estimated, inJournal) +
          detectionText(evaluation, detection, outside.results.width),
  );
  return exitCodes.finished;
}

async function known(
  evaluation: Evaluation,
  { path, source }: { path: string; source: string },
): Promise<{ inJournal: number; pilot: Pilot | null }> {
  if (!existsSync(path)) return { inJournal: 0, pilot: null };
  const journal = await openJournal(path);
  const freshness = await freshnessOf(evaluation, journal, { fresh: false, source });
  const inJournal = await countKnown(evaluation, journal, freshness);
  const pilot = await readPilot(evaluation, journal, source);
  await journal.close();
  return { inJournal, pilot };
}

function asJson(
  { calls, tokens, costUsd, minutes }: Estimate,
  inJournal: number,
  detection: Detection | null,
): string {
  const json = {
    schema: 'assay/plan/1',
    calls: { ...calls, inJournal },
    tokens,
    costUsd,
    minutes,
    detectableDifference: detection?.difference ?? null,
    detection,
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function asText(evaluation: Evaluation, estimated: Estimate, inJournal: number): string {
  const { calls, tokens, costUsd, minutes } = estimated;
  const questions = unitsOf(evaluation).length;
  const answers = [...planAnswers(evaluation)].length;
  const cost =
    costUsd === null
      ? 'a price that is not known here'
      : `$${costUsd.low.toFixed(2)}${costUsd.high > costUsd.low ? `-${costUsd.high.toFixed(2)}` : ''}`;
  const time =
    minutes <= 0.1 ? 'under 10 seconds' : `about ${minutes < 10 ? minutes : Math.round(minutes)} min`;
  const pairs = calls.pairwise === 0 ? '' : `, ${countedText(calls.pairwise, 'call')} to compare pairs`;
  const lines = [
    `${countedText(evaluation.candidates.length, 'candidate')} x ${countedText(questions, 'question')}: ${countedText(answers, 'answer')}, ${countedText(calls.judge, 'call')} to judges${pairs}, ${calls.proof === 0 ? '' : `${countedText(calls.proof, 'call')} to have them prove that they read, `}${countedText(calls.total, 'call')} in all.`,
    `About ${inWords(tokens.input)} tokens in and ${inWords(tokens.output)} out, ${cost}, ${time}.`,
    inJournal === 0
      ? 'None of these calls is in the journal yet.'
      : `${inJournal} of these calls are in the journal: they are not paid again.`,
  ];
  return `${lines.join('\n')}\n`;
}

function inWords(tokens: number): string {
  if (tokens >= 950_000) return `${(tokens / 1_000_000).toFixed(1)} million`;
  return tokens >= 10_000 ? `${Math.round(tokens / 1000)} thousand` : String(tokens);
}
