import { keyTwice } from './json-keys.ts';
import type { RawRow, RawRows, RowFault } from './raw-rows.ts';

/** Rows of a file that holds one JSON object on each line. */
export function readJsonl(text: string): RawRows {
  const rows: RawRow[] = [];
  const faults: RowFault[] = [];
  for (const [index, written] of text.split('\n').entries()) {
    if (written.trim() === '') continue;
    const line = index + 1;
    const cells = readObject(written);
    const key = cells === null ? null : keyTwice(written);
    if (cells === null) faults.push({ line, key, message: 'not a JSON object' });
    else if (key !== null) faults.push({ line, key, message: 'this key stands twice' });
    else rows.push({ line, cells });
  }
  return { rows, faults, header: null };
}

function readObject(written: string): RawRow['cells'] | null {
  try {
    const value: unknown = JSON.parse(written);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return Object.fromEntries(Object.entries(value).filter(([, cell]) => cell !== null && cell !== ''));
  } catch {
    return null;
  }
}
