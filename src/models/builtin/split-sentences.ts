/**
 * Splits running text into sentences. The runtime's own segmenter does the work; what it
 * breaks after an abbreviation or an initial is put together again. One after the other, so that a long text
 * need not be split at once.
 */
export function* splitSentences(text: string): Generator<string> {
  let start = 0;
  for (const { segment, index } of segmenter.segment(text)) {
    const end = index + segment.length;
    if (endsInAbbreviation(text, start, end)) continue;
    yield text.slice(start, end);
    start = end;
  }
  if (start < text.length) yield text.slice(start);
}

/** Only the end is looked at: a sentence may be as long as a document. */
function endsInAbbreviation(text: string, start: number, end: number): boolean {
  const from = end - start > ENDING ? end - ENDING : start;
  return ABBREVIATED.test((from > start ? '_' : '') + text.slice(from, end));
}

/** More characters than an abbreviation has, with the spaces behind it. */
const ENDING = 80;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

const ABBREVIATED =
  /(?:^|[\s("“[])(?:e\.\s?g|i\.\s?e|vs|cf|al|ca|approx|Dr|Mr|Mrs|Ms|Prof|St|Nos?|Figs?|Eqs?|Sec|Ch|Vol|pp?|Jr|Sr|Inc|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|\p{Lu}(?:\.\p{Lu})*)\.\s*$/u;
