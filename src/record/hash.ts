import { createHash } from 'node:crypto';

/** Lower-case hex SHA-256 of a text in UTF-8. */
export function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Lower-case hex SHA-256 of a value's JSON with sorted keys: equal data, equal hash, however it was put together. */
export function hashOfData(value: unknown): string {
  return hashOfText(canonicalJson(value));
}

function canonicalJson(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner: unknown) => (isPlainObject(inner) ? sorted(inner) : inner)) ?? 'null'
  );
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(object)
      .toSorted()
      .map((key) => [key, object[key]]),
  );
}
