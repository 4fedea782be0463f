import { cutText, textWidth } from './text-width.ts';

/** Lines of at most `width` columns; words longer than a line are cut. `indent` opens every line but the first. */
export function wrapText(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  const narrower = width - textWidth(indent);
  let line = '';
  let used = 0;
  let empty = true;
  const flush = (): void => {
    lines.push(line);
    line = indent;
    used = textWidth(indent);
    empty = true;
  };
  const put = (piece: string): void => {
    line += piece;
    used += textWidth(piece);
    empty = false;
  };
  for (const word of text.split(' ')) {
    if (!empty && used + 1 + textWidth(word) > width) flush();
    if (!empty) put(' ');
    // Only on an empty line can a word still be too long.
    cutText(word, narrower, width - used).forEach((piece, index) => {
      if (index > 0) flush();
      put(piece);
    });
  }
  flush();
  return lines;
}
