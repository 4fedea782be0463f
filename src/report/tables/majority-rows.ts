import type { TidyFault, TidyRow } from './tidy-row.ts';
import { numberCell } from './number-cell.ts';
import { UnreadableCell } from './unreadable-cell.ts';

interface MajorityOptions {
  /** The field that tells raters apart, and the one that they rate in. */
  readonly rater: string;
  readonly value: string;
}

/** What makes an item itself, whoever rates it. */
const itemColumns = [
  'candidate',
  'question',
  'document',
  'measure',
  'answerIndex',
  'ratingIndex',
  'first',
  'second',
  'firstAnswerIndex',
  'secondAnswerIndex',
  'judge',
  'rater',
] as const;

/**
 * One row for each item in the place of one for each rater: what more than half of its raters say, those included that
 * nobody can read. An item without such a majority is unreadable. A rater's second rating of an item is a fault.
 */
export function majorityRows(
  rows: readonly TidyRow[],
  { rater, value }: MajorityOptions,
): { readonly rows: readonly TidyRow[]; readonly faults: readonly TidyFault[] } {
  const items = new Map<string, { first: TidyRow; votes: Map<string, unknown> }>();
  const faults: TidyFault[] = [];
  for (const row of rows) {
    const key = JSON.stringify(
      itemColumns.filter((column) => column !== rater).map((column) => row.cells[column] ?? null),
    );
    const item = items.get(key) ?? { first: row, votes: new Map<string, unknown>() };
    items.set(key, item);
    const voter = JSON.stringify(row.cells[rater] ?? null);
    if (item.votes.has(voter))
      faults.push({ ...placeOf(row), message: `stands twice: ${rater} ${voter} rated this before` });
    else item.votes.set(voter, row.cells[value]);
  }
  return { rows: [...items.values()].map((item) => decided(item, { rater, value })), faults };
}

function placeOf({ line, at }: TidyRow): Pick<TidyRow, 'line' | 'at'> {
  return at === undefined ? { line } : { line, at };
}

function decided(
  { first, votes }: { first: TidyRow; votes: ReadonlyMap<string, unknown> },
  { rater, value }: MajorityOptions,
): TidyRow {
  const { [rater]: _, ...cells } = first.cells;
  const said = [...votes.values()];
  const counts = Map.groupBy(said.filter(readable), (cell) => String(numberCell(cell) ?? cell));
  const most = [...counts.values()].find((same) => same.length > said.length / 2);
  const shown = said.map((cell) => (readable(cell) ? String(cell) : 'none')).join(', ');
  return {
    ...first,
    cells: {
      ...cells,
      [value]: most === undefined ? new UnreadableCell(`has no majority: ${shown}`) : most[0],
    },
  };
}

function readable(cell: unknown): boolean {
  return cell !== undefined && !(cell instanceof UnreadableCell);
}
