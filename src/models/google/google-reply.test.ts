import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startGeminiServer } from '../../../test/kit/gemini/server.ts';
import type { FaultKind } from '../../../test/kit/gemini/fault.ts';
import type { Reply } from '../../record/call.ts';
import { aContext, aQuestion, failureOf } from '../fixtures/asking.ts';
import { aConnection, flash } from './fixtures/connection.ts';
import { readReplyBody, toReply } from './google-reply.ts';
import { google } from './google.ts';

function replyTo(body: object): Reply {
  return toReply(readReplyBody(body), null);
}

function ended(finishReason: string | undefined, text: string): object {
  return { candidates: [{ content: { parts: [{ text }] }, finishReason }] };
}

describe('how a model stopped', () => {
  const table: [string, string, Reply['finish']][] = [
    ['STOP', 'Whole.', 'stop'],
    ['STOP', '', 'stop'],
    ['MAX_TOKENS', 'Ha', 'cut-off'],
    ['MAX_TOKENS', '', 'cut-off'],
    ['CONTINUATION', 'Ha', 'cut-off'],
    ['SAFETY', '', 'filtered'],
    ['SAFETY', 'Ha', 'filtered'],
    ['RECITATION', '', 'filtered'],
    ['BLOCKLIST', '', 'filtered'],
    ['PROHIBITED_CONTENT', '', 'filtered'],
    ['SPII', '', 'filtered'],
    ['OTHER', 'Ha', 'cut-off'],
    ['OTHER', '', 'refused'],
    ['LANGUAGE', 'Ha', 'cut-off'],
    ['LANGUAGE', '', 'refused'],
    ['SOMETHING_NEW', '', 'refused'],
  ];
  for (const [reason, text, finish] of table)
    it(`is said in the house's words: ${reason}, ${text === '' ? 'without' : 'with'} text`, () => {
      const reply = replyTo(ended(reason, text));
      assert.deepEqual([reply.text, reply.finish], [text, finish]);
    });

  it('is blocked where the prompt was', () => {
    assert.equal(replyTo({ promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } }).finish, 'blocked');
    assert.equal(replyTo({ candidates: [], promptFeedback: { blockReason: 'SAFETY' } }).finish, 'blocked');
    assert.equal(replyTo({ ...ended('STOP', 'a'), promptFeedback: { safetyRatings: [] } }).finish, 'stop');
  });

  it('is not known of a reply that says no reason: it is asked for again, twice, and then stands', async () => {
    const bodies: [object, string, Reply['finish']][] = [
      [{}, '', 'stop'],
      [{ candidates: [] }, '', 'stop'],
      [{ candidates: [{}] }, '', 'stop'],
      [{ candidates: [{ content: {} }] }, '', 'stop'],
      [{ candidates: null, promptFeedback: null, usageMetadata: null }, '', 'stop'],
      [ended(undefined, 'Half of'), 'Half of', 'cut-off'],
    ];
    for (const [body, text, finish] of bodies) {
      const { code, reach, mostRetries, lastResort } = await failureOf(
        Promise.resolve().then(() => replyTo(body)),
      );
      assert.deepEqual([code, reach, mostRetries], ['no-candidate', 'retry', 2]);
      assert.deepEqual([lastResort?.text, lastResort?.finish], [text, finish]);
    }
  });

  it('is the same through the wire, in one piece and as a stream', async (test) => {
    const kinds: [FaultKind, Reply['finish']][] = [
      ['safety', 'filtered'],
      ['recitation', 'filtered'],
      ['max-tokens', 'cut-off'],
      ['blocked-prompt', 'blocked'],
      ['empty-text', 'stop'],
    ];
    for (const [kind, finish] of kinds) {
      const server = await startGeminiServer({ faults: [{ on: 'generate', kind }], cachesPrefixes: false });
      test.after(() => server.close());
      const model = google(aConnection(server.url)).model(flash);
      const reply = await model.ask(aQuestion(), aContext());
      assert.equal(reply.finish, finish);
      assert.equal(reply.text === '', kind !== 'max-tokens');
      assert.deepEqual(await model.ask(aQuestion(), aContext([], { onText() {} })), reply);
    }
  });

  it('is cut off where thinking used up what it may write', async (test) => {
    const server = await startGeminiServer();
    test.after(() => server.close());
    const model = google(aConnection(server.url)).model(flash);
    const reply = await model.ask(aQuestion([], { settings: { maxOutputTokens: 5 } }), aContext());
    assert.deepEqual([reply.text, reply.finish], ['', 'cut-off']);
    assert.ok((reply.usage.outputTokens ?? 0) > 0);
  });
});

describe('a text', () => {
  it('is what was said, without what was thought, and the last signature', () => {
    const parts = [
      { text: 'Hm.', thought: true, thoughtSignature: 'a' },
      { text: 'One ' },
      { functionCall: {} },
      { text: 'two', thoughtSignature: 'b' },
      { text: null },
    ];
    const reply = replyTo({ candidates: [{ content: { parts }, finishReason: 'STOP' }] });
    assert.deepEqual([reply.text, reply.signature], ['One two', 'b']);
    assert.equal('signature' in replyTo(ended('STOP', 'a')), false);
  });

  it('beyond all measure is cut, kept and marked', () => {
    const reply = replyTo(ended('STOP', 'é'.repeat(2_000_001)));
    assert.deepEqual([reply.text.length, reply.finish], [2_000_000, 'cut-off']);
    assert.equal(replyTo(ended('STOP', 'é'.repeat(2_000_000))).finish, 'stop');
  });

  it('holds no half of a sign, which nobody could store', () => {
    assert.equal(replyTo(ended('STOP', 'a\uD83Db')).text, 'a\uFFFDb');
  });
});

describe('usage', () => {
  const usageOf = (usageMetadata: object | null | undefined) =>
    replyTo({ ...ended('STOP', 'a'), usageMetadata }).usage;

  it('adds tools to the prompt and thinking to the output; what is left out is nothing', () => {
    const all = {
      promptTokenCount: 100,
      cachedContentTokenCount: 60,
      candidatesTokenCount: 7,
      thoughtsTokenCount: 5,
      toolUsePromptTokenCount: 3,
    };
    assert.deepEqual(usageOf(all), { inputTokens: 103, cachedInputTokens: 60, outputTokens: 12 });
    assert.deepEqual(usageOf({ promptTokenCount: 100 }), {
      inputTokens: 100,
      cachedInputTokens: 0,
      outputTokens: 0,
    });
    assert.deepEqual(usageOf({ candidatesTokenCount: 4 }), {
      inputTokens: null,
      cachedInputTokens: 0,
      outputTokens: 4,
    });
  });

  it('that nobody counted stays unknown', () => {
    const unknown = { inputTokens: null, cachedInputTokens: null, outputTokens: null };
    for (const nothing of [undefined, null, {}, { totalTokenCount: 9 }, { promptTokenCount: null }])
      assert.deepEqual(usageOf(nothing), unknown);
  });
});

describe('the version', () => {
  it('that answered is kept, and null where it is not said', () => {
    assert.equal(
      replyTo({ ...ended('STOP', 'a'), modelVersion: 'gemini-3.8-flash-002' }).servedModel,
      'gemini-3.8-flash-002',
    );
    assert.equal(replyTo(ended('STOP', 'a')).servedModel, null);
  });
});
