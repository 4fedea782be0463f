import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { aContext, aDocument, aQuestion, failureOf } from '../../src/models/fixtures/asking.ts';
import type { Model } from '../../src/models/model.ts';
import type { CallRequest, Message } from '../../src/record/call.ts';

/** What a model's server is to do in a test. */
export interface Wished {
  /** In place of a reply, or to it. */
  readonly fault?: SharedFault;
  /** Seconds that a client is asked to wait. */
  readonly retrySeconds?: number;
  /** Another than the server takes. */
  readonly key?: string;
  /** Another than there is. */
  readonly model?: string;
}

type SharedFault =
  | ('429-retry' | '500' | '503' | '502-html' | 'reset' | 'hang' | 'bad-request')
  | ('lost-reply' | 'cut-body' | 'invalid-json' | 'empty-text');

/** One model behind its fake server, which is gone when the test has ended. */
export interface Subject {
  readonly name: string;
  readonly provider: string;
  readonly model: string;
  readonly hasKey: boolean;
  /** False where the protocol knows none. */
  readonly hasSeed?: boolean;
  readonly open: (test: TestContext, wished: Wished) => Promise<Model>;
}

const pages = [
  'The bridge over the Holm was opened in the spring of 1894.',
  'It has four lanes and a footpath, and is painted every twelve years.',
];
const bridge = aDocument('markdown', pages);
const levels = ['poor', 'fair', 'good'];
const scale = `# Levels\n${levels.map((name, index) => `- ${index + 1} (${name}): As it says.`).join('\n')}`;

