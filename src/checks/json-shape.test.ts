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
