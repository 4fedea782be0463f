import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { aCall, aReply, aRequest } from '../../test/fixtures/evaluation.ts';
import { keyOf } from '../record/call-key.ts';
import type { CallRequest } from '../record/call.ts';
import { JournalError } from './journal.ts';
import { openRecording } from './recording.ts';
import { openSqliteJournal } from './sqlite-journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-recording-'));
after(() => rmSync(folder, { recursive: true }));

/** A journal in which the models `test:old` and `test:new` were asked the same. */
async function journalOfTwoModels(path: string): Promise<void> {
  const journal = openSqliteJournal(path);
  for (const [finishedAt, model] of [
    [4000, 'new'],
    [3000, 'old'],
  ] as const) {
    const request = aRequest({ model });
    const { key, content } = keyOf(request);
    const call = aCall(key, { reply: aReply({ text: `by ${model}` }), finishedAt });
    const step = { run: 'run-1', task: model, role: 'answer', key, made: true, error: null };
    await journal.keepCall({ call, request, content, step });
  }
  await journal.close();
}

async function textFrom(path: string, request: CallRequest): Promise<string | null> {
  return (await (await openRecording(path)).find(request))?.text ?? null;
}

test('a journal is replayed: the newest call of that content, or that of one model', async () => {
  const path = join(folder, 'journal.db');
  await journalOfTwoModels(path);
  const request = aRequest({ provider: 'recorded', model: path, freshness: '3', seed: 8 });
  assert.equal(await textFrom(path, request), 'by new');
  assert.equal(await textFrom(`${path}#test:old`, request), 'by old');
  assert.equal(await textFrom(`${path}#test:other`, request), null);
  assert.equal(await textFrom(path, aRequest({ draw: '2' })), null);
});

test('what two candidates were told apart is not mixed up in a replay', async () => {
  const path = join(folder, 'origins.db');
  const journal = openSqliteJournal(path);
  for (const [origin, text] of [
    ['one', 'Verdict: close'],
    ['other', 'Verdict: far'],
  ] as const) {
    const request = aRequest({ model: 'judge', origin });
    const { key, content } = keyOf(request);
    const step = { run: 'run-1', task: origin, role: 'rating', key, made: true, error: null };
    await journal.keepCall({ call: aCall(key, { reply: aReply({ text }) }), request, content, step });
  }
  await journal.close();
  const replayed = (origin: string) =>
    textFrom(path, aRequest({ provider: 'recorded', model: path, origin }));
  assert.equal(await replayed('one'), 'Verdict: close');
  assert.equal(await replayed('other'), 'Verdict: far');
  assert.equal(await replayed('renamed'), null);
});

test('a # in the path divides only where a model follows', async () => {
  const inside = join(folder, 'c#');
  mkdirSync(inside);
  const path = join(inside, 'journal.db');
  await journalOfTwoModels(path);
  assert.equal(await textFrom(path, aRequest()), 'by new');
  assert.equal(await textFrom(`${path}#test:old`, aRequest()), 'by old');
  await assert.rejects(openRecording(`${path}#old`), JournalError);
});

test('an export beside it is told by its first bytes', async () => {
  const path = join(folder, 'ratings.jsonl');
  writeFileSync(
    path,
    `${JSON.stringify({ ask: 'Why?', answerIndex: 1, model: 'test:old', answer: 'So.' })}\n`,
  );
  const messages = [{ role: 'user', parts: [{ kind: 'text', name: 'question', text: 'Why?' }] }] as const;
  assert.equal(await textFrom(path, aRequest({ messages })), 'So.');
  assert.equal(await textFrom(`${path}#test:old`, aRequest({ messages })), 'So.');
  assert.equal(await textFrom(`${path}#test:new`, aRequest({ messages })), null);
});

test('what cannot be read, or is neither, is told in one line with its path', async () => {
  const missing = join(folder, 'missing.db');
  await assert.rejects(openRecording(missing), {
    name: 'JournalError',
    message: `${missing}: cannot be read; name a journal or an export of a run`,
  });
  await assert.rejects(openRecording(folder), JournalError);
  const foreign = join(folder, 'foreign.db');
  const database = new DatabaseSync(foreign);
  database.exec('CREATE TABLE birds (name TEXT)');
  database.close();
  await assert.rejects(openRecording(foreign), /foreign\.db: is a database, but not a journal/);
  const text = join(folder, 'notes.txt');
  writeFileSync(text, '\nNotes.');
  await assert.rejects(openRecording(text), /notes\.txt:2: is not a row of an export/);
});
