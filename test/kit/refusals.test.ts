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
  user,
  type Answered,
  startFor,
} from './rest.ts';

const server = await startGeminiServer({ limits: { requestBytes: 40_000, pdfBytes: 20_000, pdfPages: 3 } });
after(() => server.close());

const hello = [user({ text: 'Hello' })];

function configured(generationConfig: object): object {
  return { contents: hello, generationConfig };
}

function message({ status, body }: Answered): string {
  return `${status} ${body.error.message}`;
}

async function refusal(request: object, model = flash): Promise<string> {
  return message(await generate(server, request, { model }));
}

test('unknown names are refused wherever they stand, with every place named', async () => {
  const { status, body } = await generate(server, {
    contents: [{ role: 'user', parts: { text: 'Hello', role: 'user' } }],
    generation_config: { thinking_config: { level: 'low' } },
    temperature: 1,
  });
  assert.equal(status, 400);
  assert.equal(body.error.status, 'INVALID_ARGUMENT');
  assert.deepEqual(body.error.message.split('\n'), [
    `Invalid JSON payload received. Unknown name "role" at 'contents[0].parts': Cannot find field.`,
    `Invalid JSON payload received. Unknown name "level" at 'generation_config.thinking_config': Cannot find field.`,
    'Invalid JSON payload received. Unknown name "temperature": Cannot find field.',
  ]);
  const [detail] = body.error.details;
  assert.equal(detail['@type'], 'type.googleapis.com/google.rpc.BadRequest');
  assert.deepEqual(
    detail.fieldViolations.map(({ field }: { field?: string }) => field),
    ['contents[0].parts', 'generation_config.thinking_config', undefined],
  );
});

test('wrong types are refused in their place', async () => {
  const wrong: [object, string][] = [
    [configured({ topK: 1.5 }), `Invalid value at 'generation_config.top_k' (TYPE_INT32), 1.5`],
    [configured({ maxOutputTokens: 'many' }), `'generation_config.max_output_tokens' (TYPE_INT32), "many"`],
    [configured({ seed: 2 ** 31 }), `'generation_config.seed' (TYPE_INT32), 2147483648`],
    [configured({ temperature: [] }), `'generation_config.temperature' (TYPE_FLOAT), []`],
    [configured({ responseLogprobs: 'yes' }), `'generation_config.response_logprobs' (TYPE_BOOL), "yes"`],
    [configured({ responseMimeType: 1 }), `'generation_config.response_mime_type' (TYPE_STRING), 1`],
    [
      configured({ thinkingConfig: { thinkingLevel: 'much' } }),
      `(type.googleapis.com/google.ai.generativelanguage.v1beta.ThinkingLevel), "much"`,
    ],
    [{ contents: hello, systemInstruction: 'Be brief' }, `Invalid value at 'system_instruction'`],
    [{ contents: [user({ text: 'a', inlineData: {} })] }, `oneof field 'data' is already set`],
    [{ contents: [user({ inlineData: { mimeType: 'text/plain', data: 'a b' } })] }, '(TYPE_BYTES), "a b"'],
    [
      configured({ responseSchema: { type: 'OBJECT', properties: { a: { type: 'STRING', enum: [1] } } } }),
      `'generation_config.response_schema.properties[0].value.enum[0]' (TYPE_STRING), 1`,
    ],
    [
      configured({ responseSchema: { type: 'STRING', additionalProperties: false } }),
      `Unknown name "additionalProperties" at 'generation_config.response_schema'`,
    ],
  ];
  for (const [request, expected] of wrong) {
    const found = await refusal(request);
    assert.ok(found.startsWith('400 ') && found.includes(expected), `${found}\nshould say\n${expected}`);
  }
  assert.match(
    message(await ask(server, `/v1beta/models/${flash}:generateContent`, { body: Buffer.from('{"a') })),
    /^400 Invalid JSON payload received/,
  );
});

test('both spellings, one in place of a list, and numbers as text are taken', async () => {
  const snake = {
    contents: { parts: { text: 'Hello' } },
    system_instruction: { parts: { text: 'Be brief' } },
    generation_config: { max_output_tokens: '5000', thinking_config: { thinking_level: 'low' } },
    safety_settings: [{ category: 'HARM_CATEGORY_HARASSMENT', threshold: 'BLOCK_NONE' }],
  };
  const camel = {
    contents: hello,
    systemInstruction: { parts: [{ text: 'Be brief' }] },
    generationConfig: { maxOutputTokens: 5000, thinkingConfig: { thinkingLevel: 'LOW' } },
  };
  const [one, other] = [await generate(server, snake), await generate(server, camel)];
  assert.equal(one.status, 200);
  assert.deepEqual(one.body.candidates, other.body.candidates);
});

