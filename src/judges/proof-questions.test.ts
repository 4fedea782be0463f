import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hashOfText } from '../record/hash.ts';
import type { Document } from '../record/document.ts';
import { isAnswered, proofQuestions } from './proof-questions.ts';

function aDocument(...pages: readonly string[]): Document {
  return {
    hash: hashOfText(pages.join('\f')),
    kind: 'text',
    mediaType: 'text/plain',
    bytes: 1,
    pages: pages.map((text, index) => ({ number: index + 1, text })),
  };
}

const rare = 'Amber bishops carry durable engines from Gdansk harbours into jagged Kentish lowlands.';
const other = 'Many northern oxen plough quiet red slopes towards the upper valley, while xylophones yawn.';

describe('questions that prove reading', () => {
  it('ask for the word behind five others on a page', () => {
    const document = aDocument(rare, other);
    const questions = proofQuestions(document, 1);
    assert.equal(questions.length, 3);
    for (const { page, words, answer } of questions) {
      assert.equal(words.split(' ').length, 5);
      assert.ok(document.pages[page - 1]?.text.includes(`${words} ${answer}`), words);
    }
  });

  it('are the same for one seed and document, and others for another', () => {
    const asked = (seed: number, ...pages: readonly string[]) =>
      proofQuestions(aDocument(...pages), seed).map(({ words }) => words);
    assert.deepEqual(asked(1, rare, other), asked(1, rare, other));
    assert.notDeepEqual(asked(1, rare, other), asked(2, rare, other));
    assert.equal(new Set(asked(3, rare, other)).size, 3);
  });

  it('leave out what stands in several places', () => {
    const questions = proofQuestions(aDocument(other, other, rare), 1);
    assert.ok(questions.every(({ page }) => page === 3));
  });

  it('leave out hyphens, quotations, numbers to be named, and words across pages', () => {
    const none = [
      'one two three four five 1887',
      'one two "three" four five six',
      'one two three har- bour five',
      'one two three four five',
    ];
    for (const text of none) assert.deepEqual(proofQuestions(aDocument(text), 1), [], text);
    assert.deepEqual(proofQuestions(aDocument('one two three', 'four five six'), 1), []);
  });

  it('are none where there is no text', () => {
    assert.deepEqual(proofQuestions(aDocument(''), 1), []);
    assert.deepEqual(proofQuestions(aDocument(), 1), []);
  });
});

it('a word is the same in other case, quotes and punctuation, and no other word', () => {
  const question = { page: 1, words: 'a b c d e', answer: 'lowlands.' };
  for (const reply of ['lowlands', 'Lowlands.', '"lowlands"', ' LOWLANDS\n', 'low\u00adlands'])
    assert.ok(isAnswered(question, reply), reply);
  for (const reply of ['', 'lowland', 'Kentish lowlands', 'highlands'])
    assert.ok(!isAnswered(question, reply), reply);
});
