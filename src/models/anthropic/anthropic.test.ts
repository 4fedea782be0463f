import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { AnthropicOptions } from '../../../test/kit/anthropic/options.ts';
import { startAnthropicServer } from '../../../test/kit/anthropic/server.ts';
import { aPdf } from '../../../test/kit/rest.ts';
import { aContext, aDocument, aQuestion, failureOf } from '../fixtures/asking.ts';
import { anthropicModel } from './anthropic.ts';
import { anAnthropicConnection } from './fixtures/connection.ts';

const pages = ['The bridge was opened in 1894.', 'It has four lanes.'];
const pdfBytes = await aPdf(...pages);
const pdf = aDocument('pdf', pages, pdfBytes.length);
const notes = aDocument('markdown', ['# Bridge', 'Opened in 1894.']);
const sources = [
  [pdf, pdfBytes],
  [notes, new Uint8Array()],
] as const;
const levels = ['poor', 'fair', 'good'];
const scale = `# Levels\n${levels.map((name, index) => `- ${index + 1} (${name}): As it says.`).join('\n')}`;
const rated = { role: 'user', parts: [{ kind: 'text', name: 'instructions', text: scale }] } as const;
const enumRequest = aQuestion([], { messages: [rated], schema: { kind: 'enum', values: levels } });

interface Block {
  readonly text?: string;
  readonly source?: object;
}

async function anthropic(test: TestContext, options: AnthropicOptions = {}) {
  const server = await startAnthropicServer(options);
  test.after(() => server.close());
  const bodies = () => server.requests.map(({ body }) => body as Record<string, unknown>);
  /** The blocks of the first message of a request. */
  const blocks = (index: number) => {
    const body = server.requests[index]?.body as { messages: { content: Block[] }[] } | undefined;
    return body?.messages[0]?.content ?? [];
  };
  return { server, model: anthropicModel('claude', anAnthropicConnection(server.url)), bodies, blocks };
}

describe('what Anthropic is sent', () => {
  it('puts a PDF first, as it is, and the question last', async (test) => {
    const { model, bodies } = await anthropic(test);
    const { text, sighted } = await model.ask(aQuestion([pdf], { system: 'Be brief.' }), aContext(sources));
    assert.match(text, /\(page [12]\)/);
    assert.equal(sighted, true);
    const source = { type: 'base64', media_type: 'application/pdf', data: pdfBytes.toString('base64') };
    assert.deepEqual(bodies(), [
      {
        model: 'claude',
        max_tokens: 8192,
        system: 'Be brief.',
        messages: [
          {
            role: 'user',
            content: [
              { type: 'document', source, cache_control: { type: 'ephemeral' } },
              { type: 'text', text: 'What is said of it?' },
            ],
          },
        ],
      },
    ]);
  });

  it('holds other documents as their text', async (test) => {
    const { model, blocks } = await anthropic(test);
    await model.ask(aQuestion([notes]), aContext(sources));
    const source = { type: 'text', media_type: 'text/plain', data: '# Bridge\nOpened in 1894.' };
    assert.deepEqual(blocks(0)[0]?.source, source);
  });

  it('has the settings in its own words, and no seed', async (test) => {
    const { model, bodies } = await anthropic(test);
    const settings = { temperature: 1, topP: 0.9, topK: 20, maxOutputTokens: 5000, thinkingBudget: 2048 };
    await model.ask(aQuestion([], { settings: { ...settings, thinkingLevel: 'minimal' } }), aContext());
    const { messages: _, ...sent } = bodies()[0] ?? {};
    assert.deepEqual(sent, {
      model: 'claude',
      max_tokens: 5000,
      temperature: 1,
      top_p: 0.9,
      top_k: 20,
      thinking: { type: 'enabled', budget_tokens: 2048 },
      output_config: { effort: 'low' },
    });
  });

  it('quotes a model that said nothing with dots, as it takes no empty text', async (test) => {
    const { model, bodies } = await anthropic(test);
    const silent = { role: 'model', parts: [{ kind: 'text', name: 'answer', text: ' ' }] } as const;
    await model.ask(aQuestion([], { messages: [rated, silent, rated] }), aContext());
    const messages = bodies()[0]?.['messages'] as { role: string; content: { text: string }[] }[];
    assert.deepEqual([messages[1]?.role, messages[1]?.content[0]?.text], ['assistant', '…']);
  });
});

describe('a shape of Anthropic', () => {
  it('of values is asked for as an object that holds one of them', async (test) => {
    const { model, bodies } = await anthropic(test);
    assert.ok(levels.includes((await model.ask(enumRequest, aContext())).text));
    const schema = {
      type: 'object',
      properties: { value: { type: 'string', enum: levels } },
      required: ['value'],
      additionalProperties: false,
    };
    assert.deepEqual(bodies()[0]?.['output_config'], { format: { type: 'json_schema', schema } });
  });

  it('goes in words to a model without them, which is found out once', async (test) => {
    const { model, server, blocks } = await anthropic(test, { models: { claude: { takesSchema: false } } });
    for (const _ of [1, 2]) assert.ok(levels.includes((await model.ask(enumRequest, aContext())).text));
    assert.deepEqual([server.counts.chat, server.counts.judgement], [3, 2]);
    assert.deepEqual(
      blocks(2).map(({ text }) => text),
      [scale, 'Reply with exactly one of these, and with nothing else:\npoor\nfair\ngood'],
    );
  });
});

describe('a reply of Anthropic', () => {
  it('counts cached tokens among those of the prompt', async (test) => {
    const { model } = await anthropic(test);
    const first = await model.ask(aQuestion([pdf]), aContext(sources));
    const again = await model.ask(aQuestion([pdf]), aContext(sources));
    assert.equal(again.usage.inputTokens, first.usage.inputTokens);
    assert.deepEqual([first.usage.cachedInputTokens, again.usage.cachedInputTokens], [0, 3195]);
    assert.equal(again.sighted, true);
  });

  it('is unsighted where the document was dropped on the way', async (test) => {
    const { model } = await anthropic(test, { dropsDocuments: true });
    for (const document of [pdf, aDocument('text', ['The bridge was opened in spring. '.repeat(50)])])
      assert.equal((await model.ask(aQuestion([document]), aContext([[document, pdfBytes]]))).sighted, false);
  });

  it('tells refusals as they are, in one piece and as a stream', async (test) => {
    const finishes = [
      ['refusal', 'refused'],
      ['max-tokens', 'cut-off'],
    ] as const;
    for (const [kind, finish] of finishes) {
      const { model } = await anthropic(test, { faults: [{ on: 'chat', kind }] });
      for (const context of [aContext(), aContext([], { onText: () => {} })])
        assert.equal((await model.ask(aQuestion(), context)).finish, finish);
    }
  });

  it('that says no reason, or breaks off in a stream, is asked for again', async (test) => {
    const outcomes = [
      ['no-reason', 'no-candidate'],
      ['cut-stream', 'no-candidate'],
      ['stream-error', 'http-529'],
      ['error-in-200', 'http-500'],
    ] as const;
    for (const [kind, code] of outcomes) {
      const { model } = await anthropic(test, { faults: [{ on: 'chat', kind }] });
      const failure = await failureOf(model.ask(aQuestion(), aContext([], { onText: () => {} })));
      assert.deepEqual([failure.code, failure.reach], [code, 'retry'], kind);
    }
  });

  it('that is no message is asked for again', async (test) => {
    const { model } = await anthropic(test, { faults: [{ on: 'chat', kind: 'invalid-json' }] });
    assert.equal((await failureOf(model.ask(aQuestion(), aContext()))).code, 'bad-reply');
  });
});
