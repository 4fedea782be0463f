import type { Citation, Difference } from '../record/citation.ts';

/** What became of a citation, in words: `“48 layers” (quotation): found on page 3`. Raw text, which every output escapes its own way. */
export function citationWords(citation: Citation): string {
  const { kind, text, differences } = citation;
  const parts = [
    `“${shortened(text)}” (${kind}): ${stateWords(citation)}`,
    ...differences.map(differenceWords),
  ];
  return parts.join('; ');
}

function stateWords({ kind, state, pages, named, numbering, score }: Citation): string {
  switch (state) {
    case 'found':
      return kind === 'page' ? foundPage(pages) : `found on ${pagesText(pages)}${inPrint(numbering)}`;
    case 'found-elsewhere':
      return `found on ${pagesText(pages)}, not on ${pagesText(named)}`;
    case 'fuzzy':
      return kind === 'figure'
        ? `found with another unit on ${pagesText(pages)}`
        : `nearly found on ${pagesText(pages)} (${Math.floor(score * 100)} % of the words)`;
    case 'not-in-document':
      return kind === 'page' ? 'the document has no such page' : 'not in the document';
  }
}

function foundPage(pages: readonly number[]): string {
  return `right, ${pagesText(pages)} of the file`;
}

/** Pages are told as the file counts them; whoever looks for the printed number must know. */
function inPrint(numbering: Citation['numbering']): string {
  return numbering === 'printed' ? ' of the file, which bears the number named' : '';
}

function differenceWords({ document, answer }: Difference): string {
  if (document === '') return `the document does not have “${shortened(answer)}”`;
  if (answer === '') return `the document has “${shortened(document)}” too`;
  return `“${shortened(document)}” in the document, “${shortened(answer)}” in the answer`;
}

function pagesText(pages: readonly number[]): string {
  const [first, ...others] = pages.slice(0, MOST_PAGES);
  if (others.length === 0) return `page ${first}`;
  const more = pages.length > MOST_PAGES ? ` and ${pages.length - MOST_PAGES} more` : '';
  return `pages ${[first, ...others].join(', ')}${more}`;
}

/** More pages than anybody looks up. */
const MOST_PAGES = 8;

/** The answer stands above it: enough to know which quotation is meant. */
function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

const LONGEST = 160;
