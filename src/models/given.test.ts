import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aRequest, lighthouse } from '../../test/fixtures/evaluation.ts';
import type { CallRequest } from '../record/call.ts';
import { given } from './given.ts';
import { ModelError } from './model.ts';

const context = { documents: { read: async () => lighthouse, bytes: async () => new Uint8Array() } };
const model = given(
  new Map([
    ['steps', ['48.', '']],
    ['lamp', ['In 1871.']],
  ]),
);

function asking(unit: string, draw: string): CallRequest {
  const parts = [
    { kind: 'document', hash: lighthouse.hash },
    { kind: 'text', name: 'question', text: unit },
  ] as const;
  return aRequest({ messages: [{ role: 'user', parts }], draw });
}

test('the draw says which of the answers it is; none of them costs tokens', async () => {
  assert.deepEqual(await model.ask(asking('steps', '1'), context), {
    text: '48.',
    finish: 'stop',
    usage: { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 },
    servedModel: null,
    sighted: null,
  });
  assert.equal((await model.ask(asking('lamp', '1'), context)).text, 'In 1871.');
});

test('an empty answer is an answer of the file, not a missing one', async () => {
  assert.equal((await model.ask(asking('steps', '2'), context)).text, '');
});

test('what the file does not hold is an error of that task', async () => {
  for (const request of [
    asking('steps', '3'),
    asking('other', '1'),
    asking('steps', '0'),
    aRequest({ messages: [] }),
  ]) {
    await assert.rejects(
      model.ask(request, context),
      (error) => error instanceof ModelError && error.code === 'no-such-answer' && error.reach === 'task',
    );
  }
});
