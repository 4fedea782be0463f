import { jsonText } from '../json-text.ts';

/**
 * A value as the text of a CSV cell. What a spreadsheet would evaluate (a text that starts with = + - @ tab CR or '
 * and is no number) gets one leading '. Null is empty; what is no text is JSON.
 */
export function toCsvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : jsonText(value);
  return evaluated.test(text) && !number.test(text) ? `'${text}` : text;
}

const evaluated = /^[=+\-@\t\r']/u;
const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;
