/** The number that a cell is; null for what is none, also where it was written as one too large to be held. */
export function numberCell(cell: unknown): number | null {
  const plain = typeof cell === 'string' && /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(cell);
  const number = plain ? Number(cell) : cell;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}
