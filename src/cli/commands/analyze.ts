import { basename, resolve } from 'node:path';
import { nearest } from '../../evaluation/nearest.ts';
import { printProblem } from '../../evaluation/problem.ts';
import { readRows, type Row } from '../../evaluation/rows.ts';
import type { Rubric } from '../../record/rubric.ts';
import { scaleOf } from '../../record/rubric.ts';
import { buildReport } from '../../report/build-report.ts';
import type { MeasureFacts } from '../../report/measure-facts.ts';
import type { Report, Warning } from '../../report/report.ts';
import { tidyCandidates } from '../../report/tidy-candidates.ts';
import { rubricsOfMeasures, tidyMeasures } from '../../report/tidy-measures.ts';
import { readTidyRatings, tidyColumns, type TidyRow } from '../../report/tidy-ratings.ts';
import { exitCodes, UsageError, type ExitCode, type Outside } from '../outside.ts';
import { namedRubric } from '../named-rubric.ts';
import { printReport } from '../print-report.ts';
import { resultTarget } from '../result.ts';
import { refuseInputs } from '../refuse-inputs.ts';
import { unknownName } from '../unknown-name.ts';
import type { Range, ReportOptions } from '../options.ts';

export interface AnalyzeOptions extends ReportOptions {
  readonly map?: ReadonlyMap<string, string>;
  readonly measure?: string;
  readonly scale?: Range;
  /** Files, or ids of built-in ones. */
  readonly rubric?: readonly string[];
  readonly pass?: number;
  readonly level: number;
  /** In points. */
  readonly margin?: number;
  readonly baseline?: string;
  readonly scope: 'questions-like-these' | 'these-questions';
  readonly seed: number;
}

/** The measure of rows that name none. */
const unnamed = 'rating';

/** The report's statistics over ratings made elsewhere. What cannot be read is counted and named by its line. */
export async function analyze(file: string, options: AnalyzeOptions, outside: Outside): Promise<ExitCode> {
  const target = resultTarget(options.output, outside);
  await refuseInputs(options.output, () => [file, ...(options.rubric ?? [])], outside);
  const table = await tableRows(resolve(outside.folder, file), file);
  const rows = mapped(table, options.map ?? new Map<string, string>(), file);
  const has = (name: string): boolean => hasColumn(rows, name);
  // Where outcomes are told, every rating may be missing for a reason.
  const needed = has('outcome') ? ['candidate', 'question'] : ['candidate', 'question', 'rating'];
  const missing = needed.filter((name) => !has(name));
  if (missing.length > 0) {
    throw new UsageError(
      `${file}: has no column ${missing.join(', ')}; name what stands for it with --map ${missing[0]}=<column>`,
    );
  }
  const rubrics = await rubricsFor(rows, file, { options, outside });
  await printReport(await reportOn(rows, file, { ...options, rubrics }), options, { target, outside });
  return exitCodes.finished;
}

async function tableRows(path: string, file: string): Promise<TidyRow[]> {
  const read = await readRows(path, { known: [...tidyColumns], others: 'passed over' });
  if ('refused' in read) throw new UsageError(`${file}: ${read.refused}`);
  const [broken] = read.problems.filter(({ message }) => !message.startsWith('unknown column'));
  if (broken !== undefined) throw new UsageError(printProblem({ ...broken, file }));
  return read.rows.map((row: Row) => ({ line: row.at().line ?? 0, cells: row.cells }));
}

/** Gives mapped columns the names that they stand for. */
function mapped(rows: readonly TidyRow[], names: ReadonlyMap<string, string>, file: string): TidyRow[] {
  for (const [name, column] of names) {
    if (!tidyColumns.some((known) => known === name)) {
      const near = nearest(name, tidyColumns);
      const remedy = near === null ? `fields are ${tidyColumns.join(', ')}` : `did you mean ${near}?`;
      throw new UsageError(`--map ${name}=${column}: there is no field ${name}; ${remedy}`);
    }
    if (!hasColumn(rows, column))
      throw new UsageError(`--map ${name}=${column}: ${file} has no column ${column}`);
  }
  return rows.map(({ line, cells }) => {
    const renamed = { ...cells };
    for (const [name, column] of names) renamed[name] = cells[column];
    return { line, cells: renamed };
  });
}

