import type { Rubric } from '../../record/rubric.ts';
import { scaleOf } from '../../record/rubric.ts';
import { buildReport } from '../../report/build-report.ts';
import { comparisonsReport } from '../../report/comparisons-report.ts';
import type { Finding } from '../../report/finding.ts';
import type { Report } from '../../report/report.ts';
import { tidyCandidates } from '../../report/tidy-candidates.ts';
import { readTidyComparisons } from '../../report/tidy-comparisons.ts';
import { rubricsOfMeasures, tidyMeasures } from '../../report/tidy-measures.ts';
import { readTidyRatings } from '../../report/tidy-ratings.ts';
import { builtInRubric } from '../../rubrics/built-in.ts';
import { elsewhereTable } from '../elsewhere-table.ts';
import { exitCodes, UsageError, type ExitCode, type Outside } from '../outside.ts';
import { namedRubric } from '../named-rubric.ts';
import { printReport } from '../print-report.ts';
import { resultTarget } from '../result.ts';
import { refuseInputs } from '../refuse-inputs.ts';
import { refuseMargin } from '../refuse-margin.ts';
import { unknownName } from '../unknown-name.ts';
import type { Range, ReportOptions } from '../options.ts';
import { shapeTable, type ShapedTable, type ShapeOptions } from '../shaped-table.ts';
import { firstFaults, unreadableRows } from '../unreadable-rows.ts';

export interface AnalyzeOptions extends ReportOptions, ShapeOptions {
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

/**
 * The report's statistics over ratings, or choices between two answers, made elsewhere. What cannot be read is counted
 * and named by its line.
 */
export async function analyze(
  files: readonly string[],
  options: AnalyzeOptions,
  outside: Outside,
): Promise<ExitCode> {
  const target = resultTarget(options.output, outside);
  await refuseInputs(options.output, () => [...files, ...(options.rubric ?? [])], outside);
  const file = files.join(', ');
  const table = shapeTable(await elsewhereTable(files, options, outside), options, file);
  const report = mustBeAnalyzable(table, file)
    ? comparisonsIn(table, file, options)
    : reportOn(table, file, { ...options, rubrics: await rubricsFor(table, file, { options, outside }) });
  await printReport(await report, options, { target, outside });
  return exitCodes.finished;
}

/** Whether it holds choices; else it holds ratings. */
function mustBeAnalyzable({ columns }: ShapedTable, file: string): boolean {
  const choices =
    !columns.has('candidate') && ['first', 'second', 'winner'].some((name) => columns.has(name));
  // Where outcomes are told, every rating or choice may be missing for a reason.
  const told = columns.has('outcome') ? [] : [choices ? 'winner' : 'rating'];
  const needed = [...(choices ? ['question', 'first', 'second'] : ['candidate', 'question']), ...told];
  const missing = needed.filter((name) => !columns.has(name));
  if (missing.length > 0)
    throw new UsageError(
      `${file}: has no column ${missing.join(', ')}; name what stands for it with --map ${missing[0]}=<column>`,
    );
  return choices;
}

function comparisonsIn(table: ShapedTable, file: string, options: AnalyzeOptions): Promise<Report> {
  const useless = (['rubric', 'scale', 'pass', 'margin'] as const).find(
    (name) => options[name] !== undefined,
  );
  if (useless !== undefined)
    throw new UsageError(`--${useless}: ${file} holds choices between answers, which have no scale`);
  if (options.scope === 'these-questions')
    throw new UsageError(
      `--scope these-questions: ${file} holds choices between answers; say nothing of the scope`,
    );
  const { comparisons: all, faults } = readTidyComparisons(table.rows, unnamed);
  const wrong = [...table.faults, ...faults];
  const measures = new Set(all.map(({ measure }) => measure));
  if (options.measure === undefined && measures.size > 1)
    throw new UsageError(`${file}: holds choices by ${[...measures].join(', ')}; pick one with --measure`);
  const comparisons = all.filter(({ measure }) => measure === (options.measure ?? measure));
  if (!comparisons.some(({ winner }) => winner !== null))
    throw new UsageError(
      options.measure === undefined
        ? `${file}: holds no choice that can be read: ${firstFaults(wrong)}`
        : `--measure ${options.measure}: ${file} holds no such measure`,
    );
  const { baseline = null } = options;
  refuseBaseline(
    baseline,
    comparisons.flatMap(({ first, second }) => [first, second]),
  );
  const [named = null, another] = new Set(comparisons.map(({ rubric }) => rubric));
  return comparisonsReport(comparisons, {
    name: table.name,
    level: options.level,
    seed: options.seed,
    baseline,
    rubric: named === null || another !== undefined ? null : builtInRubric(named),
    warnings: [...table.warnings, ...unreadableRows(wrong, 'choice')],
  });
}

/** The rubrics that were named, by measure. */
async function rubricsFor(
  { rows }: ShapedTable,
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
  table: ShapedTable,
  file: string,
  options: AnalyzeOptions & { rubrics: ReadonlyMap<string, Rubric> },
): Promise<Report> {
  const { rubrics, level, scope, seed, margin, baseline = null } = options;
  const scale = options.scale === undefined ? null : { min: options.scale.from, max: options.scale.to };
  const read = readTidyRatings(table.rows, unnamed, (measure) => {
    const rubric = rubrics.get(measure);
    return rubric === undefined ? scale : scaleOf(rubric);
  });
  const faults = [...table.faults, ...read.faults];
  const findings =
    options.measure === undefined
      ? read.findings
      : read.findings.filter((finding) => finding.kind !== 'rating' || finding.measure === options.measure);
  if (!findings.some(({ kind }) => kind === 'rating'))
    throw new UsageError(
      options.measure === undefined
        ? `${file}: holds no rating that can be read: ${firstFaults(faults)}`
        : `--measure ${options.measure}: ${file} holds no such measure`,
    );
  const { measures, warnings } = tidyMeasures(findings, table.rows, {
    scale,
    pass: options.pass ?? null,
    margin,
    rubrics,
  });
  refuseMargin(margin, measures);
  const candidates = tidyCandidates(findings, table.rows);
  refuseBaseline(
    baseline,
    candidates.map(({ id }) => id),
  );
  const unfinished = findings.some((finding) => 'outcome' in finding && finding.outcome === 'error');
  return buildReport(
    {
      run: {
        id: null,
        name: table.name,
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
      warnings: [...warnings, ...table.warnings, ...unreadableRows(faults, 'rating')],
    },
    handedOut(findings.toReversed()),
  );
}

function refuseBaseline(baseline: string | null, candidates: readonly string[]): void {
  if (baseline === null || candidates.includes(baseline)) return;
  throw unknownName(baseline, { option: '--baseline', called: 'candidate', names: new Set(candidates) });
}

/** The last first, and none is held any longer: a report keeps numbers only, and a table can be long. */
function* handedOut(findings: Finding[]): Generator<Finding> {
  for (let finding = findings.pop(); finding !== undefined; finding = findings.pop()) yield finding;
}
