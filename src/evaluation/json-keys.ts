/** A key that stands twice in one object of a valid JSON text, or null: a parser would silently keep the last. */
export function keyTwice(json: string): string | null {
  const open: (Set<string> | null)[] = [];
  let textStart: number | null = null;
  for (const { 0: mark, index } of json.matchAll(marks)) {
    if (mark === '"' && textStart === null) textStart = index;
    else if (mark === '"' && textStart !== null) {
      const key = keyBetween(json, textStart, index + 1);
      const taken = open.at(-1);
      if (key !== null && taken?.has(key)) return key;
      if (key !== null) taken?.add(key);
      textStart = null;
    } else if (textStart !== null) continue;
    else if (mark === '{') open.push(new Set());
    else if (mark === '[') open.push(null);
    else open.pop();
  }
  return null;
}

/** Single marks, and no whole texts: a pattern for those can exhaust the stack on a long one. */
const marks = /\\.|["{}[\]]/g;

/** The key that a quoted text is, or null where no colon follows. Keys are compared as they are meant, not as written. */
function keyBetween(json: string, start: number, end: number): string | null {
  if (!/^\s*:/.test(json.slice(end))) return null;
  const text = json.slice(start, end);
  return text.includes('\\') ? String(JSON.parse(text)) : text.slice(1, -1);
}
