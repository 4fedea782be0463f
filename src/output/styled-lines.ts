import { styleText } from 'node:util';
import { cutText, textWidth } from './text-width.ts';

export type Style = 'bold' | 'italic' | 'strikethrough' | 'dim' | 'cyan' | 'yellow';

/** A piece of text in one style; a line feed in it ends the line. */
export interface StyledText {
  readonly text: string;
  readonly styles: readonly Style[];
}

/** Wraps pieces to lines of at most `width` columns, at spaces, and styles them where colour is wanted. */
export function styledLines(
  pieces: readonly StyledText[],
  options: { width: number; color: boolean },
): string[] {
  const lines: StyledText[][] = [[]];
  let used = 0;
  let space: StyledText | null = null;
  const newLine = (): void => {
    lines.push([]);
    used = 0;
    space = null;
  };
  const put = (piece: StyledText): void => {
    lines.at(-1)?.push(piece);
    used += textWidth(piece.text);
  };
  for (const word of words(pieces)) {
    if (word.kind === 'break') newLine();
    else if (word.kind === 'space') space = used > 0 ? (word.pieces[0] ?? null) : null;
    else {
      const width = word.pieces.reduce((sum, piece) => sum + textWidth(piece.text), 0);
      if (used > 0 && used + (space === null ? 0 : 1) + width > options.width) newLine();
      if (space !== null) put(space);
      space = null;
      for (const piece of word.pieces) {
        if (used >= options.width) newLine();
        cutText(piece.text, options.width, options.width - used).forEach((text, index) => {
          if (index > 0) newLine();
          put({ ...piece, text });
        });
      }
    }
  }
  return lines.map((line) => line.map((piece) => paint(piece, options.color)).join(''));
}

/** The text in its styles, where colour is wanted. */
export function paint({ text, styles }: StyledText, color: boolean): string {
  return color && styles.length > 0 && text !== ''
    ? styleText([...styles], text, { validateStream: false })
    : text;
}

interface Word {
  readonly kind: 'word' | 'space' | 'break';
  readonly pieces: StyledText[];
}

// A word may change its style in the middle; it is still one word.
function words(pieces: readonly StyledText[]): Word[] {
  const found: Word[] = [];
  for (const { text, styles } of pieces) {
    for (const part of text.match(/\n|[ \t]+|[^ \t\n]+/gu) ?? []) {
      const last = found.at(-1);
      if (part === '\n') found.push({ kind: 'break', pieces: [] });
      else if (part.trim() === '') found.push({ kind: 'space', pieces: [{ text: ' ', styles }] });
      else if (last?.kind === 'word') last.pieces.push({ text: part, styles });
      else found.push({ kind: 'word', pieces: [{ text: part, styles }] });
    }
  }
  return found;
}
