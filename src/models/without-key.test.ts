import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aReply, lighthouse } from '../../test/fixtures/evaluation.ts';
import { ModelError } from './model.ts';
import { withoutKey } from './without-key.ts';

const key = 'secret/key';
const context = { documents: { read: async () => lighthouse, bytes: async () => new Uint8Array() } };

test('a reply loses the key, and nothing else', async () => {
  const reply = aReply({ text: `It is ${key}.`, servedModel: `m-${key}`, signature: `s ${key}` });
  assert.deepEqual(await withoutKey(key, context, async () => reply), {
    ...reply,
    text: 'It is ***.',
    servedModel: 'm-***',
    signature: 's ***',
  });
});

test('an error loses the key and its cause, and keeps what it says of the call', async () => {
  const facts = { reach: 'retry', retryAfter: 7, mostRetries: 2, usage: aReply().usage } as const;
  const lastResort = aReply({ text: key });
  const fail = async (): Promise<never> => {
    throw new ModelError('odd', `No ${encodeURIComponent(key)}.`, { ...facts, lastResort, cause: key });
  };
  await assert.rejects(withoutKey(key, context, fail), (error) => {
    assert.ok(error instanceof ModelError);
    const { code, message, reach, retryAfter, mostRetries, usage, cause } = error;
    assert.deepEqual({ code, message, cause }, { code: 'odd', message: 'No ***.', cause: undefined });
    assert.deepEqual({ reach, retryAfter, mostRetries, usage }, facts);
    assert.equal(error.lastResort?.text, '***');
    return true;
  });
});

test('what ends a call from outside comes through as it is', async () => {
  const reason = new Error('enough');
  const fail = (): Promise<never> => Promise.reject(reason);
  assert.equal(await withoutKey(key, context, fail).catch((error: unknown) => error), reason);
});

test('pieces lose the key, wherever it is cut, and the last comes before the reply', async () => {
  let live = '';
  const listening = { ...context, onText: (piece: string) => void (live += piece) };
  await withoutKey(key, listening, async ({ onText }) => {
    for (const letter of `a ${key} b secret`) onText?.(letter);
    return aReply();
  });
  assert.equal(live, 'a *** b secret');
});