test('what the API does not allow is refused in its words', async () => {
  const level = (thinkingLevel: string): object => configured({ thinkingConfig: { thinkingLevel } });
  const budget = (thinkingBudget: number): object => configured({ thinkingConfig: { thinkingBudget } });
  const json = (schema: object): object =>
    configured({ responseMimeType: 'application/json', responseSchema: schema });
  const jsonSchema = (schema: unknown): object =>
    configured({ responseMimeType: 'application/json', responseJsonSchema: schema });
  const types = '`text/plain`, `application/json`, `application/xml`, `application/yaml` and `text/x.enum`';
  const all: [request: object, words: string, model?: string][] = [
    [{}, '* GenerateContentRequest.contents: contents is not specified'],
    [{ contents: [{ role: 'assistant', parts: [{ text: 'a' }] }] }, 'Please use a valid role: user, model.'],
    [{ contents: [{ role: 'user', parts: [] }] }, 'contents[0].parts: contents.parts must not be empty.'],
    [
      { contents: [{ role: 'user', parts: [{}] }] },
      "required oneof field 'data' must have one initialized field",
    ],
    [{ contents: [...hello, { role: 'model', parts: [{ text: 'a' }] }] }, 'ending with a model turn'],
    [
      { contents: hello, cachedContent: 'cachedContents/a' },
      'CachedContent not found (or permission denied)',
    ],
    [configured({ temperature: 2.1 }), 'temperature must be in the range [0.0, 2.0]'],
    [configured({ maxOutputTokens: 0 }), 'max_output_tokens must be positive'],
    [configured({ responseLogprobs: true }), 'Logprobs is not enabled for this model'],
    [configured({ logprobs: 2 }), 'Logprobs is not enabled for this model', 'gemini-2.5-flash-lite'],
    [configured({ candidateCount: 2 }), 'Multiple candidates is not enabled for this model'],
    [configured({ presencePenalty: 1 }), 'Penalty is not enabled', 'gemini-2.5-flash-lite'],
    [level('minimal'), 'Thinking level MINIMAL is not supported for this model. Please retry with other'],
    [level('minimal'), 'Thinking level MINIMAL is not supported', 'gemini-4-argon'],
    [level('xhigh'), 'Thinking level XHIGH is not supported', 'gemini-4-carbon'],
    [level('low'), 'Thinking level is not supported for this model.', 'gemini-2.5-flash-lite'],
    [budget(100), 'Thinking budget is not supported for this model.'],
    [budget(0), 'Budget 0 is invalid. This model only works in thinking mode.', 'gemini-2.5-pro'],
    [budget(90_000), 'choose a value between 0 and 24576', 'gemini-2.5-flash-lite'],
    [
      configured({ thinkingConfig: { thinkingLevel: 'low', thinkingBudget: 1 } }),
      'You can only set only one of thinking budget and thinking level.',
    ],
    [configured({ responseMimeType: 'text/html' }), `response_mime_type: allowed mimetypes are ${types}`],
    [configured({ responseMimeType: 'text/x.enum' }), 'must be a STRING schema with enum values'],
    [
      configured({ responseSchema: { type: 'STRING' } }),
      'response_schema: only allowed for response_mime_type',
    ],
    [configured({ responseJsonSchema: {} }), 'response_json_schema: only allowed for response_mime_type'],
    [
      configured({
        responseMimeType: 'application/json',
        responseSchema: { type: 'STRING' },
        responseJsonSchema: {},
      }),
      'only one of response_schema and response_json_schema may be set',
    ],
    [json({ type: 'NUMBER', enum: ['1'] }), 'response_schema.enum: only allowed for STRING type'],
    [json({ type: 'OBJECT' }), 'response_schema.properties: should be non-empty for OBJECT type'],
    [json({ type: 'ARRAY' }), 'response_schema.items: missing field'],
    [
      json({ type: 'OBJECT', properties: { a: { type: 'STRING' } }, required: ['b'] }),
      'response_schema.required[0]: property is not defined',
    ],
    [jsonSchema({ type: 'string', const: 'a' }), 'response_json_schema.const: unsupported'],
    [jsonSchema({ properties: { a: { pattern: 'x' } } }), 'properties["a"].pattern: unsupported'],
    [jsonSchema({ type: 'text' }), 'unknown type "text"'],
    [jsonSchema(deep(40)), 'Request contains an invalid argument.'],
  ];
  for (const [request, words, model] of all) {
    const found = await refusal(request, model);
    assert.ok(found.startsWith('400 ') && found.includes(words), `${found}\nshould say\n${words}`);
  }
});

