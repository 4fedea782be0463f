import { suspicionIn } from '../checks/suspicion.ts';
import { oneLine } from '../output/plain-text.ts';
import { terminalMarkdown } from '../output/terminal-markdown.ts';
import type { Answer } from '../record/answer.ts';
import type { Rating } from '../record/rating.ts';

interface Look {
  readonly width: number;
  readonly color: boolean;
}

/** An answer for a terminal, marked where it speaks to its judge; or in one line why there is none. */
export function writeAnswer(answer: Answer, look: Look): string {
  if (answer.outcome === 'answered') {
    const words = suspicionIn(answer.text);
    const mark = words === null ? '' : `\n\n(suspicious: speaks to the judge, "${oneLine(words)}")`;
    return `${terminalMarkdown(answer.text, look)}${mark}`;
  }
  if (answer.outcome === 'error')
    return `no answer yet: ${oneLine(answer.error.message)} (${oneLine(answer.error.code)})`;
  const rest = answer.text.trim() === '' ? '' : `\n\n${terminalMarkdown(answer.text, look)}`;
  return `no answer: ${answer.reason}${rest}`;
}

/** A written evaluation with its level, or why there is no verdict. */
export function writeRating(title: string, rating: Rating, look: Look): string {
  const heading = oneLine(title);
  switch (rating.outcome) {
    case 'rated': {
      const marks = `${rating.blind === true ? ' (blind: made without sight of the document)' : ''}${rating.contradiction === true ? ' (contradicts its own evaluation)' : ''}`;
      return `${heading}\n\n${terminalMarkdown(rating.explanation, look)}\n\nLevel: ${oneLine(rating.level)} (${rating.rating})${marks}`;
    }
    case 'no-verdict':
      return `${heading}: no verdict (${rating.reason}). ${judgeReplied(rating.reply, look)}`;
    case 'no-answer':
      return `${heading}: not rated, since there is no answer (${rating.reason})`;
    case 'error':
      return `${heading}: not rated yet: ${oneLine(rating.error.message)} (${oneLine(rating.error.code)})`;
  }
}

/** What a judge said where it gave no verdict. */
export function judgeReplied(reply: string, look: Look): string {
  return reply.trim() === ''
    ? 'The judge replied nothing.'
    : `The judge replied:\n\n${terminalMarkdown(reply, look)}`;
}
