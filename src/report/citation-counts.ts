import type { CitationKind, CitationState, CitationTally, StateCounts } from '../record/citation.ts';

/** All citations of one candidate's answers, also of those without a quotation. */
export interface CitationCounts {
  readonly states: CitationTally;
  /** Answers that were read, and those of them that quote. */
  readonly answers: number;
  readonly answersQuoting: number;
}

/** Nothing read yet. */
export function noCitations(): CitationCounts {
  return { states: { quotation: none, page: none, figure: none }, answers: 0, answersQuoting: 0 };
}

/** The counts with one more answer's. */
export function withAnswer(counts: CitationCounts, answer: CitationTally): CitationCounts {
  const sum = (kind: CitationKind): StateCounts => added(counts.states[kind], answer[kind]);
  return {
    states: { quotation: sum('quotation'), page: sum('page'), figure: sum('figure') },
    answers: counts.answers + 1,
    answersQuoting: counts.answersQuoting + (allOf(answer.quotation) > 0 ? 1 : 0),
  };
}

/** How many there are, in whatever state. */
export function allOf(counts: StateCounts): number {
  return states.reduce((sum, state) => sum + counts[state], 0);
}

/** The share that was found, on a page named if one is; null where there are none, never 0. */
export function foundShare(counts: StateCounts): number | null {
  const all = allOf(counts);
  return all === 0 ? null : counts.found / all;
}

const states: readonly CitationState[] = ['found', 'found-elsewhere', 'fuzzy', 'not-in-document'];
const none: StateCounts = { found: 0, 'found-elsewhere': 0, fuzzy: 0, 'not-in-document': 0 };

function added(one: StateCounts, other: StateCounts): StateCounts {
  return {
    found: one.found + other.found,
    'found-elsewhere': one['found-elsewhere'] + other['found-elsewhere'],
    fuzzy: one.fuzzy + other.fuzzy,
    'not-in-document': one['not-in-document'] + other['not-in-document'],
  };
}
