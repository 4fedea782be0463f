import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aReply, aRequest, lighthouse } from '../../test/fixtures/evaluation.ts';
import { modelFinder } from './find-model.ts';
import { ModelError } from './model.ts';

const context = { documents: { read: async () => lighthouse, bytes: async () => new Uint8Array() } };
const noRecording = {
  environment: {},
  providers: new Map(),
  openRecording: () => Promise.reject(new Error('nothing is opened here')),
};

function findWithout() {
  return modelFinder({ given: new Map(), ...noRecording });
}

test('every built-in model is found', async () => {
  for (const name of ['extractive', 'lexical']) {
    assert.equal(typeof (await findWithout()('builtin', name)).ask, 'function');
  }
});

test('answers made elsewhere are found by the hash of their file', async () => {
  const find = modelFinder({ given: new Map([['abc', new Map([['steps', ['48.']]])]]), ...noRecording });
  const messages = [{ role: 'user', parts: [{ kind: 'text', name: 'question', text: 'steps' }] }] as const;
  const asked = aRequest({ messages });
  assert.equal((await (await find('given', 'abc')).ask(asked, context)).text, '48.');
  await assert.rejects(
    async () => (await find('given', 'other')).ask(asked, context),
    (error) => error instanceof ModelError && error.code === 'no-such-answer',
  );
});

test('a recording is opened once, by its name', async () => {
  const opened: string[] = [];
  const find = modelFinder({
    given: new Map(),
    environment: {},
    providers: new Map(),
    async openRecording(name) {
      opened.push(name);
      return { find: async () => aReply({ text: name }) };
    },
  });
  const models = await Promise.all([find('recorded', 'a:b.db'), find('recorded', 'a:b.db')]);
  assert.equal(models[0], models[1]);
  assert.equal((await models[0].ask(aRequest(), context)).text, 'a:b.db');
  assert.deepEqual(opened, ['a:b.db']);
});

test('a model that is not known ends what asks it, with its name', async () => {
  for (const [provider, name] of [
    ['builtin', 'other'],
    ['nobody', 'extractive'],
    ['', ''],
  ] as const) {
    await assert.rejects(
      findWithout()(provider, name),
      (error) =>
        error instanceof ModelError &&
        error.code === 'unknown-model' &&
        error.reach === 'model' &&
        error.message.startsWith(`${provider}:${name} `),
    );
  }
});

test('a provider that needs a key is not opened without one', async () => {
  for (const name of ['gemini-3.8-flash', 'gemini-3.7-flash'])
    await assert.rejects(findWithout()('google', name), {
      code: 'key-missing',
      reach: 'provider',
      message: 'google: no key; set GEMINI_API_KEY',
    });
});

test('with a key any model of a provider is found, and nobody is asked for it', async () => {
  const environment = { GEMINI_API_KEY: 'k', GOOGLE_GEMINI_BASE_URL: 'http://127.0.0.1:1' };
  const find = modelFinder({ ...noRecording, given: new Map(), environment });
  const [one, again, other] = await Promise.all([
    find('google', 'a'),
    find('google', 'a'),
    find('google', 'b'),
  ]);
  assert.equal(one, again);
  assert.notEqual(one, other);
});
