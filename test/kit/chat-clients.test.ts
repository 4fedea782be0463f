import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { startOllamaServer } from './ollama/server.ts';
import { startOpenaiServer } from './openai/server.ts';
import type { Json } from './rest.ts';

const openai = await startOpenaiServer({ models: { llama: { thoughts: 5 }, short: { contextLength: 60 } } });
const ollama = await startOllamaServer({ models: { 'llama3.2': { contextLength: 6000 } } });
after(() => Promise.all([openai.close(), ollama.close()]));

const client = createOpenAICompatible({
  name: 'lab',
  baseURL: `${openai.url}/v1`,
  apiKey: 'test-key',
  includeUsage: true,
  supportsStructuredOutputs: true,
});

const prompt = [
  { role: 'system' as const, content: 'Be brief.' },
  { role: 'user' as const, content: [{ type: 'text' as const, text: 'How wide is it?' }] },
];

describe('a second client of the chat server', () => {
  it('asks, and reads text, thinking, end and tokens', async () => {
    const { content, finishReason, usage } = await client('llama').doGenerate({
      prompt,
      seed: 4,
      temperature: 0.5,
    });
    const texts = content.filter((part) => part.type === 'text').map(({ text }) => text);
    assert.match(texts.join(''), /^There is no document at hand/);
    assert.equal(
      content.some(({ type }) => type === 'reasoning'),
      true,
    );
    assert.deepEqual(
      [finishReason.unified, usage.inputTokens.total, usage.outputTokens.reasoning],
      ['stop', 15, 5],
    );
  });

  it('streams the same', async () => {
    const { content } = await client('llama').doGenerate({ prompt });
    const { stream } = await client('llama').doStream({ prompt });
    const parts = await Array.fromAsync(stream);
    const streamed = parts.flatMap((part) => (part.type === 'text-delta' ? [part.delta] : [])).join('');
    assert.deepEqual(
      [streamed],
      content.flatMap((part) => (part.type === 'text' ? [part.text] : [])),
    );
    const [finish] = parts.flatMap((part) => (part.type === 'finish' ? [part] : []));
    assert.equal(finish?.usage.inputTokens.total, 15);
  });

  it('gets JSON by its schema', async () => {
    const schema = {
      type: 'object',
      properties: { level: { type: 'string', enum: ['poor', 'good'] } },
      required: ['level'],
      additionalProperties: false,
    } as const;
    const { content } = await client('llama').doGenerate({
      prompt,
      responseFormat: { type: 'json', name: 'reply', schema },
    });
    const [text = ''] = content.flatMap((part) => (part.type === 'text' ? [part.text] : []));
    assert.match(text, /^\{"level":"(?:poor|good)"\}$/);
  });

  it('hears of a cut, an unknown model and a prompt that is too long', async () => {
    const cut = await client('llama').doGenerate({ prompt, maxOutputTokens: 8 });
    assert.equal(cut.finishReason.unified, 'length');
    await assert.rejects(async () => client('nobody').doGenerate({ prompt }), /does not exist/);
    const long = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'word '.repeat(100) }] }];
    await assert.rejects(
      async () => client('short').doGenerate({ prompt: long }),
      /maximum context length is 60 tokens/,
    );
  });
});

async function post(url: string, body: object, key = 'test-key'): Promise<{ status: number; body: Json }> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

const messages = [{ role: 'user', content: 'Hello?' }];

describe('the chat server refuses', () => {
  const url = `${openai.url}/v1/chat/completions`;
  const format = (schema: object) => ({
    response_format: { type: 'json_schema', json_schema: { name: 'reply', strict: true, schema } },
  });
  const refused: readonly (readonly [what: string, body: object, says: RegExp])[] = [
    ['a field that it does not know', { topK: 3 }, /Unrecognized request argument supplied: topK/],
    ['a wrong type', { seed: 'x' }, /Invalid value for 'seed'/],
    [
      'a message of nobody',
      { messages: [{ role: 'model', content: 'x' }] },
      /Invalid value for 'messages\.0\.role'/,
    ],
    [
      'options of a stream without one',
      { stream_options: { include_usage: true } },
      /only allowed when 'stream'/,
    ],
    [
      'a bare value as a schema',
      format({ type: 'string', enum: ['a'] }),
      /must be a JSON Schema of type "object"/,
    ],
    [
      'a strict schema that is open',
      format({ type: 'object', properties: {} }),
      /'additionalProperties' is required/,
    ],
    [
      'a strict schema that lets a key be left out',
      format({ type: 'object', properties: { a: {} }, required: [], additionalProperties: false }),
      /Missing 'a'/,
    ],
  ];
  for (const [what, more, says] of refused)
    it(what, async () => {
      const { status, body } = await post(url, { model: 'llama', messages, ...more });
      assert.equal(status, 400);
      assert.match(body.error.message, says);
    });

  it('a wrong key, and none', async () => {
    assert.equal((await post(url, { model: 'llama', messages }, 'other')).status, 401);
    const response = await fetch(`${openai.url}/v1/models`);
    assert.equal(response.status, 401);
  });

  it('names of settings that only compatible servers know, where it stands for OpenAI', async (test) => {
    const strict = await startOpenaiServer({ dialect: 'openai' });
    test.after(() => strict.close());
    const { body } = await post(`${strict.url}/v1/chat/completions`, { model: 'llama', messages, top_k: 3 });
    assert.match(body.error.message, /top_k/);
  });
});

describe('the Ollama server', () => {
  const url = `${ollama.url}/api/chat`;
  const long = [{ role: 'user', content: 'word '.repeat(6000) }];

  it('answers, with its counts', async () => {
    const { status, body } = await post(url, { model: 'llama3.2', messages, stream: false });
    assert.equal(status, 200);
    assert.deepEqual(
      [body.model, body.done, body.done_reason, body.prompt_eval_count],
      ['llama3.2', true, 'stop', 6],
    );
    assert.match(body.message.content, /^There is no document at hand/);
  });

  it('streams line by line unless told not to', async () => {
    const response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify({ model: 'llama3.2', messages }),
    });
    const lines = (await response.text())
      .trim()
      .split('\n')
      .map((line): Json => JSON.parse(line));
    assert.equal(response.headers.get('content-type'), 'application/x-ndjson');
    assert.match(lines.map(({ message }) => message.content).join(''), /^There is no document at hand/);
    assert.deepEqual(lines.map(({ done }) => done).filter(Boolean), [true]);
  });

  it('cuts a long prompt without a word, to a short context unless a longer one is asked for', async () => {
    const counts = [{}, { options: { num_ctx: 5000 } }, { options: { num_ctx: 100_000 } }].map(
      async (options) => {
        const { body } = await post(url, { model: 'llama3.2', messages: long, stream: false, ...options });
        return body.prompt_eval_count as number;
      },
    );
    assert.deepEqual(await Promise.all(counts), [4096, 5000, 6000]);
  });

  it('refuses it where it is told not to cut', async () => {
    const { status, body } = await post(url, {
      model: 'llama3.2',
      messages: long,
      stream: false,
      truncate: false,
    });
    assert.equal(status, 400);
    assert.match(body.error, /exceed_context_size_error/);
  });

  it('refuses what it does not know, and models that were not pulled', async () => {
    assert.equal((await post(url, { model: 'llama3.2', messages, max_tokens: 5 })).status, 400);
    const { status, body } = await post(url, { model: 'other', messages });
    assert.deepEqual([status, body], [404, { error: "model 'other' not found" }]);
  });
});
