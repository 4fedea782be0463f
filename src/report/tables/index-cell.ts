import { numberCell } from './number-cell.ts';

/** The index that a cell says, counted from 1; null where it says nothing, `wrong` for what is no index. */
export function indexCell(cell: unknown): number | null | 'wrong' {
  if (cell === undefined) return null;
  const index = numberCell(cell);
  return index !== null && Number.isSafeInteger(index) && index >= 1 ? index : 'wrong';
}
