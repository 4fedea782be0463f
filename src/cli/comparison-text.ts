import { oneLine } from '../output/plain-text.ts';
import { terminalMarkdown } from '../output/terminal-markdown.ts';
import type { ComparedAnswers } from '../record/rated-answer.ts';
import { judgeReplied } from './answer-text.ts';

/** A written comparison of two answers with the choice, or why there is none. */
export function writeComparison(
  { task: { first, second, measure }, comparison }: ComparedAnswers,
  look: { readonly width: number; readonly color: boolean },
): string {
  const [one, other] = [first.candidate.id, second.candidate.id];
  const heading = oneLine(`${measure}, ${one} before ${other}`);
  switch (comparison.outcome) {
    case 'compared': {
      const preferred = { first: one, second: other, same: null }[comparison.winner];
      const choice = preferred === null ? 'the same' : oneLine(preferred);
      const marks = `${comparison.blind === true ? ' (blind: made without sight of the document)' : ''}${comparison.contradiction === true ? ' (contradicts its own evaluation)' : ''}`;
      return `${heading}\n\n${terminalMarkdown(comparison.explanation, look)}\n\nPreferred: ${choice}${marks}`;
    }
    case 'no-verdict':
      return `${heading}: no choice (${comparison.reason}). ${judgeReplied(comparison.reply, look)}`;
    case 'no-answer':
      return `${heading}: not compared, since an answer is missing (${comparison.reason})`;
    case 'error':
      return `${heading}: not compared yet: ${oneLine(comparison.error.message)} (${oneLine(comparison.error.code)})`;
  }
}
