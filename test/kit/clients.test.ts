import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { ApiError, createPartFromUri, createUserContent, GoogleGenAI } from '@google/genai';
import { startGeminiServer } from './gemini/server.ts';
import { aPdf, flash, names, scale, startFor } from './rest.ts';

const pdf = Uint8Array.from(
  await aPdf('The bridge was opened in the spring of that year.', 'It has four lanes and a footpath.'),
);
const server = await startGeminiServer({ processing: { polls: 1 } });
after(() => server.close());

const google = createGoogleGenerativeAI({ baseURL: `${server.url}/v1beta`, apiKey: 'test-key' });
const genai = new GoogleGenAI({ apiKey: 'test-key', httpOptions: { baseUrl: server.url } });

type Prompt = Parameters<ReturnType<typeof google>['doGenerate']>[0]['prompt'];

async function uploaded(): Promise<Prompt[number]> {
  const { providerReference } = await google.files().uploadFile({
    data: { type: 'data', data: pdf },
    mediaType: 'application/pdf',
    providerOptions: { google: { displayName: 'A bridge', pollIntervalMs: 1 } },
  });
  return {
    role: 'user',
    content: [
      {
        type: 'file',
        mediaType: 'application/pdf',
        data: { type: 'reference', reference: providerReference },
      },
      { type: 'text', text: 'How wide is it?' },
    ],
  };
}

