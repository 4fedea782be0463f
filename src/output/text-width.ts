/** Columns that a text without control characters takes in a terminal: wide characters two, combining marks none. */
export function textWidth(text: string): number {
  if (narrowOnly.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += zeroWidth.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}

/** Filled with spaces to a width, at the end or, to align right, at the start. */
export function padText(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - textWidth(text)));
  return align === 'left' ? text + space : space + text;
}

/** Cut into pieces that fit: the first into its own width, the others into `width`; at least one character each. */
export function cutText(text: string, width: number, first = width): string[] {
  const pieces: string[] = [];
  let start = 0;
  let end = 0;
  let left = first;
  for (const character of text) {
    const needed = textWidth(character);
    if (needed > left && end > start) {
      pieces.push(text.slice(start, end));
      start = end;
      left = width;
    }
    left -= needed;
    end += character.length;
  }
  return [...pieces, text.slice(start)];
}

const narrowOnly = /^[ -~\u00a1-\u02ff]*$/u;
const zeroWidth = /[\p{Mn}\p{Me}\p{Cf}]/u;
// East Asian wide and full-width ranges in round figures, and what shows as a picture by default.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
