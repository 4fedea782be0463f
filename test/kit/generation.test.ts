import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startGeminiServer } from './gemini/server.ts';
import {
  aPdf,
  ask,
  enumOfNames,
  flash,
  generate,
  inline,
  names,
  scale,
  textIn,
  upload,
  user,
  type Json,
  startFor,
} from './rest.ts';

const pdf = await aPdf(
  'The bridge was opened in the spring of that year.',
  'It has four lanes and a footpath on either side.',
);
const server = await startGeminiServer({ startsAt: Date.parse('2026-11-23T12:00:00Z') });
after(() => server.close());

function about(generationConfig: object = {}, text = 'How wide is the bridge?'): object {
  return { contents: [user(inline(pdf), { text })], generationConfig };
}

test('an answer tells from the document and ends with a mark', async () => {
  const { body } = await generate(server, about());
  const [candidate] = body.candidates;
  assert.equal(candidate.finishReason, 'STOP');
  assert.equal(candidate.content.role, 'model');
  const text = candidate.content.parts[0].text;
  assert.match(text, /(opened in the spring|four lanes).* \(page [12]\)\./);
  assert.match(text, /\(reference GX[0-9A-F]{20}\)\.$/);
  assert.ok(candidate.content.parts[0].thoughtSignature);
  assert.equal(body.modelVersion, flash);
  assert.ok(body.responseId);
});

test('equal requests have equal answers, however the document was sent; others have others', async (context) => {
  const text = textIn(await generate(server, about({ seed: 1 })));
  assert.equal(textIn(await generate(server, about({ seed: 1 }))), text);
  const { file } = (await upload(server, pdf)).body;
  const byUri = {
    contents: [user({ fileData: { fileUri: file.uri } }, { text: 'How wide is the bridge?' })],
    generationConfig: { seed: 1 },
  };
  assert.equal(textIn(await generate(server, byUri, { version: 'v1' })), text);
  // Sampling has no effect on current models, a seed has.
  assert.equal(textIn(await generate(server, about({ seed: 1, temperature: 0.2 }))), text);
  const others = [
    await generate(server, about({ seed: 2 })),
    await generate(server, about({ seed: 1 }, 'How old is it?')),
    await generate(server, about({ seed: 1 }), { model: 'gemini-4-argon' }),
    await generate(server, { ...about({ seed: 1 }), systemInstruction: { parts: [{ text: 'Be brief.' }] } }),
    await generate(server, about({ seed: 1 }), { model: 'gemini-3.5-flash' }),
    await generate(server, about({ seed: 1, temperature: 0.2 }), { model: 'gemini-3.5-flash' }),
  ].map(textIn);
  assert.equal(new Set([text, ...others]).size, 7);
  const restarted = await startFor(context);
  const again = textIn(await generate(restarted, about({ seed: 1 })));
  assert.equal(again, text);
});

test('a stream brings the same in pieces, as events or as an array', async () => {
  const whole = await generate(server, about());
  const events = await ask(server, `/v1beta/models/${flash}:streamGenerateContent?alt=sse`, {
    body: about(),
  });
  assert.equal(events.headers.get('content-type'), 'text/event-stream');
  const frames = (events.body as string).trim().split('\r\n\r\n').map(dataIn);
  const array = await generate(server, about(), { method: 'streamGenerateContent' });
  for (const pieces of [frames, array.body]) {
    assert.ok(pieces.length > 1);
    const text = pieces.map((frame: Json) => frame.candidates[0].content.parts[0].text).join('');
    assert.equal(text, textIn(whole));
    const ends = pieces.map((frame: Json) => frame.candidates[0].finishReason);
    assert.deepEqual(ends, [...ends.slice(1).map(() => undefined), 'STOP']);
    assert.equal(pieces.at(-1).usageMetadata.totalTokenCount > 0, true);
  }
});