test('the AI SDK uploads, waits and asks, with a system instruction', async () => {
  const question = await uploaded();
  const before = server.requests.length;
  const result = await google(flash).doGenerate({
    prompt: [{ role: 'system', content: 'Be brief.' }, question],
    seed: 4,
    temperature: 0.5,
    maxOutputTokens: 4000,
    providerOptions: { google: { thinkingConfig: { thinkingLevel: 'low' } } },
    include: { responseBody: true },
  } as Parameters<ReturnType<typeof google>['doGenerate']>[0]);
  assert.match(textOf(result.content), /\(page [12]\)/);
  assert.equal(result.finishReason.unified, 'stop');
  assert.equal(result.usage.inputTokens.total, 1120 + 3 + 4);
  assert.ok((result.usage.outputTokens.reasoning ?? 0) > 0);
  const sent = server.requests[before];
  assert.equal(sent?.path, `/v1beta/models/${flash}:generateContent`);
  assert.match(JSON.stringify(sent?.body), /"fileData":\{"mimeType":"application\/pdf","fileUri":"http/);
});

test('the AI SDK streams', async () => {
  const prompt = [await uploaded()];
  const whole = await google(flash).doGenerate({ prompt });
  const { stream } = await google(flash).doStream({ prompt });
  let text = '';
  let finish: string | undefined;
  for await (const part of stream) {
    if (part.type === 'text-delta') text += part.delta;
    if (part.type === 'finish') finish = part.finishReason.unified;
    assert.notEqual(part.type, 'error');
  }
  assert.equal(text, textOf(whole.content));
  assert.equal(finish, 'stop');
});

test('the AI SDK fetches the rest of a long text by itself', async (context) => {
  const long = 'word'.repeat(40_000);
  const own = await startFor(context, { reply: () => long });
  const provider = createGoogleGenerativeAI({ baseURL: `${own.url}/v1beta`, apiKey: 'test-key' });
  const prompt: Prompt = [{ role: 'user', content: [{ type: 'text', text: 'Go on.' }] }];
  const { content, finishReason } = await provider('gemini-4-carbon').doGenerate({ prompt });
  assert.equal(textOf(content), long);
  assert.equal(finishReason.unified, 'stop');
  assert.equal(own.counts.generateContent, 2);
});

test('the AI SDK asks for JSON by schema, and for a choice', async () => {
  const prompt: Prompt = [{ role: 'user', content: [{ type: 'text', text: scale }] }];
  const schema = {
    type: 'object',
    properties: { explanation: { type: 'string' }, level: { type: 'string', enum: names } },
    required: ['explanation', 'level'],
    additionalProperties: false,
  } as const;
  const responseFormat = { type: 'json', schema } as unknown as { type: 'json' };
  const { content } = await google(flash).doGenerate({ prompt, responseFormat });
  assert.ok(names.includes(JSON.parse(textOf(content)).level));
});

test('the AI SDK sends the thought signature back in a second turn', async () => {
  const first = await uploaded();
  const { content } = await google(flash).doGenerate({ prompt: [first] });
  const [answer] = content;
  assert.ok(answer?.type === 'text');
  const prompt: Prompt = [
    first,
    {
      role: 'assistant',
      content: [{ type: 'text', text: answer.text, providerOptions: answer.providerMetadata ?? {} }],
    },
    { role: 'user', content: [{ type: 'text', text: 'And how long?' }] },
  ];
  assert.match(textOf((await google(flash).doGenerate({ prompt })).content), /reference GX/);
  assert.match(
    JSON.stringify(server.requests.at(-1)?.body),
    /"role":"model","parts":\[\{[^\]]*"thoughtSignature"/,
  );
});

test('the AI SDK reads errors, with the delay that a 429 asks for', async (context) => {
  const limited = await startFor(context, {
    faults: [{ on: 'generate', kind: '429-retry', retrySeconds: 3 }],
  });
  const provider = createGoogleGenerativeAI({ baseURL: `${limited.url}/v1beta`, apiKey: 'test-key' });
  const prompt: Prompt = [{ role: 'user', content: [{ type: 'text', text: 'What?' }] }];
  await assert.rejects(
    async () => provider(flash).doGenerate({ prompt }),
    (error: object) => {
      assert.ok('statusCode' in error && 'data' in error);
      assert.equal(error.statusCode, 429);
      assert.match(JSON.stringify(error.data), /"retryDelay":"3s"/);
      return true;
    },
  );
});

test('the Google client uploads in chunks, looks and deletes', async () => {
  const large = new Blob([pdf, ' '.repeat(9 * 1024 * 1024)], { type: 'application/pdf' });
  const file = await genai.files.upload({
    file: large,
    config: { name: 'chosen-name', displayName: 'Large' },
  });
  assert.equal(file.name, 'files/chosen-name');
  assert.equal(file.sizeBytes, String(large.size));
  assert.equal((await genai.files.get({ name: 'chosen-name' })).state, 'PROCESSING');
  assert.equal((await genai.files.get({ name: 'chosen-name' })).state, 'ACTIVE');
  const listed: (string | undefined)[] = [];
  for await (const one of await genai.files.list()) listed.push(one.name);
  assert.ok(listed.includes('files/chosen-name'));
  await genai.files.delete({ name: 'chosen-name' });
  await assert.rejects(genai.files.get({ name: 'chosen-name' }), ApiError);
  assert.equal(server.counts.uploadBytes - server.counts.finishedUpload, 1);
});

test('the Google client judges in a chat of two turns, the second an enum', async () => {
  const file = await genai.files.upload({ file: new Blob([pdf], { type: 'application/pdf' }) });
  const name = file.name ?? '';
  await genai.files.get({ name });
  const part = createPartFromUri(file.uri ?? '', 'application/pdf');
  const asked = { model: flash, contents: createUserContent([part, 'How wide is it?']) };
  const answer = await genai.models.generateContent(asked);
  assert.equal(answer.modelVersion, flash);
  assert.deepEqual(answer.usageMetadata?.promptTokensDetails?.[0], { modality: 'IMAGE', tokenCount: 1120 });
  const counted = await genai.models.countTokens(asked);
  assert.equal(counted.totalTokens, answer.usageMetadata?.promptTokenCount);

  const chat = genai.chats.create({ model: flash });
  const message = [part, `${scale}\n\n[answer]\n${answer.text}\n[end of answer]\n\nEvaluate the answer.`];
  const evaluation = await chat.sendMessage({ message });
  const stated = /^Verdict: (.+)$/m.exec(evaluation.text ?? '')?.[1];
  const config = { responseMimeType: 'text/x.enum', responseSchema: { type: 'STRING', enum: names } };
  const verdict = await chat.sendMessage({ message: 'Convert the verdict.', config });
  assert.equal(verdict.text, stated);
  assert.match(server.requests.at(-1)?.path ?? '', /^\/v1/);
});

test('the Google client streams, and reads errors', async () => {
  let text = '';
  for await (const piece of await genai.models.generateContentStream({ model: flash, contents: 'What?' }))
    text += piece.text ?? '';
  assert.match(text, /reference GX/);
  const gone = genai.models.generateContent({ model: 'gemini-2.0-flash', contents: 'What?' });
  await assert.rejects(gone, (error: unknown) => error instanceof ApiError && error.status === 404);
});

function textOf(content: readonly { type: string }[]): string {
  return content.map((part) => (part.type === 'text' && 'text' in part ? String(part.text) : '')).join('');
}
