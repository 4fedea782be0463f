/** A spreadsheet would run a cell that begins so; exports put a ' before it, which is taken off again. Another ' stays. */
export function fromCsvCell(cell: string): string {
  return /^'[=+\-@\t\r']/.test(cell) ? cell.slice(1) : cell;
}
