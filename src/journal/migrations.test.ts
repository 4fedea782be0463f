import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { aCall, aReply, aRequest } from '../../test/fixtures/evaluation.ts';
import { keyOf } from '../record/call-key.ts';
import { openSqliteJournal } from './sqlite-journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-migrations-'));
after(() => rmSync(folder, { recursive: true }));

const { key, content } = keyOf(aRequest());

/** A journal as the first format had it, with one call that took three replies. */
function oldJournal(name: string): string {
  const path = join(folder, name);
  const database = new DatabaseSync(path);
  database.exec(readFileSync(new URL('./fixtures/format-1.sql', import.meta.url), 'utf8'));
  database.exec('PRAGMA application_id = 1634951545; PRAGMA user_version = 1;');
  const { reply, startedAt, finishedAt } = aCall(key, { reply: aReply() });
  const discarded = [
    { inputTokens: 7, cachedInputTokens: 1, outputTokens: 2 },
    { inputTokens: 8, cachedInputTokens: null, outputTokens: null },
  ];
  database
    .prepare(
      `INSERT INTO calls (key, content, provider, model, request, text, finish, served_model, sighted, input_tokens,
         cached_input_tokens, output_tokens, discarded, started_at, finished_at)
       VALUES (?, ?, 'test', 'answerer', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      Buffer.from(key, 'hex'),
      Buffer.from(content, 'hex'),
      JSON.stringify(aRequest()),
      reply.text,
      reply.finish,
      reply.servedModel,
      reply.sighted === null ? null : Number(reply.sighted),
      reply.usage.inputTokens,
      reply.usage.cachedInputTokens,
      reply.usage.outputTokens,
      JSON.stringify(discarded),
      startedAt,
      finishedAt,
    );
  const step = database.prepare("INSERT INTO steps VALUES (?, 'task', 'answer', ?, ?, NULL)");
  step.run('run-1', Buffer.from(key, 'hex'), 1);
  step.run('run-2', Buffer.from(key, 'hex'), 0);
  database.close();
  return path;
}

test('a journal of the first format is opened with all that it holds', async () => {
  const path = oldJournal('first.db');
  const journal = openSqliteJournal(path);
  assert.deepEqual(await journal.findCall(key), aCall(key, { reply: aReply() }));
  assert.deepEqual(await journal.findRequest(key), aRequest());
  const usages = await Array.fromAsync(journal.usage('run-1'));
  assert.deepEqual(
    usages.map(({ kind, usage }) => [kind, usage.inputTokens, usage.cachedInputTokens, usage.outputTokens]),
    [
      ['made', 100, 0, 10],
      ['lost', 7, 1, 2],
      ['lost', 8, null, null],
    ],
  );
  const reused = await Array.fromAsync(journal.usage('run-2'));
  assert.deepEqual(
    reused.map(({ kind }) => kind),
    ['reused'],
  );
  await journal.close();
});

test('it then has the tables of a new one', async () => {
  const path = oldJournal('tables.db');
  await openSqliteJournal(path).close();
  const fresh = join(folder, 'fresh.db');
  await openSqliteJournal(fresh).close();
  const columns = (file: string): unknown[] => {
    const database = new DatabaseSync(file);
    const tables = database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      .all();
    const found = tables.map(({ name }) => [
      name,
      database.prepare(`SELECT name, type FROM pragma_table_info('${String(name)}') ORDER BY name`).all(),
    ]);
    database.close();
    return found;
  };
  assert.deepEqual(columns(path), columns(fresh));
});
