import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { OllamaOptions } from '../../../test/kit/ollama/options.ts';
import { startOllamaServer } from '../../../test/kit/ollama/server.ts';
import { aContext, aDocument, aQuestion, failureOf } from '../fixtures/asking.ts';
import { sendJson, serve } from '../http/fixtures/server.ts';
import { anOllamaConnection } from './fixtures/connection.ts';
import { ollamaModel } from './ollama.ts';

const bridge = aDocument('pdf', ['The bridge was opened in 1894.', 'It has four lanes.']);
const novel = aDocument('text', ['The bridge was opened in spring. '.repeat(2000)]);
const sources = [
  [bridge, new Uint8Array()],
  [novel, new Uint8Array()],
] as const;
const levels = ['poor', 'fair', 'good'];

async function ollama(test: TestContext, options: OllamaOptions = {}) {
  const server = await startOllamaServer(options);
  test.after(() => server.close());
  const chats = () =>
    server.requests
      .filter(({ path }) => path === '/api/chat')
      .map(({ body }) => body as Record<string, unknown>);
  const lengths = () => chats().map(({ options: sent }) => (sent as { num_ctx: number }).num_ctx);
  return { server, model: ollamaModel('llama3.2', anOllamaConnection(server.url)), chats, lengths };
}

describe('what Ollama is sent', () => {
  it('makes room for the whole document, and forbids to cut it', async (test) => {
    const { model, chats } = await ollama(test);
    await model.ask(aQuestion([bridge], { system: 'Be brief.' }), aContext(sources));
    const marker = bridge.hash.slice(0, 16);
    assert.deepEqual(chats(), [
      {
        model: 'llama3.2',
        messages: [
          { role: 'system', content: 'Be brief.' },
          {
            role: 'user',
            content: `[document ${marker}, 2 pages]\n[page 1]\nThe bridge was opened in 1894.\n[page 2]\nIt has four lanes.\n[end of document ${marker}]\n\nWhat is said of it?`,
          },
        ],
        stream: false,
        truncate: false,
        shift: false,
        options: { num_ctx: 16_384, seed: 7 },
      },
    ]);
  });

  it('has the settings in its own words', async (test) => {
    const { model, chats } = await ollama(test);
    const settings = {
      temperature: 0.5,
      topP: 0.9,
      topK: 20,
      maxOutputTokens: 500,
      thinkingLevel: 'xhigh',
    } as const;
    await model.ask(aQuestion([], { settings }), aContext());
    const sent = { num_ctx: 8192, seed: 7, temperature: 0.5, top_p: 0.9, top_k: 20, num_predict: 500 };
    assert.deepEqual([chats()[0]?.['think'], chats()[0]?.['options']], ['high', sent]);
  });

  it('asks for a value by its schema', async (test) => {
    const { model, chats } = await ollama(test, { reply: () => '"good"' });
    const { text } = await model.ask(aQuestion([], { schema: { kind: 'enum', values: levels } }), aContext());
    assert.deepEqual([text, chats()[0]?.['format']], ['good', { type: 'string', enum: levels }]);
  });

  it('grows its context with the prompts, and never shrinks it, so that the model stays loaded', async (test) => {
    const { model, lengths } = await ollama(test);
    for (const documents of [[bridge], [novel], [bridge]])
      await model.ask(aQuestion(documents), aContext(sources));
    assert.deepEqual(lengths(), [16_384, 49_152, 49_152]);
  });

  it('holds no longer a context than the model was made for', async (test) => {
    const { model, lengths } = await ollama(test, { models: { 'llama3.2': { contextLength: 20_000 } } });
    const { sighted } = await model.ask(aQuestion([novel]), aContext(sources));
    assert.deepEqual([lengths(), sighted], [[20_000], true]);
  });

  it('holds a key only where there is one', async (test) => {
    const raw = await serve(test, (_, response) =>
      sendJson(response, { message: { content: 'Yes, k-123456.' }, done: true }),
    );
    const model = ollamaModel('x', anOllamaConnection(raw.url, { key: 'k-123456' }));
    assert.equal((await model.ask(aQuestion(), aContext())).text, 'Yes, ***.');
    await ollamaModel('x', anOllamaConnection(raw.url)).ask(aQuestion(), aContext());
    assert.deepEqual(
      raw.seen.map(({ headers }) => headers.authorization),
      ['Bearer k-123456', 'Bearer k-123456', undefined, undefined],
    );
  });
});

