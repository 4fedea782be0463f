/** What a cell says; null for nothing, blanks, and what is neither a text nor a number nor a boolean. */
export function textCell(cell: unknown): string | null {
  if (typeof cell === 'string') return cell.trim() === '' ? null : cell;
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : null;
}
