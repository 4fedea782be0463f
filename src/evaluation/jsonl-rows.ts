import type { RawRow, RawRows } from './raw-rows.ts';

/** Rows of a file that holds one JSON object on each line. */
export function readJsonl(text: string): RawRows {
  const rows: RawRow[] = [];
  const faults: { line: number; message: string }[] = [];
  for (const [index, written] of text.split('\n').entries()) {
    if (written.trim() === '') continue;
    const cells = readObject(written);
    if (cells === null) faults.push({ line: index + 1, message: 'not a JSON object' });
    else rows.push({ line: index + 1, cells });
  }
  return { rows, faults };
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
