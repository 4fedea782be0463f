import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withoutFence } from './code-fence.ts';
import { holdsJson } from './json-shape.ts';

const schema = {
  type: 'object',
  properties: { steps: { type: 'integer' } },
  required: ['steps'],
};

describe('an answer is JSON of a schema', () => {
  for (const text of [
    '{"steps": 48}',
    ' \n{"steps":48}\n',
    '```json\n{"steps": 48}\n```',
    '```\n{\n"steps": 48\n}\n```\n',
    '``` JSON \r\n{"steps": 48}\r\n```'.replace('``` JSON', '```JSON'),
    '{"steps": 48, "more": true}',
  ]) {
    it(`where it is ${JSON.stringify(text)}`, () => assert.equal(holdsJson(text, schema), true));
  }

  for (const text of [
    '',
    '48',
    'null',
    '[]',
    '{}',
    '{"steps": "48"}',
    '{"steps": 4.5}',
    '{"steps": 48',
    "{'steps': 48}",
    '{"steps": NaN}',
    'Here it is: {"steps": 48}',
    '```json\n{"steps": 48}\n``` and so on',
    '```json\n{"steps": 48}\n```\n```json\n{"steps": 49}\n```',
    '{"steps": 48}{"steps": 48}',
  ]) {
    it(`not where it is ${JSON.stringify(text)}`, () => assert.equal(holdsJson(text, schema), false));
  }

  it('and a schema that is none is heard of, not held against the answer', () => {
    assert.throws(() => holdsJson('{"steps": 48}', { $ref: '#/nowhere' }));
  });
});

describe('every keyword of a schema is obeyed', () => {
  const broken: readonly [schema: Record<string, unknown>, text: string][] = [
    [{ type: 'object', required: ['a'] }, '{"b": 1}'],
    [{ required: ['a'] }, '{"b": 1}'],
    [{ properties: { b: { type: 'string' } } }, '{"b": 1}'],
    [{ minProperties: 5 }, '{"b": 1}'],
    [{ required: ['constructor'] }, '{"b": 1}'],
    [{ dependentRequired: { b: ['a'] } }, '{"b": 1}'],
    [{ items: { $ref: '#/$defs/name' }, $defs: { name: { pattern: '^[a-z]+$' } } }, '["a", "B"]'],
    [{ format: 'date' }, '"2023-02-30"'],
    [{ $schema: 'http://json-schema.org/draft-04/schema#', minimum: 1, exclusiveMinimum: true }, '1'],
  ];
  for (const [wanted, text] of broken) {
    it(`as ${text} breaks ${JSON.stringify(wanted)}`, () => assert.equal(holdsJson(text, wanted), false));
  }

  it('and a schema that nobody may change is read', () => {
    assert.equal(holdsJson('[]', Object.freeze({ $ref: '#/$defs/list', $defs: { list: {} } })), true);
  });
});

describe('what cannot be found out is not made up', () => {
  it('where a pattern of the schema takes for ever', () => {
    const wanted = { properties: { a: { pattern: '^(a|a)*b' } } };
    assert.equal(holdsJson(JSON.stringify({ a: 'a'.repeat(40) }), wanted), null);
  });

  it('where a name of the answer is half a character', () => {
    assert.equal(holdsJson('{"\\ud800": 1}', { additionalProperties: { type: 'number' } }), null);
  });

  it('where the answer is nested too deeply', () => {
    assert.equal(holdsJson('['.repeat(200_000) + ']'.repeat(200_000), { items: { $ref: '#' } }), null);
  });
});

describe('a code fence', () => {
  it('is taken off where it holds everything', () => {
    assert.equal(withoutFence('```text\n good \n```'), 'good');
    assert.equal(withoutFence('good'), 'good');
    assert.equal(withoutFence('```\n```'), '');
    assert.equal(withoutFence('```'), '```');
    assert.equal(withoutFence('``` not a fence\ngood\n```'), '``` not a fence\ngood\n```');
  });

  it('is looked for in a time that grows with the length only', () => {
    const spaces = ' \n'.repeat(100_000);
    assert.ok(withoutFence(`\`\`\`\n${spaces}x`).endsWith('x'));
    assert.equal(withoutFence(`\`\`\`${spaces}\n\`\`\``), '');
  });
});
