import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aRequest, lighthouse } from '../../test/fixtures/evaluation.ts';
import type { Document } from '../record/document.ts';
import { TokenBounds } from './token-bounds.ts';

function boundsOver(document: Document = lighthouse) {
  let read = 0;
  const bounds = new TokenBounds({
    read: async () => {
      read += 1;
      return document;
    },
    bytes: async () => new Uint8Array(),
  });
  return { bounds, read: () => read };
}

const text = (said: string) => [
  { role: 'user' as const, parts: [{ kind: 'text' as const, name: 'question' as const, text: said }] },
];
const document = [{ role: 'user' as const, parts: [{ kind: 'document' as const, hash: lighthouse.hash }] }];
const used = (outputTokens: number | null) => ({ inputTokens: 1, cachedInputTokens: 0, outputTokens });

describe('the most that a request can have of tokens', () => {
  it('is half the bytes of its texts, and a frame', async () => {
    const { bounds } = boundsOver();
    assert.equal(await bounds.inputOf(aRequest({ system: null, messages: text('é'.repeat(100)) })), 150);
    const schema = { kind: 'enum' as const, values: ['good', 'bad'] };
    const more = aRequest({ system: 'x'.repeat(40), messages: text('x'.repeat(100)), schema });
    assert.equal(await bounds.inputOf(more), 50 + Math.ceil((40 + 100 + JSON.stringify(schema).length) / 2));
  });

  it('counts the pages of a PDF where the model gets the pages, and their text where it gets that', async () => {
    const pages = [1, 2, 3].map((number) => ({ number, text: 'x'.repeat(99) }));
    const { bounds, read } = boundsOver({ ...lighthouse, kind: 'pdf', pages });
    const pictured = aRequest({ provider: 'google', system: null, messages: document });
    assert.equal(await bounds.inputOf(pictured), 50 + 3 * 1200);
    assert.equal(await bounds.inputOf(pictured), 50 + 3 * 1200);
    assert.equal(await bounds.inputOf(aRequest({ system: null, messages: document })), 50 + 150);
    assert.equal(read(), 2);
  });
});

describe('the most that a reply can have', () => {
  it("is the user's own limit", () => {
    const { bounds } = boundsOver();
    assert.equal(bounds.outputOf(aRequest({ settings: { maxOutputTokens: 77 } })), 77);
  });

  it('is not known before twenty came; then it is half as much again as nearly all of them', async () => {
    const { bounds } = boundsOver();
    for (let tokens = 1; tokens <= 19; tokens += 1) bounds.observe(aRequest(), used(tokens));
    bounds.observe(aRequest(), used(null));
    assert.equal(bounds.outputOf(aRequest()), null);
    assert.equal((await bounds.usageOf(aRequest())).outputTokens, 76);
    assert.equal((await bounds.usageOf(aRequest({ model: 'other' }))).outputTokens, 8192);
    bounds.observe(aRequest(), used(20));
    assert.equal(bounds.outputOf(aRequest()), 30);
    for (let tokens = 21; tokens <= 2000; tokens += 1) bounds.observe(aRequest(), used(tokens));
    assert.equal(bounds.outputOf(aRequest()), 1990 * 1.5);
    assert.equal((await bounds.usageOf(aRequest())).outputTokens, 2985);
  });

  it('is learnt apart for each model, and for answers and ratings', () => {
    const { bounds } = boundsOver();
    for (let count = 0; count < 20; count += 1) bounds.observe(aRequest(), used(10));
    const others = [
      { model: 'other' },
      { origin: 'b' },
      { schema: { kind: 'enum' as const, values: ['a'] } },
    ];
    for (const facts of others) assert.equal(bounds.outputOf(aRequest(facts)), null);
    assert.equal(bounds.outputOf(aRequest({ draw: '9', system: 'another' })), 15);
  });
});
