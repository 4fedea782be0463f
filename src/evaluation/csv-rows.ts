import { CsvError, parse } from 'csv-parse/sync';
import type { RawRows } from './raw-rows.ts';
import { wrongSeparator } from './separator.ts';
import { showValue } from './show-value.ts';

/** Rows of comma-separated values under a header. */
export function readCsv(text: string): RawRows {
  const separator = wrongSeparator(text);
  if (separator !== null)
    return refused(separator.line, `looks separated by ${separator.name}; save it with commas`);
  const records = readRecords(text);
  if ('faults' in records) return records;
  const [header, ...others] = records.lines;
  const names = (header?.cells ?? []).map((name) => name.trim());
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) return refused(header?.line ?? 1, `the column ${showValue(twice)} stands twice`);
  return {
    rows: others.map(({ line, cells }) => {
      const named = names.map((name, index) => [name, fromCsvCell(cells[index] ?? '')] as const);
      return { line, cells: Object.fromEntries(named.filter(([, cell]) => cell !== '')) };
    }),
    faults: others
      .filter(({ cells }) => cells.length > names.length)
      .map(({ line, cells }) => ({
        line,
        key: null,
        message: `has ${cells.length} cells under ${names.length} columns`,
      })),
    header: { line: header?.line ?? 1, columns: names },
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

/** A spreadsheet would run a cell that begins so; exports put a ' before it, which is taken off again. Another ' stays. */
export function fromCsvCell(cell: string): string {
  return /^'[=+\-@\t\r']/.test(cell) ? cell.slice(1) : cell;
}
