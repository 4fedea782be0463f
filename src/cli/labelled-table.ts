import { resolve } from 'node:path';
import { nearest } from '../evaluation/nearest.ts';
import { printProblem } from '../evaluation/problem.ts';
import { readRows } from '../evaluation/rows.ts';
import { judgedColumns } from '../report/calibration/read-judged-rows.ts';
import { mapValues, type ValueMaps } from '../report/tables/map-values.ts';
import type { TidyRow } from '../report/tables/tidy-row.ts';
import { UsageError, type Outside } from './outside.ts';

/** How a table of ratings and labels is to be read. */
export interface LabelledTableOptions {
  /** Columns by the field that they stand for. */
  readonly map?: ReadonlyMap<string, string>;
  /** By field, what its values stand for. */
  readonly values?: ValueMaps;
  /** Columns, each with the labels of one person, and the field that tells people apart: `rater`. */
  readonly wide?: { readonly columns: readonly string[]; readonly name: string };
}

const noValues: ValueMaps = new Map();

/** The rows of a CSV or JSONL file under the names of fields. Throws a UsageError for what cannot be read at all. */
export async function labelledTable(
  file: string,
  options: LabelledTableOptions,
  { folder }: Outside,
): Promise<readonly TidyRow[]> {
  const { map = new Map<string, string>(), values = noValues, wide } = options;
  const raters = wide?.columns ?? [];
  if (wide !== undefined && wide.name !== 'rater')
    throw new UsageError(`--wide …:${wide.name}: columns can stand for people only; write …:rater`);
  const known = [...judgedColumns, ...map.values(), ...raters];
  const read = await readRows(resolve(folder, file), { known, others: 'passed over' });
  if ('refused' in read) throw new UsageError(`${file}: ${read.refused}`);
  const [broken] = read.problems.filter(({ message }) => !message.startsWith('unknown column'));
  if (broken !== undefined) throw new UsageError(printProblem({ ...broken, file }));
  const rows = read.rows.map(({ at, cells }) => ({ line: at().line ?? 0, cells }));
  for (const [name, column] of map) {
    mustBeField(name, `--map ${name}=${column}`);
    mustBeThere(rows, column, { typed: `--map ${name}=${column}`, file });
  }
  for (const name of values.keys()) mustBeField(name, `--values ${name}`);
  for (const column of raters) mustBeThere(rows, column, { typed: `--wide ${column}`, file });
  const renamed = rows.map(({ line, cells }) => {
    const named = { ...cells };
    for (const [name, column] of map) named[name] = cells[column];
    return { line, cells: named };
  });
  return mapValues(byRater(renamed, raters), values);
}

/** One row for each person's column; the judge's rating stands in the first of them only. */
function byRater(rows: readonly TidyRow[], raters: readonly string[]): TidyRow[] {
  if (raters.length === 0) return [...rows];
  return rows.flatMap(({ line, cells }) => {
    // Without a column that says so, the rows that come of one row must still be about one answer.
    const answerIndex = cells['answerIndex'] ?? (cells['answer'] === undefined ? `line ${line}` : undefined);
    return raters.map((rater, index) => {
      const rating = index === 0 ? cells['rating'] : undefined;
      return { line, cells: { ...cells, answerIndex, rating, rater, label: cells[rater] } };
    });
  });
}

function mustBeThere(
  rows: readonly TidyRow[],
  column: string,
  { typed, file }: { readonly typed: string; readonly file: string },
): void {
  if (!rows.some(({ cells }) => cells[column] !== undefined))
    throw new UsageError(`${typed}: ${file} has no column ${column}`);
}

function mustBeField(name: string, typed: string): void {
  if (judgedColumns.some((known) => known === name)) return;
  const near = nearest(name, judgedColumns);
  const remedy = near === null ? `fields are ${judgedColumns.join(', ')}` : `did you mean ${near}?`;
  throw new UsageError(`${typed}: there is no field ${name}; ${remedy}`);
}
