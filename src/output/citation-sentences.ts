import type { StateCounts } from '../record/citation.ts';
import { allOf } from '../report/citation-counts.ts';
import { countedText, countText } from './number-text.ts';
import type { ResultRow } from './result-rows.ts';

/** What the share of citations is a share of. */
export const citationSentence =
  'Of the quotations in an answer, the share that stands in the document word by word, and on a page named for it, if one is. Answers that quote nothing are left out.';

/** One line for each candidate: `Cited: 12 of 14 quotations found, 1 elsewhere, 1 not in the document; …`. */
export function citationLines(rows: readonly ResultRow[]): string[] {
  return rows.flatMap(({ candidate, standing: { citations } }) => {
    if (citations === undefined) return [];
    const { states, answers, answersQuoting } = citations;
    const quoting = `${countText(answersQuoting)} of ${countedText(answers, 'answer')} quote${answersQuoting === 1 ? 's' : ''}`;
    const kinds = [
      statesText(states.quotation, 'quotation', { differing: 'in other words' }),
      statesText(states.page, 'page reference', { differing: '' }),
      statesText(states.figure, 'figure', { differing: 'with another unit' }),
    ];
    return [`${candidate.id}: ${[quoting, ...kinds.filter((kind) => kind !== '')].join('; ')}.`];
  });
}

/** `12 of 14 quotations found, 1 elsewhere`; empty where there are none. */
function statesText(counts: StateCounts, noun: string, { differing }: { differing: string }): string {
  const all = allOf(counts);
  if (all === 0) return '';
  const others: readonly [number, string][] = [
    [counts['found-elsewhere'], 'on another page'],
    [counts.fuzzy, differing],
    [counts['not-in-document'], 'not in the document'],
  ];
  const left = others.filter(([count]) => count > 0).map(([count, state]) => `${countText(count)} ${state}`);
  return [`${countText(counts.found)} of ${countedText(all, noun)} found`, ...left].join(', ');
}
