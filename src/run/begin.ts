import type { Journal } from '../journal/journal.ts';
import type { Evaluation } from '../record/evaluation.ts';
import { hashOfData, hashOfText } from '../record/hash.ts';
import type { Run } from '../record/run.ts';
import type { Rubric } from '../record/rubric.ts';
import { builtInRubric } from '../rubrics/built-in.ts';

/** What a user asks for beside the evaluation. */
export interface BeginOptions {
  /** Makes every call anew. */
  readonly fresh: boolean;
  readonly source: string;
  readonly version: string;
  readonly now: () => number;
}

/**
 * The run that stands for this evaluation: the newest stored one, finished or to be continued, where nothing
 * has changed since; else a new one, written down before anything is asked. Its id is a hash, so the
 * same evaluation has the same run id on every machine.
 */
export async function beginRun(
  evaluation: Evaluation,
  journal: Journal,
  options: BeginOptions,
): Promise<Run> {
  const evaluationHash = hashOfEvaluation(evaluation);
  const stored = options.fresh ? null : await newestOf(evaluationHash, options.source, journal);
  if (stored !== null) return readAnew(stored, evaluation, journal);
  const freshness = await freshnessOf(evaluation, journal, options);
  const run: Run = {
    id: `run-${hashOfText(`${evaluationHash} ${freshness} ${options.source}`).slice(0, 12)}`,
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

async function newestOf(evaluationHash: string, source: string, journal: Journal): Promise<Run | null> {
  const same = (await journal.runs()).find(
    (run) => run.evaluationHash === evaluationHash && run.source === source,
  );
  return same === undefined ? null : journal.findRun(same.id);
}

/** How a run's ratings are read is as the file says now; what was asked stays as it began. */
async function readAnew(stored: Run, { statistics, gates }: Evaluation, journal: Journal): Promise<Run> {
  const run: Run = { ...stored, evaluation: { ...stored.evaluation, statistics, gates } };
  if (hashOfData(run.evaluation) !== hashOfData(stored.evaluation)) await journal.keepRun(run);
  return run;
}

/** The freshness that a new run begins with: that of the file's newest run; with `fresh`, one that no run of the journal has had. */
export async function freshnessOf(
  evaluation: Evaluation,
  journal: Journal,
  options: Pick<BeginOptions, 'fresh' | 'source'>,
): Promise<number> {
  const runs = await journal.runs();
  if (options.fresh) return Math.max(0, ...runs.map((run) => run.freshness)) + 1;
  // A file may be given another name without losing its calls; what was begun from code has only its name.
  const newest = runs.find(
    (run) => run.source === options.source && (run.source !== '' || run.name === evaluation.name),
  );
  return newest?.freshness ?? 0;
}

/**
 * What makes two evaluations the same: what their user has asked and measured, wherever the documents lie. Prompts and
 * built-in rubrics are left out, so that an update of Assay does not cut an unfinished run in two; statistics and gates
 * are, because they only say how the ratings are read.
 */
export function hashOfEvaluation(evaluation: Evaluation): string {
  const { prompts: _prompts, gates: _gates, ...read } = evaluation;
  const rest = { ...read, statistics: whateverStatistics };
  const documents = rest.documents.map(({ source: _source, ...document }) => document);
  const rubrics = rest.rubrics.map((rubric) => (isBuiltIn(rubric) ? rubric.id : rubric));
  return hashOfData({ ...rest, documents, rubrics });
}

/** Runs were stored with these two, mostly with these values, before statistics were left out: they keep their ids. */
const whateverStatistics = { level: 0.95, pass: null };

/** A user's own rubric may have the name of a built-in one; it is told by its text. */
function isBuiltIn(rubric: Rubric): boolean {
  const builtIn = builtInRubric(rubric.id);
  return builtIn !== null && hashOfData(builtIn) === hashOfData(rubric);
}
