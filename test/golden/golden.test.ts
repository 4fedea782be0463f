import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { adapters } from './adapters.ts';
import { readGoldenFolder } from './golden-file.ts';
import { runGoldenFiles } from './golden.ts';

const own = join(import.meta.dirname, 'statistics');

test('every golden value of the project is met', () => {
  const result = runGoldenFiles(readGoldenFolder(own), adapters);
  assert.deepEqual(result.failures, []);
  assert.deepEqual(result.notShipped, []);
  assert.equal(result.passed, 171);
});

test('every adapter has a golden file', () => {
  const methods = readGoldenFolder(own).map(({ method }) => method);
  assert.deepEqual(methods.toSorted(), [...adapters.keys()].toSorted());
});

test('a wrong number, a refusal and a thrown error fail; an unknown method counts neither way', () => {
  const goldenCase = { name: 'one', input: {}, expected: { mean: 1 }, tolerance: 1e-9 };
  const doubles = new Map<string, (input: never) => unknown>([
    ['right', () => ({ mean: 1 })],
    ['wrong', () => ({ mean: 2 })],
    ['refuses', () => ({ mean: 1, refused: true, reason: 'no_data' })],
    [
      'throws',
      () => {
        throw new RangeError('broken');
      },
    ],
  ]);
  const files = ['right', 'wrong', 'refuses', 'throws', 'unknown'].map((method) => ({
    method,
    cases: [goldenCase],
  }));
  assert.deepEqual(runGoldenFiles(files, doubles), {
    passed: 1,
    failures: [
      'wrong, one: mean: expected 1, got 2',
      'refuses, one: refused: {"mean":1,"refused":true,"reason":"no_data"}',
      'throws, one: threw RangeError: broken',
    ],
    notShipped: ['unknown'],
  });
});

function temporaryFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'golden-'));
  context.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('what is no folder of golden files is named', (context) => {
  const folder = temporaryFolder(context);
  const file = join(folder, 'a.json');
  assert.throws(() => readGoldenFolder(join(folder, 'nowhere')), /nowhere: no such folder$/);
  writeFileSync(file, '{');
  assert.throws(() => readGoldenFolder(folder), /a\.json: not JSON$/);
  assert.throws(() => readGoldenFolder(file), /a\.json: no such folder$/);
  for (const wrong of [{ method: 'wilson' }, { method: 'wilson', cases: [{ name: 'one' }] }, [], null]) {
    writeFileSync(file, JSON.stringify(wrong));
    assert.throws(() => readGoldenFolder(folder), /a\.json: not a golden file: /);
  }
});

function run(...folders: string[]): { status: number | null; stdout: string; stderr: string } {
  const script = join(import.meta.dirname, 'run.ts');
  return spawnSync(process.execPath, ['--conditions=assay-source', script, ...folders], { encoding: 'utf8' });
}

test('the command prints the counts last, and its exit code says whether all hold', (context) => {
  const folder = temporaryFolder(context);
  const write = (method: string, p: number): void => {
    const goldenCase = {
      name: '5 of 10',
      input: { successes: 5, n: 10, level: 0.95 },
      expected: { p },
      tolerance: 1e-8,
    };
    writeFileSync(join(folder, 'file.json'), JSON.stringify({ method, cases: [goldenCase] }));
  };
  const empty = run(folder);
  assert.deepEqual([empty.status, empty.stderr], [2, `${folder}: holds no golden files (*.json)\n`]);
  write('wilson', 0.5);
  const held = run(folder);
  assert.deepEqual([held.status, held.stdout], [0, '1 passed, 0 failed\n']);
  write('wilson', 0.4);
  const failed = run(folder);
  assert.deepEqual(
    [failed.status, failed.stdout],
    [1, 'wilson, 5 of 10: p: expected 0.4, got 0.5\n0 passed, 1 failed\n'],
  );
  write('from elsewhere', 0.5);
  const nothing = run(folder);
  assert.equal(nothing.status, 1);
  assert.match(
    nothing.stdout,
    /^not shipped: from elsewhere\n.*no method that ships.*\n0 passed, 0 failed\n$/,
  );
});

test('the command without a folder says how it is used', () => {
  const unused = run();
  assert.deepEqual([unused.status, unused.stderr], [2, 'usage: npm run test:golden -- <folder>\n']);
});
