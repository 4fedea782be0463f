import type { Citation, CitationState, Difference } from '../record/citation.ts';
import type { DocumentIndex } from './document-index.ts';
import type { Figure } from './figure.ts';
import { numberingOf } from './named-pages.ts';

/**
 * A figure looked up by its value and unit. `fuzzy` where the document has the value with other units only. That a
 * figure stands in the document does not say that it is given for the right thing.
 */
export function findFigure(
  { text, start, end, value, unit }: Figure,
  named: readonly number[],
  document: DocumentIndex,
): Citation {
  const byUnit = document.figures.values.get(value);
  const same = byUnit?.get(unit);
  const others = [...(byUnit?.values() ?? [])];
  const pages = [...new Set((same === undefined ? others : [same]).flatMap((places) => places.pages))];
  const numbering = numberingOf(named, pages, document);
  const isExact = same !== undefined;
  const differences = isExact
    ? []
    : others.map((other): Difference => ({ document: other.text, answer: text }));
  const state = stateOf({
    isExact,
    isAnywhere: pages.length > 0,
    misled: named.length > 0 && numbering === null,
  });
  return {
    kind: 'figure',
    text,
    start,
    end,
    state,
    named,
    numbering,
    pages: pages.toSorted((a, b) => a - b),
    passage: null,
    differences,
    score: isExact ? 1 : 0,
  };
}

interface Facts {
  readonly isExact: boolean;
  readonly isAnywhere: boolean;
  readonly misled: boolean;
}

function stateOf({ isExact, isAnywhere, misled }: Facts): CitationState {
  if (!isAnywhere) return 'not-in-document';
  if (!isExact) return 'fuzzy';
  return misled ? 'found-elsewhere' : 'found';
}
