import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failureOf } from '../fixtures/asking.ts';
import { joinReplyBodies, readReplyBody, toReply } from './chat-reply.ts';

function replyTo(message: object, finish_reason: string | null = 'stop', more: object = {}) {
  const body = readReplyBody({ choices: [{ message, finish_reason }], ...more }, 'lab');
  return toReply(body, { provider: 'lab', sighted: null });
}

describe('how a model stopped', () => {
  const reasons = [
    ['stop', 'Yes.', 'stop'],
    ['length', 'Ye', 'cut-off'],
    ['length', '', 'cut-off'],
    ['content_filter', '', 'filtered'],
    ['tool_calls', '', 'refused'],
    ['something new', 'Ye', 'cut-off'],
  ] as const;
  for (const [reason, content, finish] of reasons)
    it(`${reason}: ${finish}`, () => {
      assert.equal(replyTo({ content }, reason).finish, finish);
    });

  it('is a refusal where the model refuses in words of their own', () => {
    const { text, finish } = replyTo({ content: null, refusal: 'I will not.' });
    assert.deepEqual([text, finish], ['I will not.', 'refused']);
  });

  it('is unknown of a reply that says no reason: it is asked for again, twice, and then stands', async () => {
    const usage = { prompt_tokens: 5, completion_tokens: 1 };
    for (const [choices, text, finish] of [
      [[], '', 'stop'],
      [[{ message: { content: 'Ye' }, finish_reason: null }], 'Ye', 'cut-off'],
      [[{ message: { content: 'Ye' }, finish_reason: 'error' }], 'Ye', 'cut-off'],
    ] as const) {
      const body = readReplyBody({ choices, usage }, 'lab');
      const error = await failureOf(
        Promise.resolve().then(() => toReply(body, { provider: 'lab', sighted: null })),
      );
      assert.deepEqual([error.reach, error.mostRetries, error.usage?.inputTokens], ['retry', 2, 5]);
      assert.deepEqual([error.lastResort?.text, error.lastResort?.finish], [text, finish]);
    }
  });
});

describe('a text', () => {
  it('is what was said, without what was thought', () => {
    const content = [
      { type: 'thinking', thinking: [] },
      { type: 'text', text: 'Ye' },
      { type: 'text', text: 's.' },
    ];
    assert.equal(replyTo({ content, reasoning_content: 'Is it?' }).text, 'Yes.');
    assert.equal(replyTo({ content: 'Yes.', reasoning_content: 'Is it?' }).text, 'Yes.');
  });

  it('in which a model shows its thoughts is left as it is: only the server can tell them apart', () => {
    assert.equal(replyTo({ content: '<think>Is it?</think>Yes.' }).text, '<think>Is it?</think>Yes.');
  });

  it('beyond all measure is cut, and marked', () => {
    const { text, finish } = replyTo({ content: 'a'.repeat(2_000_001) });
    assert.deepEqual([text.length, finish], [2_000_000, 'cut-off']);
  });

  it('of a stream is added up, with the tokens that come last', () => {
    const events = [
      { choices: [{ delta: { role: 'assistant', content: '' }, finish_reason: null }], model: 'llama-2' },
      { choices: [{ delta: { content: 'Ye' } }] },
      { choices: [{ delta: { content: 's.' } }] },
      { choices: [{ delta: {}, finish_reason: 'stop' }] },
      { choices: [], usage: { prompt_tokens: 5, completion_tokens: 2 } },
    ].map((event) => readReplyBody(event, 'lab'));
    assert.deepEqual(toReply(joinReplyBodies(events), { provider: 'lab', sighted: null }), {
      text: 'Yes.',
      finish: 'stop',
      usage: { inputTokens: 5, cachedInputTokens: 0, outputTokens: 2 },
      servedModel: 'llama-2',
      sighted: null,
    });
  });
});

describe('tokens', () => {
  it('hold the cached ones in the prompt, and the thinking in the reply', () => {
    const usage = {
      prompt_tokens: 50,
      completion_tokens: 20,
      prompt_tokens_details: { cached_tokens: 40 },
      completion_tokens_details: { reasoning_tokens: 15 },
    };
    assert.deepEqual(replyTo({ content: 'Yes.' }, 'stop', { usage }).usage, {
      inputTokens: 50,
      cachedInputTokens: 40,
      outputTokens: 20,
    });
  });

  it('that nobody counted stay unknown', () => {
    const nothing = { inputTokens: null, cachedInputTokens: null, outputTokens: null };
    assert.deepEqual(replyTo({ content: 'Yes.' }).usage, nothing);
  });
});

it('what has not the form of a reply is asked for again', () => {
  for (const body of [null, 'Yes.', { choices: 'Yes.' }, { choices: [{ message: { content: 3 } }] }])
    assert.throws(() => readReplyBody(body, 'lab'), {
      code: 'bad-reply',
      reach: 'retry',
      message: 'lab: the reply does not have the form of a chat completion',
    });
});
