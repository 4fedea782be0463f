import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CallRequest, Part } from '../../record/call.ts';
import type { Document } from '../../record/document.ts';
import { aDocument, aQuestion } from '../fixtures/asking.ts';
import { readReplyBody } from './google-reply.ts';
import { sighting } from './sight.ts';

/** Numbers in [0, 1) that are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function pdfOf(pages: number): Document {
  return aDocument(
    'pdf',
    Array.from({ length: pages }, () => ''),
  );
}

function requestWith(documents: readonly Document[], texts: readonly string[]): CallRequest {
  const parts: Part[] = [
    ...documents.map(({ hash }) => ({ kind: 'document' as const, hash })),
    ...texts.map((text) => ({ kind: 'text' as const, name: 'question' as const, text })),
  ];
  return aQuestion([], { system: 'Rate the answer.', messages: [{ role: 'user', parts }] });
}

function sight(usageMetadata: unknown, request: CallRequest, documents: readonly Document[]): boolean | null {
  return sighting()(readReplyBody({ usageMetadata }), request, documents);
}

const english =
  'The committee, which met on Thursday, couldn’t agree on 3 of the 14 proposals; it adjourned at 16:45. ';
const texts: Readonly<Record<string, (characters: number) => string>> = {
  english: (size) => english.repeat(size / 100 + 1).slice(0, size),
  japanese: (size) => '橋は一八九四年の春に開通し、四つの車線がある。'.repeat(size / 20 + 1).slice(0, size),
  thai: (size) => 'สะพานเปิดในฤดูใบไม้ผลิ '.repeat(size / 20 + 1).slice(0, size),
  emoji: (size) => '👍🏽 '.repeat(size / 4 + 1).slice(0, size),
  numbers: (size) => '1 2 3 4 5 6 7 8 9 0\n'.repeat(size / 20 + 1).slice(0, size),
  blanks: (size) => `a${' '.repeat(size)}\n\n\t\t`,
  rules: (size) => `${'-'.repeat(size / 2)}\n${'.'.repeat(size / 2)}`,
  'drawn rules': (size) => '─'.repeat(size),
  'one word': (size) => 'internationalization '.repeat(size / 21 + 1).slice(0, size),
  'one letter': (size) => 'a'.repeat(size),
};

/** What a tokenizer at its best makes of a text: a word a token, any blanks and rules a token, a letter beyond ASCII half of one. */
function fewestOfAll(text: string): number {
  const words = text.match(/[A-Za-z’]{1,24}|\d|[^\s\w.─-]{1,2}/gu)?.length ?? 0;
  const runs = text.match(/[.─-]+/gu)?.length ?? 0;
  return words + runs;
}

describe('a good call', () => {
  it('is never called blind, whatever is counted, attached and said', () => {
    const random = numbers(1);
    const kinds = Object.values(texts);
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    for (let call = 0; call < 1000; call += 1) {
      const pdf = pdfOf(1 + Math.floor(random() ** 3 * 200));
      const text = aDocument(pick(['text', 'markdown', 'html']), [pick(kinds)(Math.floor(random() * 3000))]);
      const documents = pick([[pdf], [text], [pdf, text], [aDocument('text', ['Hi.'])], [pdf, pdfOf(1)]]);
      const said = [pick(kinds)(Math.floor(random() ** 3 * 20_000)), pick(kinds)(Math.floor(random() * 200))];
      const count = pick([fewestOfAll, (one: string) => Math.ceil(one.length / 4)]);
      const allTexts = [
        ...said,
        'Rate the answer.',
        ...documents.flatMap(({ kind, pages }) => (kind === 'pdf' ? [] : pages.map((page) => page.text))),
      ];
      const textTokens = allTexts.reduce((sum, one) => sum + count(one), 0);
      const pages = documents.reduce(
        (sum, { kind, pages: all }) => sum + (kind === 'pdf' ? all.length : 0),
        0,
      );
      const pageTokens = pages * pick([258, 280, 560, 1120]);
      const promptTokenCount = textTokens + pageTokens;
      const cachedContentTokenCount = pick([undefined, Math.floor(promptTokenCount * 0.9)]);
      const modality = pick(['IMAGE', 'DOCUMENT', 'PAGE_OF_LATER_DAYS']);
      const details = [
        { modality: 'TEXT', tokenCount: textTokens },
        ...(pageTokens === 0 ? [] : [{ modality, tokenCount: pageTokens }]),
      ];
      // Where cached tokens are left out of the details, those of the pages may be missing.
      const promptTokensDetails = pick([
        undefined,
        [],
        details,
        cachedContentTokenCount === undefined ? details : details.slice(0, 1),
      ]);
      const usage = { promptTokenCount, cachedContentTokenCount, promptTokensDetails };
      const sighted = sight(usage, requestWith(documents, said), documents);
      assert.equal(sighted, true, `${call}: ${JSON.stringify(usage)}`);
    }
  });

  it('of several turns counts all that was said', () => {
    const pdf = pdfOf(2);
    const first = requestWith([pdf], ['Rate it.']);
    const messages: CallRequest['messages'] = [
      ...first.messages,
      { role: 'model', parts: [{ kind: 'text', name: 'answer', text: english.repeat(50) }] },
      { role: 'user', parts: [{ kind: 'text', name: 'instructions', text: 'Name the level.' }] },
    ];
    assert.equal(sight({ promptTokenCount: 2 * 258 + 1250 }, { ...first, messages }, [pdf]), true);
    assert.equal(sight({ promptTokenCount: 500 }, { ...first, messages }, [pdf]), false);
  });
});

