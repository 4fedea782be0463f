/** Finds what an answer claims to stand in the document, there, without a model. */
import type { Citation } from '../record/citation.ts';
import { belongings } from './belonging.ts';
import { withoutCode } from './code-span.ts';
import type { DocumentIndex } from './document-index.ts';
import { decimalMark, readFigures } from './figure.ts';
import { findFigure } from './figure-citation.ts';
import { pageCitation } from './page-citation.ts';
import { readPageReferences, type PageReference } from './page-reference.ts';
import { readQuotations } from './read-quotations.ts';
import { quotationCitation } from './quotation-citation.ts';
import { quotationFinder } from './quotation-finder.ts';

/**
 * The quotations, page references and figures of an answer, in their order, each with where it stands in the document
 * and whether the page named for it is right. Paraphrases are none of these: whether they hold is for a judge to say.
 */
export function findCitations(answer: string, document: DocumentIndex): Citation[] {
  const quotations = readQuotations(answer);
  const unquoted = blanked(withoutCode(answer), quotations, QUOTED);
  const references = readPageReferences(unquoted, quotations);
  const { ofQuotation, at } = belongings({ text: unquoted, quotations, references });
  const given = new Map(references.map((reference) => [reference, [] as Citation[]]));
  const find = quotationFinder(document);
  const quoted = quotations.map((quotation) => {
    const reference = ofQuotation.get(quotation);
    const facts = { found: find(quotation.text), named: reference?.pages ?? [] };
    const citation = quotationCitation(quotation, facts, document);
    if (reference !== undefined) given.get(reference)?.push(citation);
    return citation;
  });
  const pages = references.map((reference) => pageCitation(reference, given.get(reference) ?? [], document));
  const stated = blanked(blanked(unquoted, quotations, ' '), references, ' ');
  const mark = decimalMark(stated) ?? document.figures.mark;
  const pagesAround = pagesOnce();
  const figures = readFigures(stated, mark).map((figure) =>
    findFigure(figure, pagesAround(at(figure.start)), document),
  );
  return [...quoted, ...pages, ...figures].toSorted((a, b) => a.start - b.start);
}

/** The pages that a sentence names for its figures, gathered once for each sentence. One that names very many names none. */
function pagesOnce(): (references: readonly PageReference[]) => readonly number[] {
  const known = new Map<readonly PageReference[], readonly number[]>();
  return (references) => {
    const earlier = known.get(references);
    if (earlier !== undefined) return earlier;
    const pages = [...new Set(references.flatMap((reference) => reference.pages))];
    const named = pages.length > MOST_PAGES ? [] : pages;
    known.set(references, named);
    return named;
  };
}

const MOST_PAGES = 100;

/** A capital, so that a sentence can begin with a quotation, and goes on in one. */
const QUOTED = 'Q';

/** The text with parts of it made of one character; the full stop at the end of a quotation stays what it is. */
function blanked(text: string, parts: readonly { start: number; end: number }[], by: string): string {
  let result = '';
  let last = 0;
  for (const { start, end } of parts) {
    const ending = by === QUOTED && /[.!?]["”“’‘»«›‹']?$/.test(text.slice(start, end)) ? '.' : by;
    result += text.slice(last, start) + by.repeat(Math.max(0, end - start - 1)) + ending;
    last = end;
  }
  return result + text.slice(last);
}
