import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvaluation, lighthouse } from '../../test/fixtures/evaluation.ts';
import { anAnswerTask, answered } from '../../test/fixtures/rated-answers.ts';
import { JournalError } from '../journal/journal.ts';
import { citing } from './cite.ts';

const task = anAnswerTask();
const asking = anEvaluation({ citations: true });

test('a document is read once for all answers about it, and only when there is one', async () => {
  let read = 0;
  const cite = citing(asking, { findDocument: async () => ((read += 1), lighthouse) });
  assert.equal(await cite?.(task, { outcome: 'error', error: { code: 'timeout', message: '' } }), null);
  assert.equal(read, 0);
  const citations = await Promise.all(
    ['“Its lamp was lit in 1871.”', 'It has 48 steps.', 'It has steps.'].map((text) =>
      cite?.(task, answered(text)),
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
  const cite = citing(asking, { findDocument: async () => null });
  await assert.rejects(
    async () => cite?.(task, answered('It has 48 steps.')),
    (error) =>
      error instanceof JournalError && /^the journal holds no document \w{8}, in/.test(error.message),
  );
});
