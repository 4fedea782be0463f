import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Citation } from '../record/citation.ts';
import { citationWords } from './citation-words.ts';
import { aCitation } from './fixtures/citations.ts';

function words(facts: Partial<Citation>): string {
  return citationWords(aCitation(facts));
}

test('a quotation is told with its page, and what differs', () => {
  assert.equal(words({}), '“It has 48 layers” (quotation): found on page 3');
  assert.equal(
    words({ state: 'found-elsewhere', named: [7], pages: [3, 4] }),
    '“It has 48 layers” (quotation): found on pages 3, 4, not on page 7',
  );
  assert.equal(
    words({ state: 'not-in-document', pages: [] }),
    '“It has 48 layers” (quotation): not in the document',
  );
  const differences = [
    { document: '36', answer: '48' },
    { document: '', answer: 'deep' },
    { document: 'only', answer: '' },
  ];
  assert.equal(
    words({ state: 'fuzzy', differences, score: 0.759 }),
    '“It has 48 layers” (quotation): nearly found on page 3 (75 % of the words); “36” in the document, “48” in the answer; the document does not have “deep”; the document has “only” too',
  );
});

test('a page by its printed number is told as such, since the file counts otherwise', () => {
  assert.equal(
    words({ named: [1], numbering: 'printed' }),
    '“It has 48 layers” (quotation): found on page 3 of the file, which bears the number named',
  );
});

test('a page reference leads somewhere, or the document has no such page', () => {
  const page = { kind: 'page', text: 'p. 3', named: [3] } as const;
  assert.equal(words(page), '“p. 3” (page): right, page 3 of the file');
  assert.equal(
    words({ ...page, pages: [5], state: 'found-elsewhere' }),
    '“p. 3” (page): found on page 5, not on page 3',
  );
  assert.equal(
    words({ ...page, pages: [], state: 'not-in-document' }),
    '“p. 3” (page): the document has no such page',
  );
});

test('a figure may have another unit there', () => {
  const differences = [{ document: '48 kW', answer: '48' }];
  assert.equal(
    words({ kind: 'figure', text: '48', state: 'fuzzy', differences }),
    '“48” (figure): found with another unit on page 3; “48 kW” in the document, “48” in the answer',
  );
});

test('of many pages the first are told, and of a long text its beginning, whole characters only', () => {
  const pages = Array.from({ length: 10 }, (_, index) => index + 1);
  assert.match(words({ pages }), /found on pages 1, 2, 3, 4, 5, 6, 7, 8 and 2 more$/);
  assert.equal(
    words({ text: `${'a'.repeat(159)}😀b` }),
    `“${'a'.repeat(159)}…” (quotation): found on page 3`,
  );
});
