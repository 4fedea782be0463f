/** What somebody asked of an answer's form, as far as plain words tell. Null or false where nothing was said. */
export interface Wishes {
  /** At most so many sentences. */
  readonly sentences: number | null;
  /** At most so many words. */
  readonly words: number | null;
  readonly amount: 'brief' | 'moderate' | 'detailed' | null;
  readonly bullets: boolean;
  /** Quotations or page references. */
  readonly quotes: boolean;
  readonly simple: boolean;
}

/** Reads wishes from a guidance, where every word is about the answer's form. English only. */
export function readGuidanceWishes(guidance: string): Wishes {
  return { ...readWishes(guidance), amount: amountIn(guidance, BRIEF_GUIDANCE) };
}

/** Reads wishes from a question, whose words may be about the matter: `short contracts` asks for no short answer. */
export function readWishes(text: string): Wishes {
  const items = limitIn(text, ITEMS) ?? limitIn(text, LISTED);
  const paragraphs = limitIn(text, PARAGRAPHS);
  return {
    sentences: limitIn(text, SENTENCES) ?? items ?? (paragraphs === null ? null : paragraphs * 4),
    words: limitIn(text, WORDS),
    amount: amountIn(text, BRIEF),
    bullets: items !== null || LIST.test(text),
    quotes: QUOTES.test(text) && !NO_QUOTES.test(text),
    simple: SIMPLE.test(text),
  };
}

/** What the question wishes goes before what the guidance wishes. */
export function mergeWishes(guidance: Wishes, question: Wishes): Wishes {
  const limited = question.sentences !== null || question.words !== null || question.amount !== null;
  const length = limited ? question : guidance;
  return {
    sentences: length.sentences,
    words: length.words,
    amount: length.amount,
    bullets: guidance.bullets || question.bullets,
    quotes: guidance.quotes || question.quotes,
    simple: guidance.simple || question.simple,
  };
}

/** The question without its wishes and without words that only address the document. */
export function withoutWishes(question: string): string {
  return [
    SENTENCES,
    ITEMS,
    LISTED,
    PARAGRAPHS,
    WORDS,
    LIST,
    QUOTES,
    SIMPLE,
    BRIEF,
    DETAILED,
    MODERATE,
    ADDRESS,
  ].reduce((text, pattern) => text.replaceAll(new RegExp(pattern, 'giu'), ' '), question);
}

const COUNT = String.raw`(?<count>\d+|a single|one|two|three|four|five|six|seven|eight|nine|ten)`;
const RANGE = String.raw`\b(?:at most |no more than |up to |exactly |within |under |in )?(?:${COUNT.replace('<count>', '<least>')}\s*(?:-|–|to|or)\s*)?${COUNT}[\s-]+`;
const SENTENCES = new RegExp(
  RANGE + String.raw`(?:(?:short|brief|simple|full|complete|concise)\s+)?sentences?\b`,
  'iu',
);
const PARAGRAPHS = new RegExp(RANGE + String.raw`(?:(?:short|brief)\s+)?paragraphs?\b`, 'iu');
const WORDS = new RegExp(RANGE + String.raw`words?\b(?: or (?:less|fewer))?`, 'iu');
const ITEMS = new RegExp(
  RANGE + String.raw`(?:(?:short|brief|main|key)\s+)?(?:bullet points?|bullets?|items|points)\b`,
  'iu',
);

const LISTED = new RegExp(String.raw`^\s*(?:list|name|give(?: me)?)\s+(?:the\s+)?${COUNT}\b`, 'iu');
const LIST = /\b(?:bullet(?:ed)?(?: points?| list)?|bullets|as a list|numbered list)\b|^\s*list\b/iu;
const QUOTES =
  /\b(?:cit(?:e[sd]?|ing|ations?)|quot(?:e[sd]?|ing|ations?)|verbatim|word for word|page (?:numbers?|references?))\b/iu;
const NO_QUOTES = /\b(?:no|not|never|without|don['’]t)\s+(?:\w+\s+)?(?:cit|quot|page)/iu;
const SIMPLE =
  /\b(?:like|as if|as though) I(?:['’]m| am| were| was)\s+(?:\d+|five|six|ten|a (?:small |young )?(?:child|kid|beginner))(?: years? old)?|\beli5\b|\b(?:in |use |using )?(?:simple|plain|everyday) (?:terms|words|language|english)\b|\bsimply\b|\bto a (?:child|beginner|five-year-old|layperson)\b/iu;

const BRIEF =
  /\b(?:briefly|concise(?:ly)?|succinct(?:ly)?|terse(?:ly)?|in short|in brief|be (?:very )?(?:brief|short)|keep it (?:very )?(?:brief|short)|(?:short|brief) (?:answer|summary|reply|overview)|tl;?dr)\b/iu;
const BRIEF_GUIDANCE =
  /\b(?:brief(?:ly)?|short(?:ly)?|concise(?:ly)?|succinct(?:ly)?|terse(?:ly)?|to the point|few words|(?:no|without) details?)\b/iu;
const DETAILED =
  /\b(?:in (?:full |more |great )?details?|detailed|elaborate(?:ly)?|thorough(?:ly)?|comprehensive(?:ly)?|in depth|at length|exhaustive(?:ly)?)\b/iu;
const MODERATE = /\b(?:moderate(?:ly)?|medium(?:-length| length)|balanced)\b/iu;

const ADDRESS =
  /\b(?:please|according to|(?:this|the|that|attached|given|provided|whole|entire) (?:attached |given |whole |entire )?(?:document|paper|report|handbook|text|pdf|file|article|book|guide|manual)|the authors?|tell me|explain|describe|discuss(?:es|ed)?|mention(?:s|ed)?|say(?:s)?|said|state(?:s|d) that|recommend(?:s|ed)?|suggest(?:s|ed)?|advise[sd]?|how (?:many|much|long|often|large|big|far|old|high)|what (?:share|percentage|number|proportion) of|give me|answer)\b/iu;

const NUMBER_WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function limitIn(text: string, pattern: RegExp): number | null {
  const count = pattern.exec(text)?.groups?.['count']?.toLowerCase();
  if (count === undefined) return null;
  if (count === 'a single') return 1;
  const spelled = NUMBER_WORDS.indexOf(count);
  return Math.max(1, spelled === -1 ? Number(count) : spelled + 1);
}

function amountIn(text: string, brief: RegExp): Wishes['amount'] {
  if (brief.test(text)) return 'brief';
  if (DETAILED.test(text)) return 'detailed';
  return MODERATE.test(text) ? 'moderate' : null;
}
