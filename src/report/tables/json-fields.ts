/** A mapping in somebody else's JSON. */
export type Fields = Readonly<Record<string, unknown>>;

/** The mapping that a value is; null for lists and whatever else. */
export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}