/** What every model over the wire must do, whatever its protocol. */
export function modelContract({ name, provider, model, hasKey, hasSeed = true, open }: Subject): void {
  const context = (facts = {}) => aContext([[bridge, new TextEncoder().encode(pages.join('\n'))]], facts);
  const asked = (facts: Partial<CallRequest> = {}): CallRequest =>
    aQuestion([bridge], { provider, model, ...facts });

  describe(`${name}: a reply`, () => {
    it('is about the document, which was seen, and says who answered and what it took', async (test) => {
      const { text, finish, usage, servedModel, sighted } = await (
        await open(test, {})
      ).ask(asked(), context());
      assert.match(text, /bridge|lanes/);
      assert.deepEqual([finish, servedModel, sighted], ['stop', model, true]);
      assert.ok((usage.inputTokens ?? 0) > 20 && (usage.outputTokens ?? 0) > 5);
    });

    it('is the same as a stream, whose pieces come to its text', async (test) => {
      const subject = await open(test, {});
      const pieces: string[] = [];
      const onText = (piece: string) => pieces.push(piece);
      const streamed = await subject.ask(asked(), context({ onText }));
      const { usage: _, ...whole } = await subject.ask(asked(), context());
      assert.deepEqual({ ...whole, usage: streamed.usage }, streamed);
      assert.equal(pieces.join(''), streamed.text);
      assert.ok(pieces.length > 1 && (streamed.usage.outputTokens ?? 0) > 5);
    });

    it('to the same request with another seed is another', { skip: !hasSeed }, async (test) => {
      const subject = await open(test, {});
      const [one, again, other] = await Promise.all(
        [7, 7, 8].map(async (seed) => (await subject.ask(asked({ seed }), context())).text),
      );
      assert.equal(one, again);
      assert.notEqual(one, other);
    });

    it('to a question without a document is neither seen nor unseen', async (test) => {
      const { sighted } = await (await open(test, {})).ask(aQuestion([], { provider, model }), context());
      assert.equal(sighted, null);
    });

    it('is cut off at the length that was asked for', async (test) => {
      const settings = { maxOutputTokens: 12 };
      const { finish } = await (await open(test, {})).ask(asked({ settings }), context());
      assert.equal(finish, 'cut-off');
    });

    it('without a word is one all the same', async (test) => {
      const { text, finish } = await (await open(test, { fault: 'empty-text' })).ask(asked(), context());
      assert.deepEqual([text, finish], ['', 'stop']);
    });
  });

  describe(`${name}: a shape`, () => {
    const instructions = (text: string): Message => ({
      role: 'user',
      parts: [
        { kind: 'document', hash: bridge.hash },
        { kind: 'text', name: 'instructions', text },
      ],
    });

    it('of several values brings one of them, bare', async (test) => {
      const subject = await open(test, {});
      const schema = { kind: 'enum', values: levels } as const;
      const { text } = await subject.ask(asked({ messages: [instructions(scale)], schema }), context());
      assert.ok(levels.includes(text), text);
    });

    it('of JSON brings JSON of its schema', async (test) => {
      const properties = { explanation: { type: 'string' }, level: { type: 'string', enum: levels } };
      const required = ['explanation', 'level'];
      const schema = { type: 'object', properties, required, additionalProperties: false };
      const request = asked({ messages: [instructions(scale)], schema: { kind: 'json', schema } });
      const { text } = await (await open(test, {})).ask(request, context());
      const reply = JSON.parse(text) as Record<string, unknown>;
      assert.deepEqual(Object.keys(reply), required);
      assert.ok(levels.includes(String(reply['level'])), text);
    });

    it('follows what the model said before', async (test) => {
      const said = { kind: 'text', name: 'answer', text: '## Evaluation\nSound.\n\nVerdict: fair' } as const;
      const messages: Message[] = [
        instructions(scale),
        { role: 'model', parts: [said] },
        { role: 'user', parts: [{ kind: 'text', name: 'instructions', text: 'Name the level.' }] },
      ];
      const request = asked({ messages, schema: { kind: 'enum', values: levels } });
      assert.equal((await (await open(test, {})).ask(request, context())).text, 'fair');
    });
  });

  describe(`${name}: a failure`, () => {
    const reaches = [
      ['500', 'retry'],
      ['503', 'retry'],
      ['502-html', 'retry'],
      ['reset', 'retry'],
      ['lost-reply', 'retry'],
      ['cut-body', 'retry'],
      ['invalid-json', 'retry'],
      ['bad-request', 'task'],
    ] as const;
    for (const [fault, reach] of reaches)
      it(`${fault}: ends ${reach === 'retry' ? 'nothing, and is tried again' : 'its task'}`, async (test) => {
        const subject = await open(test, { fault });
        const { message, ...facts } = await failureOf(subject.ask(asked(), context()));
        assert.equal(facts.reach, reach);
        assert.doesNotMatch(message, /\n|</);
      });

    it('that says how long to wait is waited for', async (test) => {
      const subject = await open(test, { fault: '429-retry', retrySeconds: 20 });
      const { code, reach, retryAfter } = await failureOf(subject.ask(asked(), context()));
      assert.deepEqual([code, reach, retryAfter], ['rate-limited', 'retry', 20_000]);
    });

    it('that asks for more than a minute stops the provider', async (test) => {
      const subject = await open(test, { fault: '429-retry', retrySeconds: 3600 });
      const { code, reach } = await failureOf(subject.ask(asked(), context()));
      assert.deepEqual([code, reach], ['long-wait', 'provider']);
    });

    it('of a model that is not there ends the model, and names it', async (test) => {
      const subject = await open(test, { model: 'nobody-has-it' });
      const { code, reach, message } = await failureOf(subject.ask(asked(), context()));
      assert.deepEqual([code, reach], ['unknown-model', 'model']);
      assert.match(message, /nobody-has-it/);
    });

    it('of the key stops the provider, and repeats no key', { skip: !hasKey }, async (test) => {
      const subject = await open(test, { key: 'a-wrong-key-0815' });
      const error = await failureOf(subject.ask(asked(), context()));
      assert.equal(error.reach, 'provider');
      assert.doesNotMatch(`${error.message} ${JSON.stringify(error)} ${String(error.cause)}`, /0815/);
    });

    it("of one's own will is the signal's own", async (test) => {
      const subject = await open(test, { fault: 'hang' });
      const stopped = new AbortController();
      const reason = new Error('enough');
      const answer = subject.ask(asked(), context({ signal: stopped.signal }));
      setImmediate(() => stopped.abort(reason));
      await assert.rejects(answer, reason);
      await assert.rejects(subject.ask(asked(), context({ signal: stopped.signal })), reason);
    });
  });
}
