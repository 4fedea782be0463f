import { basename, resolve } from 'node:path';
import { readRows, type Row } from '../../evaluation/rows.ts';
import { printProblem } from '../../evaluation/problem.ts';
import { buildReport } from '../../report/build-report.ts';
import type { Report, Warning } from '../../report/report.ts';
import { tidyMeasures } from '../../report/tidy-measures.ts';
import { readTidyRatings, tidyColumns, type TidyRow } from '../../report/tidy-ratings.ts';
import { exitCodes, UsageError, type ExitCode, type Outside } from '../outside.ts';
import { printReport } from '../print-report.ts';
import { resultTarget } from '../result.ts';
import type { Range, ReportOptions } from '../options.ts';

export interface AnalyzeOptions extends ReportOptions {
  readonly map?: ReadonlyMap<string, string>;
  readonly measure?: string;
  readonly scale?: Range;
  readonly pass?: number;
  readonly level: number;
}

/** The report's statistics over ratings made elsewhere. What cannot be read is counted and named by its line. */
export async function analyze(file: string, options: AnalyzeOptions, outside: Outside): Promise<ExitCode> {
  const target = resultTarget(options.output, outside);
  const rows = mapped(
    await tableRows(resolve(outside.folder, file), file),
    options.map ?? new Map<string, string>(),
  );
  const has = (name: string): boolean => rows.some(({ cells }) => cells[name] !== undefined);
  // Where outcomes are told, every rating may be missing for a reason.
  const needed = has('outcome') ? ['candidate', 'question'] : ['candidate', 'question', 'rating'];
  const missing = needed.filter((name) => !has(name));
  if (missing.length > 0) {
    throw new UsageError(
      `${file}: has no column ${missing.join(', ')}; name what stands for it with --map ${missing[0]}=<column>`,
    );
  }
  await printReport(await reportOn(rows, file, options), options, { target, outside });
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
function mapped(rows: readonly TidyRow[], names: ReadonlyMap<string, string>): TidyRow[] {
  return rows.map(({ line, cells }) => {
    const renamed = { ...cells };
    for (const [name, column] of names) renamed[name] = cells[column];
    return { line, cells: renamed };
  });
}

async function reportOn(rows: readonly TidyRow[], file: string, options: AnalyzeOptions): Promise<Report> {
  const scale = options.scale === undefined ? null : { min: options.scale.from, max: options.scale.to };
  const { findings: all, faults } = readTidyRatings(rows, 'rating', scale);
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
  const { measures, warnings } = tidyMeasures(findings, rows, { scale, pass: options.pass ?? null });
  const unfinished = findings.some((finding) => finding.kind !== 'check' && finding.outcome === 'error');
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
      candidates: null,
      measures,
      level: options.level,
      usage: [],
      prices: {},
      warnings: [...warnings, ...unreadable(faults)],
    },
    findings,
  );
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
