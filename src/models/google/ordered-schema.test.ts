import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ordered } from './ordered-schema.ts';

test('every object says the order of its properties, however deep it stands', () => {
  const pair = { type: 'object', properties: { z: { type: 'string' }, a: { type: 'number' } } };
  const said = { ...pair, propertyOrdering: ['z', 'a'] };
  assert.deepEqual(ordered(pair), said);
  const deep = (inner: object) => ({
    type: 'object',
    properties: {
      list: { type: 'array', items: inner },
      either: { anyOf: [inner, { type: 'null' }] },
      any: true,
    },
    $defs: { properties: inner },
    additionalProperties: false,
  });
  assert.deepEqual(ordered(deep(pair)), { ...deep(said), propertyOrdering: ['list', 'either', 'any'] });
});

test('a property may have the name of a word, and what is no object is left alone', () => {
  const named = { type: 'object', properties: { properties: { type: 'string' }, items: { type: 'string' } } };
  assert.deepEqual(ordered(named), { ...named, propertyOrdering: ['properties', 'items'] });
  assert.deepEqual(ordered({ type: 'string', enum: ['a'] }), { type: 'string', enum: ['a'] });
});
