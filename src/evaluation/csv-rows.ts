import { CsvError, parse } from 'csv-parse/sync';
import { csvColumns, csvOverflow, csvRow } from './csv-row.ts';
import type { RawRows } from './raw-rows.ts';
import { wrongSeparator } from './separator.ts';

/** Rows of comma-separated values under a header. */
export function readCsv(text: string): RawRows {
  const separator = wrongSeparator(text);
  if (separator !== null)
    return refused(separator.line, `looks separated by ${separator.name}; save it with commas`);
  const records = readRecords(text);
  if ('faults' in records) return records;
  const [header, ...others] = records.lines;
  const columns = csvColumns(header?.cells ?? []);
  if ('refused' in columns) return refused(header?.line ?? 1, columns.refused);
  return {
    rows: others.map(({ line, cells }) => csvRow(line, cells, { columns })),
    faults: others.flatMap(({ line, cells }) => csvOverflow(line, cells, columns) ?? []),
    header: { line: header?.line ?? 1, columns },
  };
}

function refused(line: number, message: string): RawRows {
  return { rows: [], faults: [{ line, key: null, message }], header: null };
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

function readRecords(text: string): { lines: Line[] } | RawRows {
  const found: Line[] = [];
  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      // Kept as it comes, without what the library would keep beside it.
      on_record(cells: string[], { lines }) {
        // A row is told with the line that it ends on, and may go over several.
        found.push({ cells, line: lines - cells.reduce((sum, cell) => sum + breaksIn(cell), 0) });
        return null;
      },
    });
    return { lines: found };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines']);
    return refused(line, 'not valid CSV: a quotation mark is out of place or not closed');
  }
}

function breaksIn(text: string): number {
  return text.split('\n').length - 1;
}