test('tokens are counted by modality, and add up', async () => {
  const { usageMetadata: usage } = (await generate(server, about({ seed: 77 }))).body;
  assert.deepEqual(usage.promptTokensDetails, [
    { modality: 'IMAGE', tokenCount: 1120 },
    { modality: 'TEXT', tokenCount: 6 },
  ]);
  assert.equal(usage.promptTokenCount, 1126);
  assert.equal(usage.cachedContentTokenCount, undefined);
  assert.ok(usage.thoughtsTokenCount > 0);
  assert.equal(
    usage.totalTokenCount,
    usage.promptTokenCount + usage.candidatesTokenCount + usage.thoughtsTokenCount,
  );
});

test('a page costs what generation and resolution say', async (context) => {
  const pages = async (generationConfig: object, model = flash): Promise<unknown> => {
    const { body } = await generate(server, about(generationConfig), { model });
    return body.usageMetadata.promptTokensDetails[0];
  };
  assert.deepEqual(await pages({ mediaResolution: 'MEDIA_RESOLUTION_LOW' }), {
    modality: 'IMAGE',
    tokenCount: 560,
  });
  assert.deepEqual(await pages({ mediaResolution: 'MEDIA_RESOLUTION_HIGH' }), {
    modality: 'IMAGE',
    tokenCount: 2240,
  });
  assert.deepEqual(await pages({}, 'gemini-2.5-flash-lite'), { modality: 'DOCUMENT', tokenCount: 516 });
  const part = { ...inline(pdf), mediaResolution: { level: 'MEDIA_RESOLUTION_HIGH' } };
  const ofPart = await generate(server, { contents: [user(part)] });
  assert.equal(ofPart.body.usageMetadata.promptTokenCount, 2240);
  const text = await generate(server, {
    contents: [user(inline(Buffer.from('word'.repeat(50)), 'text/markdown'))],
  });
  assert.deepEqual(text.body.usageMetadata.promptTokensDetails, [{ modality: 'TEXT', tokenCount: 50 }]);
  const documents = await startFor(context, { pageModality: 'DOCUMENT', readsText: false });
  const reported = await generate(documents, about());
  assert.equal(reported.body.usageMetadata.promptTokensDetails[0].modality, 'DOCUMENT');
  assert.match(textIn(reported), /The document has 2 pages/);
});

test('tokens can be counted beforehand, in both forms', async () => {
  const path = `/v1beta/models/${flash}:countTokens`;
  const request = about() as { contents: object[] };
  const plain = await ask(server, path, { body: { contents: request.contents } });
  assert.deepEqual(plain.body, {
    totalTokens: 1126,
    promptTokensDetails: [
      { modality: 'IMAGE', tokenCount: 1120 },
      { modality: 'TEXT', tokenCount: 6 },
    ],
  });
  const systemInstruction = { parts: [{ text: 'Be brief' }] };
  const generateContentRequest = { model: `models/${flash}`, ...request, systemInstruction };
  assert.equal((await ask(server, path, { body: { generateContentRequest } })).body.totalTokens, 1128);
  const both = await ask(server, path, { body: { contents: request.contents, generateContentRequest } });
  assert.equal(both.status, 400);
  assert.equal((await ask(server, path, { body: { contents: [] } })).status, 400);
});

test('a beginning that was read some minutes ago is cached, from 4096 tokens on', async (context) => {
  const own = await startFor(context);
  const long = user(inline(Buffer.from('word'.repeat(4096)), 'text/plain'));
  const cached = async (
    text: string,
    options: { model?: string; parts?: object[] } = {},
  ): Promise<unknown> => {
    const contents = [user(...(options.parts ?? long.parts), { text })];
    const { usageMetadata } = (await generate(own, { contents }, { model: options.model ?? flash })).body;
    assert.equal(usageMetadata.promptTokenCount > 4000, true);
    return usageMetadata.cachedContentTokenCount;
  };
  assert.equal(await cached('First?'), undefined);
  assert.equal(await cached('Second?'), 4096);
  assert.equal(await cached('Third?', { model: 'gemini-4-argon' }), undefined);
  assert.equal(await cached('Fourth?', { parts: [{ text: 'Before' }, ...long.parts] }), undefined);
  const short = [inline(Buffer.from('word'.repeat(4090)), 'text/plain')];
  assert.equal(await cached('Fifth?', { parts: short }), undefined);
  assert.equal(await cached('Sixth?', { parts: short }), undefined);
  own.advance(0.1);
  assert.equal(await cached('Seventh?'), undefined);
});

