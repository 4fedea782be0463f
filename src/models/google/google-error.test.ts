import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startGeminiServer } from '../../../test/kit/gemini/server.ts';
import type { FaultKind } from '../../../test/kit/gemini/fault.ts';
import { sendJson, serve } from '../http/fixtures/server.ts';
import { createFetch } from '../http/fetch.ts';
import type { ModelError } from '../model.ts';
import { aContext, aQuestion, failureOf } from '../fixtures/asking.ts';
import { aConnection, flash } from './fixtures/connection.ts';
import { errorOfResponse } from './google-error.ts';
import { google } from './google.ts';

const now = Date.parse('2026-11-23T12:00:00Z');

interface Answered {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
  readonly model?: string | null;
}

function errorOf({ status, body, headers = {}, model = flash }: Answered): ModelError {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return errorOfResponse(status, text, { headers: new Headers(headers), model, now });
}

function said(message: string, status = 'X', details?: object[]): object {
  return { error: { code: 0, message, status, ...(details === undefined ? {} : { details }) } };
}

const retryInfo = (retryDelay: unknown) => ({
  '@type': 'type.googleapis.com/google.rpc.RetryInfo',
  retryDelay,
});
const quota = (quotaId: string) => ({
  '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
  violations: [{ quotaId }],
});
const keyInvalid = { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' };
const page = '<!DOCTYPE html><title>Error 502 (Server Error)!!1</title>';

describe('an error', () => {
  const table: [string, Answered, string, string, number | null][] = [
    [
      'bad argument',
      { status: 400, body: said('Too many pages.', 'INVALID_ARGUMENT') },
      'bad-request',
      'task',
      null,
    ],
    [
      'bad key, by its reason',
      { status: 400, body: said('No.', 'INVALID_ARGUMENT', [keyInvalid]) },
      'key-invalid',
      'provider',
      null,
    ],
    [
      'bad key, by its words',
      { status: 400, body: said('API key not valid. Please pass a valid API key.') },
      'key-invalid',
      'provider',
      null,
    ],
    [
      'old key',
      { status: 400, body: said('API key expired. Please renew the API key.') },
      'key-invalid',
      'provider',
      null,
    ],
    [
      'file not ready',
      {
        status: 400,
        body: said('The File a is not in an ACTIVE state and usage is not allowed.', 'FAILED_PRECONDITION'),
      },
      'file-not-active',
      'retry',
      null,
    ],
    [
      'region',
      { status: 400, body: said('User location is not supported for the API use.', 'FAILED_PRECONDITION') },
      'not-available',
      'provider',
      null,
    ],
    ['no key', { status: 401, body: said('Missing.', 'UNAUTHENTICATED') }, 'denied', 'provider', null],
    [
      'key without rights',
      { status: 403, body: said('The profile is blocked.', 'PERMISSION_DENIED') },
      'denied',
      'provider',
      null,
    ],
    ['denied in HTML', { status: 403, body: page }, 'denied', 'provider', null],
    [
      'file gone',
      {
        status: 403,
        body: said(
          'You do not have permission to access the File abc or it may not exist.',
          'PERMISSION_DENIED',
        ),
      },
      'file-gone',
      'retry',
      null,
    ],
    [
      'unknown model',
      { status: 404, body: said('models/x is not found.', 'NOT_FOUND') },
      'unknown-model',
      'model',
      null,
    ],
    ['no files there', { status: 404, body: page, model: null }, 'http-404', 'task', null],
    ['request timeout', { status: 408, body: '' }, 'http-408', 'retry', null],
    ['conflict', { status: 409, body: said('Aborted.') }, 'http-409', 'retry', null],
    ['too large', { status: 413, body: page }, 'http-413', 'task', null],
    ['moved', { status: 302, body: '' }, 'http-302', 'task', null],
    [
      'limit without a delay',
      { status: 429, body: said('Resource has been exhausted (e.g. check quota).') },
      'rate-limited',
      'retry',
      null,
    ],
    [
      'limit with a delay',
      {
        status: 429,
        body: said('Wait.', 'X', [quota('GenerateRequestsPerMinutePerProjectPerModel'), retryInfo('34.4s')]),
      },
      'rate-limited',
      'retry',
      34_400,
    ],
    [
      'limit with a long fraction',
      { status: 429, body: said('Wait.', 'X', [retryInfo('45.837906927s')]) },
      'rate-limited',
      'retry',
      45_838,
    ],
    [
      'limit of the day',
      {
        status: 429,
        body: said('Wait.', 'X', [
          quota('GenerateRequestsPerDayPerProjectPerModel-FreeTier'),
          retryInfo('1s'),
        ]),
      },
      'daily-quota',
      'provider',
      null,
    ],
    [
      'delay of a minute',
      { status: 429, body: said('Wait.', 'X', [retryInfo('60s')]) },
      'rate-limited',
      'retry',
      60_000,
    ],
    [
      'longer delay',
      { status: 429, body: said('Wait.', 'X', [retryInfo('61s')]) },
      'long-wait',
      'provider',
      61_000,
    ],
    [
      'longer delay of an overload',
      { status: 503, body: page, headers: { 'retry-after': '3600' } },
      'long-wait',
      'provider',
      3_600_000,
    ],
    ['internal', { status: 500, body: said('Internal.') }, 'http-500', 'retry', null],
    ['gateway in HTML', { status: 502, body: page }, 'http-502', 'retry', null],
    [
      'overloaded',
      { status: 503, body: said('Overloaded.'), headers: { 'retry-after': '7' } },
      'http-503',
      'retry',
      7000,
    ],
    ['too slow', { status: 504, body: '' }, 'http-504', 'retry', null],
  ];
  for (const [name, answered, code, reach, retryAfter] of table)
    it(`says by status, reason and delay what it ends: ${name}`, () => {
      const error = errorOf(answered);
      assert.deepEqual([error.code, error.reach, error.retryAfter], [code, reach, retryAfter]);
    });

  it('of a retired model names the one to use', () => {
    const body = said('This model models/gemini-2.0-flash is no longer available.');
    assert.equal(
      errorOf({ status: 404, body, model: 'gemini-2.0-flash' }).message,
      'google:gemini-2.0-flash was retired on 2026-06-01; use google:gemini-3.8-flash',
    );
    assert.match(
      errorOf({ status: 404, body, model: 'gemini-9' }).message,
      /Look up the name of the model\.$/,
    );
  });

  it('reads the delay from the headers, else from the body', () => {
    const delay = (headers: Record<string, string>, details: object[] = []): number | null =>
      errorOf({ status: 429, body: said('Wait.', 'X', details), headers }).retryAfter;
    assert.equal(delay({ 'Retry-After': '2.5' }, [retryInfo('9s')]), 2500);
    assert.equal(delay({ 'retry-after': new Date(now + 30_000).toUTCString() }), 30_000);
    assert.equal(delay({ 'retry-after': new Date(now - 30_000).toUTCString() }, [retryInfo('9s')]), 9000);
    for (const nonsense of ['soon', '', '-5s', '0', 'NaN', '5', null, '0s', { seconds: 5 }])
      assert.equal(delay({}, [retryInfo(nonsense)]), null, JSON.stringify(nonsense));
  });

  it('is one short line, whatever the body is', () => {
    assert.equal(
      errorOf({ status: 500, body: said('One\n * two\n\n three') }).message,
      'google: One * two three',
    );
    assert.equal(
      errorOf({ status: 500, body: said('a'.repeat(9000)) }).message.length,
      'google: '.length + 502,
    );
    for (const body of [
      '',
      'null',
      '[]',
      '{"error":"no"}',
      '{"error":{"message":null}}',
      '{"error":null}',
      page,
      '{"error":{',
    ])
      assert.equal(errorOf({ status: 500, body }).message, 'google: HTTP 500', body);
    const odd = [{ error: { message: 'In a list.', details: null, status: 5 } }];
    assert.equal(errorOf({ status: 500, body: odd }).message, 'google: In a list.');
  });
});

describe('a call', () => {
  const ask = (url: string, onText?: () => void) =>
    failureOf(
      google(aConnection(url))
        .model(flash)
        .ask(aQuestion(), aContext([], onText && { onText })),
    );

  it('ends in the same error, asked in one piece or as a stream', async (test) => {
    const kinds: [FaultKind, string][] = [
      ['429-retry', 'rate-limited'],
      ['429-daily', 'daily-quota'],
      ['500', 'http-500'],
      ['502-html', 'http-502'],
      ['504', 'http-504'],
      ['reset', 'connection'],
      ['lost-reply', 'connection'],
    ];
    for (const [kind, code] of kinds) {
      const server = await startGeminiServer({ faults: [{ on: 'generate', kind }] });
      test.after(() => server.close());
      assert.equal((await ask(server.url)).code, code);
      const streamed = await ask(server.url, () => {});
      assert.equal(streamed.code, code);
      if (kind === '429-retry') assert.equal(streamed.retryAfter, 34_400);
    }
  });

  it('whose reply is cut, or not JSON, or none, is tried again', async (test) => {
    const texts = [
      '{"candidates":[{"content":{"parts":[{"text":"ab',
      page,
      '',
      '"text"',
      '{"candidates":7}',
      '[]',
    ];
    let text = '';
    let type = '';
    const server = await serve(test, (_seen, response) =>
      response.writeHead(200, { 'content-type': type }).end(text),
    );
    for (text of texts)
      for (type of ['application/json', 'text/event-stream']) {
        const onText = type === 'text/event-stream' ? () => {} : undefined;
        const frames = onText === undefined || text === '' ? text : `data: ${text.replaceAll('\n', '')}\n\n`;
        text = frames;
        const error = await ask(server.url, onText);
        assert.deepEqual([error.code, error.reach], ['bad-reply', 'retry'], `${type} ${text}`);
      }
  });

  it('whose stream holds an error ends in it, as if it had come as a status', async (test) => {
    const frame = { candidates: [{ content: { parts: [{ text: 'A' }] } }] };
    const errors: [object, string, string][] = [
      [{ code: 503, message: 'Overloaded.', status: 'UNAVAILABLE' }, 'http-503', 'retry'],
      [
        { message: 'Gone.', status: 'RESOURCE_EXHAUSTED', details: [retryInfo('5s')] },
        'rate-limited',
        'retry',
      ],
      [{ code: 400, message: 'Bad.' }, 'bad-request', 'task'],
      [{ message: 'Odd.' }, 'http-500', 'retry'],
    ];
    let error: object = {};
    const server = await serve(test, ({ path }, response) => {
      if (!path.includes('stream')) return sendJson(response, { error });
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(`data: ${JSON.stringify(frame)}\n\ndata: ${JSON.stringify({ error })}\n\n`);
    });
    for (const [body, code, reach] of errors) {
      error = body;
      for (const onText of [undefined, () => {}]) {
        const found = await ask(server.url, onText);
        assert.deepEqual([found.code, found.reach], [code, reach]);
        if (code === 'rate-limited') assert.equal(found.retryAfter, 5000);
      }
    }
  });

  it('whose stream breaks, stops or takes too long can be tried again, and is no answer', async (test) => {
    const frame = `data: ${JSON.stringify({ candidates: [{ content: { parts: [{ text: 'Half' }] } }] })}\n\n`;
    const server = await serve(test, ({ path }, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(frame, () => {
        if (path.startsWith('/cut')) response.destroy();
        if (path.startsWith('/short')) response.end();
        if (path.startsWith('/odd')) response.end('data: {"candidates":\n\n');
      });
    });
    for (const place of ['cut', 'odd']) {
      const error = await ask(`${server.url}/${place}`, () => {});
      assert.deepEqual([error.code, error.reach], [place === 'cut' ? 'connection' : 'bad-reply', 'retry']);
    }
    const short = await ask(`${server.url}/short`, () => {});
    assert.deepEqual(
      [short.code, short.reach, short.mostRetries, short.lastResort?.text, short.lastResort?.finish],
      ['no-candidate', 'retry', 2, 'Half', 'cut-off'],
    );
    const fetch = createFetch({ connect: 5000, idle: 20, total: 5000 });
    const model = google(aConnection(server.url, { fetch })).model(flash);
    const stopped = await failureOf(model.ask(aQuestion(), aContext([], { onText() {} })));
    assert.deepEqual([stopped.code, stopped.reach, stopped.mostRetries], ['timed-out', 'retry', 2]);
  });

  it('whose continuation fails ends in that error', async (test) => {
    const first = {
      candidates: [
        { content: { parts: [{ text: 'A' }] }, finishReason: 'CONTINUATION', continuationToken: 'b' },
      ],
    };
    const server = await serve(test, ({ path, body }, response) => {
      if (JSON.parse(body.toString()).continuationToken !== undefined)
        return sendJson(
          response,
          { error: { code: 503, message: 'Overloaded.', status: 'UNAVAILABLE' } },
          503,
        );
      if (!path.includes('stream')) return sendJson(response, first);
      response
        .writeHead(200, { 'content-type': 'text/event-stream' })
        .end(`data: ${JSON.stringify(first)}\n\n`);
    });
    assert.equal((await ask(server.url)).code, 'http-503');
    assert.equal((await ask(server.url, () => {})).code, 'http-503');
  });

  it('to nobody is told from a broken one', async () => {
    const error = await ask('http://no-such-host.invalid');
    assert.deepEqual([error.code, error.reach, error.mostRetries], ['offline', 'retry', 2]);
    assert.equal((await ask('localhost:80')).code, 'bad-address');
  });
});
