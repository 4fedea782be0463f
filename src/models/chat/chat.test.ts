import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { OpenaiOptions } from '../../../test/kit/openai/options.ts';
import { startOpenaiServer } from '../../../test/kit/openai/server.ts';
import { aContext, aDocument, aQuestion, failureOf } from '../fixtures/asking.ts';
import { sendJson, serve } from '../http/fixtures/server.ts';
import { chatModel } from './chat.ts';
import { aChatConnection } from './fixtures/connection.ts';

const pages = ['The bridge was opened in 1894.', 'It has four lanes.'];
const bridge = aDocument('pdf', pages);
const sources = [[bridge, new Uint8Array()]] as const;
const novel = aDocument('text', ['The bridge was opened in spring. '.repeat(400)]);
const levels = ['poor', 'fair', 'good'];
const scale = `# Levels\n${levels.map((name, index) => `- ${index + 1} (${name}): As it says.`).join('\n')}`;
const rated = { role: 'user', parts: [{ kind: 'text', name: 'instructions', text: scale }] } as const;
const enumRequest = aQuestion([], { messages: [rated], schema: { kind: 'enum', values: levels } });
const openRatings = { type: 'object', properties: { level: { type: 'string', enum: levels } } };
const ratings = { ...openRatings, required: ['level'], additionalProperties: false };

async function lab(test: TestContext, options: OpenaiOptions = {}) {
  const server = await startOpenaiServer(options);
  test.after(() => server.close());
  const connection = aChatConnection(server.url, { dialect: options.dialect ?? 'compatible' });
  const bodies = () =>
    server.requests
      .filter(({ path }) => path === '/v1/chat/completions')
      .map(({ body }) => body as Record<string, unknown>);
  return { server, model: chatModel('llama', connection), bodies };
}

describe('what is sent', () => {
  it('puts the document first, page by page, and the question last', async (test) => {
    const { model, bodies } = await lab(test);
    await model.ask(aQuestion([bridge], { system: 'Be brief.' }), aContext(sources));
    const marker = bridge.hash.slice(0, 16);
    const content = `[document ${marker}, 2 pages]
[page 1]
The bridge was opened in 1894.
[page 2]
It has four lanes.
[end of document ${marker}]

What is said of it?`;
    assert.deepEqual(bodies(), [
      {
        model: 'llama',
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content },
        ],
        seed: 7,
      },
    ]);
  });

  const settings = {
    temperature: 0.5,
    topP: 0.9,
    topK: 20,
    maxOutputTokens: 500,
    thinkingLevel: 'low',
  } as const;

  it('has the settings in the words of compatible servers', async (test) => {
    const { model, bodies } = await lab(test);
    await model.ask(aQuestion([], { settings: { ...settings, thinkingBudget: 9 } }), aContext());
    const { messages: _, ...sent } = bodies()[0] ?? {};
    assert.deepEqual(sent, {
      model: 'llama',
      seed: 7,
      temperature: 0.5,
      top_p: 0.9,
      top_k: 20,
      max_tokens: 500,
      reasoning_effort: 'low',
    });
  });

  it('has them in the words of OpenAI, which knows no top_k', async (test) => {
    const { model, bodies } = await lab(test, { dialect: 'openai' });
    await model.ask(aQuestion([], { settings }), aContext());
    const { max_completion_tokens: cap, max_tokens: other, top_k: topK } = bodies()[0] ?? {};
    assert.deepEqual([cap, other, topK], [500, undefined, undefined]);
  });

  it('asks a stream to count its tokens', async (test) => {
    const { model, bodies } = await lab(test);
    await model.ask(aQuestion(), aContext([], { onText: () => {} }));
    assert.deepEqual(
      [bodies()[0]?.['stream'], bodies()[0]?.['stream_options']],
      [true, { include_usage: true }],
    );
  });

  it('holds the key in one header, and none where there is no key', async (test) => {
    const seen = await serve(test, (_, response) => sendJson(response, completion('Yes.')));
    await chatModel('llama', aChatConnection(seen.url)).ask(aQuestion(), aContext());
    await chatModel('llama', aChatConnection(seen.url, { key: null })).ask(aQuestion(), aContext());
    const keys = seen.seen
      .filter(({ method }) => method === 'POST')
      .map(({ headers }) => headers.authorization);
    assert.deepEqual(keys, ['Bearer test-key', undefined]);
  });
});