test('the cap on output counts thinking: a small one leaves nothing but the bill', async () => {
  const { candidates, usageMetadata } = (await generate(server, about({ maxOutputTokens: 50 }))).body;
  assert.deepEqual(candidates, [{ content: { role: 'model' }, finishReason: 'MAX_TOKENS', index: 0 }]);
  assert.equal(usageMetadata.thoughtsTokenCount, 50);
  assert.equal(usageMetadata.candidatesTokenCount, undefined);
  const low = { thinkingLevel: 'low' };
  const thoughts = (await generate(server, about({ thinkingConfig: low, maxOutputTokens: 2000 }))).body
    .usageMetadata;
  assert.ok(thoughts.thoughtsTokenCount < 80);
  // Low thinking takes 45 to 75 tokens, and no answer is shorter than 32.
  const some = await generate(server, about({ thinkingConfig: low, maxOutputTokens: 76 }));
  assert.equal(some.body.candidates[0].finishReason, 'MAX_TOKENS');
  assert.ok(textIn(some).length > 0);
  const none = { thinkingConfig: { thinkingBudget: 0 } };
  const unthinking = await generate(server, about(none), { model: 'gemini-2.5-flash-lite' });
  assert.equal(unthinking.body.usageMetadata.thoughtsTokenCount, undefined);
});

test('thoughts are shown, stops are kept and several candidates given where they are allowed', async () => {
  const shown = await generate(server, about({ thinkingConfig: { includeThoughts: true } }));
  assert.equal(shown.body.candidates[0].content.parts[0].thought, true);
  const stopped = await generate(server, about({ stopSequences: ['(reference'] }));
  assert.ok(!textIn(stopped).includes('reference'));
  assert.equal(stopped.body.candidates[0].finishReason, 'STOP');
  const several = await generate(server, about({ candidateCount: 3 }), { model: 'gemini-2.5-flash-lite' });
  const texts = several.body.candidates.map((one: Json) => one.content.parts[0].text);
  assert.equal(new Set(texts).size, 3);
});

test('some models are served by others, some from a day on', async (context) => {
  const served = async (model: string): Promise<string> =>
    (await generate(server, 'Hello', { model })).body.modelVersion;
  assert.equal(await served('gemini-3.7-flash'), flash);
  assert.equal(await served('gemini-flash-latest'), flash);
  assert.equal(await served('gemini-2.5-flash'), 'gemini-2.5-flash');
  const later = await startFor(context, { startsAt: Date.parse('2026-12-01T00:00:00Z') });
  const replies = [
    await generate(later, 'Hello', { model: 'gemini-2.5-flash' }),
    await generate(later, 'Hello', { model: 'gemini-2.5-pro' }),
  ];
  assert.deepEqual(
    replies.map(({ body }) => body.modelVersion),
    ['gemini-3.5-flash-lite', flash],
  );
});

test('a model that will be replaced says when', async () => {
  const { body } = await generate(server, 'Hello', { model: 'gemini-2.5-flash' });
  assert.deepEqual(body.modelStatus, { modelStage: 'DEPRECATED', retirementTime: '2026-12-01T00:00:00Z' });
  assert.equal((await generate(server, 'Hello')).body.modelStatus, undefined);
});

