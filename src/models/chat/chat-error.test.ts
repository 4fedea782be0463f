import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ModelError } from '../model.ts';
import { aChatConnection } from './fixtures/connection.ts';
import { errorInReply, errorOfResponse } from './chat-error.ts';

const asked = { connection: aChatConnection('http://127.0.0.1:8080', { now: () => 0 }), model: 'llama' };

function errorOf(status: number, body: unknown, headers: Record<string, string> = {}): ModelError {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return errorOfResponse(new Response(null, { status, headers }), text, asked);
}

const longer = 'Use a shorter document, or a model or server with a longer context.';

const errors: readonly (readonly [
  what: string,
  status: number,
  body: unknown,
  code: string,
  reach: string,
  message: string,
])[] = [
  [
    'a key that is refused',
    401,
    { error: { message: 'Incorrect API key.', code: 'invalid_api_key' } },
    'denied',
    'provider',
    'lab: Incorrect API key. Check the key in LAB_KEY.',
  ],
  [
    'a page instead of a refusal',
    403,
    '<html>no</html>',
    'denied',
    'provider',
    'lab: HTTP 403 Check the key in LAB_KEY.',
  ],
  [
    'a model that is not there',
    404,
    { error: { message: 'The model `llama` does not exist.', code: 'model_not_found' } },
    'unknown-model',
    'model',
    'lab:llama: The model `llama` does not exist. Look up the name of the model.',
  ],
  [
    'the same in older words',
    404,
    { object: 'error', message: 'The model `llama` does not exist.', type: 'NotFoundError', code: 404 },
    'unknown-model',
    'model',
    'lab:llama: The model `llama` does not exist. Look up the name of the model.',
  ],
  [
    'the same with another status',
    400,
    { error: { message: 'model "llama" not found', type: 'invalid' } },
    'unknown-model',
    'model',
    'lab:llama: model "llama" not found Look up the name of the model.',
  ],
  [
    'nothing at that address',
    404,
    '<html>Not Found</html>',
    'bad-address',
    'provider',
    'lab: no chat completions at http://127.0.0.1:8080/v1 (HTTP 404); look at the address, which mostly ends in /v1',
  ],
  [
    'an address that moved',
    301,
    '',
    'bad-address',
    'provider',
    'lab: no chat completions at http://127.0.0.1:8080/v1 (HTTP 301); look at the address, which mostly ends in /v1',
  ],
  [
    'a quota that is used up',
    429,
    {
      error: {
        message: 'You exceeded your current quota.',
        type: 'insufficient_quota',
        code: 'insufficient_quota',
      },
    },
    'quota',
    'provider',
    'lab: You exceeded your current quota. Look at the plan and its billing; "assay run" goes on then.',
  ],
  [
    'a bill that is open',
    402,
    { error: { message: 'Insufficient credits.', code: 402 } },
    'quota',
    'provider',
    'lab: Insufficient credits. Look at the plan and its billing; "assay run" goes on then.',
  ],
  [
    'too many requests',
    429,
    { error: { message: 'Slow down.', code: 'rate_limit_exceeded' } },
    'rate-limited',
    'retry',
    'lab: Slow down.',
  ],
  [
    'a prompt that is too long, by its code',
    400,
    { error: { message: 'Too long.', code: 'context_length_exceeded' } },
    'too-long',
    'task',
    `lab:llama: Too long. ${longer}`,
  ],
  [
    'the same as llama.cpp says it',
    400,
    {
      error: {
        code: 400,
        message: 'the request exceeds the available context size, try increasing it',
        type: 'exceed_context_size_error',
      },
    },
    'too-long',
    'task',
    `lab:llama: the request exceeds the available context size, try increasing it ${longer}`,
  ],
  [
    'the same in words alone',
    400,
    { error: "This model's maximum context length is 10 tokens." },
    'too-long',
    'task',
    `lab:llama: This model's maximum context length is 10 tokens. ${longer}`,
  ],
  [
    'a wrong request',
    400,
    { detail: 'seed: not an integer' },
    'bad-request',
    'task',
    'lab: seed: not an integer',
  ],
  [
    'a server that loads its model',
    503,
    { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } },
    'http-503',
    'retry',
    'lab: Loading model',
  ],
  ['a page of a gateway', 502, '<html>Bad\nGateway</html>', 'http-502', 'retry', 'lab: HTTP 502'],
];

describe('an error', () => {
  for (const [what, status, body, code, reach, message] of errors)
    it(`of ${what}`, () => {
      const error = errorOf(status, body);
      assert.deepEqual([error.code, error.reach, error.message], [code, reach, message]);
    });

  it('says how long to wait by its headers', () => {
    assert.equal(errorOf(429, {}, { 'retry-after': '7' }).retryAfter, 7000);
    assert.equal(errorOf(429, {}, { 'retry-after-ms': '1500', 'retry-after': '2' }).retryAfter, 1500);
    assert.equal(errorOf(503, {}, { 'retry-after': '90' }).code, 'long-wait');
  });
});

describe('an error within a good reply', () => {
  const within = (body: unknown) => errorInReply(body, asked);

  it('is none where there is none', () => {
    assert.equal(within({ choices: [] }), null);
    assert.equal(within({ choices: [], error: null }), null);
  });

  it('is read as if it had come as a status: by its number, else by its words', () => {
    const cases: readonly (readonly [object, string])[] = [
      [{ message: 'x', code: 502 }, 'http-502'],
      [{ message: 'x', code: '429' }, 'rate-limited'],
      [{ message: 'x', type: 'rate_limit_error' }, 'rate-limited'],
      [{ message: 'x', code: 'insufficient_quota' }, 'quota'],
      [{ message: 'x', type: 'authentication_error' }, 'denied'],
      [{ message: 'x', type: 'invalid_request_error' }, 'bad-request'],
      [{ message: 'x', type: 'server_error' }, 'http-500'],
    ];
    for (const [error, code] of cases) assert.equal(within({ error })?.code, code, JSON.stringify(error));
  });
});
