import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aRequest } from '../../test/fixtures/evaluation.ts';
import { keyOf } from './call-key.ts';
import type { CallRequest, Part } from './call.ts';

function keyWith(facts: Partial<CallRequest>): string {
  return keyOf(aRequest(facts)).key;
}

function saying(...parts: readonly Part[]): Partial<CallRequest> {
  return { messages: [{ role: 'user', parts }] };
}

const text = { kind: 'text', name: 'question', text: 'Why?' } as const;
const document = { kind: 'document', hash: 'aa' } as const;

test('the key never changes between versions: what was paid stays found', () => {
  assert.deepEqual(keyOf(aRequest()), {
    key: '4464c6edf1f5cdc59bad313cae81e897652376e09f6bd88ccc0c3ed94d657144',
    content: 'b58fa6d3c4260715803698477390bcd3276887b97053d7a4c95dfb05f9d5a29b',
  });
});

test('key and content are 64 hexadecimal digits', () => {
  const { key, content } = keyOf(aRequest());
  assert.match(key, /^[0-9a-f]{64}$/);
  assert.match(content, /^[0-9a-f]{64}$/);
});

test('the seed is not in the key, nor the order in which settings are written', () => {
  assert.equal(keyWith({ seed: 1 }), keyWith({ seed: 2 }));
  assert.equal(
    keyWith({ settings: { temperature: 0.5, topK: 3 } }),
    keyWith({ settings: { topK: 3, temperature: 0.5 } }),
  );
});

test('everything else is in the key', () => {
  const variants: Partial<CallRequest>[] = [
    {},
    { provider: 'other' },
    { model: 'other' },
    { freshness: '1' },
    { freshness: '0 again 1' },
    { draw: '2' },
    { draw: '1.1' },
    { settings: {} },
    { settings: { temperature: 1 } },
    { system: '' },
    { system: 'Be brief.' },
    { schema: { kind: 'enum', values: ['a', 'b'] } },
    { schema: { kind: 'enum', values: ['b', 'a'] } },
    { schema: { kind: 'json', schema: {} } },
    { messages: [] },
    saying(text),
    saying({ ...text, name: 'answer' }),
    saying({ ...text, text: 'Why not?' }),
    saying({ ...text, text: 'aa' }),
    saying(document),
    saying({ ...document, hash: 'bb' }),
    saying(document, text),
    saying(text, document),
    { messages: [{ role: 'model', parts: [text] }] },
    {
      messages: [
        { role: 'user', parts: [text] },
        { role: 'user', parts: [] },
      ],
    },
  ];
  assert.equal(new Set(variants.map(keyWith)).size, variants.length);
});

test('names cannot be cut elsewhere to give the key of another model', () => {
  assert.notEqual(keyWith({ provider: 'a', model: 'b\nc' }), keyWith({ provider: 'a\nb', model: 'c' }));
  assert.notEqual(keyWith({ model: 'm\n1', freshness: '0' }), keyWith({ model: 'm', freshness: '1\n0' }));
});

test('the content is the same for every model and freshness, and for nothing else', () => {
  const { content } = keyOf(aRequest());
  assert.equal(keyOf(aRequest({ provider: 'x', model: 'y', freshness: '3', seed: 9 })).content, content);
  assert.notEqual(keyOf(aRequest({ draw: '2' })).content, content);
  assert.notEqual(keyOf(aRequest({ settings: {} })).content, content);
});
