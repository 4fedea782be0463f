import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fault, FaultKind } from './gemini/fault.ts';
import type { GeminiOptions } from './gemini/options.ts';
import { startGeminiServer, type GeminiServer } from './gemini/server.ts';
import {
  aPdf,
  ask,
  flash,
  generate,
  proceed,
  startUpload,
  textIn,
  upload,
  user,
  type Answered,
  type Json,
} from './rest.ts';

async function withServer(
  options: GeminiOptions,
  use: (server: GeminiServer) => Promise<void>,
): Promise<void> {
  const server = await startGeminiServer(options);
  try {
    await use(server);
  } finally {
    await server.close();
  }
}

/** What a fault makes of one request for an answer, and that the next is served again. */
async function befallen(kind: FaultKind, facts: Partial<Fault> = {}): Promise<Answered> {
  let answered: Answered | null = null;
  await withServer({ faults: [{ on: 'generate', nth: 1, kind, ...facts }] }, async (server) => {
    answered = await generate(server, 'What?');
    assert.equal((await generate(server, 'What?')).status, 200);
    assert.equal(server.requests[0]?.fault, kind);
    assert.equal(server.requests[1]?.fault, null);
    assert.equal(server.counts.fault, 1);
  });
  return answered ?? assert.fail();
}

test('errors come with the bodies of the API', async () => {
  const expected: [FaultKind, number, string, RegExp][] = [
    ['429-bare', 429, 'RESOURCE_EXHAUSTED', /^Resource has been exhausted \(e\.g\. check quota\)\.$/],
    ['429-retry', 429, 'RESOURCE_EXHAUSTED', /Please retry in 7\.5s\.$/],
    ['429-daily', 429, 'RESOURCE_EXHAUSTED', /Please retry in 45\.837906927s\.$/],
    ['500', 500, 'INTERNAL', /^An internal error has occurred/],
    ['503', 503, 'UNAVAILABLE', /^The model is overloaded/],
    ['504', 504, 'DEADLINE_EXCEEDED', /^Deadline expired/],
    ['bad-request', 400, 'INVALID_ARGUMENT', /^Request contains an invalid argument\.$/],
    ['401', 401, 'UNAUTHENTICATED', /^Request had invalid authentication credentials\./],
    ['region', 400, 'FAILED_PRECONDITION', /^User location is not supported/],
    ['denied', 403, 'PERMISSION_DENIED', /^Your project has been denied access/],
  ];
  for (const [kind, code, name, message] of expected) {
    const { status, body, headers } = await befallen(kind, { retrySeconds: 7.5 });
    assert.deepEqual([status, body.error.code, body.error.status], [code, code, name]);
    assert.match(body.error.message, message);
    assert.equal(headers.get('retry-after'), null);
  }
});

test('a 429 says how long to wait in its body, or that the day is over', async () => {
  const detail = ({ body }: Answered, type: string): Json =>
    body.error.details.find((one: Json) => one['@type'] === `type.googleapis.com/google.rpc.${type}`);
  const minute = await befallen('429-retry', { retrySeconds: 34.4 });
  assert.equal(detail(minute, 'RetryInfo').retryDelay, '34.4s');
  assert.match(detail(minute, 'QuotaFailure').violations[0].quotaId, /PerMinute/);
  assert.equal(detail(minute, 'QuotaFailure').violations[0].quotaDimensions.model, flash);
  const day = await befallen('429-daily');
  assert.match(detail(day, 'QuotaFailure').violations[0].quotaId, /PerDay/);
  assert.equal(detail(day, 'RetryInfo').retryDelay, '45.837906927s');
  assert.equal((await befallen('429-bare')).body.error.details, undefined);
});

test('a gateway answers with a page', async () => {
  const { status, body, headers } = await befallen('502-html');
  assert.equal(status, 502);
  assert.match(body, /^<!DOCTYPE html>/);
  assert.match(headers.get('content-type') ?? '', /^text\/html/);
});

test('a gateway may ask to wait in a header, or answer a page as if all were well', async () => {
  const wait = await befallen('429-header', { retrySeconds: 3600 });
  assert.deepEqual([wait.status, wait.headers.get('retry-after')], [429, '3600']);
  const welcome = await befallen('200-html');
  assert.equal(welcome.status, 200);
  assert.match(welcome.headers.get('content-type') ?? '', /^text\/html/);
});

test('connections break: before the reply, after it was made, and in its middle', async () => {
  for (const kind of ['reset', 'lost-reply', 'cut-body'] as const)
    for (const method of ['generateContent', 'streamGenerateContent'])
      await withServer({ faults: [{ on: 'any', nth: 1, kind }] }, async (server) => {
        await assert.rejects(generate(server, 'What?', { method }), /fetch failed|terminated/);
        assert.equal(server.counts.answer, kind === 'reset' ? 0 : 1);
        assert.equal((await generate(server, 'What?', { method })).status, 200);
      });
});

