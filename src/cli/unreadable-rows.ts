import type { TidyFault } from '../report/tables/tidy-row.ts';
import type { Warning } from '../report/report.ts';

/** Says how many rows could not be read, and names the first few. */
export function unreadableRows(faults: readonly TidyFault[], what: string): Warning[] {
  if (faults.length === 0) return [];
  const rows = faults.length === 1 ? '1 row holds' : `${faults.length} rows hold`;
  return [
    { code: 'unreadable-rows', message: `${rows} no ${what} that can be read: ${firstFaults(faults)}` },
  ];
}

/** The first few, by their places, and how many more there are. */
export function firstFaults(faults: readonly TidyFault[]): string {
  const shown = faults.slice(0, 5).map(({ line, at, message }) => `${at ?? `line ${line}`} ${message}`);
  const more = faults.length - shown.length;
  return `${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}
