import { citationMeasure, type StateCounts } from '../record/citation.ts';
import { allOf } from './citation-counts.ts';
import type { CandidateReport, Warning } from './report.ts';

/** Says whose quotations and pages a reader would look for in vain. */
export function citationWarnings(candidates: readonly CandidateReport[]): Warning[] {
  const cited = candidates.flatMap(({ id, measures }) => {
    const states = measures[citationMeasure]?.citations?.states;
    return states === undefined ? [] : [{ id, states }];
  });
  return [
    ...cited.flatMap(({ id, states: { quotation } }) =>
      warning('citations-not-in-document', quotation['not-in-document'], {
        of: `${quotationsOf(quotation)} of ${id}`,
        says: ['is not in the document', 'are not in the document'],
        remedy: '; "assay show" tells which',
      }),
    ),
    ...cited.flatMap(({ id, states: { quotation } }) =>
      warning('citations-found-elsewhere', quotation['found-elsewhere'], {
        of: `${quotationsOf(quotation)} of ${id}`,
        says: ['stands in the document, but on no page named', 'stand in the document, but on no page named'],
      }),
    ),
    ...cited.flatMap(({ id, states: { page } }) =>
      warning('pages-not-in-document', page['not-in-document'], {
        of: `${allOf(page)} page ${allOf(page) === 1 ? 'reference' : 'references'} of ${id}`,
        says: ['names a page that the document does not have', 'name pages that the document does not have'],
      }),
    ),
  ];
}

interface Words {
  readonly of: string;
  /** For one, and for several. */
  readonly says: readonly [string, string];
  readonly remedy?: string;
}

function warning(code: string, count: number, { of, says, remedy = '' }: Words): Warning[] {
  if (count === 0) return [];
  const message = `${citationMeasure}: ${count} of ${of} ${says[count === 1 ? 0 : 1]}${remedy}`;
  return [{ code, message }];
}

function quotationsOf(counts: StateCounts): string {
  const all = allOf(counts);
  return `${all} ${all === 1 ? 'quotation' : 'quotations'}`;
}
