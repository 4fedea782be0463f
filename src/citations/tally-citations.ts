import type { Citation, CitationKind, CitationTally, StateCounts } from '../record/citation.ts';

/** Counts the citations of an answer, by kind and state. An answer without citations has counts of 0, and no rate. */
export function tallyCitations(citations: readonly Citation[]): CitationTally {
  const countsOf = (kind: CitationKind): StateCounts => {
    const counts = { found: 0, 'found-elsewhere': 0, fuzzy: 0, 'not-in-document': 0 };
    for (const citation of citations) if (citation.kind === kind) counts[citation.state] += 1;
    return counts;
  };
  return { quotation: countsOf('quotation'), page: countsOf('page'), figure: countsOf('figure') };
}
