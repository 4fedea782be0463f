/**
 * Splits running text into sentences. The runtime's own segmenter does the work; what it
 * breaks after an abbreviation or an initial is put together again.
 */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let open = '';
  for (const { segment } of segmenter.segment(text)) {
    open += segment;
    if (ABBREVIATED.test(open)) continue;
    sentences.push(open);
    open = '';
  }
  if (open !== '') sentences.push(open);
  return sentences;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

const ABBREVIATED =
  /(?:^|[\s("“[])(?:e\.\s?g|i\.\s?e|vs|cf|al|ca|approx|Dr|Mr|Mrs|Ms|Prof|St|Nos?|Figs?|Eqs?|Sec|Ch|Vol|pp?|Jr|Sr|Inc|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|\p{Lu}(?:\.\p{Lu})*)\.\s*$/u;
