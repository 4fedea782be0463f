import { basename, resolve } from 'node:path';
import { readJson } from '../evaluation/read-json.ts';
import { readTable } from '../evaluation/read-table.ts';
import { inspectRows, isInspectLog, type InspectLog } from '../report/tables/inspect-rows.ts';
import { promptfooRows } from '../report/tables/promptfoo-rows.ts';
import type { TidyRow } from '../report/tables/tidy-row.ts';
import { UsageError, type Outside } from './outside.ts';
import { neededColumns, type ShapedTable, type ShapeOptions } from './shaped-table.ts';

/** Reads what was made elsewhere into rows. Throws a UsageError where the files are nothing that can be read. */
export async function elsewhereTable(
  files: readonly string[],
  options: ShapeOptions,
  { folder }: Outside,
): Promise<ShapedTable> {
  const [file = '', another] = files;
  const odd = files.find((name) => !/\.(csv|jsonl|json)$/i.test(name));
  if (odd !== undefined) throw new UsageError(`${odd}: ${remedyFor(odd)}`);
  if (files.every((name) => /\.json$/i.test(name))) return jsonTable(files, folder);
  if (another !== undefined)
    throw new UsageError(`${another}: only logs of Inspect are read several at once; put rows into one file`);
  const read = await readTable(resolve(folder, file), neededColumns(options));
  if ('refused' in read) throw new UsageError(`${file}: ${read.refused}`);
  const faults = read.faults.map(({ line, key, message }) => ({
    line,
    message: key === null ? message : `${key}: ${message}`,
  }));
  return { name: basename(file), rows: read.rows, columns: read.columns, faults, warnings: [] };
}

function remedyFor(file: string): string {
  return /\.eval$/i.test(file)
    ? 'is a log in Inspect\'s own format; write it as JSON with "inspect log convert --to json"'
    : 'does not end in .csv or .jsonl; results of promptfoo and logs of Inspect end in .json';
}

async function jsonTable(files: readonly string[], folder: string): Promise<ShapedTable> {
  const logs: InspectLog[] = [];
  for (const file of files) {
    const read = await readJson(resolve(folder, file));
    if ('refused' in read) throw new UsageError(`${file}: ${read.refused}`);
    const rows = promptfooRows(read.json);
    if (rows !== null && files.length === 1) return asTable(basename(file), rows);
    if (rows !== null) throw new UsageError(`${file}: holds results of promptfoo; name it alone`);
    if (!isInspectLog(read.json))
      throw new UsageError(
        `${file}: holds neither results of promptfoo nor a log of Inspect; rows of your own go into .csv or .jsonl`,
      );
    logs.push({ file: basename(file), json: read.json });
  }
  const { rows, unfinished } = inspectRows(logs);
  if (rows.length === 0) throw new UsageError(`${files.join(', ')}: holds no scores`);
  const warnings = unfinished.map((file) => ({
    code: 'log-unfinished',
    message: `${file}: its run did not end well; what it did not reach is not in it`,
  }));
  return { ...asTable(logs.map(({ file }) => file).join(', '), rows), warnings };
}

function asTable(name: string, rows: readonly TidyRow[]): ShapedTable {
  const columns = new Set(rows.flatMap(({ cells }) => Object.keys(cells)));
  return { name, rows, columns: columns.add('rating'), faults: [], warnings: [] };
}
