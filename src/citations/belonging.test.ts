import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexDocument } from './document-index.ts';
import { findCitations } from './find-citations.ts';

const document = indexDocument(
  Array.from({ length: 9 }, (_, at) => ({ number: at + 1, text: `Page ${at + 1}.` })),
);

/** The pages named for each quotation. */
function named(answer: string): unknown[] {
  return findCitations(answer, document).flatMap((citation) =>
    citation.kind === 'quotation' ? [citation.named] : [],
  );
}

test('a reference is for the quotation it stands behind', () => {
  assert.deepEqual(named('“a b c” (p. 3) and “d e f” (p. 5).'), [[3], [5]]);
  assert.deepEqual(named('“A b c.” (p. 3) “D e f.” [p. 5]'), [[3], [5]]);
  assert.deepEqual(named('It says “a b c” on page 3.'), [[3]]);
  assert.deepEqual(named('It says “a b c” and “d e f” (p. 3).'), [[3], [3]]);
});

test('a reference that opens the sentence is for the quotations that follow', () => {
  assert.deepEqual(named('Page 3 says “a b c”, and page 5 says “d e f”.'), [[3], [5]]);
  assert.deepEqual(named('On page 3: “a b c” and “d e f”.'), [[3], [3]]);
  assert.deepEqual(named('On page 3 the report says:\n\n> a b c\n\nMore.'), [[3]]);
});

test('a reference below a block quote is for it', () => {
  for (const source of ['> — p. 3', '(p. 3)', '> (p. 3)', '— p. 3'])
    assert.deepEqual(named(`So:\n\n> a b c\n${source}\n\nMore.`), [[3]], source);
});

test('a reference of another sentence, line or list item is for none', () => {
  assert.deepEqual(named('“A b c.” Then page 3 goes on.'), [[]]);
  assert.deepEqual(named('“A b c.” (p. 3) He said “d e f”.'), [[3], []]);
  assert.deepEqual(named('- “a b c”\n- Page 3 is empty.'), [[]]);
  assert.deepEqual(named('Page 3 is empty.\n\nIt says “a b c”.'), [[]]);
});
