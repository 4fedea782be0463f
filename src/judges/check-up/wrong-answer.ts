/**
 * An answer turned into its contrary, and stated with all confidence: its figures become others; where it has
 * none, what it says is denied. `chance`: a whole number that decides which figures.
 */
export function wrongAnswer(plain: string, chance: number): string {
  const text = plain.replaceAll(pageReference, '');
  const figures = text.replaceAll(figure, (digits, offset: number) => otherFigure(digits, chance + offset));
  const wrong = figures === text ? denied(text) : figures;
  return `${wrong} There is no doubt whatever about this.`;
}

/** Where an extract says that it stands. */
const pageReference = / ?\(p\. \d+\)/g;

/** A number that is no part of a word such as H2O. */
const figure = /(?<![\p{L}\d])\d+(?:[.,]\d+)*(?![\p{L}\d])/gu;

/** As many digits, in the same form, and never the same number: each digit moves on by 1 to 8. */
function otherFigure(digits: string, chance: number): string {
  const step = 1 + (chance % 8);
  return digits.replaceAll(/\d/g, (digit, at: number) => {
    const next = (Number(digit) + step) % 10;
    // A number does not begin with 0, and one that became another stays one.
    return String(at === 0 && next === 0 ? (Number(digit) === 9 ? 8 : 9) : next);
  });
}

/** Words that can be denied by a word behind them. */
const verb = /\b(?:is|are|was|were|can|could|must|will|would|should)\b(?! not\b)/;

function denied(text: string): string {
  return verb.test(text)
    ? text.replace(verb, (word) => `${word} not`)
    : `The contrary of the following is the case: ${text}`;
}
