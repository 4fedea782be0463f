import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { GenerateContentRequest, GenerationConfig, Part } from '../../../test/kit/gemini/request.ts';
import { startGeminiServer, type GeminiServer } from '../../../test/kit/gemini/server.ts';
import type { GeminiOptions } from '../../../test/kit/gemini/options.ts';
import { aPdf } from '../../../test/kit/rest.ts';
import type { CallRequest } from '../../record/call.ts';
import { sendJson, serve } from '../http/fixtures/server.ts';
import { aContext, aDocument, aQuestion, failureOf } from '../fixtures/asking.ts';
import { aConnection, flash } from './fixtures/connection.ts';
import { google } from './google.ts';

const pages = ['The bridge was opened in 1894.', 'It has four lanes.'];
const pdfBytes = await aPdf(...pages);
/** The same with so much behind its end that it is uploaded. */
const largeBytes = Buffer.concat([pdfBytes, Buffer.alloc(30_000, '\n%')]);
const small = aDocument('pdf', pages, pdfBytes.length);
const large = aDocument('pdf', [...pages].toReversed(), largeBytes.length);
const notes = aDocument('markdown', ['# Bridge\n\nOpened in 1894 ‒ été.']);
const novel = aDocument('text', ['The bridge was opened in spring. '.repeat(1000)]);
const sources = [
  [small, pdfBytes],
  [large, largeBytes],
] as const;

async function gemini(test: TestContext, options: GeminiOptions = {}): Promise<GeminiServer> {
  const server = await startGeminiServer(options);
  test.after(() => server.close());
  return server;
}

/** The bodies of what a server was asked to generate. */
function bodies(server: GeminiServer): GenerateContentRequest[] {
  const asked = server.requests.filter(({ kind }) => kind?.endsWith('enerateContent'));
  return asked.map(({ body }) => body as GenerateContentRequest);
}

function configOf(server: GeminiServer, index = 0): GenerationConfig {
  return bodies(server).at(index)?.generationConfig ?? {};
}

function partsOf(server: GeminiServer): readonly Part[] {
  return bodies(server)[0]?.contents?.[0]?.parts ?? [];
}

const flashOf = (server: { url: string }, key = 'test-key') =>
  google(aConnection(server.url, { key })).model(flash);
const levels = ['poor', 'fair', 'good'];
const enumRequest = aQuestion([], { schema: { kind: 'enum', values: levels } });

