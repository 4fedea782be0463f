import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lighthouse } from '../../test/fixtures/evaluation.ts';
import { openSqliteJournal } from '../journal/sqlite-journal.ts';
import { ModelError } from '../models/model.ts';
import { documentsFrom } from './documents-from.ts';

test('a document at hand is read without the journal; another as an earlier run kept it, once', async () => {
  const journal = openSqliteJournal(':memory:');
  const other = { ...lighthouse, hash: 'ab' };
  await journal.keepDocument(other);
  const documents = documentsFrom({ documents: [lighthouse], contents: new Map() }, journal);
  assert.equal(await documents.read(lighthouse.hash), lighthouse);
  assert.deepEqual(await documents.read('ab'), other);
  await journal.close();
  assert.deepEqual(await documents.read('ab'), other);
});

test('a document that nobody has is an error of the task', async () => {
  const documents = documentsFrom({ documents: [], contents: new Map() }, openSqliteJournal(':memory:'));
  await assert.rejects(
    documents.read('abcdef0123456789'),
    (error) =>
      error instanceof ModelError &&
      error.code === 'document-unavailable' &&
      error.reach === 'task' &&
      error.message.includes('abcdef01'),
  );
});

test('the source of a document is at hand only where it was opened', async () => {
  const source = new Uint8Array([1, 2]);
  const documents = documentsFrom(
    { documents: [lighthouse], contents: new Map([[lighthouse.hash, source]]) },
    openSqliteJournal(':memory:'),
  );
  assert.equal(await documents.bytes(lighthouse.hash), source);
  await assert.rejects(documents.bytes('abcdef0123456789'), { code: 'document-unavailable', reach: 'task' });
});
