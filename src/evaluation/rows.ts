import { readCsv } from './csv-rows.ts';
import { readJsonl } from './jsonl-rows.ts';
import { nearest } from './nearest.ts';
import type { RawRow, RawRows } from './raw-rows.ts';
import { problem, type Place, type Problem } from './problem.ts';
import { showValue } from './show-value.ts';
import { readTextFile } from './text-file.ts';

const rowFile = { megabytes: 100 };

export interface Row {
  readonly cells: RawRow['cells'];
  /** The place of a column of this row, or of the row. */
  readonly at: (column?: string) => Place;
}

export interface Rows {
  readonly rows: readonly Row[];
  readonly problems: readonly Problem[];
  /** SHA-256 of the file. */
  readonly hash: string;
}

/** Which columns a file may have, which a table must name, and what becomes of others: refused, or passed over unless one looks like a slip. */
export interface Columns {
  readonly known: readonly string[];
  readonly needed?: readonly string[];
  readonly others: 'refused' | 'passed over';
}

/** Reads a file whose name ends in .csv or .jsonl; a refusal is said in words that follow the file's name. */
export async function readRows(file: string, columns: Columns): Promise<Rows | { readonly refused: string }> {
  const format = /\.(csv|jsonl)$/i.exec(file)?.[1]?.toLowerCase();
  if (format === undefined) return { refused: 'does not end in .csv or .jsonl' };
  const read = await readTextFile(file, rowFile);
  if ('refused' in read) return read;
  const found = format === 'csv' ? readCsv(read.text) : readJsonl(read.text);
  if (found.rows.length === 0 && found.faults.length === 0) return { refused: 'holds no rows' };
  const lacking = lackingColumn(found.header, columns);
  if (lacking !== null) {
    const place = rowPlace(file, found.header?.line ?? 1, '');
    return { rows: [], hash: read.hash, problems: [problem(place, lacking)] };
  }
  const rows = found.rows.map(({ line, cells }) => ({
    cells,
    at: (column = '') => rowPlace(file, line, column),
  }));
  const faults = found.faults.map(({ line, key, message }) =>
    problem(rowPlace(file, line, key ?? ''), message),
  );
  return { rows, hash: read.hash, problems: [...faults, ...columnProblems(rows, columns)] };
}

/** Said once, not for each row below the first line. */
function lackingColumn(header: RawRows['header'], { needed = [] }: Columns): string | null {
  const column = needed.find((name) => header !== null && !header.columns.includes(name));
  if (column === undefined || header === null) return null;
  const near = nearest(column, header.columns);
  const reads = showValue(header.columns.join(','));
  return near === null
    ? `has no column ${showValue(column)}; the first line must name the columns, and reads ${reads}`
    : `has no column ${showValue(column)}; rename ${showValue(near)}`;
}

function rowPlace(file: string, line: number, key: string): Place {
  return { file, line, column: null, key, sourceLine: null };
}

/** Each column once, at the first row that has it. */
function columnProblems(rows: readonly Row[], { known, others }: Columns): Problem[] {
  const seen = new Set(known);
  return rows.flatMap((row) =>
    Object.keys(row.cells).flatMap((column) => {
      if (seen.has(column)) return [];
      seen.add(column);
      const near = nearest(column, known);
      if (near === null && others === 'passed over') return [];
      const message = near === null ? `unknown column; known are ${known.join(', ')}` : 'unknown column';
      return [problem(row.at(column), message, near)];
    }),
  );
}
