import type { CandidateFacts } from './build-report.ts';
import type { Finding } from './finding.ts';
import { textCell } from './tables/text-cell.ts';
import type { TidyRow } from './tables/tidy-row.ts';

/** The candidates of a table, as they come; with their model and guidance, where all rows that say one say the same. */
export function tidyCandidates(findings: readonly Finding[], rows: readonly TidyRow[]): CandidateFacts[] {
  const said = new Map<string, { models: Set<string>; guidances: Set<string> }>();
  for (const { candidate } of findings) said.set(candidate, { models: new Set(), guidances: new Set() });
  for (const { cells } of rows) {
    const known = said.get(textCell(cells['candidate']) ?? '');
    if (known === undefined) continue;
    add(known.models, cells['model']);
    add(known.guidances, cells['guidance']);
  }
  return [...said].map(([id, { models, guidances }]) => ({
    id,
    model: onlyOne(models),
    guidance: onlyOne(guidances),
  }));
}

function add(texts: Set<string>, cell: unknown): void {
  const text = textCell(cell);
  if (text !== null) texts.add(text);
}

function onlyOne(texts: ReadonlySet<string>): string | null {
  const [text = null] = texts;
  return texts.size === 1 ? text : null;
}