describe('a blind call', () => {
  const words = english.repeat(60);
  const textTokens = Math.ceil(words.length / 4);

  it('lacks the pages among the tokens that are counted by kind', () => {
    for (const pages of [1, 2, 30]) {
      const pdf = pdfOf(pages);
      const request = requestWith([pdf], [words]);
      const onlyText = [{ modality: 'TEXT', tokenCount: textTokens }];
      assert.equal(
        sight({ promptTokenCount: textTokens, promptTokensDetails: onlyText }, request, [pdf]),
        false,
      );
    }
  });

  it('lacks them in the whole, where that is all that is counted', () => {
    const pdf = pdfOf(10);
    assert.equal(sight({ promptTokenCount: textTokens }, requestWith([pdf], [words]), [pdf]), false);
    assert.equal(sight({ promptTokenCount: textTokens + 2580 }, requestWith([pdf], [words]), [pdf]), true);
  });

  it('got a part of the pages, or one of two documents', () => {
    const [three, forty] = [pdfOf(3), pdfOf(40)];
    const details = [
      { modality: 'TEXT', tokenCount: textTokens },
      { modality: 'IMAGE', tokenCount: 3 * 560 },
    ];
    const usage = { promptTokenCount: textTokens + 3 * 560, promptTokensDetails: details };
    assert.equal(sight(usage, requestWith([forty], [words]), [forty]), false);
    assert.equal(sight(usage, requestWith([three, forty], [words]), [three, forty]), false);
    assert.equal(sight(usage, requestWith([three], [words]), [three]), true);
  });

  it('lacks the text of a document that is sent as text', () => {
    const novel = aDocument('markdown', [english.repeat(300)]);
    const request = requestWith([novel], [words]);
    const whole = textTokens + english.length * 75;
    const details = (tokenCount: number) => ({
      promptTokenCount: tokenCount,
      promptTokensDetails: [{ modality: 'TEXT', tokenCount }],
    });
    assert.equal(sight(details(textTokens), request, [novel]), false);
    assert.equal(sight(details(whole), request, [novel]), true);
    assert.equal(sight({ promptTokenCount: 4096 }, request, [novel]), false);
  });
});

it('holds for every document apart, however often each was counted', () => {
  const sightedBy = sighting();
  const [short, long] = [aDocument('text', ['Hi.']), aDocument('text', [english.repeat(300)])];
  const body = readReplyBody({ usageMetadata: { promptTokenCount: 20 } });
  const seen = [short, long, short, long].map((document) =>
    sightedBy(body, requestWith([document], ['Rate it.']), [document]),
  );
  assert.deepEqual(seen, [true, false, true, false]);
});

describe('nobody can tell', () => {
  it('where nothing was attached, or nothing counted', () => {
    const pdf = pdfOf(3);
    const request = requestWith([pdf], ['Rate it.']);
    assert.equal(sight({ promptTokenCount: 1 }, requestWith([], ['Rate it.']), []), null);
    for (const usage of [
      undefined,
      null,
      {},
      { promptTokenCount: null },
      { promptTokenCount: 0 },
      { candidatesTokenCount: 5 },
    ])
      assert.equal(sight(usage, request, [pdf]), null);
  });
});
