const shownCharacters = 60;

/** A value as a message quotes it: short, on one line, and without anything a terminal would obey. */
export function showValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return typeof value === 'object' ? 'a mapping' : `a ${typeof value}`;
}

function quote(text: string): string {
  const short =
    text.length > shownCharacters
      ? `${text.slice(0, shownCharacters).replace(/[\uD800-\uDBFF]$/, '')}…`
      : text;
  return JSON.stringify(short).replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, escape);
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
