import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aReply, aRequest, lighthouse } from '../../test/fixtures/evaluation.ts';
import { ModelError } from './model.ts';
import { recorded } from './recorded.ts';

const context = { documents: { read: async () => lighthouse, bytes: async () => new Uint8Array() } };

test('a reply of the recording is repeated as it is', async () => {
  const model = recorded({ find: async (request) => aReply({ text: `draw ${request.draw}` }) });
  assert.deepEqual(await model.ask(aRequest({ draw: '2' }), context), aReply({ text: 'draw 2' }));
});

test('what was never asked there is an error of that task, and nothing is made up', async () => {
  const model = recorded({ find: async () => null });
  await assert.rejects(
    model.ask(aRequest({ model: 'old.db', draw: '2' }), context),
    (error) =>
      error instanceof ModelError &&
      error.code === 'not-recorded' &&
      error.reach === 'task' &&
      error.message.startsWith('old.db holds no call like this one (draw 2)'),
  );
});
