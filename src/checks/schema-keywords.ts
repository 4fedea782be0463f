import { format } from '@cfworker/json-schema';
import type { JsonSchema } from './schema-draft.ts';

const schema = { $ref: '#' };
const schemas = { type: 'array', items: schema, minItems: 1 };
const schemaMap = { type: 'object', additionalProperties: schema };
const count = { type: 'integer', minimum: 0 };
const names = { type: 'array', items: { type: 'string' } };
const text = { type: 'string' };
const flag = { type: 'boolean' };
const pattern = { type: 'string', format: 'regex' };
const typeName = { enum: ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'] };

/**
 * The keywords that a check obeys, with what each may be, as a JSON Schema of schemas. Others are refused: a
 * misspelt `requried` that is passed over would let every answer hold. So are formats that cannot be checked.
 */
export const schemaOfSchemas: JsonSchema = {
  type: ['object', 'boolean'],
  properties: {
    ...each(['$schema', '$id', 'id', '$anchor', '$ref', '$comment', 'title', 'description'], text),
    ...each(['contentEncoding', 'contentMediaType'], text),
    ...each(['default', 'example', 'examples', 'const', 'contentSchema'], true),
    ...each(['deprecated', 'readOnly', 'writeOnly', 'uniqueItems'], flag),
    ...each(['minLength', 'maxLength', 'minItems', 'maxItems', 'minContains', 'maxContains'], count),
    ...each(['minProperties', 'maxProperties'], count),
    ...each(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'], { type: 'number' }),
    ...each(['additionalProperties', 'unevaluatedProperties', 'propertyNames', 'contains'], schema),
    ...each(['additionalItems', 'unevaluatedItems', 'not', 'if', 'then', 'else'], schema),
    ...each(['allOf', 'anyOf', 'oneOf', 'prefixItems'], schemas),
    ...each(['$defs', 'definitions', 'properties', 'dependentSchemas'], schemaMap),
    type: { anyOf: [typeName, { type: 'array', items: typeName, minItems: 1 }] },
    enum: { type: 'array' },
    multipleOf: { type: 'number', exclusiveMinimum: 0 },
    pattern,
    patternProperties: { ...schemaMap, propertyNames: pattern },
    format: { enum: Object.keys(format) },
    required: names,
    dependentRequired: { type: 'object', additionalProperties: names },
    dependencies: { type: 'object', additionalProperties: { anyOf: [names, schema] } },
    items: { anyOf: [schema, { type: 'array', items: schema }] },
  },
  patternProperties: { '^x-': true },
  additionalProperties: false,
};

/** The same in the fourth draft, where a bound is made exclusive by a flag. */
export const schemaOfDraft4: JsonSchema = {
  ...schemaOfSchemas,
  properties: {
    ...Object(schemaOfSchemas['properties']),
    ...each(['exclusiveMinimum', 'exclusiveMaximum'], flag),
  },
};

function each(keywords: readonly string[], what: unknown): Record<string, unknown> {
  return Object.fromEntries(keywords.map((keyword) => [keyword, what]));
}
