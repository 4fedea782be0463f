/** The id of the measure of citations: no judge, rubric or check may have it. */
export const citationMeasure = 'citations';

/**
 * `found`: it stands there, but for typography; of a page, that the document has it. `found-elsewhere`: it
 * stands in the document, but on none of the pages named for it. `fuzzy`: something near it stands there, and
 * differs in words or numbers. `not-in-document`: nothing like it does; of a page, that there is no such page.
 */
export type CitationState = 'found' | 'found-elsewhere' | 'fuzzy' | 'not-in-document';

/** A quotation's words or a figure of an answer, or a page that it names. */
export type CitationKind = 'quotation' | 'page' | 'figure';

/** How the pages named were counted: from the first of the file, or by the numbers printed on them. */
export type Numbering = 'physical' | 'printed' | 'both';

/** A stretch of the document, from a character of its first page to behind one of its last. */
export interface Passage {
  readonly firstPage: number;
  readonly lastPage: number;
  /** Characters of the first page's text before it. */
  readonly start: number;
  /** Characters of the last page's text up to its end. */
  readonly end: number;
  readonly text: string;
}

/** Where answer and document part: their words, the empty string where one of them has none. */
export interface Difference {
  readonly document: string;
  readonly answer: string;
}

/** One thing that an answer claims to stand in the document, looked up there. Derived, without a model. */
export interface Citation {
  readonly kind: CitationKind;
  /** As the answer writes it, without quotation marks. */
  readonly text: string;
  /** Characters of the answer before it, and up to its end. */
  readonly start: number;
  readonly end: number;
  readonly state: CitationState;
  /** The page numbers given for it, as the answer writes them; of a page reference, its own. */
  readonly named: readonly number[];
  /** By which count a page named is right; null where none is, or none was named. */
  readonly numbering: Numbering | null;
  /** All pages on which it stands (of a page reference: that it should name), counted from 1 as in the file. */
  readonly pages: readonly number[];
  /** Where it stands, on a page named if it does; null for pages and figures, and where it was not found. */
  readonly passage: Passage | null;
  readonly differences: readonly Difference[];
  /** The share of its words that stand in the passage as quoted: 1 where found, 0 where not in the document. */
  readonly score: number;
}

/** How many citations of one kind an answer has, in each state. */
export type StateCounts = Readonly<Record<CitationState, number>>;

/** The citations of one answer, counted. */
export type CitationTally = Readonly<Record<CitationKind, StateCounts>>;
