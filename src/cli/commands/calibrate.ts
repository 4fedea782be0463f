import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { jsonText } from '../../output/json-text.ts';
import { scaleOf } from '../../record/rubric.ts';
import { calibrate } from '../../report/calibration/calibrate.ts';
import type { Calibration } from '../../report/calibration/calibration.ts';
import { judgedRun } from '../../report/calibration/judged-run.ts';
import { readJudgedRows } from '../../report/calibration/read-judged-rows.ts';
import { tableMeasures, type TableScale } from '../../report/calibration/table-measures.ts';
import { replay } from '../../run/replay.ts';
import { labelledTable, type LabelledTableOptions } from '../labelled-table.ts';
import { namedRubric } from '../named-rubric.ts';
import { exitCodes, UsageError, type ExitCode, type Outside } from '../outside.ts';
import { refuseInputs } from '../refuse-inputs.ts';
import { resultTarget } from '../result.ts';
import { openStoredRun } from '../stored-run.ts';
import type { Range, ReportOptions } from '../options.ts';

export interface CalibrateOptions extends ReportOptions, LabelledTableOptions {
  /** The field that tells apart the people whose majority counts: `rater`. */
  readonly majority?: string;
  readonly measure?: string;
  readonly scale?: Range;
  /** A file, or the id of a built-in one. */
  readonly rubric?: string;
  readonly pass?: number;
  /** That of the run, else 0.95, where none is given. */
  readonly level?: number;
}

/** The measure of rows that name none. */
const unnamed = 'rating';

/** How far a judge can be trusted: of a run with labels, or of a table of ratings and labels made anywhere. Asks nobody. */
export async function calibrateJudge(
  named: string | undefined,
  options: CalibrateOptions,
  outside: Outside,
): Promise<ExitCode> {
  const isTable =
    named !== undefined && (/\.(csv|jsonl)$/i.test(named) || existsSync(resolve(outside.folder, named)));
  if (isTable) {
    const target = resultTarget(options.output, outside);
    await refuseInputs(options.output, () => [named], outside);
    await target.write([await written(await ofTable(named, options, outside), options, outside)]);
    return exitCodes.finished;
  }
  refuseTableOptions(options);
  const { run, journal, target } = await openStoredRun(named, options, outside);
  const judged = judgedRun(run.evaluation, await Array.fromAsync(journal.labels()));
  for await (const rated of replay(run, journal)) judged.add(rated);
  const measures = judged.measures().filter(({ id }) => id === (options.measure ?? id));
  if (measures.length === 0) throw noMeasure(options.measure, `the run ${run.id}`);
  const calibration = calibrate({
    run: run.id,
    name: run.evaluation.name,
    measures,
    level: options.level ?? run.evaluation.statistics.level,
    warnings: [],
  });
  await target.write([await written(calibration, options, outside)]);
  await journal.close();
  return exitCodes.finished;
}

async function ofTable(file: string, options: CalibrateOptions, outside: Outside): Promise<Calibration> {
  const said = await scaleSaid(options, outside);
  const rows = await labelledTable(file, options, outside);
  const has = (name: string): boolean => rows.some(({ cells }) => cells[name] !== undefined);
  for (const needed of ['question', 'label'])
    if (!has(needed))
      throw new UsageError(
        `${file}: has no column ${needed}; name what stands for it with --map ${needed}=<column>`,
      );
  const read = readJudgedRows(rows, unnamed);
  const { measures, warnings } = tableMeasures(read, said);
  const chosen = measures.filter(({ id }) => id === (options.measure ?? id));
  if (chosen.length === 0) throw noMeasure(options.measure, file);
  const told = read.faults.slice(0, 5).map(({ line, message }) => `line ${line} ${message}`);
  const more = read.faults.length - told.length;
  const unreadable =
    read.faults.length === 0
      ? []
      : [
          {
            code: 'unreadable-rows',
            message: `${read.faults.length} ${read.faults.length === 1 ? 'cell' : 'cells'} could not be read: ${told.join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
          },
        ];
  return calibrate({
    run: null,
    name: basename(file),
    measures: chosen,
    level: options.level ?? 0.95,
    warnings: [...warnings, ...unreadable],
  });
}

async function scaleSaid(options: CalibrateOptions, outside: Outside): Promise<TableScale> {
  const { rubric: name, scale, pass = null } = options;
  const majority = options.majority !== undefined;
  if (majority && options.majority !== 'rater')
    throw new UsageError(
      `--majority ${options.majority}: labels are told apart by rater; write --majority rater`,
    );
  if (name !== undefined && scale !== undefined)
    throw new UsageError('--scale: --rubric says the scale already; leave one of them out');
  if (name !== undefined) {
    const rubric = await namedRubric(name, outside);
    return { scale: scaleOf(rubric), levels: rubric.levels.map(({ value }) => value), pass, majority };
  }
  return {
    scale: scale === undefined ? null : { min: scale.from, max: scale.to, target: null },
    levels: null,
    pass,
    majority,
  };
}

/** A run knows its own columns and scales. */
function refuseTableOptions(options: CalibrateOptions): void {
  for (const option of ['map', 'values', 'wide', 'majority', 'scale', 'rubric', 'pass'] as const)
    if (options[option] !== undefined)
      throw new UsageError(`--${option}: is for a table; a run knows this itself, leave it out`);
}

function noMeasure(measure: string | undefined, where: string): UsageError {
  return new UsageError(
    measure === undefined
      ? `${where} holds no ratings by a judge`
      : `--measure ${measure}: ${where} holds no such measure by a judge`,
  );
}

async function written(
  calibration: Calibration,
  { format, output }: CalibrateOptions,
  { results }: Outside,
): Promise<string> {
  if (format === 'json') return `${jsonText(calibration, 2)}\n`;
  if (format === 'markdown')
    return (await import('../../output/calibration-markdown.ts')).renderCalibrationMarkdown(calibration);
  const look =
    output === undefined ? { width: results.width, color: results.color } : { width: 80, color: false };
  return (await import('../../output/calibration-table.ts')).renderCalibrationTable(calibration, look);
}
