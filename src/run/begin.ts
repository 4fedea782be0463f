import type { Journal } from '../journal/journal.ts';
import type { Evaluation } from '../record/evaluation.ts';
import { hashOfData, hashOfText } from '../record/hash.ts';
import type { Run } from '../record/run.ts';
import { builtInRubrics } from '../rubrics/built-in.ts';

/** What a user asks for beside the evaluation. */
export interface BeginOptions {
  /** Makes every call anew. */
  readonly fresh: boolean;
  readonly source: string;
  readonly version: string;
  readonly now: () => number;
}

/**
 * The run that stands for this evaluation: the stored one, finished or to be continued, where nothing
 * has changed since; else a new one, written down before anything is asked. Its id is a hash, so the
 * same evaluation has the same run id on every machine.
 */
export async function beginRun(
  evaluation: Evaluation,
  journal: Journal,
  options: BeginOptions,
): Promise<Run> {
  const evaluationHash = hashOfEvaluation(evaluation);
  const freshness = await freshnessOf(evaluation, journal, options);
  const id = `run-${hashOfText(`${evaluationHash} ${freshness} ${options.source}`).slice(0, 8)}`;
  const stored = await journal.findRun(id);
  if (stored !== null) return stored;
  const run: Run = {
    id,
    source: options.source,
    evaluationHash,
    evaluation,
    freshness,
    version: options.version,
    status: 'incomplete',
    startedAt: options.now(),
    finishedAt: null,
  };
  await journal.keepRun(run);
  return run;
}

/** The freshness of this evaluation's newest run; with `fresh`, one that no run of the journal has had. */
async function freshnessOf(evaluation: Evaluation, journal: Journal, options: BeginOptions): Promise<number> {
  const runs = await journal.runs();
  if (options.fresh) return Math.max(0, ...runs.map((run) => run.freshness)) + 1;
  const newest = runs.find((run) => run.source === options.source && run.name === evaluation.name);
  return newest?.freshness ?? 0;
}

/**
 * What makes two evaluations the same: what their user wrote, wherever the documents lie. Prompts and
 * built-in rubrics are left out, so that an update of Assay does not cut an unfinished run in two.
 */
export function hashOfEvaluation(evaluation: Evaluation): string {
  const { prompts: _prompts, ...rest } = evaluation;
  const documents = rest.documents.map(({ source: _source, ...document }) => document);
  const rubrics = rest.rubrics.map((rubric) =>
    builtInRubrics.some((id) => id === rubric.id) ? rubric.id : rubric,
  );
  return hashOfData({ ...rest, documents, rubrics });
}
