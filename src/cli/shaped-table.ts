import { nearest } from '../evaluation/nearest.ts';
import { majorityRows } from '../report/tables/majority-rows.ts';
import { mapValues, type ValueMaps } from '../report/tables/map-values.ts';
import type { TidyFault, TidyRow } from '../report/tables/tidy-row.ts';
import { wideRows } from '../report/tables/wide-rows.ts';
import type { Warning } from '../report/report.ts';
import { comparisonFields } from '../report/tidy-comparisons.ts';
import { tidyColumns } from '../report/tidy-ratings.ts';
import { UsageError } from './outside.ts';

/** How a table made elsewhere is to be read. */
export interface ShapeOptions {
  /** Columns by the field that they stand for. */
  readonly map?: ReadonlyMap<string, string>;
  /** By field, what its values stand for. */
  readonly values?: ValueMaps;
  /** Columns, one for each rater, and the field that tells the raters apart. */
  readonly wide?: { readonly columns: readonly string[]; readonly name: string };
  /** The field that tells the raters apart whose majority counts. */
  readonly majority?: string;
}

/** Rows under the names of fields, with what was found wrong or left out on the way. */
export interface ShapedTable {
  /** What the report is called. */
  readonly name: string;
  readonly rows: readonly TidyRow[];
  readonly columns: ReadonlySet<string>;
  readonly faults: readonly TidyFault[];
  readonly warnings: readonly Warning[];
}

/** Every field that a table of ratings or of comparisons can have. */
const fields: readonly string[] = [...new Set([...tidyColumns, ...comparisonFields])];

/** Which columns of a file are worth holding. */
export function neededColumns({ map, wide }: ShapeOptions): (column: string) => boolean {
  const named = new Set([...fields, ...(map?.values() ?? []), ...(wide?.columns ?? [])]);
  return (column) => named.has(column);
}

/** Renames columns, makes rows of columns, gives values their meaning, and finds majorities: in this order. */
export function shapeTable(table: ShapedTable, options: ShapeOptions, file: string): ShapedTable {
  const long = widened(renamed(table, options, file), options, file);
  return majority(withValues(long, options, file), options);
}

function renamed(
  table: ShapedTable,
  { map = new Map<string, string>() }: ShapeOptions,
  file: string,
): ShapedTable {
  if (map.size === 0) return table;
  for (const [name, column] of map) {
    const typed = `--map ${name}=${column}`;
    mustBeField(name, typed);
    if (!table.columns.has(column)) throw new UsageError(`${typed}: ${file} has no column ${column}`);
  }
  const rows = table.rows.map((row) => {
    const cells = { ...row.cells };
    for (const [name, column] of map) cells[name] = row.cells[column];
    return { ...row, cells };
  });
  return { ...table, rows, columns: new Set([...table.columns, ...map.keys()]) };
}

function widened(table: ShapedTable, options: ShapeOptions, file: string): ShapedTable {
  if (options.wide === undefined) return table;
  const { columns, name } = options.wide;
  const typed = `--wide ${columns.join(',')}:${name}`;
  mustBeField(name, typed);
  const gone = columns.find((column) => !table.columns.has(column));
  if (gone !== undefined) throw new UsageError(`${typed}: ${file} has no column ${gone}`);
  const value = valueField(table);
  const { rows, empty } = wideRows(table.rows, { columns, name, value });
  const warnings = [...empty].map(([column, count]) => ({
    code: 'empty-cells',
    message: `${column}: ${count} of ${table.rows.length} cells are empty, which is taken for no rating`,
  }));
  return {
    ...table,
    rows,
    columns: new Set([...table.columns, name, value]),
    warnings: [...table.warnings, ...warnings],
  };
}

function withValues(table: ShapedTable, { values = new Map() }: ShapeOptions, file: string): ShapedTable {
  for (const column of values.keys()) {
    mustBeField(column, `--values ${column}`);
    if (!table.columns.has(column))
      throw new UsageError(`--values ${column}: ${file} has no column ${column}`);
  }
  return { ...table, rows: mapValues(table.rows, values) };
}

function majority(table: ShapedTable, { majority: rater }: ShapeOptions): ShapedTable {
  if (rater === undefined) return table;
  if (!table.columns.has(rater) || !fields.includes(rater))
    throw new UsageError(
      `--majority ${rater}: there is no such column; name the one that tells raters apart, with --map or --wide`,
    );
  const { rows, faults } = majorityRows(table.rows, { rater, value: valueField(table) });
  return { ...table, rows, faults: [...table.faults, ...faults] };
}

/** Where raters say what they say: a table that names two candidates holds choices, any other ratings. */
function valueField({ columns }: ShapedTable): 'winner' | 'rating' {
  return columns.has('first') && columns.has('second') ? 'winner' : 'rating';
}

function mustBeField(name: string, typed: string): void {
  if (fields.includes(name)) return;
  const near = nearest(name, fields);
  const remedy = near === null ? `fields are ${fields.join(', ')}` : `did you mean ${near}?`;
  throw new UsageError(`${typed}: there is no field ${name}; ${remedy}`);
}
