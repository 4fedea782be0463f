import { mean, sum } from './moments.ts';

/** Mean squares of a two-way analysis of variance without repeats. */
export interface TableSquares {
  readonly rows: number;
  readonly columns: number;
  /** What neither rows nor columns explain. */
  readonly residual: number;
  readonly means: {
    readonly all: number;
    readonly rows: readonly number[];
    readonly columns: readonly number[];
  };
}

/** Mean squares of a complete table with at least two rows and two columns, one value in each place. */
export function tableSquares(table: readonly (readonly number[])[]): TableSquares {
  const rows = table.map(mean);
  const columns = table[0]!.map((_, column) => mean(table.map((row) => row[column]!)));
  const all = mean(rows);
  const left = table.flatMap((row, index) =>
    row.map((value, column) => (value - rows[index]! - columns[column]! + all) ** 2),
  );
  return {
    rows: (columns.length * sum(rows, (value) => (value - all) ** 2)) / (rows.length - 1),
    columns: (rows.length * sum(columns, (value) => (value - all) ** 2)) / (columns.length - 1),
    residual: sum(left) / ((rows.length - 1) * (columns.length - 1)),
    means: { all, rows, columns },
  };
}