test('a reply hangs until the client has enough of it', async () => {
  await withServer({ faults: [{ on: 'generate', nth: 1, kind: 'hang' }] }, async (server) => {
    const body = JSON.stringify({ contents: [user({ text: 'What?' })] });
    const request = { method: 'POST', body, headers: { 'x-goog-api-key': 'test-key' } };
    const url = `${server.url}/v1beta/models/${flash}:generateContent`;
    await assert.rejects(fetch(url, { ...request, signal: AbortSignal.timeout(40) }), {
      name: 'TimeoutError',
    });
    assert.equal(server.requests[0]?.status, null);
  });
  await withServer({ faults: [{ on: 'any', kind: 'hang' }] }, async (server) => {
    const hanging = assert.rejects(generate(server, 'What?'), /fetch failed/);
    while (server.counts.all === 0) await new Promise((resolve) => setImmediate(resolve));
    await server.close();
    await hanging;
  });
});

test('a body drips, is cut short, or is no text', async () => {
  const whole = await befallen('drip', { milliseconds: 1 });
  assert.match(textIn(whole), /reference GX/);
  assert.equal(typeof (await befallen('invalid-json')).body, 'string');
  assert.ok(textIn(await befallen('invalid-utf8')).startsWith('\ufffd'));
});

test('a stream ends with an error in a frame', async () => {
  await withServer(
    { faults: [{ on: 'streamGenerateContent', nth: 1, kind: 'stream-error' }] },
    async (server) => {
      const path = `/v1beta/models/${flash}:streamGenerateContent?alt=sse`;
      const { status, body } = await ask(server, path, { body: { contents: [user({ text: 'What?' })] } });
      assert.equal(status, 200);
      const frames = body
        .trim()
        .split('\r\n\r\n')
        .map((frame: string) => JSON.parse(frame.slice('data: '.length)));
      assert.equal(frames.at(-1).error.status, 'UNAVAILABLE');
      assert.ok(frames[0].candidates[0].content.parts[0].text);
    },
  );
});

test('a reply says nothing, or was not allowed to', async () => {
  assert.deepEqual((await befallen('empty-candidates')).body.candidates, []);
  assert.equal('candidates' in (await befallen('no-candidates')).body, false);
  const blocked = (await befallen('blocked-prompt')).body;
  assert.equal('candidates' in blocked, false);
  assert.equal(blocked.promptFeedback.blockReason, 'PROHIBITED_CONTENT');
  for (const [kind, reason] of [
    ['safety', 'SAFETY'],
    ['recitation', 'RECITATION'],
  ] as const) {
    const [candidate] = (await befallen(kind)).body.candidates;
    assert.equal(candidate.finishReason, reason);
    assert.equal(candidate.content.parts, undefined);
  }
  const cut = await befallen('max-tokens');
  assert.equal(cut.body.candidates[0].finishReason, 'MAX_TOKENS');
  assert.ok(textIn(cut).length > 0);
  assert.equal(textIn(await befallen('empty-text')), '');
  assert.ok(textIn(await befallen('huge-text')).length > 2 * 1024 * 1024);
});

test('files vanish while they are in use', async () => {
  const pdf = await aPdf('Something.');
  await withServer({ faults: [{ on: 'generate', nth: 2, kind: 'file-403' }] }, async (server) => {
    const { file } = (await upload(server, pdf, { name: 'files/soon-gone' })).body;
    const request = { contents: [user({ fileData: { fileUri: file.uri } }, { text: 'What?' })] };
    assert.equal((await generate(server, request)).status, 200);
    const gone = await generate(server, request);
    assert.equal(gone.status, 403);
    assert.match(gone.body.error.message, /access the File soon-gone or it may not exist/);
    assert.equal((await ask(server, '/v1beta/files/soon-gone')).status, 403);
    assert.equal((await upload(server, pdf, { name: 'files/soon-gone' })).status, 200);
  });
});

test('uploads and looks at files fail too', async () => {
  const pdf = await aPdf('Something.');
  const faults: Fault[] = [
    { on: 'startUpload', nth: 1, kind: '503' },
    { on: 'uploadBytes', nth: 1, kind: '500' },
    { on: 'file', nth: 2, kind: '504' },
  ];
  await withServer({ faults }, async (server) => {
    assert.equal((await upload(server, pdf)).status, 503);
    assert.equal((await upload(server, pdf)).status, 500);
    const { file } = (await upload(server, pdf)).body;
    assert.equal((await ask(server, `/v1beta/${file.name}`)).status, 200);
    assert.equal((await ask(server, '/v1beta/files')).status, 504);
    assert.equal(server.counts.finishedUpload, 1);
  });
});

