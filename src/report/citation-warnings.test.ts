import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StateCounts } from '../record/citation.ts';
import { buildReport } from './build-report.ts';
import { aSource, anAnswer } from '../../test/fixtures/rated-answers.ts';
import { citationFacts, citationsOf } from './fixtures/citations.ts';

async function warned(quotation: Partial<StateCounts>, page: Partial<StateCounts> = {}): Promise<string[]> {
  const findings = [anAnswer(), citationsOf({ quotation, page })];
  const { warnings } = await buildReport(aSource({ measures: [citationFacts] }), findings);
  return warnings.filter(({ message }) => message.startsWith('citations:')).map(({ message }) => message);
}

test('what was found, and what nearly was, is no cause for a warning', async () => {
  assert.deepEqual(await warned({ found: 2, fuzzy: 1 }, { found: 1 }), []);
});

test('what is not there, or on another page, is told with its number, of all', async () => {
  assert.deepEqual(await warned({ 'not-in-document': 1 }), [
    'citations: 1 of 1 quotation of Plain is not in the document; "assay show" tells which',
  ]);
  assert.deepEqual(
    await warned(
      { found: 1, 'found-elsewhere': 2, 'not-in-document': 2 },
      { found: 1, 'not-in-document': 1 },
    ),
    [
      'citations: 2 of 5 quotations of Plain are not in the document; "assay show" tells which',
      'citations: 2 of 5 quotations of Plain stand in the document, but on no page named',
      'citations: 1 of 2 page references of Plain names a page that the document does not have',
    ],
  );
});
