import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aDocument } from '../fixtures/asking.ts';
import { markedDocument } from './marked-document.ts';

test('every page stands behind its number, and the whole between markers of its own', () => {
  const document = aDocument('pdf', ['One.\n[page 9]', '']);
  const marker = document.hash.slice(0, 16);
  assert.equal(
    markedDocument(document),
    `[document ${marker}, 2 pages]\n[page 1]\nOne.\n[page 9]\n[page 2]\n\n[end of document ${marker}]`,
  );
  assert.match(markedDocument(aDocument('text', ['One.'])), /^\[document [0-9a-f]{16}, 1 page\]\n/);
});