describe('what is sent', () => {
  it('puts the document first and the question last, with system instruction, settings and seed', async (test) => {
    const server = await gemini(test);
    const request = aQuestion([large], {
      system: 'Answer in one sentence.',
      settings: { temperature: 0.5, topP: 0.9, topK: 20, maxOutputTokens: 5000, thinkingLevel: 'low' },
    });
    await flashOf(server).ask(request, aContext(sources));
    const [body] = bodies(server);
    const [document, question] = partsOf(server);
    assert.equal(body?.contents?.length, 1);
    assert.equal(document?.fileData?.mimeType, 'application/pdf');
    assert.match(document?.fileData?.fileUri ?? '', /\/v1beta\/files\/assay-[0-9a-f]{27}-[0-9a-z]+$/);
    assert.deepEqual(question, { text: 'What is said of it?' });
    assert.equal(body.systemInstruction?.parts?.[0]?.text, 'Answer in one sentence.');
    const { seed, temperature, topP, topK, maxOutputTokens, thinkingConfig } = configOf(server);
    assert.deepEqual([seed, temperature, topP, topK, maxOutputTokens], [7, 0.5, 0.9, 20, 5000]);
    assert.deepEqual(thinkingConfig, { thinkingLevel: 'low' });
  });

  it('leaves out what nobody set', async (test) => {
    const server = await gemini(test);
    await flashOf(server).ask(aQuestion(), aContext());
    assert.deepEqual(configOf(server), { seed: 7 });
    assert.equal('systemInstruction' in (bodies(server)[0] ?? {}), false);
    const budget = aQuestion([], { model: 'gemini-2.5-pro', settings: { thinkingBudget: 1024 } });
    await google(aConnection(server.url)).model('gemini-2.5-pro').ask(budget, aContext());
    assert.deepEqual(configOf(server, 1).thinkingConfig, { thinkingBudget: 1024 });
  });

  it('holds small documents itself, a text as text', async (test) => {
    const server = await gemini(test);
    await flashOf(server).ask(aQuestion([small, notes]), aContext([...sources, [notes, Buffer.alloc(0)]]));
    const [pdf, text] = partsOf(server);
    assert.equal(pdf?.inlineData?.mimeType, 'application/pdf');
    assert.deepEqual(Buffer.from(pdf?.inlineData?.data ?? '', 'base64'), pdfBytes);
    assert.equal(text?.inlineData?.mimeType, 'text/plain');
    assert.equal(Buffer.from(text?.inlineData?.data ?? '', 'base64').toString(), notes.pages[0]?.text);
    assert.equal(server.counts.getFile + server.counts.startUpload, 0);
  });

  it('holds the key in one header of its own, and never in an address', async (test) => {
    const server = await serve(test, ({ path }, response) => {
      const file = { name: 'files/a', uri: 'https://files/a', state: 'ACTIVE' };
      if (path.includes('upload_id')) return sendJson(response, { file });
      if (path.includes('/upload/'))
        response.setHeader('x-goog-upload-url', `http://${response.req.headers.host}/?upload_id=1`);
      if (path.includes('/files/')) return sendJson(response, { error: { message: 'no' } }, 403);
      return sendJson(response, {
        candidates: [{ content: { parts: [{ text: 'a' }] }, finishReason: 'STOP' }],
      });
    });
    const key = 'a-key_of.its-own';
    await google(aConnection(server.url, { key }))
      .model(flash)
      .ask(aQuestion([large]), aContext(sources));
    await google(aConnection(server.url, { key }))
      .model(flash)
      .ask(enumRequest, aContext([], { onText() {} }))
      .catch(() => {});
    assert.ok(server.seen.length >= 6);
    for (const { path, headers, body } of server.seen) {
      const { 'x-goog-api-key': sent, ...others } = headers;
      if (!path.includes('upload_id')) assert.equal(sent, key);
      assert.equal(`${path} ${JSON.stringify(others)} ${body.toString()}`.includes(key), false);
    }
  });

  it('is not sent with a key that no header can hold', () => {
    for (const key of ['“quoted”', 'two words', 'line\nbreak', '', 'schlüssel'])
      assert.throws(() => google(aConnection('http://127.0.0.1', { key })), {
        code: 'key-invalid',
        reach: 'provider',
      });
  });

  it('asks for JSON by its schema, in the order of its properties', async (test) => {
    const page = { type: 'object', properties: { to: { type: 'number' }, from: { type: 'number' } } };
    const schema = (...[inner, whole]: object[]) => ({
      type: 'object',
      properties: {
        why: { type: 'string' },
        pages: { type: 'array', items: { ...page, ...inner } },
        level: { type: 'string', enum: levels },
      },
      required: ['why', 'level'],
      additionalProperties: false,
      ...whole,
    });
    const server = await gemini(test, { reply: () => '{"why":"","level":"good"}' });
    const reply = await flashOf(server).ask(
      aQuestion([], { schema: { kind: 'json', schema: schema() } }),
      aContext(),
    );
    const { responseMimeType, responseJsonSchema } = configOf(server);
    assert.equal(responseMimeType, 'application/json');
    assert.deepEqual(
      responseJsonSchema,
      schema({ propertyOrdering: ['to', 'from'] }, { propertyOrdering: ['why', 'pages', 'level'] }),
    );
    assert.equal(reply.text, '{"why":"","level":"good"}');
  });

  it('asks for one of several values by a type of their own', async (test) => {
    const server = await gemini(test);
    const { text } = await flashOf(server).ask(enumRequest, aContext());
    const { responseMimeType, responseSchema, ...others } = configOf(server);
    assert.deepEqual([responseMimeType, responseSchema], ['text/x.enum', { type: 'STRING', enum: levels }]);
    assert.equal('responseJsonSchema' in others, false);
    assert.ok(levels.includes(text), text);
  });

  it('asks for it as JSON where the model refuses that type, and remembers; many find out together', async (test) => {
    const server = await gemini(test, { models: { [flash]: { takesEnumType: false } } });
    const model = flashOf(server);
    const replies = await Promise.all(Array.from({ length: 8 }, () => model.ask(enumRequest, aContext())));
    for (const { text } of replies) assert.ok(levels.includes(JSON.parse(text)), text);
    const asked = bodies(server).length;
    await model.ask(enumRequest, aContext());
    assert.equal(bodies(server).length, asked + 1);
    const { responseMimeType, responseJsonSchema } = configOf(server, -1);
    assert.deepEqual(
      [responseMimeType, responseJsonSchema],
      ['application/json', { type: 'string', enum: levels }],
    );
  });

  it('does not try another shape for what is refused for another reason', async (test) => {
    const server = await serve(test, (_seen, response) =>
      sendJson(
        response,
        { error: { code: 400, status: 'INVALID_ARGUMENT', message: 'Too many tokens.' } },
        400,
      ),
    );
    assert.equal((await failureOf(flashOf(server).ask(enumRequest, aContext()))).code, 'bad-request');
    assert.equal(server.seen.length, 1);
  });

  it("sends a model's words back with the signature they came with", async (test) => {
    const server = await gemini(test);
    const model = flashOf(server);
    const first = aQuestion([small]);
    const reply = await model.ask(first, aContext(sources));
    assert.ok(reply.signature, 'the server signs');
    const said = {
      kind: 'text' as const,
      name: 'answer' as const,
      text: reply.text,
      signature: reply.signature,
    };
    const next = { kind: 'text' as const, name: 'instructions' as const, text: 'And now the level.' };
    const messages: CallRequest['messages'] = [
      ...first.messages,
      { role: 'model', parts: [said] },
      { role: 'user', parts: [next] },
    ];
    const second = await model.ask({ ...first, messages }, aContext(sources));
    assert.equal(second.sighted, true);
    const turns = bodies(server)[1]?.contents ?? [];
    assert.deepEqual(
      turns.map(({ role }) => role),
      ['user', 'model', 'user'],
    );
    assert.deepEqual(turns[1]?.parts, [{ text: reply.text, thoughtSignature: reply.signature }]);
  });
});

