import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvaluation, lighthouse } from '../../test/fixtures/evaluation.ts';
import { anAnswerTask, answered } from '../../test/fixtures/rated-answers.ts';
import { JournalError } from '../journal/journal.ts';
import type { Document } from '../record/document.ts';
import { citing, type Cite } from './cite.ts';

const task = anAnswerTask();

/** Looks up in what is found; of an evaluation that asks for it. */
function citingIn(findDocument: () => Promise<Document | null>): Cite {
  const cite = citing(anEvaluation({ citations: true }), { findDocument });
  assert.ok(cite !== null);
  return cite;
}

test('a document is read once for all answers about it, and only when there is one', async () => {
  let read = 0;
  const cite = citingIn(async () => {
    read += 1;
    return lighthouse;
  });
  assert.equal(await cite(task, { outcome: 'error', error: { code: 'timeout', message: '' } }), null);
  assert.equal(read, 0);
  const citations = await Promise.all(
    ['“Its lamp was lit in 1871.”', 'It has 48 steps.', 'It has steps.'].map((text) =>
      cite(task, answered(text)),
    ),
  );
  assert.deepEqual(
    citations.map((found) => found?.map(({ kind, state, pages }) => [kind, state, ...pages])),
    [[['quotation', 'found', 2]], [['figure', 'found', 1]], []],
  );
  assert.equal(read, 1);
});

test('an evaluation that does not ask for citations has none looked up', () => {
  assert.equal(citing(anEvaluation(), { findDocument: async () => lighthouse }), null);
});

test('a document that the journal has lost is said', async () => {
  const cite = citingIn(async () => null);
  await assert.rejects(
    () => cite(task, answered('It has 48 steps.')),
    (error) =>
      error instanceof JournalError && /^the journal holds no document \w{8}, in/.test(error.message),
  );
});
