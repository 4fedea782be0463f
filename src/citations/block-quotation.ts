import type { Quotation } from './quotation.ts';

/**
 * Lines that begin with `>`, one after the other, without what names their source at their end. They are looked for in
 * the answer with its code blanked, and told as the answer has them.
 */
export function blockQuotations(text: string, answer: string): Quotation[] {
  return [...text.matchAll(/^ {0,3}>[^\n]*(?:\n {0,3}>[^\n]*)*/gm)].map(({ 0: block, index }) => {
    const lastLine = block.lastIndexOf('\n');
    const kept = lastLine > 0 && SOURCE.test(block.slice(lastLine + 1)) ? block.slice(0, lastLine) : block;
    const quoted = kept.replace(REFERENCE_AT_END, '');
    const end = index + quoted.length;
    return { text: withoutBlockMarks(answer.slice(index, end)).trim(), start: index, end };
  });
}

/** A last line that is a dash with a source, or nothing but a page reference. */
const SOURCE =
  /^ {0,3}>\s*(?:(?:—|–|--)\s|-?\s*[([]?\s*(?:pp?\.?|pages?|S\.|Seiten?)\s*\d[\d\s,–-]{0,24}[)\]]?\.?\s*$)/u;
const REFERENCE_AT_END =
  /[([]\s*(?:see |vgl\. )?(?:pp?\.?|pages?|S\.|Seiten?)\s*\d[^()[\]\n]{0,60}[)\]][.\s]*$/u;

/** A quotation that runs over lines of a block quote, without the marks of these. */
export function withoutBlockMarks(text: string): string {
  return text.replaceAll(/(^|\n) {0,3}>[ \t]?/g, '$1');
}
