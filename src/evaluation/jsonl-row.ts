import { keyTwice } from './json-keys.ts';
import type { RawRow, RowFault } from './raw-rows.ts';

/** The row that one line of JSON is, or what is wrong with it; null for a line that is blank. Empty cells are not there. */
export function readJsonlRow(
  line: number,
  written: string,
  keep: (column: string) => boolean = () => true,
): RawRow | RowFault | null {
  if (written.trim() === '') return null;
  const value = readObject(written);
  if (value === null) return { line, key: null, message: 'not a JSON object' };
  const key = keyTwice(written);
  if (key !== null) return { line, key, message: 'this key stands twice' };
  const there = Object.entries(value).filter(
    ([column, cell]) => cell !== null && cell !== '' && keep(column),
  );
  return { line, cells: Object.fromEntries(there) };
}

function readObject(written: string): object | null {
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
