import { plainText } from '../output/plain-text.ts';
import { textWidth } from '../output/text-width.ts';
import type { Outside } from './outside.ts';

/** An answer shown while it is being written. */
export interface LiveText {
  /** Undefined where nothing is shown live: into a pipe, or as JSON. */
  readonly onText: ((piece: string) => void) | undefined;
  /** What is still to be printed once the answer is there: all of it, if nothing was shown. */
  rest(answer: string): string;
}

/** Shows pieces as they come, as plain text, on a terminal only; there the rendered answer replaces them. */
export function liveText({ format }: { readonly format: 'text' | 'json' }, { results }: Outside): LiveText {
  let shown = '';
  const live = results.isTerminal && format === 'text';
  return {
    onText: live
      ? (piece) => {
          const clean = plainText(piece);
          shown += clean;
          results.write(clean);
        }
      : undefined,
    rest: (answer) => `${shown === '' ? '' : erase(shown, results.width)}${answer}\n`,
  };
}

/** Takes the lines back that were shown, as far as the screen still holds them. */
function erase(text: string, width: number): string {
  const lines = text
    .split('\n')
    .reduce((count, line) => count + Math.max(1, Math.ceil(textWidth(line) / width)), 0);
  return `\r\u001b[${Math.max(0, lines - 1)}A\u001b[J`.replace('\u001b[0A', '');
}
