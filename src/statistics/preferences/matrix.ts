export type Matrix = readonly (readonly number[])[];

/** The inverse of a square matrix, by elimination with pivots; null where it has none. */
export function inverse(matrix: Matrix): number[][] | null {
  const size = matrix.length;
  const rows = matrix.map((row, index) => [...row, ...row.map((_, column) => (column === index ? 1 : 0))]);
  const largest = Math.max(...matrix.flat().map(Math.abs));
  for (let step = 0; step < size; step += 1) {
    const pivot = pivotRow(rows, step);
    const lead = rows[pivot]![step]!;
    if (!(Math.abs(lead) > 1e-12 * largest)) return null;
    [rows[step], rows[pivot]] = [rows[pivot]!, rows[step]!];
    rows[step] = rows[step]!.map((value) => value / lead);
    for (let index = 0; index < size; index += 1) {
      if (index === step) continue;
      const factor = rows[index]![step]!;
      rows[index] = rows[index]!.map((value, column) => value - factor * rows[step]![column]!);
    }
  }
  return rows.map((row) => row.slice(size));
}

/** The matrix times a column. */
export function times(matrix: Matrix, column: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((total, value, index) => total + value * column[index]!, 0));
}

function pivotRow(rows: Matrix, step: number): number {
  let best = step;
  for (let index = step + 1; index < rows.length; index += 1)
    if (Math.abs(rows[index]![step]!) > Math.abs(rows[best]![step]!)) best = index;
  return best;
}