describe('a prompt to Ollama', () => {
  it('that cannot fit the model is refused before it is sent', async (test) => {
    const { model, server } = await ollama(test, { models: { 'llama3.2': { contextLength: 5000 } } });
    const failure = await failureOf(model.ask(aQuestion([novel]), aContext(sources)));
    assert.deepEqual([failure.code, failure.reach, server.counts.chat], ['too-long', 'task', 0]);
    assert.match(
      failure.message,
      /^ollama:llama3\.2: the prompt needs at least 9\d\d\d tokens, and the context holds 5000; nothing was sent\./,
    );
  });

  it('that does not fit after all is refused by the server, not cut', async (test) => {
    const { model } = await ollama(test, { models: { 'llama3.2': { contextLength: 12_000 } } });
    const failure = await failureOf(model.ask(aQuestion([novel]), aContext(sources)));
    assert.deepEqual([failure.code, failure.reach], ['too-long', 'task']);
    assert.match(failure.message, /exceeds the available context size/);
  });

  it('that an older server cut to its context is known by filling it', async (test) => {
    const options = { cutsAlways: true, models: { 'llama3.2': { contextLength: 12_000 } } };
    const { model } = await ollama(test, options);
    assert.equal((await model.ask(aQuestion([novel]), aContext(sources))).sighted, false);
  });

  it('of which only what is new was counted is neither seen nor unseen', async (test) => {
    const { model } = await ollama(test, { countsNewOnly: true });
    const ask = () => model.ask(aQuestion([bridge]), aContext(sources));
    const [first, again] = [await ask(), await ask()];
    assert.deepEqual([first.sighted, again.sighted, again.usage.inputTokens], [true, null, null]);
  });
});

describe('a failure of Ollama', () => {
  it('of a model that was not pulled says what to type, without a chat', async (test) => {
    const { server } = await ollama(test);
    const failure = await failureOf(
      ollamaModel('qwen3:8b', anOllamaConnection(server.url)).ask(aQuestion(), aContext()),
    );
    assert.deepEqual([failure.code, failure.reach], ['unknown-model', 'model']);
    assert.equal(
      failure.message,
      'ollama: the model "qwen3:8b" is not on this machine; type: ollama pull qwen3:8b',
    );
    assert.equal(server.counts.chat, 0);
  });

  it('while it says what a model is like does not outlast the next try', async (test) => {
    const { model } = await ollama(test, { faults: [{ on: 'look', kind: '503', nth: 1 }] });
    assert.equal((await failureOf(model.ask(aQuestion(), aContext()))).reach, 'retry');
    assert.equal((await model.ask(aQuestion(), aContext())).finish, 'stop');
  });

  it('in a stream ends in it; one that stops has no end, and is asked for again', async (test) => {
    const outcomes = [
      ['stream-error', 'http-500'],
      ['cut-stream', 'no-candidate'],
      ['no-reason', 'no-candidate'],
      ['cut-body', 'connection'],
    ] as const;
    for (const [kind, code] of outcomes) {
      const { model } = await ollama(test, { faults: [{ on: 'chat', kind }] });
      const failure = await failureOf(model.ask(aQuestion(), aContext([], { onText: () => {} })));
      assert.deepEqual([failure.code, failure.reach], [code, 'retry'], kind);
    }
  });

  it('to think, of a model that does not, ends the task', async (test) => {
    const { model } = await ollama(test, { models: { 'llama3.2': { thinks: false } } });
    const settings = { thinkingLevel: 'low' } as const;
    const { reach, message } = await failureOf(model.ask(aQuestion([], { settings }), aContext()));
    assert.deepEqual([reach, message], ['task', 'ollama: "llama3.2" does not support thinking']);
  });

  it('of a server that is none, or has no memory left, is said as such', async (test) => {
    const page = await serve(test, (_, response) => response.writeHead(404).end('404 page not found'));
    const memory = await serve(test, (_, response) =>
      sendJson(
        response,
        { error: 'model requires more system memory (9 GiB) than is available (4 GiB)' },
        500,
      ),
    );
    const failures = [page, memory].map(({ url }) =>
      failureOf(ollamaModel('x', anOllamaConnection(url)).ask(aQuestion(), aContext())),
    );
    const [none, full] = await Promise.all(failures);
    assert.deepEqual(
      [none?.code, none?.reach, full?.code, full?.reach],
      ['bad-address', 'provider', 'no-memory', 'model'],
    );
    assert.match(none?.message ?? '', /look at OLLAMA_HOST/);
  });
});
