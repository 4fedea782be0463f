interface WrongOptions {
  /** What the document says on other matters: a wrong answer in its own words is the hardest to tell. */
  readonly others: readonly string[];
  /** A whole number that decides what is left to chance. */
  readonly chance: number;
}

/**
 * A wrong answer as sure of itself as the right one, page and all. Its figures become others; where it has none, it
 * says of its matter what the document says of another; else what it says is denied. Nothing else is changed, so that a
 * judge can go by nothing but what is true.
 */
export function wrongAnswer(plain: string, { others, chance }: WrongOptions): string {
  const wrong = withOtherFigures(plain, { others, chance });
  return wrong === plain ? (withOtherEnd(plain, { others, chance }) ?? denied(plain)) : wrong;
}

/** A number that is no part of a word such as H2O, and not the page that a sentence names. */
const figure = /(?<!\(p\. \d*)(?<![\p{L}\d])\d+(?:[.,]\d+)*(?![\p{L}\d])/gu;

/** Figures that stand elsewhere in the document where there are any, else such as stand nowhere. */
function withOtherFigures(plain: string, { others, chance }: WrongOptions): string {
  const own = new Set(plain.match(figure));
  const known = [...new Set(others.join(' ').match(figure))].filter((digits) => !own.has(digits));
  return plain.replaceAll(
    figure,
    (digits, offset: number) => picked(known, chance + offset) ?? movedFigure(digits, chance + offset),
  );
}

/** As many digits, in the same form, and never the same number: each digit moves on by 1 to 8. */
function movedFigure(digits: string, chance: number): string {
  const step = 1 + (chance % 8);
  return digits.replaceAll(/\d/g, (digit, at: number) => {
    const next = (Number(digit) + step) % 10;
    // A number does not begin with 0, and one that became another stays one.
    return String(at === 0 && next === 0 ? (Number(digit) === 9 ? 8 : 9) : next);
  });
}

/** Words that a sentence turns on: what it is about stands before, what it says of that behind. */
const verb = /\b(?:is|are|was|were|can|could|must|will|would|should)\b(?! not\b)/;

/** The beginning of the answer with the end of another sentence; null where they cannot be put together. */
function withOtherEnd(plain: string, { others, chance }: WrongOptions): string | null {
  const turn = verb.exec(plain);
  if (turn === null) return null;
  const [word] = turn;
  // Only ends behind the same word fit, as far as grammar goes.
  const ends = others.flatMap((other) => {
    const [sentence = ''] = other.split(' (p. ');
    const at = verb.exec(sentence);
    return at?.[0] === word ? [sentence.slice(at.index + word.length)] : [];
  });
  const end = picked(
    ends.filter((one) => !plain.includes(one)),
    chance,
  );
  if (end === null) return null;
  const page = / \(p\. \d+\)\.?/.exec(plain)?.[0] ?? '.';
  return `${plain.slice(0, turn.index + word.length)}${end.replace(/\.$/, '')}${page}`;
}

function denied(text: string): string {
  return verb.test(text)
    ? text.replace(verb, (word) => `${word} not`)
    : `The contrary of the following is the case: ${text}`;
}

function picked(items: readonly string[], chance: number): string | null {
  return items.length === 0 ? null : (items[chance % items.length] ?? null);
}