describe('what comes back', () => {
  it('is the same in a stream, also where it is long, signed, thought over or continued', async (test) => {
    const thought = { text: 'Let me think.', thought: true, thoughtSignature: 'early' };
    const usage = { promptTokenCount: 1200, cachedContentTokenCount: 1000, candidatesTokenCount: 5 };
    const bodiesOfTurns = [
      {
        candidates: [
          {
            content: { parts: [thought, { text: 'One ' }] },
            finishReason: 'CONTINUATION',
            continuationToken: 'next',
          },
        ],
        usageMetadata: { ...usage, thoughtsTokenCount: 7 },
        modelVersion: 'gemini-3.8-flash-002',
      },
      {
        candidates: [
          {
            content: { parts: [{ text: 'and ' }, { text: 'two.', thoughtSignature: 'late' }] },
            finishReason: 'STOP',
          },
        ],
        usageMetadata: usage,
        modelVersion: 'gemini-3.8-flash-002',
      },
    ];
    const server = await serve(test, ({ path, body }, response) => {
      const turn = bodiesOfTurns[JSON.parse(body.toString()).continuationToken === undefined ? 0 : 1];
      if (!path.includes('stream')) return sendJson(response, turn);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const part of turn?.candidates[0]?.content.parts ?? [])
        response.write(`data: ${JSON.stringify({ candidates: [{ content: { parts: [part] } }] })}\r\n\r\n`);
      const { finishReason, continuationToken } = (turn?.candidates[0] ?? {}) as Record<string, string>;
      const last = { ...turn, candidates: [{ content: { parts: [] }, finishReason, continuationToken }] };
      response.end(`data: ${JSON.stringify(last)}\r\n\r\n`);
    });
    const unary = await flashOf(server).ask(aQuestion(), aContext());
    let live = '';
    const context = aContext([], { onText: (piece) => void (live += piece) });
    assert.deepEqual(await flashOf(server).ask(aQuestion(), context), unary);
    assert.deepEqual(unary, {
      text: 'One and two.',
      finish: 'stop',
      usage: { inputTokens: 2400, cachedInputTokens: 2000, outputTokens: 17 },
      servedModel: 'gemini-3.8-flash-002',
      sighted: null,
      signature: 'late',
    });
    assert.equal(live, unary.text);
  });

  it('is the same in a stream from a whole server, and says which version answered', async (test) => {
    const server = await gemini(test, { cachesPrefixes: false });
    const request = aQuestion([small, novel], { model: 'gemini-3.7-flash' });
    const context = aContext([...sources, [novel, Buffer.alloc(0)]]);
    const model = google(aConnection(server.url)).model('gemini-3.7-flash');
    const pieces: string[] = [];
    const unary = await model.ask(request, context);
    assert.deepEqual(
      await model.ask(request, { ...context, onText: (piece) => void pieces.push(piece) }),
      unary,
    );
    assert.equal(pieces.join(''), unary.text);
    assert.deepEqual([unary.finish, unary.servedModel, unary.sighted], ['stop', 'gemini-3.8-flash', true]);
  });

  it('is unsighted where the document was dropped on the way', async (test) => {
    const server = await gemini(test, { judgeBlindTo: 'file' });
    const scale = '- 1 (poor): No.\n- 2 (good): Yes.';
    const judged = aQuestion([large]);
    const parts = [
      ...(judged.messages[0]?.parts ?? []),
      { kind: 'text' as const, name: 'instructions' as const, text: scale },
    ];
    const request = { ...judged, messages: [{ role: 'user' as const, parts }] };
    assert.equal((await flashOf(server).ask(request, aContext(sources))).sighted, false);
    const seeing = await gemini(test);
    assert.equal((await flashOf(seeing).ask(request, aContext(sources))).sighted, true);
  });
});