describe('a shape', () => {
  it('of values is asked for as an object that holds one of them', async (test) => {
    const { model, bodies } = await lab(test);
    assert.ok(levels.includes((await model.ask(enumRequest, aContext())).text));
    const schema = {
      type: 'object',
      properties: { value: { type: 'string', enum: levels } },
      required: ['value'],
      additionalProperties: false,
    };
    const format = { type: 'json_schema', json_schema: { name: 'reply', schema, strict: true } };
    assert.deepEqual(bodies()[0]?.['response_format'], format);
  });

  it('of JSON is strict only where it leaves nothing open', async (test) => {
    const { model, bodies } = await lab(test);
    for (const schema of [ratings, openRatings])
      await model.ask(aQuestion([], { messages: [rated], schema: { kind: 'json', schema } }), aContext());
    assert.deepEqual(
      bodies().map((body) => body['response_format']),
      [
        { type: 'json_schema', json_schema: { name: 'reply', schema: ratings, strict: true } },
        { type: 'json_schema', json_schema: { name: 'reply', schema: openRatings } },
      ],
    );
  });

  it('goes in words to a server without them, which is found out once', async (test) => {
    const { model, server, bodies } = await lab(test, { models: { llama: { takesSchema: false } } });
    const jsonRequest = aQuestion([], { messages: [rated], schema: { kind: 'json', schema: ratings } });
    assert.ok(levels.includes((await model.ask(enumRequest, aContext())).text));
    const { text } = await model.ask(jsonRequest, aContext());
    assert.deepEqual(Object.keys(JSON.parse(text) as object), ['level']);
    assert.deepEqual([server.counts.chat, server.counts.judgement], [3, 2]);
    const said = bodies().map(({ messages }) => (messages as { content: string }[])[0]?.content ?? '');
    assert.equal(
      said[1],
      `${scale}\n\nReply with exactly one of these, and with nothing else:\npoor\nfair\ngood`,
    );
    assert.ok(said[2]?.endsWith(`nothing else, no code fence either:\n${JSON.stringify(ratings)}`));
  });

  it('is not put in words for what is refused for another reason', async (test) => {
    const { model, server } = await lab(test, { faults: [{ on: 'chat', kind: 'bad-request' }] });
    assert.equal((await failureOf(model.ask(enumRequest, aContext()))).code, 'bad-request');
    assert.equal(server.counts.chat, 1);
  });

  it('that the reply does not have comes back as it was said', async (test) => {
    const { model } = await lab(test, { reply: () => 'I would say good.' });
    assert.equal((await model.ask(enumRequest, aContext())).text, 'I would say good.');
  });
});

