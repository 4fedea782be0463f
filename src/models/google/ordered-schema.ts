type Schema = Readonly<Record<string, unknown>>;

/**
 * A JSON Schema with Gemini's own word for the order in which properties are written, at every object:
 * without it the order is the model's, and a verdict may come before its reasons.
 */
export function ordered(schema: Schema): Schema {
  const inner = Object.fromEntries(
    Object.entries(schema).map(([word, value]) => [word, within(word, value)]),
  );
  return isObject(schema['properties'])
    ? { ...inner, propertyOrdering: Object.keys(schema['properties']) }
    : inner;
}

function within(word: string, value: unknown): unknown {
  if (word === 'items' && isObject(value)) return ordered(value);
  if ((word === 'anyOf' || word === 'oneOf') && Array.isArray(value))
    return value.map((one: unknown) => (isObject(one) ? ordered(one) : one));
  if ((word !== 'properties' && word !== '$defs') || !isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, isObject(one) ? ordered(one) : one]),
  );
}

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
