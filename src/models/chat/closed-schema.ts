/** Whether a schema says of every object which keys it has, all of them required, and no others. */
export function isClosed(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(isClosed);
  if (!isObject(schema)) return true;
  const { type, properties, required, additionalProperties } = schema;
  const inner = Object.entries(schema).every(([word, value]) =>
    word === 'properties' && isObject(value) ? Object.values(value).every(isClosed) : isClosed(value),
  );
  if (type !== 'object') return inner;
  const keys = isObject(properties) ? Object.keys(properties) : [];
  const needed: readonly unknown[] = Array.isArray(required) ? required : [];
  return inner && additionalProperties === false && keys.every((key) => needed.includes(key));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
