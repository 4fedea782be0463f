/** Somebody who rates, as whoever wants to talk them round would call them. */
const judge =
  '(?:judges?|graders?|evaluators?|raters?|reviewers?|examiners?|assessors?|scorers?|(?:AI|language) models?|LLMs?)';
const verdict = '(?:ratings?|scores?|grades?|levels?|marks?|verdicts?|points)';
const best = '(?:highest|maximum|max|full|top|best|perfect|very good|excellent|5|five|10|ten|100)';

/**
 * Each way of speaking to a judge, or of looking like what frames an answer. Within a few words of one another, so
 * that a text that only speaks of grades and judges is left alone.
 */
const ways: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.!?\n]{0,40}\b(?:instructions?|prompts?|rubric|criteria|guidelines|rules|steps)\b/i,
  new RegExp(
    `\\b(?:(?:note|message|attention|instructions?|reminder|memo)[,:]?(?: to| for)?|dear|hello|hey)(?: the| my| all| any| our)? (?:(?!an? )\\p{L}+ )?${judge}\\s*[,:!–—-]`,
    'iu',
  ),
  new RegExp(
    `\\bas (?:the|an?|your) (?:impartial |fair |expert )?${judge},? (?:you|please|give|rate|assign|choose|should|must)\\b`,
    'i',
  ),
  new RegExp(`\\byou are (?:now )?(?:the|an?) (?:[a-z]+ ){0,2}${judge}\\b`, 'i'),
  new RegExp(
    `\\b(?:give|assign|award|choose|select|output|return|reply with)\\b[^.!?\\n]{0,40}\\b${best}\\b[^.!?\\n]{0,15}\\b${verdict}\\b`,
    'i',
  ),
  /\b(?:rate|score|grade|mark)\s+(?:this|my|the)\s+(?:answer|response|reply|summary|text)\b[^.!?\n]{0,40}\b(?:as|with|at|a|an)\b/i,
  new RegExp(
    `\\bthis (?:answer|response|reply|summary)\\s+(?:deserves|merits|must|should|ought to|has been|was|is)\\b[^.!?\\n]{0,40}\\b(?:${verdict}|rated|scored|graded)\\b`,
    'i',
  ),
  /^[ \t>*_#-]*(?:verdict|final (?:rating|score|grade|verdict))[ \t*_]*[:=]/im,
  /["'](?:level|rating|verdict)["']\s*:\s*(?:["'\d-])/i,
  /\[(?:end of )?(?:answer|evaluation)(?: [0-9a-f]{4,})?\]|<\/?(?:answer|response|document|system|instructions?)>/i,
  /<\|[a-z_]+\|>|\[\/?INST\]|<<\/?SYS>>|^(?:system|developer)\s*(?:prompt|message)?:\s/im,
];

/** Characters that show nothing and can carry a text past a reader: tags, and runs of marks without width. */
const hidden = /[\u{e0020}-\u{e007f}]{4,}|[\u200b\u200c\u2060\ufeff]{8,}/u;
/** Those and their like within a word keep it from being found. */
const withoutWidth = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;
/** Longer texts are looked at in their beginning and end: a book would take seconds. */
const mostCharacters = 2_000_000;
const shown = 80;

/**
 * The words in a text that speak to its judge instead of its reader, shortened; null where there are none. No model
 * is asked, so the same text always says the same. English only, and no more than a hint: a text can quote such words.
 */
export function suspicionIn(text: string): string | null {
  if (hidden.test(text)) return 'hidden characters';
  const visible = (
    text.length > mostCharacters
      ? `${text.slice(0, mostCharacters / 2)}\n${text.slice(-mostCharacters / 2)}`
      : text
  )
    .normalize('NFKC')
    .replaceAll(withoutWidth, '');
  for (const way of ways) {
    const [words] = way.exec(visible) ?? [];
    if (words !== undefined) return shortened(words);
  }
  return null;
}

function shortened(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return line.length > shown ? `${line.slice(0, shown - 1)}…` : line;
}
