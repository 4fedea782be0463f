import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { countCalls } from '../../test/fixtures/count-calls.ts';
import { openSqliteJournal } from '../journal/sqlite-journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-callers-'));
after(() => rmSync(folder, { recursive: true }));

const program = join(import.meta.dirname, '../../test/fixtures/call-maker.ts');

/** Starts a process that needs so many calls, which take so many milliseconds; it waits for `begin`. */
async function startMaker(file: string, facts: { run: string; calls: number; takes: number }) {
  const { run, calls, takes } = facts;
  const child = spawn(process.execPath, [program, file, run, String(calls), String(takes)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
    child.emit('progress');
  });
  const lines = (word: string): string[] => said.split('\n').filter((line) => line.split(' ')[0] === word);
  const saying = async (word: string): Promise<void> => {
    while (lines(word).length === 0) await once(child, 'progress');
  };
  await saying('ready');
  return { child, ended, lines, saying, begin: () => child.stdin.write('begin\n') };
}

test('two processes that need the same calls make each once, together', async () => {
  const file = join(folder, 'shared.db');
  const makers = await Promise.all(
    ['run-1', 'run-2'].map((run) => startMaker(file, { run, calls: 24, takes: 20 })),
  );
  for (const { begin } of makers) begin();
  await Promise.all(makers.map(({ ended }) => ended));
  const asked = makers.flatMap(({ lines }) => lines('asked'));
  assert.equal(asked.length, 24);
  assert.equal(new Set(asked).size, 24);
  const journal = openSqliteJournal(file);
  const counts = await Promise.all(['run-1', 'run-2'].map((run) => countCalls(journal, run)));
  await journal.close();
  assert.deepEqual(
    counts.map(({ calls }) => calls),
    [24, 24],
  );
  assert.equal(
    counts.reduce((sum, { made }) => sum + made, 0),
    24,
  );
});

test('whoever waits for a process that is killed makes the call itself, at once', async () => {
  const file = join(folder, 'killed.db');
  const slow = await startMaker(file, { run: 'run-1', calls: 1, takes: 1_000_000 });
  slow.begin();
  await slow.saying('asked');
  const other = await startMaker(file, { run: 'run-2', calls: 1, takes: 0 });
  other.begin();
  await other.saying('waiting');
  assert.deepEqual(other.lines('asked'), []);
  slow.child.kill('SIGKILL');
  await slow.ended;
  const waitsBefore = other.lines('waiting').length;
  await other.ended;
  assert.equal(other.child.exitCode, 0);
  assert.deepEqual(other.lines('asked'), ['asked 1']);
  assert.deepEqual(other.lines('done'), ['done 1']);
  // Half a minute of silence would have been sixty pauses more.
  assert.ok(other.lines('waiting').length - waitsBefore < 10);
});
