import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonSchema } from './schema-draft.ts';
import { schemaFault } from './schema-fault.ts';

describe('a JSON Schema has no fault', () => {
  const schemas: readonly JsonSchema[] = [
    {},
    { type: 'object', properties: { requried: { type: ['string', 'null'] } }, required: ['requried'] },
    { properties: { next: { $ref: '#' } } },
    { $defs: { name: { minLength: 1 } }, items: { $ref: '#/$defs/name' }, uniqueItems: true },
    { patternProperties: { '^a': false }, additionalProperties: { format: 'date' } },
    { if: { const: 1 }, else: { enum: [2, null] }, title: 'x', 'x-order': 3 },
    { $schema: 'https://json-schema.org/draft/2020-12/schema', prefixItems: [{ multipleOf: 0.5 }] },
    { $schema: 'http://json-schema.org/draft-07/schema#', dependencies: { a: ['b'], c: {} } },
    { $schema: 'http://json-schema.org/draft-04/schema#', minimum: 1, exclusiveMinimum: true },
    { anyOf: [{ $ref: '#/$defs/a' }, { $ref: '#/$defs/a' }], $defs: { a: { $anchor: 'a' } } },
  ];
  for (const schema of schemas) {
    it(`where it is ${JSON.stringify(schema)}`, () => assert.equal(schemaFault(schema), null));
  }
});

describe('a fault of a JSON Schema is said in words', () => {
  const faults: readonly [JsonSchema, string][] = [
    [{ type: 'strin' }, '"type" cannot be "strin"'],
    [{ pattern: '(' }, '"pattern" cannot be "("'],
    [{ patternProperties: { '(': true } }, '"(" in patternProperties cannot be true'],
    [{ properties: { 'b c': { type: 'strin' } } }, '"type" in properties → b c cannot be "strin"'],
    [{ requried: ['a'] }, '"requried" is no keyword that a check obeys'],
    [{ type: 'strin', requried: ['a'] }, '"type" cannot be "strin"'],
    [{ items: { $dynamicRef: '#x' } }, '"$dynamicRef" in items is no keyword that a check obeys'],
    [{ items: { format: 'phone' } }, '"format" in items cannot be "phone"'],
    [{ required: 'a' }, '"required" cannot be "a"'],
    [{ minimum: 1, exclusiveMinimum: true }, '"exclusiveMinimum" cannot be true'],
    [{ anyOf: [] }, '"anyOf" cannot be []'],
    [{ enum: 'x'.repeat(99) }, `"enum" cannot be "${'x'.repeat(58)}…`],
    [{ $ref: '#/nowhere' }, '"$ref" leads nowhere: "#/nowhere"'],
    [{ $ref: '#' }, 'a "$ref" leads back to itself without going into the value'],
    [
      { allOf: [{ $ref: '#/$defs/a' }], $defs: { a: { not: { $ref: '#' } } } },
      'a "$ref" leads back to itself without going into the value',
    ],
    [{ $schema: 'http://elsewhere' }, 'its "$schema" is no edition that is known: "http://elsewhere"'],
    [{ $id: 'http://[' }, 'Invalid URL'],
  ];
  for (const [schema, fault] of faults) {
    it(`as ${fault}`, () => assert.equal(schemaFault(schema), fault));
  }

  it('where it holds itself', () => {
    const schema: Record<string, unknown> = {};
    schema['not'] = schema;
    assert.equal(schemaFault(schema), 'it is nested too deeply, or holds itself');
  });
});

it('a schema is not written into', () => {
  const schema = Object.freeze({ properties: Object.freeze({ a: Object.freeze({ $ref: '#' }) }) });
  assert.equal(schemaFault(schema), null);
});