describe('a prompt', () => {
  it('that cannot fit is refused before it is sent, by what the server says of itself', async (test) => {
    for (const lists of ['vllm', 'llamacpp'] as const) {
      const { model, server } = await lab(test, { lists, models: { llama: { contextLength: 1000 } } });
      const request = aQuestion([novel], { provider: 'lab', settings: { maxOutputTokens: 100 } });
      const { code, reach, message } = await failureOf(
        model.ask(request, aContext([[novel, new Uint8Array()]])),
      );
      assert.deepEqual([code, reach], ['too-long', 'task']);
      assert.match(
        message,
        /^lab:llama: the prompt needs at least 18\d\d tokens and 100 for the reply, and the context holds 1000; nothing was sent\. Use a shorter document, or a model or server with a longer context\.$/,
      );
      assert.equal(server.counts.chat, 0);
    }
  });

  it('that the server refuses ends its task with what to do', async (test) => {
    const { model } = await lab(test, { lists: 'openai', models: { llama: { contextLength: 1000 } } });
    const { code, reach, message } = await failureOf(
      model.ask(aQuestion([novel]), aContext([[novel, new Uint8Array()]])),
    );
    assert.deepEqual([code, reach], ['too-long', 'task']);
    assert.match(
      message,
      /^lab:llama: This model's maximum context length is 1000 tokens\. .* Use a shorter document/,
    );
  });

  it('that the server cuts without a word is known by its tokens', async (test) => {
    const models = { llama: { contextLength: 1000, cutsPrompts: true } };
    const { model } = await lab(test, { lists: 'openai', models });
    const { sighted } = await model.ask(aQuestion([novel]), aContext([[novel, new Uint8Array()]]));
    assert.equal(sighted, false);
  });

  it('asks for the length of the context once, and never of OpenAI', async (test) => {
    for (const [dialect, looks] of [
      ['compatible', 1],
      ['openai', 0],
    ] as const) {
      const { model, server } = await lab(test, { dialect });
      await model.ask(aQuestion(), aContext());
      await model.ask(aQuestion(), aContext());
      assert.equal(server.counts.all - server.counts.chat, looks);
    }
  });

  it('is sent all the same where the server says nothing of itself', async (test) => {
    const { model, server } = await lab(test, { faults: [{ on: 'look', kind: '500' }] });
    await model.ask(aQuestion([bridge]), aContext(sources));
    assert.equal(server.counts.chat, 1);
  });
});

describe('a stream', () => {
  const onText = () => {};

  it('that holds an error ends in it; one that stops has no end, and is asked for again', async (test) => {
    const outcomes = [
      ['stream-error', 'http-500'],
      ['cut-stream', 'no-candidate'],
      ['no-reason', 'no-candidate'],
      ['empty-choices', 'no-candidate'],
      ['error-in-200', 'http-502'],
      ['invalid-json', 'bad-reply'],
      ['cut-body', 'connection'],
    ] as const;
    for (const [kind, code] of outcomes) {
      const { model } = await lab(test, { faults: [{ on: 'chat', kind }] });
      const failure = await failureOf(model.ask(aQuestion(), aContext([], { onText })));
      assert.deepEqual([failure.code, failure.reach], [code, 'retry'], kind);
    }
  });

  it('from a server that does not stream is read in one piece', async (test) => {
    const { url } = await serve(test, (_, response) => sendJson(response, completion('Yes.')));
    const reply = await chatModel('llama', aChatConnection(url)).ask(aQuestion(), aContext([], { onText }));
    assert.equal(reply.text, 'Yes.');
  });

  it('tells refusals and filters as they are', async (test) => {
    const finishes = [
      ['refusal', 'refused'],
      ['content-filter', 'filtered'],
      ['max-tokens', 'cut-off'],
    ] as const;
    for (const [kind, finish] of finishes) {
      const { model } = await lab(test, { faults: [{ on: 'chat', kind }] });
      for (const context of [aContext(), aContext([], { onText })])
        assert.equal((await model.ask(aQuestion(), context)).finish, finish);
    }
  });
});

describe('the key', () => {
  it('stands in no reply and in no piece of a stream, whatever the server says', async (test) => {
    const { model } = await lab(test, { reply: () => 'They sent me test-key, and again test-key.' });
    const pieces: string[] = [];
    const { text } = await model.ask(aQuestion(), aContext([], { onText: (piece) => pieces.push(piece) }));
    for (const said of [text, pieces.join('')]) assert.equal(said, 'They sent me ***, and again ***.');
  });
});

function completion(content: string): object {
  return { choices: [{ message: { role: 'assistant', content }, finish_reason: 'stop' }], model: 'llama' };
}
