import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { errorInReply, errorOfResponse } from './anthropic-error.ts';
import { readMessage } from './anthropic-reply.ts';
import { anAnthropicConnection } from './fixtures/connection.ts';

const asked = {
  connection: anAnthropicConnection('http://127.0.0.1:8080', { now: () => 0 }),
  model: 'claude',
};
const longer = 'Use a shorter document, or a model or server with a longer context.';
const body = (type: string, message: string) => JSON.stringify({ type: 'error', error: { type, message } });

const errors: readonly (readonly [
  what: string,
  status: number,
  text: string,
  code: string,
  reach: string,
  message: string,
])[] = [
  [
    'a wrong key',
    401,
    body('authentication_error', 'invalid x-api-key'),
    'denied',
    'provider',
    'anthropic: invalid x-api-key Check the key in ANTHROPIC_API_KEY and what its workspace may use.',
  ],
  [
    'an empty account',
    400,
    body('invalid_request_error', 'Your credit balance is too low.'),
    'quota',
    'provider',
    'anthropic: Your credit balance is too low. Look at the plan and its billing; "assay run" goes on then.',
  ],
  [
    'an unknown model',
    404,
    body('not_found_error', 'model: claude'),
    'unknown-model',
    'model',
    'anthropic:claude: model: claude Look up the name of the model.',
  ],
  [
    'nothing at that address',
    404,
    '<html>Not Found</html>',
    'bad-address',
    'provider',
    'anthropic: no Messages API at http://127.0.0.1:8080/ (HTTP 404); look at the address',
  ],
  [
    'a prompt that is too long',
    400,
    body('invalid_request_error', 'prompt is too long: 3 tokens > 2 maximum'),
    'too-long',
    'task',
    `anthropic:claude: prompt is too long: 3 tokens > 2 maximum ${longer}`,
  ],
  [
    'a request that is too large',
    413,
    body('request_too_large', 'Request exceeds the maximum size.'),
    'too-long',
    'task',
    `anthropic:claude: Request exceeds the maximum size. ${longer}`,
  ],
  ['a wrong request', 400, body('invalid_request_error', 'x'), 'bad-request', 'task', 'anthropic: x'],
  ['too many requests', 429, body('rate_limit_error', 'x'), 'rate-limited', 'retry', 'anthropic: x'],
  ['an overload', 529, body('overloaded_error', 'Overloaded'), 'http-529', 'retry', 'anthropic: Overloaded'],
  ['a page of a gateway', 502, '<html></html>', 'http-502', 'retry', 'anthropic: HTTP 502'],
];

describe('an error of Anthropic', () => {
  for (const [what, status, text, code, reach, message] of errors)
    it(`of ${what}`, () => {
      const error = errorOfResponse(new Response(null, { status }), text, asked);
      assert.deepEqual([error.code, error.reach, error.message], [code, reach, message]);
    });

  it('within a good reply is read by its type', () => {
    const within = (type: string) => errorInReply({ error: { type, message: 'x' } }, asked)?.code;
    const types = ['overloaded_error', 'authentication_error', 'billing_error', 'something_new'];
    assert.deepEqual(types.map(within), ['http-529', 'denied', 'quota', 'http-500']);
    assert.equal(errorInReply({ type: 'message' }, asked), null);
  });
});

it('what has not the form of a message is asked for again', () => {
  for (const reply of [null, {}, { content: 'Yes.' }])
    assert.throws(() => readMessage(reply), { code: 'bad-reply', reach: 'retry' });
});
