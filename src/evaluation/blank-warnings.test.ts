import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lighthouse } from '../../test/fixtures/evaluation.ts';
import { blankWarnings } from './blank-warnings.ts';

const reference = { id: 'scan', source: 'scan.pdf', kind: 'pdf', bytes: 9, characters: 4 } as const;

/** The warnings of one document with these pages. */
function warnings(...texts: readonly string[]): string[] {
  const pages = texts.map((text, index) => ({ number: index + 1, text }));
  const { hash } = lighthouse;
  const references = [{ ...reference, hash, pageCount: pages.length }];
  const read = { ids: ['scan'], references, documents: [{ ...lighthouse, pages }] };
  return blankWarnings(read).map(({ message }) => message);
}

test('pages without text are named, for nothing quoted from them can be found', () => {
  assert.deepEqual(warnings('a', 'b'), []);
  assert.deepEqual(warnings('a', ' \n'), [
    'citations: in document "scan" page 2 has no text; what an answer quotes from there will count as not in the document',
  ]);
  assert.deepEqual(warnings('', 'b', '', '', ' ', 'f'), [
    'citations: in document "scan" pages 1, 3 to 5 of 6 have no text; what an answer quotes from there will count as not in the document',
  ]);
});
