import { showValue } from './show-value.ts';

/** Keys and indexes into a file, such as `['candidates', 1, 'settings']`. */
export type Path = readonly (string | number)[];

/** Where something stands. Line and column count from 1; null where the source has none (code, rows). */
export interface Place {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  /** Dotted path such as `candidates[1].settings`; empty for the file itself. */
  readonly key: string;
  readonly sourceLine: string | null;
}

/** Gives the place of a path's key or value; for a key that is missing, that of the mapping it is missing from. */
export type At = (path?: Path, on?: 'key' | 'value') => Place;

/** One thing that is wrong, where it stands, and the nearest valid name where there is one. */
export interface Problem extends Place {
  readonly message: string;
  readonly suggestion: string | null;
}

const shownColumns = 100;

export function problem(place: Place, message: string, suggestion: string | null = null): Problem {
  return { ...place, message, suggestion };
}

/** `assay.yaml:9:3  repeat.answer: unknown key; did you mean "answers"?`, the source line, and a caret under the column. */
export function printProblem(found: Problem): string {
  const where = [found.file, found.line, found.column]
    .filter((part) => part !== null && part !== '')
    .join(':');
  const key = found.key === '' ? '' : `${found.key}: `;
  const remedy = found.suggestion === null ? '' : `; did you mean ${showValue(found.suggestion)}?`;
  const first = clean(`${where === '' ? '' : `${where}  `}${key}${found.message}${remedy}`).replaceAll(
    '\t',
    ' ',
  );
  if (found.sourceLine === null || found.column === null) return first;
  return [first, ...pointAt(found.sourceLine, found.column)].join('\n');
}

/** Writes a path as people do: `candidates[1].settings`, `guidances["a.b"]`. */
export function writeKey(path: Path): string {
  return path.reduce<string>((written, part) => {
    if (typeof part === 'number') return `${written}[${part}]`;
    if (!/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(part)) return `${written}[${showValue(part)}]`;
    return written === '' ? part : `${written}.${part}`;
  }, '');
}

/** The same places, seen from further inside. */
export function within(at: At, path: Path): At {
  return (inner = [], on = 'value') => at([...path, ...inner], on);
}

/** The line and its caret; a long line is cut around the caret. Tabs stay, under tabs, so that both shift alike. */
function pointAt(sourceLine: string, column: number): [string, string] {
  const target = column - 1;
  const start = sourceLine.length > shownColumns ? Math.max(0, target - shownColumns / 2) : 0;
  const end = start + shownColumns;
  const before = (start > 0 ? '…' : '') + clean(sourceLine.slice(start, target));
  const after = clean(sourceLine.slice(target, end)) + (end < sourceLine.length ? '…' : '');
  const indent = before.replace(/[^\t]/gu, ' ');
  return [before + after, `${indent}^`];
}

/** Takes the power out of text from outside: no control characters, no reordering, no broken characters. */
function clean(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, (character) => (character === '\t' ? '\t' : '�'))
    .toWellFormed();
}