function hasColumn(rows: readonly TidyRow[], name: string): boolean {
  return rows.some(({ cells }) => cells[name] !== undefined);
}

/** The rubrics that were named, by measure. */
async function rubricsFor(
  rows: readonly TidyRow[],
  file: string,
  { options, outside }: { options: AnalyzeOptions; outside: Outside },
): Promise<ReadonlyMap<string, Rubric>> {
  const names = options.rubric ?? [];
  if (names.length > 0 && options.scale !== undefined)
    throw new UsageError('--scale: --rubric says the scale already; leave one of them out');
  const rubrics = await Promise.all(names.map((name) => namedRubric(name, outside)));
  const found = rubricsOfMeasures(rows, unnamed, rubrics);
  const used = new Set(found.values());
  for (const [index, rubric] of rubrics.entries()) {
    if (!used.has(rubric))
      throw new UsageError(`--rubric ${names[index]}: no rating of ${file} is by the rubric ${rubric.id}`);
  }
  return found;
}

async function reportOn(
  rows: readonly TidyRow[],
  file: string,
  options: AnalyzeOptions & { rubrics: ReadonlyMap<string, Rubric> },
): Promise<Report> {
  const { rubrics, level, scope, seed, margin, baseline = null } = options;
  const scale = options.scale === undefined ? null : { min: options.scale.from, max: options.scale.to };
  const { findings: all, faults } = readTidyRatings(rows, unnamed, (measure) => {
    const rubric = rubrics.get(measure);
    return rubric === undefined ? scale : scaleOf(rubric);
  });
  const findings = all.filter(
    (finding) =>
      options.measure === undefined || finding.kind !== 'rating' || finding.measure === options.measure,
  );
  if (!findings.some(({ kind }) => kind === 'rating'))
    throw new UsageError(
      options.measure === undefined
        ? `${file}: holds no rating that can be read: ${firstFew(faults)}`
        : `--measure ${options.measure}: ${file} holds no such measure`,
    );
  const { measures, warnings } = tidyMeasures(findings, rows, {
    scale,
    pass: options.pass ?? null,
    margin,
    rubrics,
  });
  refuseMargin(margin, measures);
  const candidates = tidyCandidates(findings, rows);
  refuseBaseline(
    baseline,
    candidates.map(({ id }) => id),
  );
  const unfinished = findings.some((finding) => 'outcome' in finding && finding.outcome === 'error');
  return buildReport(
    {
      run: {
        id: null,
        name: basename(file),
        status: unfinished ? 'incomplete' : 'complete',
        startedAt: null,
        finishedAt: null,
        evaluationHash: null,
        seed: null,
        looks: null,
      },
      candidates,
      measures,
      comparing: { level, scope, seed, baseline, compare: baseline === null ? 'all' : 'baseline' },
      gates: [],
      usage: null,
      prices: {},
      servedBefore: [],
      warnings: [...warnings, ...unreadable(faults)],
    },
    findings,
  );
}

/** Within a margin as long as the scale, everything would be equivalent. */
function refuseMargin(margin: number | undefined, measures: readonly MeasureFacts[]): void {
  const short = measures.find(({ scale }) => margin !== undefined && margin >= scale.max - scale.min);
  if (short === undefined) return;
  const { id, scale } = short;
  throw new UsageError(
    `--margin ${margin}: is as long as the scale of ${id}, which goes from ${scale.min} to ${scale.max}; give a smaller one`,
  );
}

function refuseBaseline(baseline: string | null, candidates: readonly string[]): void {
  if (baseline === null || candidates.includes(baseline)) return;
  throw unknownName(baseline, { option: '--baseline', called: 'candidate', names: new Set(candidates) });
}

function unreadable(faults: readonly { line: number; message: string }[]): Warning[] {
  if (faults.length === 0) return [];
  const rows = faults.length === 1 ? '1 row holds' : `${faults.length} rows hold`;
  return [{ code: 'unreadable-rows', message: `${rows} no rating that can be read: ${firstFew(faults)}` }];
}

/** The first few, by line, and how many more there are. */
function firstFew(faults: readonly { line: number; message: string }[]): string {
  const shown = faults.slice(0, 5).map(({ line, message }) => `line ${line} ${message}`);
  const more = faults.length - shown.length;
  return `${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}