test('half of a chunk arrives before the connection breaks, and the rest can follow', async () => {
  const pdf = await aPdf('Something.');
  await withServer({ faults: [{ on: 'uploadBytes', nth: 1, kind: 'half-received' }] }, async (server) => {
    const started = await startUpload(server, pdf.length);
    const address = started.headers.get('x-goog-upload-url') ?? '';
    await assert.rejects(
      proceed(server, address, { command: 'upload, finalize', bytes: pdf }),
      /fetch failed/,
    );
    const queried = await proceed(server, address, { command: 'query' });
    const offset = Number(queried.headers.get('x-goog-upload-size-received'));
    assert.equal(offset, Math.floor(pdf.length / 2));
    const step = { command: 'upload, finalize', bytes: pdf.subarray(offset), offset };
    const { file } = (await proceed(server, address, step)).body;
    assert.equal(file.sizeBytes, String(pdf.length));
    const request = { contents: [user({ fileData: { fileUri: file.uri } }, { text: 'What?' })] };
    assert.equal((await generate(server, request)).status, 200);
  });
});

test('a share of requests fails, the same ones whenever it is replayed', async () => {
  const statuses = async (seed: number): Promise<number[]> => {
    const seen: number[] = [];
    await withServer({ seed, faults: [{ on: 'generate', share: 0.3, kind: '503' }] }, async (server) => {
      for (let index = 0; index < 40; index += 1) seen.push((await generate(server, 'What?')).status);
    });
    return seen;
  };
  const first = await statuses(1);
  assert.deepEqual(await statuses(1), first);
  assert.notDeepEqual(await statuses(2), first);
  const failed = first.filter((status) => status === 503).length;
  assert.ok(failed > 4 && failed < 22, String(failed));
});

test('faults can be an outage, be for one model, and be thought up on the way', async () => {
  const faults: Fault[] = [
    { on: 'generate', between: [2, 3], kind: '503' },
    { on: 'generate', model: 'argon', kind: '429-bare' },
  ];
  const script: GeminiOptions['script'] = (request) =>
    JSON.stringify(request.body).includes('trouble') ? { on: 'any', kind: '500' } : undefined;
  await withServer({ faults, script }, async (server) => {
    const seen: number[] = [];
    for (let index = 0; index < 4; index += 1) seen.push((await generate(server, 'What?')).status);
    assert.deepEqual(seen, [200, 503, 503, 200]);
    assert.equal((await generate(server, 'What?', { model: 'gemini-4-argon' })).status, 429);
    assert.equal((await generate(server, 'Make trouble')).status, 500);
  });
});

test('an error of a stream without events is an array', async () => {
  await withServer({ faults: [{ on: 'any', kind: '503' }] }, async (server) => {
    const { body } = await generate(server, 'What?', { method: 'streamGenerateContent' });
    assert.equal(body[0].error.code, 503);
  });
});

test('rates are limited by requests and by tokens, for each model, until the minute is over', async () => {
  await withServer({ rateLimits: { requestsPerMinute: 2, tokensPerMinute: 100 } }, async (server) => {
    const statuses: number[] = [];
    for (let index = 0; index < 3; index += 1) statuses.push((await generate(server, 'What?')).status);
    assert.deepEqual(statuses, [200, 200, 429]);
    const { body } = await generate(server, 'What?');
    const delay = Number.parseFloat(body.error.details.at(-1).retryDelay);
    assert.ok(delay > 50 && delay <= 60, String(delay));
    const many = await generate(server, 'a'.repeat(404), { model: 'gemini-4-argon' });
    assert.match(many.body.error.details[1].violations[0].quotaId, /InputTokensPerModelPerMinute/);
    assert.equal((await generate(server, 'a'.repeat(400), { model: 'gemini-4-argon' })).status, 200);
    server.advance(1 / 60);
    assert.equal((await generate(server, 'What?')).status, 200);
  });
});

test('a reply takes as long as it is told to', async () => {
  const waited: (string | null)[] = [];
  const latencyMs: GeminiOptions['latencyMs'] = (request) => {
    waited.push(request.kind);
    return 1;
  };
  await withServer({ latencyMs }, async (server) => {
    await generate(server, 'What?');
    await ask(server, '/v1beta/files');
    assert.deepEqual(waited, ['generateContent']);
  });
});

test('the log keeps the last requests, the counts all of them', async () => {
  await withServer({ logLimit: 2 }, async (server) => {
    for (const text of ['one', 'two', 'three']) await generate(server, text);
    assert.deepEqual(
      server.requests.map(({ number, body }) => [number, (body as Json).contents[0].parts[0].text]),
      [
        [2, 'two'],
        [3, 'three'],
      ],
    );
    assert.equal(server.counts.generateContent, 3);
    assert.equal(server.counts.answer, 3);
  });
});

test('a port that is taken is said', async () => {
  await withServer({}, async (server) => {
    const port = Number(new URL(server.url).port);
    await assert.rejects(startGeminiServer({ port }), { code: 'EADDRINUSE' });
  });
});