test('Gemini 4 gives a long text in several replies, each asked for with a token', async (context) => {
  const long = 'word'.repeat(70_000);
  const own = await startFor(context, { reply: () => long });
  const model = 'gemini-4-carbon';
  const lengths: number[] = [];
  const reasons: string[] = [];
  let token: string | undefined;
  do {
    const contents = [user({ text: 'Go on.' })];
    const request = token === undefined ? { contents } : { contents, continuationToken: token };
    const reply = await generate(own, request, { model });
    const [candidate] = reply.body.candidates;
    lengths.push(textIn(reply).length / 4);
    reasons.push(candidate.finishReason);
    token = candidate.continuationToken;
  } while (token !== undefined);
  const streamed = await generate(own, 'Go on.', { model, method: 'streamGenerateContent' });
  const older = await generate(own, 'Go on.');
  const odd = await generate(own, { contents: [user({ text: 'a' })], continuationToken: 'YQ==' }, { model });
  assert.deepEqual(lengths, [32_768, 32_768, 4464]);
  assert.deepEqual(reasons, ['CONTINUATION', 'CONTINUATION', 'STOP']);
  assert.equal(streamed.body.at(-1).candidates[0].finishReason, 'CONTINUATION');
  assert.equal(older.body.candidates[0].finishReason, 'MAX_TOKENS');
  assert.equal(odd.status, 400);
});

test('an enum is answered with a bare value, or as JSON where that was asked for', async () => {
  const contents = [user({ text: scale })];
  const bare = textIn(await generate(server, { contents, generationConfig: enumOfNames }));
  assert.ok(names.includes(bare));
  const root = { type: 'string', enum: names };
  const json = { responseMimeType: 'application/json', responseJsonSchema: root };
  const quoted = textIn(await generate(server, { contents, generationConfig: json }));
  assert.ok(names.includes(JSON.parse(quoted)));
});

test('JSON obeys its schema, in the order asked for', async () => {
  const schema = {
    $defs: { page: { type: 'integer', minimum: 3, maximum: 4 } },
    type: 'object',
    properties: {
      last: { type: 'boolean' },
      pages: { type: 'array', items: { $ref: '#/$defs/page' }, minItems: 2 },
      nothing: { type: 'null' },
      either: { anyOf: [{ type: 'number', maximum: -1 }, { type: 'string' }] },
      pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }] },
      maybe: { type: ['string', 'null'] },
      first: { type: 'string' },
    },
    propertyOrdering: ['first', 'pages'],
  };
  const config = { responseMimeType: 'application/json', responseJsonSchema: schema };
  const value = JSON.parse(textIn(await generate(server, about(config))));
  assert.deepEqual(Object.keys(value), ['first', 'pages', 'last', 'nothing', 'either', 'pair', 'maybe']);
  assert.match(value.first, /reference GX/);
  assert.ok(value.pages.length === 2 && value.pages.every((page: number) => page === 3 || page === 4));
  assert.equal(typeof value.last, 'boolean');
  assert.equal(value.nothing, null);
  assert.ok(value.either <= -1);
  assert.deepEqual(
    value.pair.map((one: unknown) => typeof one),
    ['string', 'number'],
  );
  const open = {
    responseMimeType: 'application/json',
    responseSchema: {
      type: 'OBJECT',
      properties: { b: { type: 'STRING' }, a: { type: 'INTEGER' } },
      propertyOrdering: ['a', 'b'],
    },
  };
  assert.deepEqual(Object.keys(JSON.parse(textIn(await generate(server, about(open))))), ['a', 'b']);
});

test('more than a model can read at once is refused', async () => {
  const contents = [user({ text: 'a'.repeat(4 * 1_048_577) })];
  const { status, body } = await generate(server, { contents });
  assert.equal(status, 400);
  assert.equal(
    body.error.message,
    'The input token count (1048577) exceeds the maximum number of tokens allowed (1048576).',
  );
});

function dataIn(event: string): Json {
  assert.ok(event.startsWith('data: '));
  return JSON.parse(event.slice('data: '.length));
}
