import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { aRun, lighthouse } from '../../test/fixtures/evaluation.ts';
import { JournalError } from './journal.ts';
import { explain, openDatabase } from './open-database.ts';
import { openSqliteJournal } from './sqlite-journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-open-'));
after(() => rmSync(folder, { recursive: true }));

/** Expects one line that begins with the path and holds `words`. */
function unusable(path: string, words: RegExp): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof JournalError, String(error));
    assert.ok(error.message.startsWith(`${path}: `), error.message);
    assert.match(error.message, words);
    assert.equal(error.message.split('\n').length, 1);
    return true;
  };
}

/** Opening must be refused, and the file be left as it was, with nothing beside it. */
function leavesAlone(path: string, words: RegExp): void {
  const before = readFileSync(path);
  assert.throws(() => openSqliteJournal(path), unusable(path, words));
  assert.deepEqual(readFileSync(path), before);
  assert.equal(existsSync(`${path}-wal`), false);
  assert.equal(existsSync(`${path}-shm`), false);
}

function makeDatabase(name: string, sql: string): string {
  const path = join(folder, name);
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
  return path;
}

test('a journal is made with its folder, and opened again with what it holds', async () => {
  const path = join(folder, 'new', 'folder', 'journal.db');
  const first = openSqliteJournal(path);
  await first.keepRun(aRun());
  await first.close();
  const second = openSqliteJournal(path);
  assert.deepEqual(await second.findRun('run-1'), aRun());
  await second.close();
});

test('an empty file becomes a journal', async () => {
  const path = join(folder, 'empty.db');
  writeFileSync(path, '');
  const journal = openSqliteJournal(path);
  assert.deepEqual(await journal.runs(), []);
  await journal.close();
});

test('a file that is no database is left alone', () => {
  const path = join(folder, 'notes.txt');
  writeFileSync(path, 'Notes, and no database. '.repeat(100));
  leavesAlone(path, /is not a journal; name another file with --journal/);
});

test('a database of something else is left alone, also one without tables', () => {
  const foreign = /is a database, but not a journal of Assay; name another file/;
  leavesAlone(makeDatabase('foreign.db', 'CREATE TABLE birds (name TEXT)'), foreign);
  leavesAlone(makeDatabase('marked.db', 'PRAGMA application_id = 7'), foreign);
  leavesAlone(makeDatabase('versioned.db', 'PRAGMA user_version = 7'), foreign);
  leavesAlone(makeDatabase('wal.db', 'PRAGMA journal_mode = WAL; CREATE TABLE birds (name TEXT)'), foreign);
});

test('a journal of a newer format is left alone', () => {
  const path = join(folder, 'newer.db');
  openDatabase(path).close();
  makeDatabase('newer.db', 'PRAGMA user_version = 99');
  leavesAlone(path, /was written by a newer Assay \(format 99\); update Assay/);
});

test('a folder is not a journal', () => {
  const path = join(folder, 'a-folder');
  mkdirSync(path);
  assert.throws(() => openSqliteJournal(path), unusable(path, /is a folder, not a journal; name a file/));
});

test('where no folder can be made, the path and the reason are said', () => {
  writeFileSync(join(folder, 'a-file'), '');
  const path = join(folder, 'a-file', 'journal.db');
  assert.throws(
    () => openSqliteJournal(path),
    unusable(path, /cannot be opened; check the folder.*\(E\w+\)/),
  );
});

test('where no file can be made, the same is said', { skip: process.platform !== 'linux' }, () => {
  const path = '/proc/journal.db';
  assert.throws(() => openSqliteJournal(path), unusable(path, /cannot be opened; check the folder/));
});

test('a journal that can only be read is refused before anything is asked', () => {
  const path = join(folder, 'read-only.db');
  const error = Object.assign(new Error('attempt to write a readonly database'), { errcode: 8 });
  assert.ok(unusable(path, /cannot be written; check its permissions/)(explain(error, path)));
});

test('a lost page is told as damage, on opening or on reading', async () => {
  const path = join(folder, 'damaged.db');
  const journal = openSqliteJournal(path);
  const pages = Array.from({ length: 40 }, (_, index) => ({ number: index + 1, text: 'x'.repeat(1000) }));
  await journal.keepDocument({ ...lighthouse, pages });
  await journal.keepRun(aRun());
  await journal.close();
  const bytes = readFileSync(path);
  const overwritten = Buffer.from(bytes).fill(0x5a, 4096);
  writeFileSync(path, overwritten);
  await assert.rejects(
    async () => {
      const opened = openSqliteJournal(path);
      try {
        await opened.findDocument(lighthouse.hash);
      } finally {
        await opened.close();
      }
    },
    unusable(path, /is damaged; restore it from a copy/),
  );
  assert.deepEqual(readFileSync(path), overwritten);
});

test('a damaged page is found before anything is read from it, and a whole journal is not suspected', async () => {
  const path = join(folder, 'checked.db');
  const journal = openSqliteJournal(path);
  for (let number = 1; number <= 60; number += 1)
    await journal.keepRun(aRun({ id: `run-${number}`, source: 'x'.repeat(500) }));
  await journal.check();
  await journal.close();
  const bytes = readFileSync(path);
  const page = Math.floor(bytes.length / 4096 / 2);
  writeFileSync(path, Buffer.from(bytes).fill(0x5a, page * 4096, (page + 1) * 4096));
  const opened = openSqliteJournal(path);
  await assert.rejects(opened.check(), unusable(path, /is damaged; restore it from a copy/));
  await opened.close();
});

test('a journal without its tables is told in one line', () => {
  const path = join(folder, 'bare.db');
  openDatabase(path).close();
  makeDatabase('bare.db', 'DROP TABLE calls');
  assert.throws(() => openSqliteJournal(path), unusable(path, /no such table: calls/));
});

test('a text that is lost is told as damage, not made up', async () => {
  const path = join(folder, 'lost-text.db');
  openSqliteJournal(path);
  const database = new DatabaseSync(path);
  const request = JSON.stringify({ system: { hash: 'ab'.repeat(32) }, messages: [] });
  database.exec(
    `INSERT INTO calls (key, content, provider, model, request, text, finish, started_at, finished_at)
     VALUES (x'01', x'02', 'p', 'm', '${request}', '', 'stop', 1, 2)`,
  );
  database.exec(`INSERT INTO documents VALUES ('broken', '{"pages": [')`);
  database.close();
  const journal = openSqliteJournal(path);
  await assert.rejects(journal.findRequest('01'), unusable(path, /is damaged/));
  await assert.rejects(journal.findDocument('broken'), unusable(path, /is damaged/));
  await journal.close();
});

test('a full disk and a failing one are told with their remedy', () => {
  const path = 'journal.db';
  const full = Object.assign(new Error('database or disk is full'), { errcode: 13 });
  assert.ok(unusable(path, /disk is full; make room and run again/)(explain(full, path)));
  const failing = Object.assign(new Error('disk I/O error'), { errcode: 10 | (3 << 8) });
  assert.ok(unusable(path, /disk failed/)(explain(failing, path)));
  const unheard = Object.assign(new Error('something new'), { errcode: 99 });
  assert.ok(unusable(path, /something new/)(explain(unheard, path)));
});

test('a bug stays what it is', () => {
  const bug = new TypeError('undefined is not a function');
  assert.equal(explain(bug, 'journal.db'), bug);
  assert.equal(explain('thrown', 'journal.db'), 'thrown');
});
