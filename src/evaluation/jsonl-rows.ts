import { readJsonlRow } from './jsonl-row.ts';
import type { RawRow, RawRows, RowFault } from './raw-rows.ts';

/** Rows of a file that holds one JSON object on each line. */
export function readJsonl(text: string): RawRows {
  const rows: RawRow[] = [];
  const faults: RowFault[] = [];
  for (const [index, written] of text.split('\n').entries()) {
    const read = readJsonlRow(index + 1, written);
    if (read === null) continue;
    if ('message' in read) faults.push(read);
    else rows.push(read);
  }
  return { rows, faults, header: null };
}