test('what is allowed elsewhere is not refused', async () => {
  const allowed: [object, string][] = [
    [configured({ thinkingConfig: { thinkingLevel: 'minimal' } }), 'gemini-3.5-flash-lite'],
    [configured({ thinkingConfig: { thinkingLevel: 'xhigh' } }), 'gemini-4-hydrogen'],
    [configured({ thinkingConfig: { thinkingBudget: 0 } }), 'gemini-2.5-flash-lite'],
    [configured({ thinkingConfig: { thinkingBudget: -1 } }), 'gemini-2.5-pro'],
    [configured({ presencePenalty: 1, temperature: 0, topP: 0.5, topK: 3, seed: -4 }), flash],
    [{ contents: hello, serviceTier: 'flex', tools: [{ googleSearch: {} }] }, flash],
    [
      configured({
        responseMimeType: 'application/json',
        responseJsonSchema: { $schema: 'x', type: 'object' },
      }),
      flash,
    ],
  ];
  for (const [request, model] of allowed)
    assert.equal((await generate(server, request, { model })).status, 200, JSON.stringify(request));
});

test('a key is needed, in header or address, and must be valid', async () => {
  const path = `/v1beta/models/${flash}:generateContent`;
  const missing = await ask(server, path, { body: { contents: hello }, key: null });
  assert.equal(missing.status, 403);
  assert.match(missing.body.error.message, /^Method doesn't allow unregistered callers/);
  const bad = await ask(server, path, { body: { contents: hello }, key: 'bad' });
  assert.equal(message(bad), '400 API key not valid. Please pass a valid API key.');
  assert.equal(bad.body.error.details[0].reason, 'API_KEY_INVALID');
  const query = await ask(server, `${path}?key=test-key`, { body: { contents: hello }, key: null });
  assert.equal(query.status, 200);
  const logged = JSON.stringify(server.requests.slice(-3));
  assert.ok(!logged.includes('test-key'));
  assert.equal(server.requests.at(-1)?.path, `${path}?key=present`);
  assert.equal(server.requests.at(-2)?.headers['x-goog-api-key'], 'present');
});

test('unknown models and places are not found', async () => {
  assert.equal(
    await refusal({ contents: hello }, 'gemini-9'),
    '404 models/gemini-9 is not found for API version v1beta, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.',
  );
  assert.equal(
    await refusal({ contents: hello }, 'gemini-2.0-flash'),
    '404 This model models/gemini-2.0-flash is no longer available. Please update your code to use a newer model for the latest features and improvements.',
  );
  const nowhere = await ask(server, '/v1beta/nowhere', { body: {} });
  assert.equal(nowhere.status, 404);
  assert.match(nowhere.body, /<b>404\.<\/b>/);
  assert.equal((await ask(server, `/v2/models/${flash}`)).status, 404);
});

test('models are listed without those that are gone, and may be closed to some', async (context) => {
  const { models } = (await ask(server, '/v1beta/models')).body;
  const listed = models.map(({ name }: { name: string }) => name);
  assert.ok(listed.includes(`models/${flash}`));
  assert.ok(!listed.includes('models/gemini-2.0-flash'));
  assert.equal((await ask(server, `/v1/models/${flash}`)).body.inputTokenLimit, 1_048_576);
  const closed = await startFor(context, { newUser: true });
  const answered = await generate(closed, 'Hello', { model: 'gemini-2.5-flash' });
  assert.match(message(answered), /^404 .*no longer available to new users/);
});

test('a model can be told to refuse the enum type', async (context) => {
  const own = await startFor(context, { models: { [flash]: { takesEnumType: false } } });
  const refusedType = await generate(own, configured(enumOfNames));
  assert.equal(message(refusedType), `400 Enum mode is not enabled for models/${flash}`);
  assert.ok(
    names.includes(
      (await generate(server, configured(enumOfNames))).body.candidates[0].content.parts[0].text,
    ),
  );
});

test('documents are refused where they are none, too many pages or too large', async () => {
  const about = (part: object): object => ({ contents: [user(part, { text: 'What?' })] });
  assert.equal(await refusal(about(inline(Buffer.from('no PDF')))), '400 The document has no pages.');
  assert.equal(
    await refusal(about(inline(Buffer.from('%PDF-1.4 but cut off')))),
    '400 The document has no pages.',
  );
  assert.equal(
    await refusal(about(inline(await aPdf('a', 'b', 'c', 'd')))),
    '400 The document contains 4 pages which exceeds the supported page limit of 3.',
  );
  const large = Buffer.concat([await aPdf('a'), Buffer.alloc(20_000)]);
  assert.match(await refusal(about(inline(large))), /^400 .*too large to be read/);
  assert.equal(
    await refusal(about(inline(Buffer.alloc(40_000)))),
    '400 Request payload size exceeds the limit: 40000 bytes.',
  );
  assert.equal(
    await refusal(about(inline(Buffer.from('a'), 'video/x'))),
    '400 Unsupported MIME type: video/x',
  );
  assert.match(
    await refusal(about({ inlineData: { data: 'YQ==' } })),
    /^400 Unable to determine the MIME type/,
  );
});

function deep(levels: number): object {
  return levels === 0 ? { type: 'string' } : { type: 'array', items: deep(levels - 1) };
}
