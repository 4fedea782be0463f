import { valueKey } from './value-schema.ts';

/**
 * The one of the values that a reply is, bare, in quotes or as `{"value": …}`, with blanks around it or without.
 * Everything else comes back as it is: whoever asked decides what it is worth.
 */
export function chosenValue(text: string, values: readonly string[]): string {
  const bare = text.trim().replace(/^(["'`])(.*)\1$/s, '$2');
  const inside = insideObject(text);
  return values.find((value) => value === bare.trim() || value === inside) ?? text;
}

function insideObject(text: string): unknown {
  try {
    const object: unknown = JSON.parse(text);
    if (typeof object !== 'object' || object === null) return null;
    const [[key, value] = [], ...others] = Object.entries(object);
    return key === valueKey && others.length === 0 ? value : null;
  } catch {
    return null;
  }
}
