import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { indexDocument } from './document-index.ts';
import { findCitations } from './find-citations.ts';
import { ferry } from './fixtures/ferry.ts';

const document = indexDocument(ferry);

/** Kind, text, state and pages of each citation. */
function found(answer: string): unknown[] {
  return findCitations(answer, document).map(({ kind, text, state, pages }) => [kind, text, state, ...pages]);
}

describe('an answer is read for what it claims to stand in the document', () => {
  it('its quotations, page references and figures, in their order', () => {
    const answer = 'It carries 240 passengers. “Dogs travel free.” (p. 3) It cost €7 million.';
    assert.deepEqual(found(answer), [
      ['figure', '240', 'found', 2],
      ['quotation', 'Dogs travel free.', 'found', 3],
      ['page', 'p. 3', 'found', 3],
      ['figure', '€7 million', 'not-in-document'],
    ]);
  });

  it('but not what stands in code, nor the numbers of a list', () => {
    const answer =
      '1. `"Dogs travel free now" (p. 9)`\n2. Nothing.\n\n```\n"Dogs travel free now" p. 7\n```\n';
    assert.deepEqual(found(answer), []);
  });

  it('and not the figures and pages within a quotation twice', () => {
    assert.deepEqual(found('“the ferry made 4,380 crossings”'), [
      ['quotation', 'the ferry made 4,380 crossings', 'found', 4],
    ]);
  });

  it('each at its place', () => {
    const answer = 'See: “Dogs travel free.” (p. 3), all 240 of them.';
    const read = findCitations(answer, document).map(({ start, end }) => answer.slice(start, end));
    assert.deepEqual(read, ['“Dogs travel free.”', 'p. 3', '240']);
  });

  it('and an answer without any has none', () => assert.deepEqual(found('The ferry is safe, I think.'), []));
});

test('a quotation on a page that was not named is found elsewhere, and so is its reference', () => {
  const [quotation, page] = findCitations('“Nobody was hurt.” (p. 2)', document);
  assert.deepEqual(
    [quotation?.state, quotation?.pages, page?.state, page?.pages],
    ['found-elsewhere', [4], 'found-elsewhere', [4]],
  );
});

test('a page is right by its place in the file or by its printed number, and which is said', () => {
  const numbering = (answer: string): unknown => findCitations(answer, document)[0]?.numbering;
  assert.equal(numbering('“Nobody was hurt.” (p. 4)'), 'physical');
  assert.equal(numbering('“Nobody was hurt.” (p. 3)'), 'printed');
  assert.equal(numbering('“Nobody was hurt.” (pp. 3-4)'), 'both');
  assert.equal(numbering('“Nobody was hurt.”'), null);
});

test('a figure with a page that does not have it is found elsewhere', () => {
  assert.deepEqual(found('Page 2 says that 4,380 crossings were made.'), [
    ['page', 'Page 2', 'found', 2, 3],
    ['figure', '4,380', 'found-elsewhere', 4],
  ]);
});

test('an altered quotation tells the passage and what differs', () => {
  const [citation] = findCitations('“It is allowed to sail in winds of more than 30 knots.”', document);
  assert.deepEqual(citation, {
    kind: 'quotation',
    text: 'It is allowed to sail in winds of more than 30 knots.',
    start: 0,
    end: 55,
    state: 'fuzzy',
    named: [],
    numbering: null,
    pages: [2],
    passage: {
      firstPage: 2,
      lastPage: 2,
      start: 76,
      end: 132,
      text: 'It is not allowed to sail in winds of more than 20 knots',
    },
    differences: [
      { document: 'not', answer: '' },
      { document: '20', answer: '30' },
    ],
    score: 1 - 2 / 12,
  });
});

test('a sentence that names over a hundred pages names none for its figures', () => {
  const around = (pages: string) => findCitations(`On pp. ${pages} it carries 240 passengers.`, document);
  assert.deepEqual(around('1-100').find(({ kind }) => kind === 'figure')?.named.length, 100);
  assert.deepEqual(around('1-101').find(({ kind }) => kind === 'figure')?.named, []);
});
