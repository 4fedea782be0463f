import type { TidyRow } from './tidy-row.ts';
import { UnreadableCell } from './unreadable-cell.ts';

/** By column: what its values stand for, as they are written. */
export type ValueMaps = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Gives values what they stand for. A value that stands for nothing is unreadable, and never taken as it is. */
export function mapValues(rows: readonly TidyRow[], maps: ValueMaps): readonly TidyRow[] {
  if (maps.size === 0) return rows;
  return rows.map((row) => {
    const cells = { ...row.cells };
    for (const [column, values] of maps)
      if (cells[column] !== undefined) cells[column] = mapped(cells[column], values);
    return { ...row, cells };
  });
}

function mapped(cell: unknown, values: ReadonlyMap<string, string>): unknown {
  if (cell instanceof UnreadableCell) return cell;
  const written = typeof cell === 'string' ? cell.trim() : JSON.stringify(cell);
  const meant = values.get(written);
  return meant ?? new UnreadableCell(`is none of ${[...values.keys()].join(', ')}: ${JSON.stringify(cell)}`);
}