describe('the key', () => {
  const key = 'secret+key/of=one';
  const echoes = [key, encodeURIComponent(key), encodeURIComponent(key).toLowerCase()];

  it('stands in no error, whatever the server echoes', async (test) => {
    const server = await serve(test, (_seen, response, number) => {
      response.setHeader('x-echo', encodeURIComponent(key));
      const message = `Key ${echoes.join(' and ')} is wrong.`;
      sendJson(
        response,
        { error: { code: 400 + (number % 2) * 103, message, status: 'X' } },
        number % 2 ? 503 : 400,
      );
    });
    for (const onText of [undefined, () => {}])
      for (let kind = 0; kind < 2; kind += 1) {
        const context = aContext([], onText === undefined ? {} : { onText });
        const error = await failureOf(flashOf(server, key).ask(aQuestion(), context));
        assert.match(error.message, /Key \*\*\* and \*\*\* and /);
        for (let one: unknown = error; one instanceof Error; one = one.cause)
          for (const echo of [key, encodeURIComponent(key)])
            assert.equal(`${one.stack} ${JSON.stringify(one)}`.includes(echo), false);
      }
    const upload = await failureOf(flashOf(server, key).ask(aQuestion([large]), aContext(sources)));
    assert.equal(upload.message.includes(key), false);
  });

  it('stands in no reply, no version and no piece of a stream, even if it comes letter by letter', async (test) => {
    const text = `You sent ${echoes[0]}, or ${echoes[1]}. secret`;
    const server = await serve(test, ({ path }, response) => {
      const frame = (said: string, more = {}): object => ({
        candidates: [{ content: { parts: [{ text: said }] }, ...more }],
        modelVersion: `for-${key}`,
      });
      if (!path.includes('stream')) return sendJson(response, frame(text, { finishReason: 'STOP' }));
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const letter of text) response.write(`data: ${JSON.stringify(frame(letter))}\n\n`);
      response.end(`data: ${JSON.stringify(frame('', { finishReason: 'STOP' }))}\n\n`);
    });
    const said = 'You sent ***, or ***. secret';
    let live = '';
    const context = aContext([], { onText: (piece) => void (live += piece) });
    for (const reply of [
      await flashOf(server, key).ask(aQuestion(), aContext()),
      await flashOf(server, key).ask(aQuestion(), context),
    ])
      assert.deepEqual([reply.text, reply.servedModel], [said, 'for-***']);
    assert.equal(live.includes(key), false);
    assert.equal(live.endsWith('. secret'), true);
  });
});

describe('a signal', () => {
  it('ends a call with its own reason, at each stage', async (test) => {
    const reason = new Error('enough');
    const frame = JSON.stringify({ candidates: [{ content: { parts: [{ text: 'A' }] } }] });
    for (const stage of ['before', 'finding the file', 'waiting', 'body', 'stream', 'processing'] as const) {
      const abort = new AbortController();
      const server = await serve(test, ({ path }, response) => {
        const generates = path.includes('enerateContent');
        if (stage === 'processing') {
          abort.abort(reason);
          return sendJson(response, { name: 'files/a', uri: 'https://files/a', state: 'PROCESSING' });
        }
        if (stage === 'stream')
          response.writeHead(200, { 'content-type': 'text/event-stream' }).write(`data: ${frame}\n\n`);
        if (stage === 'body') response.writeHead(200).write(frame);
        if (stage !== 'finding the file' || !generates) setTimeout(() => abort.abort(reason), 3);
      });
      if (stage === 'before') abort.abort(reason);
      const filed = stage === 'finding the file' || stage === 'processing';
      const context = aContext(sources, {
        signal: abort.signal,
        ...(stage === 'stream' ? { onText() {} } : {}),
      });
      const asked = flashOf(server).ask(aQuestion(filed ? [large] : []), context);
      assert.equal(await asked.catch((error: unknown) => error), reason, stage);
    }
  });
});
