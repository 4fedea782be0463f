import assert from 'node:assert/strict';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Readable, Writable } from 'node:stream';
import { after, test } from 'node:test';
import { countCalls } from '../../test/fixtures/count-calls.ts';
import { JournalError } from './journal.ts';
import { explain } from './open-database.ts';
import { openSqliteJournal } from './sqlite-journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-processes-'));
after(() => rmSync(folder, { recursive: true }));

const program = join(import.meta.dirname, '../../test/fixtures/journal-writer.ts');

interface Writer {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  /** The keys of the calls that it says are kept. */
  readonly keys: string[];
  readonly ended: Promise<unknown>;
}

/** Starts a writer, which waits for `begin`. */
async function startWriter(file: string, name: string, calls: number): Promise<Writer> {
  const child = spawn(process.execPath, [program, file, name, String(calls)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const keys: string[] = [];
  const ended = once(child, 'close');
  let rest = '';
  const ready = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line === 'ready') resolve();
        else keys.push(line);
      }
      child.emit('progress');
    });
  });
  await ready;
  return { child, keys, ended };
}

function begin({ child }: Writer): void {
  child.stdin.write('begin\n');
}

test('two processes make the same file at once and write into it: nothing is lost, no error', async () => {
  const file = join(folder, 'shared.db');
  const writers = await Promise.all(['a', 'b'].map((name) => startWriter(file, name, 25)));
  writers.forEach(begin);
  await Promise.all(writers.map(({ ended }) => ended));
  const keys = writers.flatMap((writer) => writer.keys);
  assert.equal(keys.length, 50);
  assert.deepEqual(
    writers.map(({ child }) => child.exitCode),
    [0, 0],
  );
  const journal = openSqliteJournal(file);
  for (const key of keys) assert.notEqual(await journal.findCall(key), null);
  assert.deepEqual(await countCalls(journal, 'run-1'), { calls: 50, made: 50 });
  await journal.close();
});

test('a killed writer loses no call that was kept, and its journal is used again', async () => {
  const file = join(folder, 'killed.db');
  const kept: string[] = [];
  for (const [index, calls] of [1, 9, 30].entries()) {
    const writer = await startWriter(file, `writer ${index}`, 1_000_000);
    begin(writer);
    while (writer.keys.length < calls) await once(writer.child, 'progress');
    writer.child.kill('SIGKILL');
    await writer.ended;
    assert.equal(writer.child.signalCode, 'SIGKILL');
    kept.push(...writer.keys);
    const journal = openSqliteJournal(file);
    for (const key of kept) {
      assert.notEqual(await journal.findCall(key), null);
      assert.notEqual(await journal.findRequest(key), null);
    }
    assert.ok((await countCalls(journal, 'run-1')).made >= kept.length);
    await journal.close();
  }
  const database = new DatabaseSync(file);
  assert.equal(database.prepare('PRAGMA integrity_check').get()?.['integrity_check'], 'ok');
  const half = 'SELECT count(*) AS n FROM calls WHERE key NOT IN (SELECT key FROM steps)';
  assert.equal(database.prepare(half).get()?.['n'], 0);
  database.close();
});

test('a new file that another process is just making is waited for', async () => {
  const file = join(folder, 'half-made.db');
  const maker = new DatabaseSync(file);
  maker.exec('BEGIN IMMEDIATE');
  const writer = await startWriter(file, 'waiting', 1);
  begin(writer);
  await new Promise((resolve) => setTimeout(resolve, 100));
  maker.exec('COMMIT');
  maker.close();
  await writer.ended;
  assert.equal(writer.keys.length, 1);
});

test('a lock is waited for', async () => {
  const file = join(folder, 'locked.db');
  await openSqliteJournal(file).close();
  const holder = new DatabaseSync(file);
  holder.exec('BEGIN IMMEDIATE');
  const writer = await startWriter(file, 'waiting', 1);
  begin(writer);
  await new Promise((resolve) => setTimeout(resolve, 150));
  assert.deepEqual(writer.keys, []);
  holder.exec('COMMIT');
  holder.close();
  await writer.ended;
  assert.equal(writer.keys.length, 1);
});

test('a lock that is not given up is told in one line', () => {
  const file = join(folder, 'kept-locked.db');
  const holder = new DatabaseSync(file);
  holder.exec('BEGIN EXCLUSIVE');
  const other = new DatabaseSync(file);
  let thrown: unknown = null;
  try {
    other.exec('CREATE TABLE anything (a)');
  } catch (error) {
    thrown = explain(error, file);
  }
  assert.ok(thrown instanceof JournalError);
  assert.equal(thrown.message, `${file}: another process has locked it; try again when it has ended`);
  other.close();
  holder.close();
});
