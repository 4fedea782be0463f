import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse, type Info } from 'csv-parse';
import { csvColumns, csvOverflow, csvRow } from './csv-row.ts';
import { readJsonlRow } from './jsonl-row.ts';
import type { RawRow, RowFault } from './raw-rows.ts';
import { wrongSeparator } from './separator.ts';
import { fileFault } from './text-file.ts';

/** A table that was made elsewhere. Of its rows only the cells that were asked for are held. */
export interface Table {
  readonly rows: readonly RawRow[];
  /** Lines that are no row. */
  readonly faults: readonly RowFault[];
  /** Every column that the file has, also those that are not held. */
  readonly columns: ReadonlySet<string>;
}

/** Texts of answers are not held: so many ratings fit, and few files are larger. */
const largest = { megabytes: 2000 };

/**
 * Reads a .csv or .jsonl file piece by piece, so that what is held are the cells of the columns that `keep` names, and
 * not the file. A refusal is said in words that follow the file's name.
 */
export async function readTable(
  file: string,
  keep: (column: string) => boolean,
): Promise<Table | { readonly refused: string }> {
  const refused = await fileFault(file, largest);
  if (refused !== null) return { refused };
  const found: Found = { rows: [], faults: [], columns: new Set(), unusable: null };
  try {
    await (/\.csv$/i.test(file) ? readCsv(file, { found, keep }) : readJsonl(file, { found, keep }));
  } catch (error) {
    if (error instanceof CsvError)
      return {
        refused: `line ${Number(error['lines'])}: not valid CSV: a quotation mark is out of place or not closed`,
      };
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      return { refused: 'is not UTF-8 text' };
    throw error;
  }
  if (found.unusable !== null) return { refused: found.unusable };
  return found.rows.length === 0 && found.faults.length === 0 ? { refused: 'holds no rows' } : found;
}

interface Found extends Table {
  readonly rows: RawRow[];
  readonly faults: RowFault[];
  readonly columns: Set<string>;
  /** Why nothing can be made of it. */
  unusable: string | null;
}

interface Reading {
  readonly found: Found;
  readonly keep: (column: string) => boolean;
}

async function readCsv(file: string, { found, keep }: Reading): Promise<void> {
  let columns: readonly string[] | null = null;
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    on_record: (cells: string[], { lines }: Info) => {
      const line = lines - breaksIn(cells);
      if (columns === null) {
        const named = csvColumns(cells);
        columns = 'refused' in named ? [] : named;
        if ('refused' in named) found.unusable = `line ${line}: ${named.refused}`;
        for (const column of columns) found.columns.add(column);
      } else {
        const fault = csvOverflow(line, cells, columns);
        if (fault === null) found.rows.push(csvRow(line, cells, { columns, keep }));
        else found.faults.push(fault);
      }
      return null;
    },
  });
  let first = true;
  await pipeline(
    textsOf(file),
    async function* (texts) {
      for await (const text of texts) {
        const separator = first ? wrongSeparator(text) : null;
        first = false;
        if (separator !== null) {
          found.unusable = `line ${separator.line}: looks separated by ${separator.name}; save it with commas`;
          return;
        }
        yield text;
      }
    },
    parser,
    // Nothing comes out: every record was taken where it was found.
    async (records: AsyncIterable<unknown>) => {
      for await (const _ of records);
    },
  );
}

function breaksIn(cells: readonly string[]): number {
  return cells.reduce((breaks, cell) => breaks + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);
}

async function readJsonl(file: string, { found, keep }: Reading): Promise<void> {
  const seen = (column: string): boolean => {
    found.columns.add(column);
    return keep(column);
  };
  let line = 0;
  const take = (written: string): void => {
    line += 1;
    const read = readJsonlRow(line, written, seen);
    if (read === null) return;
    if ('message' in read) found.faults.push(read);
    else found.rows.push(read);
  };
  let rest = '';
  for await (const text of textsOf(file)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const written of lines) take(written);
  }
  take(rest);
}

async function* textsOf(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const pieces: AsyncIterable<Uint8Array> = createReadStream(file, { highWaterMark: 1 << 18 });
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
  const last = decoder.decode();
  if (last !== '') yield last;
}
