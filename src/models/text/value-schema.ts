/** The key under which a value stands where a server takes no schema but that of an object. */
export const valueKey = 'value';

/** A schema of one key that holds one of the values. */
export function valueSchema(values: readonly string[]): Readonly<Record<string, unknown>> {
  return {
    type: 'object',
    properties: { [valueKey]: { type: 'string', enum: values } },
    required: [valueKey],
    additionalProperties: false,
  };
}
