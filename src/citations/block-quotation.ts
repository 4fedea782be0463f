import type { Quotation } from './quotation.ts';

/**
 * Lines that begin with `>`, one after the other, without what names their source below them. They are looked for in
 * the answer with its code blanked, and told as the answer has them.
 */
export function blockQuotations(text: string, answer: string): Quotation[] {
  return [...text.matchAll(/^ {0,3}>[^\n]*(?:\n {0,3}>[^\n]*)*/gm)].map(({ 0: block, index }) => {
    const lines = block.split('\n');
    const sourced = lines.findIndex((line, at) => at > 0 && SOURCE.test(line));
    const kept = sourced < 0 ? block : lines.slice(0, sourced).join('\n');
    const quoted = kept.replace(REFERENCE_AT_END, '');
    const end = index + quoted.length;
    return { text: withoutBlockMarks(answer.slice(index, end)).trim(), start: index, end };
  });
}

const SOURCE = /^ {0,3}>\s*(?:[—–-]{1,2}\s|[([]?\s*(?:pp?|pages?|S|Seiten?)\b\.?\s*\d)/u;
const REFERENCE_AT_END =
  /\s*[([]\s*(?:see |vgl\. )?(?:pp?\.?|pages?|S\.|Seiten?)\s*\d[^()[\]\n]{0,60}[)\]][.\s]*$/u;

/** A quotation that runs over lines of a block quote, without the marks of these. */
export function withoutBlockMarks(text: string): string {
  return text.replaceAll(/(^|\n) {0,3}>[ \t]?/g, '$1');
}
